"""Leaving for good: nothing personal stays, counts stay, the others are told."""

from datetime import date, timedelta
from typing import Any

from mentoring.leaving import KEPT_AFTER_WITHDRAWAL
from storage.engine import Tx
from storage.outbox import plan_notice
from storage.pairs import add_pair
from storage.people import change_person
from storage.plans import add_items, add_plan
from storage.records import (
    Answer,
    ConsentState,
    MeetingState,
    OutboxState,
    PairState,
    Role,
    SubmissionKind,
    SubmissionState,
    SurveyState,
)
from storage.schools import active_programme
from storage.submissions import put_submission
from storage.tables import (
    account,
    audit,
    consent,
    document_text,
    fsm,
    invitation,
    meeting,
    metadata,
    outbox,
    pair,
    pair_member,
    person,
    person_role,
    plan_item,
    submission,
    survey,
)
from tests.handlers.counting import agrees, rows_of
from tests.town import Town, Townsman, lay_school, settle_in

MARK = "Заветное"
"""Stands in every word that the person has written."""


async def a_pair(town: Town) -> tuple[Townsman, Townsman, Townsman]:
    """A curator, a mentor who has written something everywhere, and the mentee of an active pair."""
    school = await lay_school(town)
    olga = await settle_in(town, school, "Смирнова Ольга", Role.CURATOR, agreed=False)
    anna = await settle_in(town, school, f"{MARK} Анна Сергеевна", Role.MENTOR, agreed=False)
    ivan = await settle_in(town, school, "Орлов Иван", Role.MENTEE, agreed=False)
    for each in (olga, anna, ivan):
        await agrees(town, each)
    await agrees(town, anna, kind="mentoring")
    await town.app.database.write(lambda tx: leave_traces(tx, town, olga, anna, ivan))
    return olga, anna, ivan


async def leave_traces(tx: Tx, town: Town, olga: Townsman, anna: Townsman, ivan: Townsman) -> None:
    """A row with the mark in every table that may hold a person's words."""
    now = town.clock.now()
    programme = await active_programme(tx, 1)
    assert programme is not None
    ids: dict[str, Any] = {"school_id": 1, "programme_id": programme.id}
    for kind, state in zip(SubmissionKind, (SubmissionState.APPROVED, SubmissionState.RETURNED), strict=True):
        answers = {"subject": MARK}
        made = await put_submission(
            tx, **ids, person_id=anna.person_id, kind=kind, form_version=1, answers=answers, now=now
        )
        change = submission.update().where(submission.c.id == made.id)
        await tx.execute(change.values(state=state, reason=MARK))
    ours = await add_pair(
        tx, **ids, mentor_id=anna.person_id, mentee_ids=[ivan.person_id], created_by=olga.person_id, now=now
    )
    await tx.execute(pair.update().values(state=PairState.ACTIVE, starts_on=date(2026, 9, 1)))
    mine = pair_member.c.person_id == anna.person_id
    await tx.execute(pair_member.update().where(mine).values(answer=Answer.ACCEPTED, reason=MARK))
    for number, stage in enumerate((MeetingState.HELD, MeetingState.CONFIRMED)):
        await tx.execute(
            meeting.insert().values(
                school_id=1,
                pair_id=ours.id,
                proposed_by=anna.person_id,
                starts_at=now + timedelta(days=30 * number - 1),
                minutes=45,
                place=MARK,
                state=stage,
                uid=f"{number}@nastavnik",
                sequence=0,
                topic=MARK,
                done=MARK,
                reason=MARK,
                recorded_by=anna.person_id,
                recorded_at=now,
                created_at=now,
            )
        )
    plan = await add_plan(tx, school_id=1, pair_id=ours.id, created_by=anna.person_id, now=now)
    assert plan is not None
    worded = {"task": "", "title": MARK, "result": MARK, "due_on": date(2026, 10, 1)}
    await add_items(tx, plan.id, [{**worded, "worded_by": anna.person_id}])
    ticked = {"outcome": MARK, "file_kind": "file", "file_name": MARK, "file": MARK}
    await tx.execute(plan_item.update().values(done_at=now, done_by=anna.person_id, **ticked))
    for form, wave, said in (
        ("survey_mentor", SurveyState.ANSWERED, {"valuable": MARK}),
        ("survey_mentee", SurveyState.SENT, None),
    ):
        await tx.execute(
            survey.insert().values(
                **ids,
                pair_id=ours.id,
                person_id=anna.person_id,
                form=form,
                form_version=1,
                state=wave,
                sent_at=now,
                closes_on=date(2027, 6, 1),
                answers=said,
            )
        )
    await tx.execute(
        invitation.insert().values(
            school_id=1,
            role=Role.MENTOR,
            name=MARK,
            code_hash="0" * 64,
            created_by=olga.person_id,
            created_at=now,
            expires_at=now + timedelta(days=1),
            max_uses=1,
            uses=1,
        )
    )
    came_by = await tx.scalar(invitation.select().with_only_columns(invitation.c.id))
    await change_person(tx, anna.person_id, settings={"note": MARK}, invitation_id=came_by)
    await tx.execute(document_text.update().where(document_text.c.kind == "mentoring").values(text=MARK))
    await plan_notice(
        tx,
        person_id=anna.person_id,
        school_id=1,
        kind="my_data",
        dedup_key="later",
        payload={"words": MARK},
        due_at=now + timedelta(days=3),
        now=now,
    )


