"""Road maps for the tests: one as a school has it, and any that hypothesis can think of."""

from datetime import date

from hypothesis import strategies as st

from papers.roadmap_tables import Layout, RoadMapSheet, SheetMeasure, SheetStage, tidy

CONDITIONS = SheetStage(
    title="Подготовка условий для реализации системы наставничества",
    number="1.",
    kind="conditions",
    key="conditions",
    measures=(
        SheetMeasure(
            title="Подготовка и принятие локальных актов",
            number="1",
            key="local-acts",
            items=(
                "приказ «Об утверждении Положения»;",
                "приказ о назначении куратора",
                "1. пункт • с точкой",
            ),
            deadline="до 01.12.2021",
            due_on=date(2026, 12, 1),
            responsible="Директор,\nзам. директора по УВР",
            result="Приказ",
            evidence="school_card",
            after="criteria",
            after_days=30,
            state="Сделано",
            proofs="Приказ № 12\nСсылка",
        ),
        SheetMeasure(title="=1+1", number="2", items=("@import", "-5", "+7"), due_on=date(2026, 9, 1)),
    ),
)
EMPTY = SheetStage(title="Отбор и обучение", number="4", key="selection")
PAIRS = SheetStage(
    title="Работа пар",
    key="pairs",
    measures=(SheetMeasure(title="Встречи пар", key="meetings", deadline="в течение года"),),
)


def school_sheet(layout: Layout) -> RoadMapSheet:
    return RoadMapSheet(
        title="Дорожная карта системы наставничества",
        year="на 2026/27 учебный год",
        layout=layout,
        stages=(CONDITIONS, EMPTY, PAIRS),
        terms=(("Наставник", "опытный педагог"),),
        papers=("Положение о системе наставничества",),
        gaps=("В исходном документе нет этапа 3.",),
        events=(("criteria", "Утверждены муниципальные критерии"),),
    )


NASTY = st.sampled_from(
    [
        *(
            "=1+1",
            "+7",
            "-5",
            "@a",
            "№ 1",
            "• a",
            "1. а\n2. б",
            "«ё»;",
            "🙂👩\u200d🏫",
            "_x0041_",
            "a\x00\x07b\u202e",
        ),
        *(
            "\r\n",
            "'",
            '"',
            "2026-09-01",
            "1",
            "<b>&amp;",
            "Этап",
            "№",
            "TRUE",
            "x" * 3_000,
            " \u00a0 ",
            "\ud800",
        ),
        *("ключ: a:", "1. 1. б"),
    ]
)
WORDS = st.one_of(NASTY, st.text(max_size=20), st.tuples(NASTY, NASTY).map("\n".join))
TITLES = WORDS.map(lambda words: words + "т")
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
MEASURES = st.builds(
    SheetMeasure,
    title=TITLES,
    number=WORDS,
    key=st.text(max_size=8),
    items=st.lists(WORDS, max_size=4).map(tuple),
    deadline=WORDS,
    due_on=st.none() | DAYS,
    responsible=WORDS,
    result=WORDS,
    evidence=WORDS,
    after=WORDS,
    after_days=st.none() | st.integers(0, 365),
    state=WORDS,
    proofs=WORDS,
)
STAGES = st.builds(
    SheetStage,
    title=st.just("") | WORDS,
    number=WORDS,
    kind=WORDS,
    key=WORDS,
    measures=st.lists(MEASURES, max_size=3).map(tuple),
)
PAIRS_OF_WORDS = st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple)
SHEETS = st.builds(
    RoadMapSheet,
    title=WORDS,
    year=WORDS,
    layout=st.sampled_from(list(Layout)),
    stages=st.lists(STAGES, min_size=1, max_size=4).map(tuple),
    terms=PAIRS_OF_WORDS,
    papers=st.lists(WORDS, max_size=2).map(tuple),
    gaps=st.lists(WORDS, max_size=2).map(tuple),
    events=PAIRS_OF_WORDS,
)


def with_own_keys(sheet: RoadMapSheet) -> bool:
    """True if no two measures share a key once the table is tidy."""
    keys = [measure.key for stage in tidy(sheet).stages for measure in stage.measures if measure.key]
    return len(set(keys)) == len(keys)
