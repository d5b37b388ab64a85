"""The drawing of the timeline: each event at its date, as exactly as it is known, no label over another."""

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import load
from generator.model import build_site
from generator.schema import Event
from generator.timeline import GAP, LANES, WIDTH, Drawing, Mark, draw
from generator.validate import validate

ROOT = Path(__file__).parents[2]


def event(starts: str, ends: str | None = None, *, lane: str = "programme", label: str = "The pilot") -> Event:
    return Event.model_validate(
        {
            "id": f"e-{starts}-{lane.lower().replace(' ', '-')}",
            "date": starts,
            "starts": starts,
            "ends": ends,
            "lane": lane,
            "label": label,
            "text": "It began.",
            "sources": ("nc-2011",),
        }
    )


def marks_of(drawing: Drawing) -> list[Mark]:
    return [mark for lane in drawing.lanes for mark in lane.marks]


def only(*events: Event) -> Mark:
    """The mark of the first event."""
    return next(mark for mark in marks_of(draw(events)) if mark.event == events[0])


def test_the_years_fill_the_width() -> None:
    """From the first year of any event to the last, a column each, its name in the middle."""
    years = draw([event("2009-09"), event("2011-11-17")]).years
    assert [(year.name, year.x, year.middle) for year in years] == [(2009, 0, 160), (2010, 320, 480), (2011, 640, 800)]


@pytest.mark.parametrize(
    ("starts", "ends", "x", "width", "vague"),
    [
        ("2009-07", None, 520, 0, False),
        ("2009-01-01", None, 1.3, 0, False),
        ("2009", None, 0, 960, True),
        ("2009-07", "2009-09", 480, 240, False),
        ("2008-07", "2009", 240, 720, True),
    ],
    ids=["a month", "a day", "a year", "from month to month", "from a month into a year"],
)
def test_a_date_is_drawn_as_exactly_as_it_is_known(
    starts: str, ends: str | None, x: float, width: float, vague: bool
) -> None:
    """A day or month is a point in its middle; a year alone a vague bar; what lasted a bar."""
    mark = only(event(starts, ends))
    assert (mark.x, mark.width, mark.vague) == (x, width, vague)


def test_events_that_would_cover_each_other_stand_in_rows() -> None:
    """The first that comes has the first row; a later one goes back to it where it has room again."""
    near, same, far = event("2009-01", label="One"), event("2009-02", label="Two"), event("2011-06", label="Three")
    rows = {mark.event.label: mark.y for mark in marks_of(draw([near, same, far]))}
    assert rows["One"] < rows["Two"]
    assert rows["Three"] == rows["One"]


def test_a_label_that_would_leave_the_drawing_stands_on_the_other_side() -> None:
    late = only(event("2011-12", label="A label of some length"), event("2009-01"))
    assert late.label_ends
    assert late.label_x < late.x
    assert not only(event("2009-01"), event("2011-12")).label_ends


def test_lanes_stand_in_their_order_and_only_where_they_have_events() -> None:
    lanes = draw([event("2012-09", lane="Achieve Together"), event("2009-09"), event("2010", lane="evidence")]).lanes
    assert [lane.id for lane in lanes] == ["programme", "evidence", "Achieve Together"]
    assert all(below.y > above.y + above.height for above, below in pairwise(lanes))


def test_every_lane_that_content_may_name_has_a_place() -> None:
    assert {id for id, _ in LANES} == set(Event.model_fields["lane"].annotation.__args__)  # type: ignore[union-attr]


def test_without_events_there_is_an_empty_drawing() -> None:
    assert draw([]).lanes == ()


DAYS = st.dates().filter(lambda day: 2000 <= day.year < 2030).map(str) | st.integers(2000, 2029).map(str)


@given(st.lists(st.tuples(DAYS, st.sampled_from([id for id, _ in LANES]), st.text("abc", min_size=1, max_size=40))))
def test_no_label_covers_another_or_leaves_its_lane(given_events: list[tuple[str, str, str]]) -> None:
    drawing = draw([event(day, lane=lane, label=label) for day, lane, label in given_events])
    for lane in drawing.lanes:
        assert all(lane.y < mark.y < lane.y + lane.height <= drawing.height for mark in lane.marks)
        for one, other in combinations(lane.marks, 2):
            assert one.y != other.y or one.right + GAP <= other.left or other.right + GAP <= one.left


def test_each_event_of_the_site_is_drawn_within_the_drawing() -> None:
    """All of its label too."""
    events = build_site(validate(load(ROOT)).things).events.values()
    marks = marks_of(draw(events))
    assert sorted(mark.event.id for mark in marks) == sorted(event.id for event in events)
    assert [mark.event.id for mark in marks if mark.left < 0 or mark.right > WIDTH] == []
