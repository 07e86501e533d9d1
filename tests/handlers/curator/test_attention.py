"""`/attention` and the reminders in the curator's name."""

from datetime import timedelta

import pytest

from handlers.curator.attention import AttentionTap, NudgeTap
from mentoring.concerns import Kind
from storage.engine import Tx
from storage.invitations import add_invitation
from storage.outbox import claim_due, plan_notice, settle
from storage.pairs import answer_pair_member
from storage.records import (
    Answer,
    MeetingState,
    OutboxState,
    PairState,
    Role,
    SubmissionKind,
    SubmissionState,
)
from storage.submissions import decide_submission, put_submission, submission_of
from tests.handlers.overview_samples import Year, begin_year, toast_of
from tests.town import Town, Townsman

TITLE = "Требует внимания"


@pytest.fixture
async def year(town: Town) -> Year:
    return await begin_year(town)


async def test_when_all_is_well_the_list_says_so(year: Year) -> None:
    await year.vera.says("/attention")
    year.vera.sees("Всё в порядке", "Здесь появится то, что стоит на месте")
    assert year.vera.buttons == ["← К этапам", "Меню"]
    await year.vera.says("/menu")
    assert "Разобрать" not in year.vera.buttons


async def test_the_home_screen_counts_what_waits(year: Year) -> None:
    await year.newcomer("Новикова Ева Олеговна", Role.MENTEE)
    await year.newcomer("Котова Ева Олеговна", Role.MENTOR)
    await year.pair(PairState.AGREED)
    await year.town.passes(days=8)
    await year.vera.says("/menu")
    year.vera.sees("Вас ждут 3 дела:\n• 1 пара ждёт приказа.\n• Не отправили запрос или анкету: 2")
    assert year.vera.buttons[:3] == ["Отметить приказ", "Разобрать", "Выбрать дорожную карту"]
    await year.vera.taps("Разобрать")
    year.vera.sees(
        f"{TITLE}: 3 дела",
        "1. Смирнова О. П. – Белова А. И. · приказа ждут 8 дней",
        "2. Котова Е. О. · нет анкеты 8 дней",
        "3. Новикова Е. О. · нет запроса 8 дней",
    )


async def test_a_card_leads_back_to_the_page_it_was_opened_from(year: Year) -> None:
    for number in range(11):
        await year.newcomer(f"Новикова{number} Ева Олеговна", Role.DIRECTOR if number else Role.MENTEE)
    for number in range(9):
        who = await year.newcomer(f"Жданова{number} Ева Олеговна", Role.MENTEE)
        await who.says("/menu")
        await who.blocks()
    await year.vera.says("/attention")
    await year.vera.taps("→")
    await year.vera.taps("9. Открыть")
    year.vera.sees("Жданова", "Сообщения не доходят", "Позвоните или подойдите")
    await year.vera.taps("← К делам")
    year.vera.sees("9. Жданова8 Е. О. · чат с ботом закрыт, позвоните")
    await year.vera.says("/people")
    await year.vera.taps("1")
    assert "← К списку" in year.vera.buttons


async def test_a_newcomer_is_reminded_and_the_row_says_so_until_tomorrow(year: Year) -> None:
    eva = await year.newcomer("Новикова Ева Олеговна", Role.MENTEE)
    await year.town.passes(days=8)
    await year.vera.says("/attention")
    year.vera.sees("Не отправили запрос или анкету")
    await year.vera.taps("1. Напомнить")
    assert toast_of(year.vera) == "Напоминание отправлено."
    year.vera.sees("1. Новикова Е. О. · нет запроса 8 дней · сегодня напомнили")
    eva.sees("Напоминание от куратора", "с чем вам нужна помощь", "Куратор: Орлова В. П.")
    assert eva.buttons == ["Мой запрос"]
    await year.vera.taps("1. Открыть")
    year.vera.sees("Новикова Ева Олеговна")
    await year.town.passes(days=1)
    await year.vera.says("/attention")
    assert "1. Напомнить" in year.vera.buttons


