"""Occasions: the questions to take to one, and how to spend the time."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from generator.schema.values import (
    AudienceId,
    Content,
    Id,
    Line,
    Many,
    Order,
    PackId,
    Prose,
    QuestionId,
    SearchedAs,
    Sources,
)

Shows = Literal["case study", "task", "priorities", "plan", "pause"]
"""What a projector can show during a step; a task is what is said, to be read again while people work."""


class Step(Content):
    """A part of a running order."""

    name: Line = Field(description="What happens, in a few words.")
    minutes: Annotated[int, Field(ge=1, le=180)] = Field(description="How many minutes it takes.")
    rating: bool = Field(default=False, description="`true` where people rate; the other minutes are for all else.")
    shows: Shows | None = Field(default=None, description="What a projector shows meanwhile, if not only the purpose.")
    purpose: Line = Field(description="What it is for.")
    say: Prose | None = Field(default=None, description="What whoever leads could say, in words to adapt.")
    hand_out: Many[Line] = Field(default=(), description="What to hand out or to have ready.")

    example: ClassVar[str] = """\
name: Rate alone
minutes: 15
rating: true
purpose: Everyone's own view is on paper before anyone hears another.
say: Read all four signs first. Then choose the highest that you could show to a visitor.
hand_out: [The questions, one copy each]
"""


class Occasion(Content):
    """An occasion on which questions are worked on, with its running order."""

    id: Id = Field(description="Permanent id, the same as the file's name without `.yml`.")
    name: Line = Field(description="Its name, as pages show it.")
    order: Order = Field(description="Its place among the occasions, from 1.")
    summary: Line = Field(description="One sentence for cards, search and the page's description.")
    searched_as: SearchedAs = ()
    audience: AudienceId = Field(description="Who rates or talks through the questions: their words are used.")
    leads: Line = Field(description="Who leads it, such as `The chair of governors`.")
    questions: Many[QuestionId] = Field(default=(), description="The questions, in their order.")
    short: bool = Field(default=False, description="`true` in place of `questions`: those of the short self-audit.")
    before: Many[Prose] = Field(default=(), description="What to do beforehand, one thing an item.")
    steps: Many[Step] = Field(min_length=1, description="The running order.")
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
        if twice := next((id for id in self.questions if self.questions.count(id) > 1), None):
            raise ValueError(f'"questions" names "{twice}" twice; take one of them out')
        return self
