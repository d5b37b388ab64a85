"""Worksheets: the words that stand on every sheet, and the packs that are put together for one occasion or purpose."""

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
    SourceId,
    Sources,
)

Lines = Annotated[int, Field(ge=1, le=24)]


class Writing(Content):
    """Ruled space under a label."""

    label: Line = Field(description="What is to be written there.")
    lines: Lines = Field(default=3, description="How many ruled lines.")

    example: ClassVar[str] = """\
label: What we have seen ourselves
lines: 3
"""


class Grid(Content):
    """An empty table to fill in."""

    head: Many[Line] = Field(min_length=2, max_length=5, description="The heads of its columns.")
    rows: Annotated[int, Field(ge=1, le=20)] = Field(description="How many empty rows.")

    example: ClassVar[str] = """\
head: [What we do first, Who starts, By when]
rows: 3
"""


class Part(Content):
    """A part of a pack. What it has is set in the order of these keys."""

    new_page: bool = Field(default=False, description="`true` to begin a new page.")
    heading: Line | None = Field(default=None, description="Its heading.")
    big: Line | None = Field(default=None, description="A sentence in very large type, as on a poster.")
    text: Prose | None = Field(default=None, description="A paragraph or two.")
    items: Many[Prose] = Field(default=(), description="A list.")
    tick: Many[Line] = Field(default=(), description="Things to tick off.")
    show: Literal["level cards", "where to look"] | None = Field(
        default=None,
        description="`level cards`: a card to raise for each level. `where to look`: what the questions name.",
    )
    grid: Grid | None = Field(default=None, description="An empty table to fill in.")
    write: Many[Writing] = Field(default=(), description="Ruled space, one label under the other.")
    areas: Many[Line] = Field(
        default=(), max_length=4, description="Boxes side by side that take what is left of the page, by their labels."
    )

    example: ClassVar[str] = """\
heading: Before the conversation
tick:
  - An interpreter is booked, if the family wants one.
write:
  - {label: What I would like to talk about, lines: 3}
"""

    @model_validator(mode="after")
    def _has_something(self) -> "Part":
        if not self.model_fields_set:
            raise ValueError('give "heading", "text" or another of its keys, or take it out: this part is empty')
        return self


class PackQuestion(Content):
    """A question of a pack, with what helps whoever asks it."""

    id: QuestionId = Field(description="The question's id.")
    good_answer: Prose | None = Field(default=None, description="What a good answer contains.")
    ask_for: Many[Line] = Field(default=(), description="Evidence to ask for; without it, the question's `look_for`.")

    example: ClassVar[str] = """\
id: vision-shared
good_answer: It names people in several jobs, says when they were asked, and what one of them said.
ask_for: [Notes of recent staff meetings]
"""


class PackFinding(Content):
    """What research says, in a sentence or two."""

    speaks: Literal["for", "against", "mixed", "no difference"] = Field(
        description="Whether it speaks for the approach or against it."
    )
    text: Prose = Field(description="The finding, figures exactly as reported.")
    sources: Many[SourceId] = Field(min_length=1, description="Where it stands.")

    example: ClassVar[str] = """\
speaks: no difference
text: Pupils made no more progress at GCSE than those in comparable schools.
sources: [eef-2018]
"""


class Pack(Content):
    """A sheet or several that are printed together: for governors, for a meeting, to plan."""

    id: Id = Field(description="Permanent id, and the name of its files.")
    name: Line = Field(description="Its title.")
    order: Order = Field(description="Its place among the packs, from 1.")
    summary: Line = Field(description="One sentence that says what it is for.")
    searched_as: SearchedAs = ()
    audience: AudienceId | None = Field(default=None, description="Who fills it in; without it, everyone.")
    about: Id | None = Field(
        default=None, description="What it is about: the id of a characteristic, strand or topic, if it is one of them."
    )
    minutes: Annotated[int, Field(ge=1, le=600)] = Field(description="Minutes it takes.")
    brief: Prose | None = Field(default=None, description="What this is about, in 80 words at most.")
    questions: Many[PackQuestion] = Field(default=(), description="Its questions, in their order.")
    rating: bool = Field(default=False, description="`true` to print the four levels of each question, to choose one.")
    lines: Lines = Field(default=3, description="Ruled lines under each question that is not rated.")
    research: Many[PackFinding] = Field(default=(), description="What research says for and against.")
    parts: Many[Part] = Field(default=(), description="What else stands on it, after the questions.")
    extras: Many[PackId] = Field(default=(), description="Other packs whose parts are printed with it, at its end.")
    printed_for: Literal["rating", "plan"] | None = Field(
        default=None,
        description="Steps of a meeting for which it is printed: `rating`, one a person; `plan`, one a table.",
    )
    blanks: bool = Field(default=True, description="`false` to leave out the lines for school and date at its head.")
    most_pages: Annotated[int, Field(ge=1, le=50)] | None = Field(
        default=None, description="How many pages it may take; more of them are a problem."
    )
    sources: Sources

    example: ClassVar[str] = """\
id: governors-vision
name: "Governors' pack: vision"
order: 1
summary: Two pages to read a week before the meeting, and to bring along.
audience: governors
about: vision
minutes: 30
brief: What leaders believe every pupil is entitled to, and how anyone can tell.
questions:
  - id: vision-shared
    good_answer: It names people in several jobs, and says when they were asked.
most_pages: 2
sources: [this-project]
"""

    @model_validator(mode="after")
    def _has_something(self) -> "Pack":
        if not (self.brief or self.questions or self.parts or self.extras):
            raise ValueError('give "questions", "parts" or "extras": this pack has nothing to print')
        asked = [question.id for question in self.questions]
        if twice := next((id for id in asked if asked.count(id) > 1), None):
            raise ValueError(f'"questions" names "{twice}" twice; take one of them out')
        if self.brief and (words := len(self.brief.split())) > MOST_WORDS_OF_A_BRIEF:
            raise ValueError(f'"brief" has {words} words, and {MOST_WORDS_OF_A_BRIEF} is the most; shorten it')
        return self