async def test_a_mentor_is_asked_for_the_questionnaire(year: Year) -> None:
    zoya = await year.newcomer("Зотова Зоя Олеговна", Role.MENTOR)
    await year.town.passes(days=8)
    await year.vera.says("/attention")
    await year.vera.taps("1. Напомнить")
    zoya.sees("анкету наставника")
    assert zoya.buttons == ["Моя анкета"]


async def test_a_request_given_back_is_asked_for_again(year: Year) -> None:
    now = year.town.clock.now()
    approved, returned = SubmissionState.APPROVED, SubmissionState.RETURNED

    async def work(tx: Tx) -> None:
        sent = await submission_of(tx, 1, year.anna.person_id, SubmissionKind.REQUEST)
        assert sent is not None
        await decide_submission(
            tx, sent.id, [approved], returned, decided_by=None, now=now, reason="Уточните"
        )

    await year.town.app.database.write(work)
    await year.town.passes(days=7)
    await year.vera.says("/attention")
    year.vera.sees("Не поправили запрос или анкету", "1. Белова А. И. · на правке 7 дней")
    await year.vera.taps("1. Напомнить")
    year.anna.sees("Поправьте, пожалуйста, запрос")
    await year.anna.taps("Мой запрос")
    year.anna.sees("Мой запрос", "«Уточните»")


async def test_two_curators_remind_only_once_a_day(year: Year) -> None:
    eva = await year.newcomer("Новикова Ева Олеговна", Role.MENTEE)
    nina = await year.newcomer("Юдина Нина Львовна", Role.CURATOR)
    await year.town.passes(days=8)
    await nina.says("/attention")
    await year.vera.says("/attention")
    await year.vera.taps("1. Напомнить")
    await nina.taps("1. Напомнить")
    assert "Сегодня этому человеку уже напоминали" in toast_of(nina)
    assert sum("Напоминание от куратора" in text for text in eva.heard) == 1


async def test_at_night_the_reminder_waits_and_is_dropped_if_it_is_no_longer_true(year: Year) -> None:
    eva = await year.newcomer("Новикова Ева Олеговна", Role.MENTEE)
    await year.town.passes(days=8, hours=12)
    await year.vera.says("/attention")
    await year.vera.taps("1. Напомнить")
    assert "тихие часы" in toast_of(year.vera)
    await sends_request(year, eva)
    await year.town.passes(hours=12)
    eva.has_not_heard("Напоминание от куратора")


async def sends_request(year: Year, who: Townsman) -> None:
    await year.town.app.database.write(
        lambda tx: put_submission(
            tx,
            school_id=year.school.id,
            programme_id=1,
            person_id=who.person_id,
            kind=SubmissionKind.REQUEST,
            form_version=1,
            answers={},
            now=year.town.clock.now(),
        )
    )


async def test_an_old_reminder_button_finds_out_that_nothing_is_waited_for(year: Year) -> None:
    eva = await year.newcomer("Новикова Ева Олеговна", Role.MENTEE)
    await year.town.passes(days=8)
    await year.vera.says("/attention")
    await sends_request(year, eva)
    await year.vera.taps("1. Напомнить")
    year.vera.sees("С тех пор всё изменилось")
    assert eva.heard == []


async def test_a_proposal_is_answered_after_a_reminder(year: Year) -> None:
    pair = await year.pair(PairState.PROPOSED)
    await year.town.passes(days=4)
    await year.vera.says("/attention")
    year.vera.sees(
        "Не отвечают на предложение пары",
        "Белова А. И. · не отвечает 4 дня",
        "Смирнова О. П. · не отвечает 4 дня",
    )
    await year.vera.taps("1. Напомнить")
    year.anna.sees("Вам предложили пару. Ответьте, пожалуйста")
    assert year.anna.buttons == ["Моя пара"]
    now = year.town.clock.now()
    await year.town.app.database.write(
        lambda tx: answer_pair_member(tx, pair.id, year.anna.person_id, Answer.ACCEPTED, "", now)
    )
    await year.vera.says("/attention")
    year.vera.sees(f"{TITLE}: 1 дело", "1. Смирнова О. П.")


