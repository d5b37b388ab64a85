"""The packs of `content/packs.yml`."""

from collections.abc import Iterator

from generator.model import Site
from generator.prose import plain_text
from generator.schema import Pack, PackFinding, PackQuestion
from generator.worksheets.blocks import Ask, Block, Fact, Facts, Heading, Items, Text, Worksheet
from generator.worksheets.fields import named_apart
from generator.worksheets.imprint import Imprint, short_name
from generator.worksheets.parts import extras, parts_of
from generator.worksheets.sheets import sources_of
from generator.worksheets.wording import Wording, fact, sentences

SPEAKS = {"for": "For", "against": "Against", "mixed": "Both ways", "no difference": "No difference"}


def pack_sheets(site: Site, imprint: Imprint) -> Iterator[Worksheet]:
    """A worksheet for each pack."""
    for pack in site.packs.values():
        yield imprint.worksheet(
            id=pack.id,
            kind="pack",
            title=pack.name,
            audience=pack.audience or "",
            about=pack.about or "",
            summary=pack.summary,
            minutes=pack.minutes,
            blanks=site.worksheet_words.blanks if pack.blanks else (),
            blocks=named_apart((*_blocks(site, pack), *extras(site, pack.extras))),
            sources=_sources_of(site, pack),
            most_pages=pack.most_pages,
            origin=("pack", pack.id),
        )


def _sources_of(site: Site, pack: Pack) -> tuple[str, ...]:
    questions = tuple(site.questions[asked.id] for asked in pack.questions)
    found = (id for finding in pack.research for id in finding.sources)
    return tuple(dict.fromkeys((*pack.sources, *sources_of(questions), *found)))


def _blocks(site: Site, pack: Pack) -> Iterator[Block]:
    wording = Wording(site, pack.audience or "")
    if pack.brief:
        yield Text(text=plain_text(pack.brief))
    if pack.rating:
        yield Items(items=wording.rating_how)
    for asked in pack.questions:
        question = site.questions[asked.id]
        to_rate = pack.rating and question.levels
        yield wording.rating(question) if to_rate else _ask(wording, asked, pack.lines)
    if pack.research:
        yield Heading(text="What research says, for and against")
        yield Facts(facts=tuple(_finding(site, finding) for finding in pack.research))
    yield from parts_of(site, pack.parts)


def _ask(wording: Wording, asked: PackQuestion, lines: int) -> Ask:
    """An open question with what helps whoever asks it, in place of prompts."""
    question = wording.site.questions[asked.id]
    evidence = asked.ask_for or question.look_for
    facts = [fact("A good answer", asked.good_answer)] if asked.good_answer else []
    facts += [fact("Evidence to ask for", sentences(evidence))] if evidence else []
    return Ask(
        code=question.code,
        ask=wording.ask_of(question),
        prompts=(),
        facts=tuple(facts),
        lines=lines,
    )


def _finding(site: Site, finding: PackFinding) -> Fact:
    cited = "; ".join(short_name(site.sources[id]) for id in finding.sources)
    return fact(SPEAKS[finding.speaks], f"{finding.text} ({cited})")
