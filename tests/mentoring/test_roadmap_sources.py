"""docs/roadmaps.md maps every row of every source to its id; here the map is kept true."""

import re
from pathlib import Path

import pytest

from mentoring.roadmap_files import read_roadmap
from mentoring.roadmaps import Evidence, Layout, RoadMap, StageKind, count
from storage.records import Role

ROOT = Path(__file__).parent.parent.parent
GUIDE = (ROOT / "docs" / "roadmaps.md").read_text(encoding="utf-8")
SOURCES = {"000": "laboratory", "001": "standard", "002": "student", "003": "project", "004": "folder"}
Entry = tuple[str, str, str]


def packaged(name: str) -> RoadMap:
    text = (ROOT / "locales" / "ru" / "roadmaps" / f"{name}.yaml").read_text(encoding="utf-8")
    roadmap, _ = read_roadmap(f"{name}.yaml", text)
    assert roadmap is not None
    return roadmap


def told(source: str) -> list[list[str]]:
    """The rows of the source's table: where it stands there, stage, measure, item."""
    table = GUIDE.partition(f"### {source} → `{SOURCES[source]}`\n")[2].partition("\n###")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")][2:]
    return [[cell.strip(" `–") for cell in line.strip("|").split(" | ")] for line in lines]


def entries(roadmap: RoadMap) -> list[Entry]:
    """Everything that a road map took from its source, in order."""
    found = [("terms", "", str(number)) for number, _ in enumerate(roadmap.terms, 1)]
    found += [("papers", "", str(number)) for number, _ in enumerate(roadmap.papers, 1)]
    for stage in roadmap.stages:
        found.append((stage.id, "", ""))
        for measure in stage.measures:
            found.append((stage.id, measure.id, ""))
            found += [(stage.id, measure.id, str(number)) for number, _ in enumerate(measure.items, 1)]
    return found


@pytest.mark.parametrize("source", SOURCES)
def test_every_row_of_the_source_has_its_id_and_every_id_its_row(source: str) -> None:
    rows = told(source)
    assert [(stage, measure, item) for _, stage, measure, item in rows] == entries(packaged(SOURCES[source]))
    places = [place for place, *_ in rows]
    assert all(places)
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("source", "stages", "measures", "items"),
    [("000", 7, 15, 11), ("001", 7, 16, 14), ("002", 6, 12, 27), ("003", 4, 15, 0), ("004", 7, 17, 11)],
)
def test_the_table_counts_what_was_counted_by_hand(
    source: str, stages: int, measures: int, items: int
) -> None:
    rows = [(measure, item) for _, stage, measure, item in told(source) if stage not in ("terms", "papers")]
    assert sum(not measure for measure, _ in rows) == stages
    assert sum(bool(measure) and not item for measure, item in rows) == measures
    assert sum(bool(item) for _, item in rows) == items


def test_the_overview_tells_titles_and_figures() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \| (\D+) \| (\d+) \| (\d+) \| (\d+) \|", GUIDE, re.MULTILINE)
    shown = {
        name: (title, int(stages), int(measures), int(items)) for name, title, stages, measures, items in rows
    }
    found = {path.stem: packaged(path.stem) for path in (ROOT / "locales" / "ru" / "roadmaps").iterdir()}
    assert shown == {
        name: (roadmap.title, count(roadmap).stages, count(roadmap).measures, count(roadmap).items)
        for name, roadmap in found.items()
    }


def test_the_example_of_the_guide_can_be_used_as_it_stands() -> None:
    example = GUIDE.partition("```yaml\n")[2].partition("```")[0]
    roadmap, faults = read_roadmap("spring.yaml", example)
    assert faults == []
    assert roadmap is not None
    parts = (roadmap, roadmap.terms[0], roadmap.responsible[0], roadmap.events[0], roadmap.stages[0])
    for part in (*parts, roadmap.measures[0]):
        assert part.model_fields_set == set(type(part).model_fields), part


@pytest.mark.parametrize("name", [*Evidence, *StageKind, *Layout])
def test_the_guide_explains_every_word_that_may_be_chosen(name: str) -> None:
    assert f"`{name}`" in GUIDE


def test_the_roles_of_a_road_map_are_roles_of_the_bot() -> None:
    roles = {each.role for name in SOURCES.values() for each in packaged(name).responsible}
    assert {Role.DIRECTOR, Role.CURATOR, Role.STAFF, Role.MENTOR, Role.PSYCHOLOGIST} <= roles
