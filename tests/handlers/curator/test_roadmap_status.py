"""The running road map on the curator's board: stages, measures, what is late and who owns it."""

from itertools import cycle, islice

import pytest
from sqlalchemy import update

from handlers.curator.roadmap_status import subtitle
from locales.texts import Texts
from storage.engine import Tx
from storage.records import ProofKind, Role
from storage.schools import active_programme
from storage.tables import audit, measure, proof
from tests.handlers.overview_samples import Year, begin_year, pictures_of
from tests.handlers.roadmap_samples import TEMPLATES, board_for, choose
from tests.storage.school_samples import populate, put
from tests.storage.statements import counted
from tests.town import Town, Townsman, lay_school, settle_in


@pytest.fixture
async def year(town: Town) -> Year:
    return await begin_year(town)


@pytest.fixture
async def deputy(town: Town, year: Year) -> Townsman:
    deputy = await settle_in(town, year.school, "Орлова Нина Павловна", Role.STAFF)
    await choose(town, year.vera, "project", {"deputy": deputy.person_id})
    return deputy


@pytest.mark.parametrize("template", TEMPLATES)
async def test_the_board_shows_every_stage_of_the_road_map(town: Town, year: Year, template: str) -> None:
    await choose(town, year.vera, template)
    known = len(pictures_of(year.vera))
    await year.vera.says("/status")
    found = await board_for(town, year.vera)
    year.vera.has_heard(*(stage.stage.title for stage in found.stages))
    assert len(pictures_of(year.vera)) == known + 1
    for stage in found.stages:
        await year.vera.says(f"/stage {stage.stage.number or found.stages.index(stage) + 1}")
        year.vera.sees(stage.stage.title, *(line.measure.title[:20] for line in stage.lines[:8]))


@pytest.mark.usefixtures("deputy")
async def test_a_late_stage_says_so_and_leads_to_the_measure_and_its_owner(town: Town, year: Year) -> None:
    await town.passes(days=95)
    await year.vera.says("/status")
    year.vera.has_heard("есть просроченное", "Просрочено: ")
    await year.vera.taps("Этап 2")
    year.vera.sees("просрочено на", "Орлова Н. П.")
    await year.vera.taps("1")
    year.vera.sees("Состояние: просрочено", "Отвечает: Орлова Н. П.")


@pytest.mark.usefixtures("deputy")
async def test_the_caption_tells_what_the_picture_shows(town: Town, year: Year) -> None:
    await town.passes(days=95)
    await year.vera.says("/status")
    figures = "Сделано 0 из 15 мероприятий. Просрочено 7 мероприятий."
    assert pictures_of(year.vera)[-1].replace("\u00a0", " ").splitlines() == [
        "Ход программы на 5 декабря",
        figures,
        "Есть просроченное в этапах: 1 (0 из 2), 2 (0 из 8)",
        "Ещё не начаты этапы: 3 (0 из 1), 4 (0 из 4)",
        "Ближайший срок: 31 мая",
    ]
    assert any(figures in text for text in year.vera.heard if "Нормативные" in text)


@pytest.mark.usefixtures("deputy")
async def test_a_stage_without_a_number_has_that_of_its_place(year: Year) -> None:
    """The text, the stage's own screen and its button agree."""
    await year.vera.says("/status")
    year.vera.has_heard("1. Подготовительный этап", "2. Нормативные")
    await year.vera.taps("Этап 2")
    year.vera.sees("2. Нормативные")


async def test_the_picture_says_how_much_is_done(town: Town, year: Year) -> None:
    await choose(town, year.vera, "student")
    found = await board_for(town, year.vera)
    assert subtitle(Texts().speaker("ru"), found, "Школа № 14").endswith(" · сделано 2 из 12")


