"""Studies: what they found, how secure it is, and who said what of it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.schema.values import (
    Content,
    Id,
    Line,
    Many,
    Order,
    Prose,
    SearchedAs,
    SourceId,
    Sources,
)


class Bar(Content):
    """One row of a chart and of the table beside it."""

    label: Line = Field(description="What the row is about.")
    value: float = Field(description="The number alone.")

    example: ClassVar[str] = """\
label: English
value: 37
"""


class Chart(Content):
    """Figures of a study, drawn as bars and written as a table."""

    title: Line = Field(description="What the figures show.")
    unit: Line = Field(description="The unit of every row, such as `%`.")
    bars: Many[Bar] = Field(min_length=1, description="The rows, in the order in which to show them.")
    note: Prose | None = Field(default=None, description="What the figures leave open.")
    sources: Sources

    example: ClassVar[str] = """\
title: Pupils at or above the progress expected of all pupils
unit: "%"
bars:
  - {label: English, value: 37}
  - {label: Mathematics, value: 42}
sources: [manchester-2011]
"""


class Finding(Content):
    """One thing a study found."""

    text: Prose = Field(description="The finding in a sentence or two, figures exactly as reported.")
    speaks: Literal["for", "against", "mixed", "no difference"] = Field(
        description="Whether it speaks for the programme or against it."
    )
    sources: Many[SourceId] = Field(default=(), description="Sources, when they differ from the study's own.")

    example: ClassVar[str] = """\
text: Pupils made no more progress at GCSE than those in comparable schools.
speaks: no difference
"""


class Voice(Content):
    """Who said what of a study, and what their interest was."""

    who: Line = Field(description="The person or body, with the role they had.")
    interest: Line = Field(description="What they stood to gain or lose; `none stated` where none is.")
    said: Prose = Field(description="What they said, reported and not quoted.")
    sources: Many[SourceId] = Field(default=(), description="Sources, when they differ from the study's own.")

    example: ClassVar[str] = """\
who: Professor Neil Humphrey, author of the report
interest: He led the evaluation.
said: He called the findings very encouraging.
"""


class Strength(Content):
    """How secure the result is, as the funder rates it."""

    padlocks: Annotated[int, Field(ge=0, le=5)] | None = Field(default=None, description="EEF padlocks, 0 to 5.")
    months: int | None = Field(default=None, description="Months of additional progress.")
    text: Prose = Field(description="The rating in words, or why there is none.")

    example: ClassVar[str] = """\
padlocks: 3
months: 0
text: Moderately secure, in the funder's rating.
"""


class Study(Content):
    """A summary of an evaluation or trial."""

    id: Id = Field(description="Permanent id, the same as the file's name without `.yml`.")
    name: Line = Field(description="Its name, as pages show it.")
    order: Order = Field(description="Its place among the studies, from 1.")
    summary: Line = Field(description="One sentence for cards, search and the page's description.")
    searched_as: SearchedAs = ()
    kind: Line = Field(description="What kind of study it is, such as `efficacy trial`.")
    published: Line = Field(description="When it was published, or `not stated`.")
    reported_in: Line | None = Field(default=None, description="How it reaches us, when at second hand.")
    design: Prose = Field(description="How it was done.")
    size: Prose = Field(description="How many schools and pupils.")
    findings: Many[Finding] = Field(min_length=1, description="What it found, for and against alike.")
    charts: Many[Chart] = Field(default=(), description="Its figures, drawn.")
    cost: Prose = Field(description="What it cost, or `Not stated.`")
    strength: Strength = Field(description="How secure the result is.")
    said: Many[Voice] = Field(default=(), description="Who said what of it, and their interest.")
    not_shown: Many[Prose] = Field(min_length=1, description="What it does not show.")
    asks: Many[Prose] = Field(min_length=1, description="What it asks of leaders.")
    here: Many[Prose] = Field(min_length=1, description='Questions for "Could we do this here?".')
    sources: Sources

    example: ClassVar[str] = """\
id: achieve-together
name: Achieve Together
order: 4
summary: A trial of joined-up leadership programmes that found no gain at GCSE.
kind: efficacy trial
published: not stated
design: Schools that took part were compared with similar schools that did not.
size: 14 schools, compared with 41 others.
findings:
  - text: Pupils made no more progress at GCSE than those in comparable schools.
    speaks: no difference
cost: £16 on average a pupil a year over three years.
strength: {padlocks: 3, months: 0, text: "Moderately secure, in the funder's rating."}
not_shown:
  - What each leadership programme does on its own.
asks:
  - Decide what a shared project is for before it starts.
here:
  - Do our improvement projects have one aim that all who work on them could name?
sources: [eef-2018]
"""
