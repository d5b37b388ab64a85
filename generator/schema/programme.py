"""The programme as history: its passages, dates and voices, and where the sources part ways."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from generator.schema.values import (
    Content,
    Day,
    Id,
    Line,
    Many,
    Order,
    Prose,
    SearchedAs,
    Sources,
    StrandId,
)


class Fact(Content):
    """One line of a table of facts."""

    label: Line = Field(description="What the fact is about.")
    value: Line = Field(description="The fact, exactly as its source has it, or `not stated`.")
    sources: Sources

    example: ClassVar[str] = """\
label: Local authorities
value: "10"
sources: [nc-2011]
"""


class ProgrammePassage(Content):
    """A passage of the programme's history. The section's page shows all of them, in the file's order."""

    id: Id = Field(description="Permanent id; `[what it cost](programme:cost)` links to the passage.")
    heading: Line = Field(description="The heading above the passage.")
    searched_as: SearchedAs = ()
    text: Prose = Field(description="The passage, in Markdown and in the past tense.")
    facts: Many[Fact] = Field(default=(), description="Facts that read better as a table, beside the text.")
    now: Prose | None = Field(default=None, description="What its terms mean in England today: our own note.")
    sources: Sources

    example: ClassVar[str] = """\
id: who-took-part
heading: Who took part
text: Pupils on school action, on school action plus or with a statement took part.
facts:
  - {label: Local authorities, value: "10", sources: [nc-2011]}
now: Since 2014 these have given way to SEN support and to education, health and care plans.
sources: [nc-2011]
"""


class Event(Content):
    """Something on the timeline."""

    id: Id = Field(description="Permanent id.")
    date: Line = Field(description="The date as pages show it, such as `September 2009`.")
    starts: Day = Field(description="For sorting and drawing: `2009`, `2009-09` or `2009-09-01`.")
    ends: Day | None = Field(default=None, description="When it lasted: its end, written in the same way.")
    lane: Literal["programme", "evidence", "schools", "Achieve Together"] = Field(
        description="The line of the drawing on which it stands."
    )
    label: Annotated[Line, Field(max_length=40)] = Field(description="A few words that stand in the drawing.")
    text: Prose = Field(description="What happened, in a sentence or two.")
    sources: Sources

    example: ClassVar[str] = """\
id: pilot-starts
date: September 2009
starts: 2009-09
lane: programme
label: The pilot begins
text: The pilot began in ten local authorities.
sources: [nc-2011]
"""

    @model_validator(mode="after")
    def _ends_later(self) -> "Event":
        if self.ends is not None and self.ends < self.starts:
            raise ValueError(f'"ends" is {self.ends}, before "starts", {self.starts}; mend one of them')
        return self


class SchoolVoice(Content):
    """What someone in a school said, reported and not quoted."""

    id: Id = Field(description="Permanent id.")
    who: Literal["headteacher", "teacher", "parent", "school"] = Field(
        description="Who spoke, as far as the source tells; `school` when it names no one."
    )
    about: Line = Field(description="What it is about, in a few words, as a heading.")
    said: Prose = Field(description="What they said, in our own words.")
    unsaid: Prose | None = Field(default=None, description="What the source leaves out, in our own words.")
    strands: Many[StrandId] = Field(default=(), description="The strands it touches: this project's reading.")
    sources: Sources

    example: ClassVar[str] = """\
id: heard-at-last
who: headteacher
about: Being listened to
said: For once, this headteacher felt, the school had heard families.
strands: [structured-conversations]
sources: [nc-2011]
"""


class Recommendation(Content):
    """Something that the evaluation of the programme recommended."""

    id: Id = Field(description="Permanent id.")
    name: Line = Field(description="A few words, as a heading.")
    order: Order = Field(description="Its place among the recommendations, from 1.")
    text: Prose = Field(description="The recommendation, in our own words.")
    asks: Many[Prose] = Field(min_length=1, description="What it asks of a school today: our own questions.")
    sources: Sources

    example: ClassVar[str] = """\
id: led-from-the-top
name: Led from the top
order: 1
text: Headteachers or senior teams should lead the work themselves.
asks:
  - Which part of this work would stop if our SENCO were away for a term?
sources: [govtoday-2011]
"""


class Statement(Content):
    """What a source says on a point that is not settled."""

    says: Prose = Field(description="What it says, figures exactly as it gives them.")
    sources: Sources

    example: ClassVar[str] = """\
says: The pilot ran in 454 schools.
sources: [nc-2011]
"""


class Disagreement(Content):
    """A point on which the sources disagree, or on which one of them is unclear."""

    id: Id = Field(description="Permanent id.")
    about: Line = Field(description="The point, as a heading.")
    nature: Literal["sources differ", "contradicts itself", "unclear", "unsupported claim"] = Field(
        description="`sources differ` needs two statements or more; the rest are about one source."
    )
    statements: Many[Statement] = Field(min_length=1, description="Who says what.")
    matters: Prose = Field(description="Why a reader should care: our own note.")
    here: Prose = Field(description="What this site does about it.")

    example: ClassVar[str] = """\
id: number-of-schools
about: How many schools took part
nature: sources differ
statements:
  - {says: "The pilot ran in 454 schools.", sources: [nc-2011]}
  - {says: "It ran in around 450.", sources: [govtoday-2011]}
matters: The exact count shows which source had the records in front of it.
here: We write 454 and name its source.
"""

    @model_validator(mode="after")
    def _two_to_differ(self) -> "Disagreement":
        if self.nature == "sources differ" and len(self.statements) < 2:
            raise ValueError('"statements" has one item, and "sources differ" needs two or more; add what another says')
        return self
