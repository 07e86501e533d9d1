"""Boards and posters for the tests: one as a school would see it, one as bad as input gets."""

from papers.board import Board, BoardStage, Fact, StageState
from papers.poster import Poster

HOSTILE = "<script>alert('ё')</script>&amp;\"]]>\x00\u202e"
LONG = "муниципальное бюджетное общеобразовательное учреждение " * 6
UNBROKEN = "Щ" * 300


def stage(number: str, title: str, state: StageState, word: str, *facts: tuple[str, str]) -> BoardStage:
    return BoardStage(number, title, state, word, tuple(Fact(*fact) for fact in facts))


SCHOOL_BOARD = Board(
    title="Наставничество 2026/27",
    subtitle="МБОУ СОШ № 14 · на 22 ноября 2026",
    legend="Знак «!» – срок прошёл",
    stages=(
        stage("1", "Подготовка условий для запуска программы", "done", "Завершён", ("Мероприятия", "5 из 5")),
        stage("2", "Формирование банка наставляемых", "done", "Завершён", ("Запросы", "12")),
        stage("3", "Формирование банка наставников", "late", "Просрочен", ("Срок", "до 15.10.2026")),
        stage("4", "Отбор и обучение наставников", "going", "Идёт", ("Мероприятия", "1 из 3")),
        stage("5", "Организация работы пар и групп", "going", "Идёт", ("Пары", "8"), ("Встречи", "21")),
        stage("6", "Завершение программ наставничества", "waiting", "Впереди", ("Начало", "15.04.2027")),
        stage("7", "Информационная поддержка", "going", "Идёт", ("Публикации", "3")),
    ),
)

HOSTILE_BOARD = Board(
    title=HOSTILE * 5,
    subtitle=UNBROKEN,
    legend=LONG * 3,
    stages=(
        stage("1" * 300, LONG, "late", UNBROKEN, *[(LONG, UNBROKEN)] * 9),
        stage("2", UNBROKEN, "going", HOSTILE, *[(HOSTILE, HOSTILE)] * 9),
        stage("", "", "waiting", ""),
        stage("🙂", "🙂", "done", "🙂", ("🙂", "🙂"), ("", "")),
        stage("5", HOSTILE * 9, "late", "!", *[("а", "")] * 90),
        stage("6", "漢字 ﷽", "waiting", "W" * 60, ("", "W" * 90)),
        stage("7", "Ш" * 14 + " " + "Ш" * 40, "done", "готово", *[("", "W" * 90)] * 2),
    ),
)

EMPTY_BOARD = Board("", "", "", ())

LINK = "https://t.me/school14_nastavnik_bot?start=i_AbCdEfGhIjKlMnOp"

SCHOOL_POSTER = Poster(
    school="МБОУ «Средняя общеобразовательная школа № 14»",
    headline="Наставник рядом",
    sentences=("Наведите камеру телефона на код.", "Нажмите «Старт».", "Ответьте на пять вопросов."),
    link=LINK,
    code="ШК14-7QK3",
    code_caption="Не сканируется? Пришлите боту код",
    footer="Код действует до 30.11.2026",
)

HOSTILE_POSTER = Poster(
    school=LONG,
    headline=HOSTILE * 5,
    sentences=(HOSTILE * 9, "🙂", "", UNBROKEN * 4, LONG),
    link=LINK + "x" * 300,
    code="W" * 90,
    code_caption=LONG * 3,
    footer=UNBROKEN,
)

BARE_POSTER = Poster("", "", (), "a", "", "", "")
