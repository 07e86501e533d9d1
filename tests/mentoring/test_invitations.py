"""Codes of invitations: made, printed, typed, kept as a hash."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.arrival import PAUSE, WRONG_CODES, paused_until, recent_of
from mentoring.invitations import (
    ALPHABET,
    CODE_LENGTH,
    CodeExpired,
    CodeRevoked,
    CodeUsedUp,
    check_usable,
    hash_of,
    looks_like_code,
    new_code,
    printed,
    read_code,
)
from storage.records import Invitation, Role

NOW = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)
CODES = st.text(ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH)
TO_RUSSIAN = str.maketrans("ABEKMHPCTYX", "АВЕКМНРСТУХ")


def invitation(**changes: object) -> Invitation:
    values = {
        "id": 1,
        "school_id": 1,
        "role": Role.MENTOR,
        "name": "",
        "code_hash": hash_of("ABCDEFGH"),
        "created_by": 1,
        "created_at": NOW,
        "expires_at": NOW + timedelta(days=14),
        "max_uses": 1,
        "uses": 0,
        "revoked_at": None,
    }
    return Invitation(**{**values, **changes})  # type: ignore[arg-type]


def test_a_code_has_no_letters_that_look_alike() -> None:
    codes = "".join(new_code() for _ in range(500))
    assert not set(codes) & set("ILO01")
    assert len({new_code() for _ in range(500)}) == 500


@given(CODES)
def test_what_is_printed_is_read_back(code: str) -> None:
    assert read_code(printed(code)) == code
    assert looks_like_code(printed(code))


@given(CODES)
def test_a_code_typed_in_russian_letters_is_the_same_code(code: str) -> None:
    typed = f" {printed(code).translate(TO_RUSSIAN).lower()} "
    assert read_code(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "меню", "Здравствуйте", "ABCD", "ABCD-EFGH-JKMN", "Привет, я Анна", "🙂" * 8]
)
def test_ordinary_words_are_no_code(typed: str) -> None:
    assert not looks_like_code(typed)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"revoked_at": NOW}, CodeRevoked),
        ({"uses": 1}, CodeUsedUp),
        ({"expires_at": NOW}, CodeExpired),
    ],
)
def test_a_closed_invitation_names_its_reason(changes: dict[str, object], why: type[Exception]) -> None:
    check_usable(invitation(), NOW)
    with pytest.raises(why):
        check_usable(invitation(**changes), NOW)


@given(st.lists(st.integers(0, 3600), max_size=20), st.integers(0, 3600))
def test_the_pause_lasts_ten_minutes_from_the_last_wrong_code(seconds: list[int], now: int) -> None:
    wrong = [NOW + timedelta(seconds=second) for second in sorted(seconds) if second <= now]
    moment = NOW + timedelta(seconds=now)
    until = paused_until(wrong, moment)
    recent = [each for each in wrong if moment - each < PAUSE]
    assert recent == recent_of(wrong, moment)
    if until is None:
        assert len(recent) < WRONG_CODES
    else:
        assert len(recent) >= WRONG_CODES
        assert moment < until <= moment + PAUSE
