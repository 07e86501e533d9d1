"""What a road map must be beyond its shape: ids lead somewhere, nothing waits in a circle, days exist."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from mentoring.deadlines import ImpossibleDate, read_deadline
from mentoring.roadmaps import Measure, RoadMap, RoadMapTitles
from mentoring.yaml_files import Path

Found = Iterator[tuple[Path, str]]

SCREEN_WORDS = 2_600
"""Characters that a measure may have altogether: its state and its proofs need room on the same screen."""


def roadmap_faults(roadmap: RoadMap) -> Found:
    """Every fault as its place in the file and one Russian sentence with the remedy."""
    yield from _doubles(roadmap)
    for path, measure in _placed_measures(roadmap):
        for key, why in (*_strangers(roadmap, measure), *_measure_faults(measure)):
            yield (*path, key), why
    yield from _circles(roadmap)


def titles_faults(titles: RoadMapTitles, roadmap: RoadMap) -> Found:
    """What a translation says of things that the road map does not have, and what it leaves out."""
    parts = (
        ("stages", titles.stages, [stage.id for stage in roadmap.stages]),
        ("measures", titles.measures, [measure.id for measure in roadmap.measures]),
        ("responsible", titles.responsible, [responsible.id for responsible in roadmap.responsible]),
        ("events", titles.events, [event.id for event in roadmap.events]),
    )
    for part, said, known in parts:
        for name in said.keys() - set(known):
            yield (part, name), f"в дорожной карте нет «{name}»; уберите строку или поправьте id"
        lacking = [name for name in known if name not in said]
        if lacking:
            yield (part,), f"нет перевода: {_listed(lacking)}; добавьте строку для каждого id"


def _is_impossible(words: str) -> bool:
    """True for a day that no calendar has: 31.02, 45.13.2022, 29.02.2023."""
    try:
        read_deadline(words)
    except ImpossibleDate:
        return True
    return False


def _placed_measures(roadmap: RoadMap) -> Iterator[tuple[Path, Measure]]:
    for place, stage in enumerate(roadmap.stages):
        for row, measure in enumerate(stage.measures):
            yield ("stages", place, "measures", row), measure


def _doubles(roadmap: RoadMap) -> Found:
    """Ids that stand twice. A measure and an event share their names: `after` may mean either."""
    yield from _repeated("ответственный", _placed("responsible", roadmap.responsible))
    yield from _repeated("этап", _placed("stages", roadmap.stages))
    measures = [(path, measure.id) for path, measure in _placed_measures(roadmap)]
    yield from _repeated("событие или мероприятие", [*_placed("events", roadmap.events), *measures])


def _placed(key: str, parts: Iterable[object]) -> list[tuple[Path, str]]:
    return [((key, place), str(getattr(part, "id", ""))) for place, part in enumerate(parts)]


def _repeated(word: str, placed: list[tuple[Path, str]]) -> Found:
    seen = Counter[str]()
    for path, name in placed:
        if seen[name]:
            yield (*path, "id"), f"{word} «{name}» есть выше; дайте этому другой id"
        seen[name] += 1


def _strangers(roadmap: RoadMap, measure: Measure) -> Iterator[tuple[str, str]]:
    """Ids that lead nowhere."""
    known = [responsible.id for responsible in roadmap.responsible]
    for name in dict.fromkeys(measure.responsible):
        if name not in known:
            yield "responsible", f"ответственного «{name}» нет; есть: {_listed(known)}"
    for name, times in Counter(measure.responsible).items():
        if times > 1:
            yield "responsible", f"ответственный «{name}» назван дважды; оставьте один раз"
    if measure.after is None or roadmap.event(measure.after) or roadmap.measure(measure.after):
        return
    events = _listed([event.id for event in roadmap.events])
    yield "after", f"«{measure.after}» – не событие и не мероприятие; поправьте id, события: {events}"


def _measure_faults(measure: Measure) -> Iterator[tuple[str, str]]:
    if _is_impossible(measure.deadline):
        yield (
            "deadline",
            f"в сроке «{measure.deadline}» день, которого нет в календаре; поправьте число или месяц",
        )
    if "after_days" in measure.model_fields_set and measure.after is None:
        yield "after_days", "after_days без after ничего не значит; добавьте after или уберите строку"
    if is_too_long(measure):
        yield "items", f"мероприятие длиннее {SCREEN_WORDS} знаков; сократите пункты или разделите его на два"


def is_too_long(measure: Measure) -> bool:
    """True if one screen cannot hold the measure's words."""
    words = sum(len(item) + 4 for item in measure.items) + len(measure.title + measure.result)
    return words > SCREEN_WORDS


def circles(measures: Iterable[Measure]) -> Iterator[list[str]]:
    """The ids of measures that wait for themselves, each circle once, from its first measure on."""
    waits = {measure.id: measure.after for measure in measures if measure.after}
    told: set[str] = set()
    for name in waits:
        circle = _circle(waits, name)
        if circle and name not in told:
            told.update(circle)
            yield circle


def _circles(roadmap: RoadMap) -> Found:
    paths = {measure.id: path for path, measure in _placed_measures(roadmap)}
    for circle in circles(roadmap.measures):
        yield (*paths[circle[0]], "after"), _circle_words(circle)


def _circle(waits: Mapping[str, str], start: str) -> list[str]:
    """The measures from `start` back to it, or nothing if the way ends or circles elsewhere."""
    way = [start]
    while (following := waits.get(way[-1])) is not None and following not in way:
        way.append(following)
    return way if following == start else []


def _circle_words(circle: list[str]) -> str:
    if len(circle) == 1:
        return f"мероприятие «{circle[0]}» ждёт само себя; уберите after или назовите другое"
    return f"мероприятия ждут друг друга по кругу: {' → '.join([*circle, circle[0]])}; уберите одно after"


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "нет ни одного"