MOST_WORDS_OF_A_BRIEF = 80


class SheetWords(Content):
    """The words of one kind of sheet."""

    name: Line = Field(description="What this kind of sheet is called, after what it is about.")
    how: Many[Prose] = Field(default=(), description="How to use it, one thing an item.")
    close: Many[Line] = Field(default=(), max_length=2, description="Labels of the boxes at its end.")

    example: ClassVar[str] = """\
name: reflection sheet
how: [Talk about one question at a time., Leave out any that you like.]
close: [What is strong here, What comes next]
"""


class AudienceWords(Content):
    """What stands differently on the sheets of one audience."""

    summary: Line | None = Field(
        default=None, description="What stands under the title, in place of what the subject says of itself."
    )
    reflection_name: Line | None = Field(default=None, description="What a reflection sheet is called.")
    reflection_how: Many[Prose] = Field(default=(), description="How to use a reflection sheet.")
    reflection_close: Many[Line] = Field(default=(), max_length=2, description="The boxes at its end.")
    rating_name: Line | None = Field(default=None, description="What a sheet with levels is called.")
    rating_how: Many[Prose] = Field(default=(), description="How to use a sheet with levels.")
    rating_close: Many[Line] = Field(default=(), max_length=2, description="The boxes at its end.")
    evidence: Line | None = Field(default=None, description="The label above the lines under each rating.")
    no_names: Line | None = Field(default=None, description="The reminder that names of pupils stay off the sheet.")

    example: ClassVar[str] = """\
rating_how: [Tick the line that is most like our school.]
evidence: What made you tick it?
"""


class WorksheetWords(Content):
    """The words that stand on worksheets, whatever they are about."""

    no_names: Line = Field(description="The reminder at the foot of every page that names of pupils stay off it.")
    blanks: Many[Line] = Field(description="What is filled in at the head of a sheet, such as `School`.")
    minutes_a_line: Annotated[int, Field(ge=1, le=10)] = Field(
        description="How many minutes of talk give a ruled line to write on."
    )
    evidence: Line = Field(description="The label above the lines under each rating.")
    good_enough: tuple[Line, Line] = Field(
        strict=False, description="The two answers to whether a level is good enough."
    )
    reflection: SheetWords = Field(description="Sheets with open questions.")
    audit: SheetWords = Field(description="Sheets with the levels of each question.")
    short: SheetWords = Field(description="The short self-audit.")
    full: SheetWords = Field(description="The full self-audit.")
    case_study: SheetWords = Field(description="A case study on one page.")
    case_study_minutes: Annotated[int, Field(ge=1, le=60)] = Field(description="Minutes to read and talk about one.")
    occasion: SheetWords = Field(description="An occasion's pack.")
    wording: dict[AudienceId, AudienceWords] = Field(
        default_factory=dict, description="What stands differently for an audience, by its id."
    )

    example: ClassVar[str] = """\
no_names: No pupil's name here.
blanks: [School, Date]
minutes_a_line: 3
evidence: What could we show for it?
good_enough: ["Yes", "No"]
reflection: {name: reflection sheet, close: [What is strong here, What comes next]}
audit: {name: audit sheet}
short: {name: the short self-audit}
full: {name: the full self-audit}
case_study: {name: case study}
case_study_minutes: 10
occasion: {name: pack}
"""