async def everything(town: Town) -> str:
    """Every row of every table, as text. The inbox is left out: it keeps no words of handled updates."""
    return "\n".join([str(await rows_of(town, table)) for table in metadata.sorted_tables])


async def test_the_mark_is_everywhere_before(town: Town) -> None:
    await a_pair(town)
    for table in (person, submission, pair_member, meeting, survey, invitation, document_text, outbox):
        assert MARK in str(await rows_of(town, table)), table.name


async def test_forgetting_asks_first_and_the_safe_button_comes_first(town: Town) -> None:
    _, anna, _ = await a_pair(town)
    await anna.says("/forget")
    anna.sees("открытая пара", "Вернуть это нельзя")
    assert anna.buttons == ["Не сейчас", "Мои данные", "Удалить навсегда"]
    await anna.taps("Не сейчас")
    assert len(await rows_of(town, account)) == 3


async def test_nothing_that_the_person_wrote_is_left(town: Town) -> None:
    _, anna, _ = await a_pair(town)
    await anna.says("/forget")
    await anna.taps("Удалить навсегда")
    anna.sees("Ваши данные удалены")
    assert MARK not in await everything(town)
    assert str(anna.id) not in str(await rows_of(town, account))
    assert str(anna.id) not in str(await rows_of(town, fsm))
    assert [row["role"] for row in await rows_of(town, person_role)] == [Role.CURATOR, Role.MENTEE]


async def test_counts_stay_and_the_deed_is_recorded(town: Town) -> None:
    _, anna, _ = await a_pair(town)
    await anna.says("/forget")
    await anna.taps("Удалить навсегда")
    (ended,) = await rows_of(town, pair)
    assert (ended["state"], ended["end_reason"]) == (PairState.ENDED, "forgotten")
    assert [row["state"] for row in await rows_of(town, meeting)] == [
        MeetingState.HELD,
        MeetingState.CANCELLED,
    ]
    assert [row["state"] for row in await rows_of(town, survey)] == [SurveyState.ANSWERED, SurveyState.CLOSED]
    assert {row["state"] for row in await rows_of(town, submission)} == {
        SubmissionState.ARCHIVED,
        SubmissionState.WITHDRAWN,
    }
    withdrawn = [row for row in await rows_of(town, consent) if row["person_id"] == anna.person_id]
    assert {row["state"] for row in withdrawn} == {ConsentState.WITHDRAWN}
    forgotten = (await rows_of(town, person))[1]
    assert (forgotten["full_name"], forgotten["forgotten_at"]) == ("", town.clock.now())
    act = [row for row in await rows_of(town, audit) if row["action"] == "person_forgotten"]
    assert [row["subject_id"] for row in act] == [anna.person_id]


async def test_the_partner_and_the_curator_are_told(town: Town) -> None:
    olga, anna, ivan = await a_pair(town)
    await anna.says("/forget")
    await anna.taps("Удалить навсегда")
    ivan.has_heard("Ваша пара завершена")
    olga.has_heard("удалил свои данные")
    await town.passes(days=4)
    (later,) = [row for row in await rows_of(town, outbox) if row["dedup_key"] == "later"]
    assert (later["state"], later["payload"]) == (OutboxState.DROPPED, {})


