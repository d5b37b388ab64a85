"""Case studies and their outcomes."""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from generator.schema.values import (
    CharacteristicId,
    Content,
    Id,
    Line,
    Many,
    Prose,
    QuestionId,
    SearchedAs,
    SourceId,
    Sources,
    StrandId,
)


class Reading(Content):
    """One value of a measure, and when it was taken."""

    value: float = Field(description="The number alone; the unit stands in the measure.")
    period: Line | None = Field(default=None, description="When, such as `2008–09`.")

    example: ClassVar[str] = """\
value: 12
period: 2008–09
"""


class Measure(Content):
    """What was counted. Give `before` and `after` together, or one of `change`, `level` and `sample`."""

    of: Line = Field(description="What was counted, such as `persistent absence`.")
    unit: Line = Field(description="The unit, such as `%`, `points` or `pupils`.")
    before: Reading | None = Field(default=None, description="The value before, with its period.")
    after: Reading | None = Field(default=None, description="The value after, with its period.")
    change: float | None = Field(default=None, description="A change, when only the change is given.")
    level: float | None = Field(default=None, description="A level reached, when nothing else is given.")
    sample: float | None = Field(default=None, description="How many were asked or counted.")
    period: Line | None = Field(default=None, description="When the change, level or sample belongs to.")

    example: ClassVar[str] = """\
of: persistent absence
unit: "%"
before: {value: 12, period: 2008–09}
after: {value: 3.9, period: 2009–10}
"""

    @model_validator(mode="after")
    def _one_form(self) -> "Measure":
        if (self.before is None) != (self.after is None):
            raise ValueError('"before" and "after" belong together; give both, or use "level" or "change"')
        forms = [self.before, self.change, self.level, self.sample]
        if sum(form is not None for form in forms) != 1:
            raise ValueError('give "before" and "after", or one of "change", "level" and "sample"')
        return self


class Outcome(Content):
    """Something that changed, as the source reports it."""

    text: Prose = Field(description="The outcome in a sentence.")
    measure: Measure | None = Field(default=None, description="The figures, when the source gives any.")
    caution: Prose | None = Field(default=None, description="What the figure leaves open, in our own words.")
    sources: Many[SourceId] = Field(default=(), description="Sources, when they differ from the file's own.")

    example: ClassVar[str] = """\
text: Persistent absence fell to less than a third of what it had been.
measure:
  of: persistent absence
  unit: "%"
  before: {value: 12, period: 2008–09}
  after: {value: 3.9, period: 2009–10}
"""


Phase = Literal["primary", "secondary", "special", "pupil referral unit", "all-through", "not stated"]


class CaseStudy(Content):
    """What one school did."""

    id: Id = Field(description="Permanent id, the same as the file's name without `.yml`.")
    name: Line = Field(description="The school's name.")
    authority: Line = Field(description="The local authority, or `not stated`.")
    phase: Phase = Field(description="The phase of education, or `not stated` where the source is silent.")
    characteristic: CharacteristicId = Field(description="The characteristic it illustrates.")
    strands: Many[StrandId] = Field(default=(), description="The strands it touches: this project's reading.")
    summary: Line = Field(description="One sentence for cards, search and the page's description.")
    searched_as: SearchedAs = ()
    starting_point: Prose = Field(description="Where the school stood and what it wanted.")
    actions: Many[Prose] = Field(min_length=1, description="What leaders did, one action an item.")
    changes: Many[Prose] = Field(default=(), description="What changed in how the school works.")
    outcomes: Many[Outcome] = Field(default=(), description="What came of it, with measures where given.")
    try_it: Many[Prose] = Field(min_length=1, description="Prompts to try something like it in one's own school.")
    not_told: Many[Prose] = Field(min_length=1, description="What the account does not tell.")
    questions: Many[QuestionId] = Field(default=(), description="Questions this example helps to talk through.")
    sources: Sources

    example: ClassVar[str] = """\
id: lyng-hall
name: Lyng Hall
authority: Coventry
phase: not stated
characteristic: collaboration
strands: [wider-outcomes]
summary: A headteacher negotiated partnerships with health, housing and social care.
starting_point: Many pupils were missing a good deal of school.
actions:
  - The headteacher sought out agencies and agreed how each would work with the school.
outcomes:
  - text: Persistent absence fell to less than a third of what it had been.
    measure:
      of: persistent absence
      unit: "%"
      before: {value: 12, period: 2008–09}
      after: {value: 3.9, period: 2009–10}
try_it:
  - List the agencies that the families you worry about already deal with. Who here knows a name in each?
not_told:
  - What the partnerships cost in the headteacher's time.
sources: [nc-2011]
"""
