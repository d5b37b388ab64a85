"""Occasions: the questions to take to one, and how to spend the time."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from generator.schema.values import (
    AudienceId,
    Content,
    Id,
    Line,
    Many,
    Name,
    Order,
    PackId,
    Prose,
    QuestionId,
    SearchedAs,
    Sources,
)

Shows = Literal["case study", "task", "priorities", "plan", "pause"]
"""What a projector can show during a step; a task is what is said, to be read again while people work."""

# What theme/record.schema.json has room for: a meeting begins as an occasion, and somebody may keep it.
LONGEST_SAY = LONGEST_HAND_OUTS = 1200
MOST_STEPS = 60
SHORTEST, LONGEST = 5, 600
"""Minutes that an occasion takes."""


class Step(Content):
    """A part of a running order."""

    name: Name = Field(description="What happens, in a few words.")
    minutes: Annotated[int, Field(ge=1, le=180)] = Field(description="How many minutes it takes.")
    rating: bool = Field(default=False, description="`true` where people rate; the other minutes are for all else.")
    shows: Shows | None = Field(default=None, description="What a projector shows meanwhile, if not only what is said.")
    purpose: Line = Field(description="What it is for.")
    say: Prose | None = Field(
        default=None,
        max_length=LONGEST_SAY,
        description="What whoever leads could say, in words to adapt. It is projected too, unless people rate or read.",
    )
    hand_out: Many[Line] = Field(default=(), description="What to hand out or to have ready.")

    example: ClassVar[str] = """\
name: Rate alone
minutes: 15
rating: true
purpose: Everyone's own view is on paper before anyone hears another.
say: Read all four signs first. Then choose the highest that you could show to a visitor.
hand_out: [The questions, one copy each]
"""

    @model_validator(mode="after")
    def _hand_outs_fit(self) -> "Step":
        if len("\n".join(self.hand_out)) > LONGEST_HAND_OUTS:
            raise ValueError(f'"hand_out" has more than {LONGEST_HAND_OUTS:,} characters in all; shorten it')
        return self


class Occasion(Content):
    """An occasion on which questions are worked on, with its running order."""

    id: Id = Field(description="Permanent id, the same as the file's name without `.yml`.")
    name: Name = Field(description="Its name, as pages show it.")
    order: Order = Field(description="Its place among the occasions, from 1.")
    summary: Line = Field(description="One sentence for cards, search and the page's description.")
    searched_as: SearchedAs = ()
    audience: AudienceId = Field(description="Who rates or talks through the questions: their words are used.")
    leads: Line = Field(description="Who leads it, such as `The chair of governors`.")
    questions: Many[QuestionId] = Field(default=(), description="The questions, in their order.")
    short: bool = Field(default=False, description="`true` in place of `questions`: those of the short self-audit.")
    before: Many[Prose] = Field(default=(), description="What to do beforehand, one thing an item.")
    steps: Many[Step] = Field(min_length=1, max_length=MOST_STEPS, description="The running order.")
    after: Many[Prose] = Field(default=(), description="What to do afterwards, one thing an item.")
    extras: Many[PackId] = Field(default=(), description="Packs that are printed with it, such as a plan to fill in.")
    sources: Sources

    example: ClassVar[str] = """\
id: termly-review
name: A termly review
order: 1
summary: Twenty minutes each term to see what has moved, and to keep the plan alive.
audience: leadership
leads: A member of the leadership team, in turn
questions: [vision-shared]
steps:
  - name: Rate alone
    minutes: 5
    rating: true
    purpose: Everyone's own view is on paper before anyone hears another.
  - name: Compare
    minutes: 15
    purpose: Where we differ shows what to find out.
sources: [this-project]
"""

    @model_validator(mode="after")
    def _has_questions(self) -> "Occasion":
        if bool(self.questions) == self.short:
            raise ValueError('give "questions", or "short: true" for those of the short self-audit, and not both')
        return self

    @model_validator(mode="after")
    def _is_as_long_as_a_meeting(self) -> "Occasion":
        minutes = sum(step.minutes for step in self.steps)
        if not SHORTEST <= minutes <= LONGEST:
            raise ValueError(f'"steps" take {minutes} minutes in all; let it be from {SHORTEST} to {LONGEST}')
        return self