async def test_an_agreed_pair_leads_to_its_card_and_the_order(year: Year) -> None:
    await year.pair(PairState.AGREED)
    await year.town.passes(days=3)
    await year.vera.says("/attention")
    year.vera.sees("Обе стороны согласны, нужен приказ")
    await year.vera.taps("1. Открыть")
    year.vera.sees("Смирнова О. П. – Белова А. И.")


async def test_a_pair_that_has_not_met_is_urged_through_its_mentor(year: Year) -> None:
    await year.pair()
    await year.town.passes(days=11)
    await year.vera.says("/attention")
    year.vera.sees("Ещё ни разу не встретились", "1. Смирнова О. П. – Белова А. И. · без встреч 11 дней")
    await year.vera.taps("1. Напомнить")
    year.olga.sees("ещё ни разу не встретилась. Назначьте, пожалуйста, первую встречу")
    assert year.olga.buttons == ["Назначить встречу"]
    year.anna.has_not_heard("Напоминание от куратора")


async def test_a_pair_that_stopped_meeting_is_urged_too(year: Year) -> None:
    pair = await year.pair()
    await year.meeting(pair, MeetingState.HELD, year.before(days=1))
    await year.town.passes(days=13)
    await year.vera.says("/attention")
    year.vera.sees("Давно не встречались", "14 дней")
    await year.vera.taps("1. Напомнить")
    year.olga.sees("Вы давно не встречались")


async def test_a_meeting_without_a_record_asks_the_mentor_how_it_went(year: Year) -> None:
    pair = await year.pair()
    await year.meeting(pair, MeetingState.CONFIRMED, year.before(days=2))
    await year.vera.says("/attention")
    year.vera.sees("Встреча без записи", "1. Смирнова О. П. – Белова А. И. · встреча была 30 августа")
    await year.vera.taps("1. Напомнить")
    year.olga.sees("Отметьте, пожалуйста, как прошла встреча")
    await year.olga.taps("Как прошла встреча?")
    year.olga.sees("Удалось встретиться?")


async def test_two_missed_meetings_open_the_pair(year: Year) -> None:
    pair = await year.pair()
    for days in (1, 2):
        await year.meeting(pair, MeetingState.MISSED, year.before(days=days))
    await year.vera.says("/attention")
    year.vera.sees(
        "Две встречи подряд сорвались", "1. Смирнова О. П. – Белова А. И. · встреча сорвалась 31 августа"
    )
    assert "1. Открыть" in year.vera.buttons


async def test_who_blocked_the_bot_is_listed_and_not_offered_a_reminder(year: Year) -> None:
    eva = await year.newcomer("Новикова Ева Олеговна", Role.MENTEE)
    await eva.says("/menu")
    await eva.blocks()
    await year.town.passes(days=8)
    await year.vera.says("/attention")
    year.vera.sees(
        "Не получают сообщений\n1. Новикова Е. О. · чат с ботом закрыт",
        "2. Новикова Е. О. · нет запроса 8 дней",
    )
    assert year.vera.buttons[:4:2] == ["1. Открыть", "2. Открыть"]
    await eva.unblocks()
    await year.vera.says("/attention")
    year.vera.sees(f"{TITLE}: 1 дело")


async def test_a_survey_without_an_answer_is_reminded_of_with_its_own_button(year: Year) -> None:
    await year.ends(await year.pair())
    await year.answers(year.olga)
    await year.town.passes(days=2)
    await year.vera.says("/attention")
    year.vera.sees("Не ответили на опрос\n1. Белова А. И. · нет ответа 2 дня")
    await year.vera.taps("1. Напомнить")
    year.anna.sees("Куратор просит ответить на опрос")
    await year.anna.taps("Ответить")
    year.anna.sees("Опрос наставляемого")


