"""Questions, the scale on which they are rated, and who is asked."""

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from generator.schema.values import (
    AudienceId,
    CaseStudyId,
    Code,
    Content,
    Id,
    Line,
    Many,
    Month,
    Order,
    Prose,
    QuestionId,
    SearchedAs,
    Sources,
    StudyId,
)


class Level(Content):
    """One of the four levels of a question."""

    sign: Prose = Field(description="What someone could see, hear or count in the school.")
    next: Prose = Field(description="The next step; at level 4, how to keep it going and share it.")

    example: ClassVar[str] = """\
sign: Only a few leaders could put it into words.
next: Agree one sentence each leader can say and mean, and try it out on three colleagues.
"""


class Wording(Content):
    """The same question as another audience is asked it: their own words and, where it can be rated, four signs."""

    ask: Line = Field(description="The question in this audience's words.")
    signs: Many[Prose] = Field(
        default=(),
        description="Four signs in this audience's words, lowest first; none for a question without `levels`.",
    )

    example: ClassVar[str] = """\
ask: Do adults here think you can do well?
signs:
  - I have not heard them say so.
  - One or two do.
  - Most do.
  - All of them do, and they show me how.
"""


class Question(Content):
    """A reflection question. With levels it can be rated; without, it is for discussion."""

    id: Id = Field(description="Permanent id; never reused. A reworded question keeps it.")
    code: Code = Field(description="Short permanent code printed on paper, such as `V1`.")
    behaviours: Many[Id] = Field(
        default=(), description="The behaviours it asks about: ids from the file of the characteristic it is about."
    )
    ask: Line = Field(description="The question, one thing at a time.")
    searched_as: SearchedAs = ()
    prompts: Many[Line] = Field(default=(), description="Shorter questions that help to talk it through.")
    audiences: Many[AudienceId] = Field(min_length=1, description="Who is asked: ids from `audiences.yml`.")
    minutes: Annotated[int, Field(ge=1, le=60)] = Field(description="Minutes to talk it through.")
    short: bool = Field(default=False, description="`true` when it is also in the short self-audit.")
    levels: Many[Level] = Field(default=(), description="Four levels, lowest first, or none.")
    wording: dict[AudienceId, Wording] = Field(
        default_factory=dict, description="The same question in the words of other audiences, by audience id."
    )
    look_for: Many[Line] = Field(default=(), description="Where a school might find evidence.")
    case_studies: Many[CaseStudyId] = Field(default=(), description="Case studies that help to answer it.")
    studies: Many[StudyId] = Field(default=(), description="Studies that bear on it.")
    note: Prose | None = Field(default=None, description="A note of this project's, shown as such.")
    sources: Sources
    replaces: Many[QuestionId] = Field(default=(), description="Ids of earlier questions whose answers carry over.")
    retired: Month | None = Field(default=None, description="The month it was retired, such as `2026-09`.")

    example: ClassVar[str] = """\
id: vision-shared
code: V1
ask: How widely is our picture of what every pupil can achieve shared?
audiences: [leadership, staff, governors]
minutes: 10
short: true
levels:
  - sign: Only a few leaders could put it into words.
    next: The head agrees one sentence with each leader and tries it out on three colleagues.
  - sign: Leaders and teachers give much the same answer; other adults have not been asked.
    next: The head asks five support staff what they think the school wants for every pupil.
  - sign: Adults in any role give much the same answer.
    next: A governor asks ten families the same question and brings back what they said.
  - sign: Pupils and families give it too, in their own words.
    next: Swap notes with a neighbouring school each year and ask again.
look_for: [Notes of recent staff meetings, What pupils say when asked]
sources: [nc-2011]
"""

    @model_validator(mode="after")
    def _levels_and_audiences_agree(self) -> "Question":
        if self.levels and len(self.levels) != 4:
            raise ValueError(f'"levels" must have four items, lowest first, or none, and has {len(self.levels)}')
        if self.short and not self.levels:
            raise ValueError('"short" needs "levels": the short self-audit has rated questions only')
        for audience in self.wording:
            if audience not in self.audiences:
                raise ValueError(f'"wording" has "{audience}", which "audiences" does not list; add it there')
        return self

    @model_validator(mode="after")
    def _all_can_rate_it_or_nobody(self) -> "Question":
        wrong = ", ".join(f'"{id}"' for id, own in self.wording.items() if len(own.signs) != len(self.levels))
        if wrong and self.levels:
            message = f'"wording" needs four "signs" for {wrong}, lowest first, as the question has "levels"'
            raise ValueError(f"{message}; write them, or take the wording out")
        if wrong:
            message = f'"wording" has "signs" for {wrong}, and without "levels" the question can\'t be rated'
            raise ValueError(f"{message}; take them out")
        return self


class ScaleLevel(Content):
    """A level of the scale, whatever the question."""

    name: Line = Field(description="A word or two, such as `Starting`.")
    meaning: Line = Field(description="What this level means on any question.")

    example: ClassVar[str] = """\
name: Starting
meaning: A few people do this, or it happens now and then.
"""


class Choice(Content):
    """An answer that is not a level."""

    name: Line = Field(description="The words to choose, such as `We don't know`.")
    meaning: Line = Field(description="When to choose it.")

    example: ClassVar[str] = """\
name: We don't know
meaning: Nobody here could say yet. That is worth finding out.
"""


class ScaleWording(Content):
    """The answers that are not levels, and what follows a rating, as an audience reads them."""

    dont_know: Choice = Field(description="The answer for what they do not know.")
    does_not_apply: Choice = Field(description="The answer for what has nothing to do with them.")
    good_enough: Line = Field(description="The question that follows each rating.")

    example: ClassVar[str] = """\
dont_know: {name: I don't know, meaning: I could not say.}
does_not_apply: {name: This is not about me, meaning: It does not happen in my part of the school.}
good_enough: Is that good enough?
"""


class Scale(Content):
    """The four-step scale and the two answers beside it."""

    levels: Many[ScaleLevel] = Field(min_length=4, max_length=4, description="Four levels, lowest first.")
    dont_know: Choice = Field(description="The answer for what nobody knows yet.")
    does_not_apply: Choice = Field(description="The answer for what does not apply here.")
    good_enough: Line = Field(description="The question that follows each rating.")
    minutes: Annotated[int, Field(ge=1, le=10)] = Field(description="Minutes it takes to rate one question.")
    wording: dict[AudienceId, ScaleWording] = Field(
        default_factory=dict, description="The same in the words of other audiences, by audience id."
    )

    example: ClassVar[str] = """\
levels:
  - {name: Starting, meaning: "A few people do this, or it happens now and then."}
  - {name: Growing, meaning: Some teams do this and others have heard of it.}
  - {name: Usual, meaning: Most people do this and can show it.}
  - {name: Lasting, meaning: It keeps itself going and others learn from it.}
dont_know: {name: We don't know, meaning: Nobody here could say yet.}
does_not_apply: {name: Does not apply, meaning: This cannot arise in our school.}
good_enough: Is that good enough for us now?
minutes: 2
"""


class Audience(Content):
    """Who is asked.

    One audience has the id `leadership`: reviews ask in its words, and only its answers show apart when fewer than
    three people gave them.
    """

    id: Id = Field(description="Permanent id, named in `audiences` and `wording`; `leadership` for those who lead.")
    name: Line = Field(description="The name, as pages show it.")
    order: Order = Field(description="Its place among the audiences, from 1.")
    summary: Line = Field(description="Who belongs to it, in a sentence.")

    example: ClassVar[str] = """\
id: governors
name: Governors
order: 3
summary: Members of the governing body or trust board.
"""
