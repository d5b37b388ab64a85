"""Worksheets put together by hand: one with everything in it, and one as long and as odd as content may be."""

from generator.worksheets.blocks import (
    Area,
    Areas,
    Ask,
    Block,
    Card,
    Cards,
    Choice,
    Fact,
    Facts,
    Grid,
    Heading,
    Items,
    Level,
    NewPage,
    Rating,
    RunningOrder,
    Step,
    Text,
    Tick,
    Ticks,
    Worksheet,
    Writing,
)

OTHERS = (
    Choice(key="d", name="We don't know", meaning="Nobody here could say yet."),
    Choice(key="x", name="Does not apply", meaning="This cannot arise in our school."),
)
NAMES = ("Starting", "Growing", "Usual", "Lasting")
ONE_WORD = "Llanfair" * 15
"""120 letters without a space."""
ARABIC = "كيف تحتفل المدرسة بإنجازات كل تلميذ؟"


def worksheet(*blocks: Block, title: str = "Vision: audit sheet", **values: object) -> Worksheet:
    """A worksheet of these blocks."""
    usual: dict[str, object] = {
        "id": "example",
        "kind": "pack",
        "audience": "governors",
        "for_whom": "Governors",
        "about": "vision",
        "summary": "What the school wants for every pupil.",
        "minutes": 20,
        "blanks": ("School", "Date"),
        "sources": ("National College, 2011",),
        "most_pages": None,
        "site_name": "Inclusion Reflections",
        "edition": "2026-11",
        "no_names": "No pupil's name here.",
        "origin": ("pack", "example"),
    }
    return Worksheet(title=title, blocks=blocks, **{**usual, **values})  # type: ignore[arg-type]


def rating(code: str = "V1", ask: str = "Who could say it?", signs: tuple[str, ...] = (), **values: object) -> Rating:
    """A question to rate."""
    signs = signs or tuple(f"Sign {number} of {code}." for number in range(1, 5))
    usual: dict[str, object] = {
        "others": OTHERS,
        "good_enough": "Is that good enough for now?",
        "yes": "Yes",
        "no": "Not yet",
        "evidence": "What could we show for it?",
        "lines": 2,
        "look_for": "Minutes. The calendar.",
    }
    levels = tuple(
        Level(number=number, name=name, sign=sign)
        for number, (name, sign) in enumerate(zip(NAMES, signs, strict=True), 1)
    )
    return Rating(code=code, ask=ask, levels=levels, **{**usual, **values})  # type: ignore[arg-type]


def ask(code: str = "V2", question: str = "What would you say yourself?", lines: int = 3) -> Ask:
    """An open question."""
    good = Fact(label="A good answer", texts=("It names people.",))
    return Ask(code=code, ask=question, prompts=("Whose answer?", "Why?"), facts=(good,), lines=lines)


def step(name: str, say: str = "Read all four signs first.") -> Step:
    """A part of a running order."""
    return Step(clock="0 to 10", name=name, minutes=10, purpose="To begin.", say=say, ready=("Pens", "Cards"))


EVERYTHING = worksheet(
    Text(text="A paragraph."),
    Text(text="An aside.", style="note"),
    Items(items=("First", "Second"), ordered=True),
    Heading(text="Questions"),
    rating(),
    ask(),
    Facts(facts=(Fact(label="For", texts=("It helped.",)), Fact(label="Two things", texts=("One", "Other")))),
    Ticks(ticks=(Tick(text="Cards printed", name="tick.1"), Tick(text="Room booked", name="tick.2"))),
    Writing(label="What we saw", lines=3, name="space.1"),
    Grid(caption="Plan", head=("What", "Who", "When"), rows=2, name="table.1"),
    Heading(text="Running order"),
    RunningOrder(steps=(step("Begin"), step("Compare"))),
    NewPage(),
    Text(text="Talk to one another", style="big"),
    NewPage(),
    Cards(cards=tuple(Card(mark=mark, name=f"Card {mark}", meaning="It means this.") for mark in "1234d")),
    Areas(areas=(Area(label="Strong here", name="box.1"), Area(label="Comes next", name="box.2"))),
    id="everything",
    title="Everything",
)

_LONG = " ".join(f"word{number}" for number in range(300))

HOSTILE = worksheet(
    Heading(text=f"Ysgol Gŵyr, Łódź & <Co> {ONE_WORD}"),
    *(rating(f"V{number}", f"Question {number}: who could say it, and how?") for number in range(1, 36)),
    rating("V36", "Long signs?", tuple(f"Start{number} {_LONG} end{number}." for number in range(1, 5))),
    rating("V37", f"Who sees {ONE_WORD}?", (ONE_WORD, ARABIC, "ŵ ł Šťastný", "#let x = 1 \\ $ * _ @ ~ ` \" ' [")),
    rating("V38", _LONG, look_for=""),
    ask("V39", ARABIC),
    ask("V40", ONE_WORD, lines=20),
    Grid(caption=ONE_WORD, head=(ONE_WORD, ARABIC, "ŵ", "Institutionalisation"), rows=20, name="table.1"),
    RunningOrder(steps=(step(ONE_WORD), step("Long", _LONG + " " + _LONG + " " + _LONG))),
    Areas(areas=tuple(Area(label=f"{ONE_WORD} {number}", name=f"box.{number}") for number in range(3))),
    Text(text=ONE_WORD, style="big"),
    Ticks(ticks=(Tick(text=_LONG, name="tick.1"), Tick(text=ONE_WORD, name="tick.2"))),
    Facts(facts=(Fact(label=ONE_WORD, texts=(ONE_WORD,)),)),
    id="hostile",
    title=ONE_WORD,
    for_whom="Governors and " + ONE_WORD,
    summary=_LONG,
    blanks=("School", "Date", ONE_WORD, "Ŵ"),
    sources=(ONE_WORD, "National College, 2011"),
    site_name=ONE_WORD,
    no_names="No pupil's name here, nor anything by which one could be known, not even by those who know them well. "
    * 2,
)