async def test_an_invitation_by_which_nobody_came_shows_its_name_and_card(year: Year) -> None:
    now = year.town.clock.now()

    async def invite(name: str, code: str) -> None:
        await year.town.app.database.write(
            lambda tx: add_invitation(
                tx,
                school_id=year.school.id,
                role=Role.MENTEE,
                name=name,
                code_hash=code,
                created_by=year.vera.person_id,
                expires_at=now + timedelta(days=30),
                max_uses=1,
                now=now,
            )
        )

    await invite("Котова Кира", "a")
    await invite("", "b")
    await year.town.passes(days=14)
    await year.vera.says("/attention")
    year.vera.sees("Не пришли по приглашению", "Без имени (наставляемый) · приглашение ждёт 14 дней")
    number = next(row for row in year.vera.screen.splitlines() if "Котова Кира (наставляемый)" in row)[0]
    await year.vera.taps(f"{number}. Открыть")
    year.vera.sees("Котова Кира")


async def test_a_message_that_was_lost_names_the_person(year: Year) -> None:
    now = year.town.clock.now()

    async def lose(tx: Tx) -> None:
        await plan_notice(
            tx,
            person_id=year.anna.person_id,
            school_id=year.school.id,
            kind="meeting_asked",
            dedup_key="lost",
            payload={},
            due_at=now,
            now=now,
        )
        for notice in await claim_due(tx, now, timedelta(minutes=1), 5):
            await settle(tx, notice.id, OutboxState.FAILED, now, "TelegramNetworkError")

    await year.town.app.database.write(lose)
    await year.vera.says("/attention")
    year.vera.sees("Сообщение не дошло\n1. Белова А. И. · не дошло 1 сентября")


async def test_a_long_list_is_leafed_through_and_a_reminder_keeps_the_page(year: Year) -> None:
    for number in range(11):
        await year.newcomer(f"Новикова{number} Ева Олеговна", Role.MENTEE)
    await year.town.passes(days=8)
    await year.vera.says("/attention")
    year.vera.sees(f"{TITLE}: 11 дел", "8. ")
    assert "9. " not in year.vera.screen
    await year.vera.taps("→")
    year.vera.sees("9. ", "11. ")
    await year.vera.taps("9. Напомнить")
    year.vera.sees("9. ", "сегодня напомнили")
    assert "2/2" in year.vera.buttons
    await year.vera.forges(AttentionTap(page=900).pack())
    year.vera.sees("11. ")


@pytest.mark.parametrize("role", [Role.MENTOR, Role.DIRECTOR, Role.STAFF])
async def test_only_a_curator_sees_the_list_and_reminds(year: Year, role: Role) -> None:
    who = await year.newcomer("Новикова Ева Олеговна", role)
    eva = await year.newcomer("Жданова Ева Олеговна", Role.MENTEE)
    await year.town.passes(days=8)
    await who.says("/attention")
    who.sees("недоступно")
    tap = NudgeTap(kind=Kind.NEWCOMER, subject=eva.person_id, person=eva.person_id)
    await who.forges(tap.pack())
    who.sees("недоступно")
    assert eva.heard == []


async def test_a_forged_reminder_reaches_nobody(year: Year) -> None:
    await year.town.passes(days=8)
    await year.vera.says("/attention")
    tap = NudgeTap(kind=Kind.NEWCOMER, subject=year.anna.person_id, person=year.anna.person_id)
    await year.vera.forges(tap.pack())
    year.vera.sees("С тех пор всё изменилось")
    await year.vera.forges("at2:nonsense:1:1:0")
    year.vera.sees("Орлова Вера Павловна")
    assert year.anna.heard == []
