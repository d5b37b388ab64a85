"""The parts of packs as blocks: headings, lists, tables and boxes that an author put together."""

from collections.abc import Iterator

from generator.model import Site
from generator.prose import plain_text
from generator.schema import Choice, Part, ScaleLevel
from generator.worksheets.blocks import (
    Block,
    Card,
    Cards,
    Grid,
    Heading,
    Items,
    NewPage,
    Text,
    Tick,
    Ticks,
    Writing,
)
from generator.worksheets.wording import areas, plain


def extras(site: Site, ids: tuple[str, ...]) -> Iterator[Block]:
    """The parts of other packs, each from a new page on."""
    for pack in (site.packs[id] for id in ids):
        yield NewPage()
        if not (pack.parts and pack.parts[0].heading):
            yield Heading(text=pack.name)
        yield from parts_of(site, pack.parts)


def parts_of(site: Site, parts: tuple[Part, ...]) -> Iterator[Block]:
    """What parts hold, in their order; fields are named later."""
    for part in parts:
        yield from _opening(part)
        if part.show:
            yield from _SHOWN[part.show](site)
        yield from _to_fill_in(part)


def _opening(part: Part) -> Iterator[Block]:
    if part.new_page:
        yield NewPage()
    if part.heading:
        yield Heading(text=part.heading)
    if part.big:
        yield Text(text=part.big, style="big")
    if part.text:
        yield from (Text(text=plain_text(text)) for text in part.text.split("\n\n"))
    if part.items:
        yield Items(items=plain(part.items))


def _to_fill_in(part: Part) -> Iterator[Block]:
    if part.tick:
        yield Ticks(ticks=tuple(Tick(text=text, name="tick") for text in part.tick))
    if part.grid:
        yield Grid(caption=part.heading or "", head=part.grid.head, rows=part.grid.rows, name="table")
    yield from (Writing(label=write.label, lines=write.lines, name="space") for write in part.write)
    yield from areas(part.areas)


def _level_cards(site: Site) -> Iterator[Block]:
    """A card to raise for each level, one for not knowing and one for what does not apply."""
    scale = site.scale
    marks = ("1", "2", "3", "4", "d", "x")
    cards: tuple[ScaleLevel | Choice, ...] = (*scale.levels, scale.dont_know, scale.does_not_apply)
    yield Cards(
        cards=tuple(
            Card(mark=mark, name=card.name, meaning=card.meaning) for mark, card in zip(marks, cards, strict=True)
        )
    )


def _where_to_look(site: Site) -> Iterator[Block]:
    """Where the questions of the short self-audit say that evidence may be found, by what they are about."""
    for _, subject in site.subjects():
        short = (question for question in site.questions_about(subject.id) if question.short)
        found = [f"{place} ({question.code})" for question in short for place in question.look_for]
        if found:
            yield Heading(text=subject.name)
            yield Ticks(ticks=tuple(Tick(text=text, name="tick") for text in found))
            yield Writing(label="What we saw, and where", lines=3, name="space")


_SHOWN = {"level cards": _level_cards, "where to look": _where_to_look}