async def test_a_list_names_the_day_and_the_card_the_words_of_the_plan(town: Town, year: Year) -> None:
    await choose(town, year.vera, "student")
    await year.vera.says("/stage 5")
    year.vera.sees("до 31 октября")
    assert "в плане" not in year.vera.screen
    await year.vera.says("/measures подобрать")
    assert "в плане" not in year.vera.screen
    await year.vera.taps("1")
    year.vera.sees("Срок: до 31 октября (в плане: ")


async def test_a_stage_of_the_model_leads_to_its_people(town: Town, year: Year) -> None:
    await choose(town, year.vera, "standard")
    await year.newcomer("Новиков Пётр Ильич", Role.MENTEE)
    await year.vera.says("/stage 2")
    await year.vera.taps("Люди этапа")
    year.vera.sees("Новиков П. И.")


async def test_a_missing_stage_number_is_asked_for(town: Town, year: Year) -> None:
    await choose(town, year.vera, "student")
    await year.vera.says("/stage 3")
    year.vera.sees("Этапа «3» в плане нет.", "Какой этап показать?")
    assert [label for label in year.vera.buttons if label.startswith("Этап")] == [
        f"Этап {number}" for number in (1, 2, 4, 5, 6, 7)
    ]


async def test_a_late_measure_needs_attention_and_its_owner_is_reminded(
    town: Town, year: Year, deputy: Townsman
) -> None:
    await town.passes(days=95)
    await year.vera.says("/attention")
    year.vera.sees("Просрочено в дорожной карте", "Орлова Н. П.", "срок прошёл")
    label = next(label for label in year.vera.buttons if "Напомнить" in label)
    await year.vera.taps(label)
    deputy.has_heard("У вашего мероприятия дорожной карты прошёл срок")
    await deputy.taps("Открыть мероприятие")
    deputy.sees("Состояние: просрочено")


async def test_the_whole_command_costs_the_same_for_ten_people_and_for_a_thousand(town: Town) -> None:
    """From the update to the picture, with a year of proofs, deeds and meetings behind it."""
    small, large = await _running_school(town, 10), await _running_school(town, 1_000)
    few = await _statements_of_status(town, small)
    many = await _statements_of_status(town, large)
    assert len(few) == len(many)
    assert 0 < len(many) <= 60
    small.has_heard("Сделано: 1 из 5", "Запросы наставляемых: 4 из 5", "Проведено встреч: 5")
    large.has_heard("Сделано: 1 из 5", "Запросы наставляемых: 400 из 500", "Проведено встреч: 500")


async def _running_school(town: Town, count: int) -> Townsman:
    """The curator of a school in the middle of its year, with so many participants."""
    school = await lay_school(town, f"Школа на {count}")
    curator = await settle_in(town, school, "Орлова Вера Павловна", Role.CURATOR)
    await choose(town, curator, "student", {"deputy": curator.person_id})
    lines = (await board_for(town, curator)).lines

    async def work(tx: Tx) -> None:
        now = town.clock.now()
        programme = await active_programme(tx, school.id)
        assert programme is not None
        await populate(tx, programme, count, now)
        shown = {"kind": ProofKind.NOTE, "words": "Сделано", "file": "", "added_by": curator.person_id}
        measures = islice(cycle(line.measure.id for line in lines), count)
        await put(tx, proof, [{"measure_id": one, **shown, "added_at": now} for one in measures])
        deed = {"school_id": school.id, "actor_id": curator.person_id, "action": "year_begun"}
        deed |= {"subject": "roadmap", "subject_id": 1, "details": {}, "at": now}
        await put(tx, audit, [deed] * count)
        await tx.execute(update(measure).where(measure.c.id == lines[0].measure.id).values(state="done"))

    await town.app.database.write(work)
    return curator


async def _statements_of_status(town: Town, curator: Townsman) -> list[str]:
    """Without what only the first words of a person cost."""
    await curator.says("/menu")
    with counted(town.app.database) as sent:
        await curator.says("/status")
    assert len(pictures_of(curator)) == 1
    return sent