async def test_the_forgotten_is_a_stranger_afterwards(town: Town) -> None:
    _, anna, _ = await a_pair(town)
    await anna.says("/forget")
    await anna.taps("Удалить навсегда")
    await anna.says("/menu")
    anna.sees("по приглашению")
    await anna.forges("fg1")
    anna.sees("по приглашению")


async def test_the_last_curator_hands_over_before_leaving(town: Town) -> None:
    olga, _, _ = await a_pair(town)
    await olga.says("/forget")
    await olga.taps("Удалить навсегда")
    olga.sees("единственный куратор", "/people")
    assert (await rows_of(town, person))[0]["full_name"] == "Смирнова Ольга"
    await olga.says("/people")
    await olga.taps("2")
    await olga.taps("Передать программу")
    olga.sees("перестанете им быть")
    await olga.taps("Передать программу")
    await olga.says("/forget")
    await olga.taps("Удалить навсегда")
    olga.sees("Ваши данные удалены")


async def test_a_curator_who_is_alone_may_leave(town: Town) -> None:
    olga = await settle_in(town, await lay_school(town), "Смирнова Ольга", Role.CURATOR)
    await olga.says("/forget")
    await olga.taps("Удалить навсегда")
    olga.sees("Ваши данные удалены")


async def test_withdrawing_the_consent_stops_everything_and_destroys_within_the_term(town: Town) -> None:
    olga, anna, ivan = await a_pair(town)
    await anna.says("/consents")
    anna.sees("обработка персональных данных", "1 сентября", "наставничество")
    await anna.taps("Персональные данные")
    await anna.taps("Отозвать согласие")
    anna.sees("не позже чем через 30 дней")
    assert anna.buttons[0] == "Оставить как есть"
    await anna.taps("Отозвать согласие")
    anna.sees("до 30 сентября", "Вернуть это нельзя")
    ivan.has_heard("Ваша пара завершена")
    olga.has_heard("Отозвано согласие", MARK)
    await anna.says("/menu")
    anna.sees("Вы вышли из программы. Ваши данные будут удалены до 30 сентября")
    assert "Вас ждёт" not in anna.screen
    assert MARK in await everything(town)
    await town.reaches(town.clock.now() + KEPT_AFTER_WITHDRAWAL + timedelta(days=1))
    assert MARK not in await everything(town)
    await anna.says("/menu")
    anna.sees("по приглашению")
    assert MARK not in await everything(town)


async def test_withdrawing_the_consent_to_mentoring_leaves_the_rest(town: Town) -> None:
    olga, anna, ivan = await a_pair(town)
    await anna.says("/consents")
    await anna.taps("Наставничество")
    await anna.taps("Отозвать согласие")
    anna.sees("три рабочих дня")
    await anna.taps("Отозвать согласие")
    anna.sees("Куратор получил сообщение")
    olga.has_heard("Отозвано согласие на наставничество")
    ivan.has_not_heard("завершена")
    assert [row["state"] for row in await rows_of(town, pair)] == [PairState.ACTIVE]


async def test_the_text_of_a_consent_comes_as_a_file(town: Town) -> None:
    _, anna, _ = await a_pair(town)
    await anna.says("/consents")
    await anna.taps("Персональные данные")
    await anna.taps("Прислать текст")
    sent = [message.data for message in anna.messages if "document" in message.data]
    assert [(each["document"]["file_name"], each["caption"]) for each in sent] == [
        ("Согласие_на_обработку_данных.txt", "Текст согласия, версия 1")
    ]


async def test_nobody_opens_another_s_consent(town: Town) -> None:
    _, anna, ivan = await a_pair(town)
    mine = [row["id"] for row in await rows_of(town, consent) if row["person_id"] == anna.person_id]
    await ivan.says("/menu")
    for data in (f"co1:{mine[0]}", f"co2:text:{mine[0]}", f"co2:withdraw:{mine[0]}"):
        await ivan.forges(data)
        ivan.sees("больше не действует")
    states = {row["state"] for row in await rows_of(town, consent)}
    assert states == {ConsentState.GIVEN}
