"""The pack of each occasion: a running order for whoever leads, the questions to hand out, and its extras."""

from collections.abc import Iterator
from itertools import accumulate

from generator.model import Site
from generator.prose import plain_text
from generator.schema import Occasion
from generator.worksheets.blocks import Block, Fact, Facts, Heading, Items, NewPage, RunningOrder, Step, Worksheet
from generator.worksheets.fields import named_apart
from generator.worksheets.imprint import Imprint
from generator.worksheets.parts import extras
from generator.worksheets.sheets import sources_of
from generator.worksheets.wording import Wording, plain


def occasion_sheets(site: Site, imprint: Imprint) -> Iterator[Worksheet]:
    """The pack of each occasion."""
    for occasion in site.occasions.values():
        yield imprint.worksheet(
            id=f"occasion-{occasion.id}",
            kind="occasion",
            title=f"{occasion.name}: {site.worksheet_words.occasion.name}",
            audience=occasion.audience,
            about=occasion.id,
            summary=occasion.summary,
            minutes=sum(step.minutes for step in occasion.steps),
            blocks=named_apart((*_blocks(site, occasion), *extras(site, occasion.extras))),
            sources=tuple(dict.fromkeys((*occasion.sources, *sources_of(site.questions_of(occasion))))),
            origin=("occasion", occasion.id),
        )


def _blocks(site: Site, occasion: Occasion) -> Iterator[Block]:
    yield from _for_whoever_leads(occasion)
    yield NewPage()
    yield from _to_hand_out(site, occasion)


def _for_whoever_leads(occasion: Occasion) -> Iterator[Block]:
    yield Facts(facts=(Fact(label="Led by", texts=(occasion.leads,)),))
    if occasion.before:
        yield Heading(text="Beforehand")
        yield Items(items=plain(occasion.before))
    yield Heading(text="Running order")
    yield RunningOrder(steps=_steps(occasion))
    if occasion.after:
        yield Heading(text="Afterwards")
        yield Items(items=plain(occasion.after))


def _steps(occasion: Occasion) -> tuple[Step, ...]:
    starts = accumulate((step.minutes for step in occasion.steps), initial=0)
    return tuple(
        Step(
            clock=f"{start} to {start + step.minutes}",
            name=step.name,
            minutes=step.minutes,
            purpose=step.purpose,
            say=plain_text(step.say or ""),
            ready=step.hand_out,
        )
        for start, step in zip(starts, occasion.steps, strict=False)
    )


def _to_hand_out(site: Site, occasion: Occasion) -> Iterator[Block]:
    wording = Wording(site, occasion.audience)
    yield Heading(text="The questions")
    yield Items(items=wording.rating_how)
    for question in site.questions_of(occasion):
        yield wording.rating(question) if question.levels else wording.open_question(question)
    yield from wording.rating_close()
