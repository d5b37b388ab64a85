"""The content model: every kind of YAML a school may write, key by key.

Each model is frozen and strict: text is text, a number is a number, an unknown key is a problem. The description of
a key and the example of a model are shown on the site's "Content reference" page and in the JSON Schemas, so they
are written for the author of the content.
"""

from typing import Annotated, ClassVar, Literal, NamedTuple, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

T = TypeVar("T")

# YAML gives lists; frozen values hold tuples. Only the container is lax, its items stay strict.
Many = Annotated[tuple[T, ...], Field(strict=False)]


class Refers(NamedTuple):
    """Marks text that must be the id of another thing, of the kind that `kind` names."""

    kind: str


class Markdown(NamedTuple):
    """Marks text that is Markdown, in which links and images are checked."""


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("this must stand on one line; take out the line breaks")
    return text


ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
CODE = r"^[A-Z]{1,2}[1-9][0-9]?$"
MONTH = r"^20[0-9]{2}-(0[1-9]|1[0-2])$"
DAY = r"^20[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
LINK = r"^https?://[^\s]+$"
LONGEST_LINE = 500
LONGEST_PROSE = 10_000

Id = Annotated[str, StringConstraints(pattern=ID, max_length=60)]
Code = Annotated[str, StringConstraints(pattern=CODE)]
Month = Annotated[str, StringConstraints(pattern=MONTH)]
Day = Annotated[str, StringConstraints(pattern=DAY)]
"""A year, a month or a day, as precise as the source is: `2011`, `2011-05`, `2011-11-17`."""
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_LINE, strip_whitespace=True),
    AfterValidator(_one_line),
]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_PROSE, strip_whitespace=True), Markdown()]
Link = Annotated[str, StringConstraints(pattern=LINK)]
Order = Annotated[int, Field(ge=1, le=99)]

AudienceId = Annotated[Id, Refers("audience")]
CaseStudyId = Annotated[Id, Refers("case study")]
CharacteristicId = Annotated[Id, Refers("characteristic")]
QuestionId = Annotated[Id, Refers("question")]
SourceId = Annotated[Id, Refers("source")]
StrandId = Annotated[Id, Refers("strand")]
StudyId = Annotated[Id, Refers("study")]

Sources = Annotated[
    Many[SourceId],
    Field(min_length=1, description="Where the facts stand: ids from `content/sources.yml`, at least one."),
]


class Content(BaseModel):
    """What every model of content shares."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    example: ClassVar[str]
    """A short YAML example of this model, shown in the content reference and tried in the tests."""


class Passage(Content):
    """A headed piece of prose with its sources."""

    heading: Line = Field(description="The heading above the passage.")
    text: Prose = Field(description="The passage, in Markdown.")
    sources: Sources

    example: ClassVar[str] = """\
heading: Talk that is not in a meeting
text: What leaders say in a corridor shows what they expect as plainly as a policy does.
sources: [nc-2011]
"""


class Behaviour(Content):
    """Something that leaders who have a characteristic do."""

    id: Id = Field(description="Permanent id, used by questions that ask about this behaviour.")
    name: Line = Field(description="A few words, as a heading.")
    text: Prose = Field(description="What it looks like in a school.")
    sources: Sources

    example: ClassVar[str] = """\
id: moral-purpose
name: A purpose they can name
text: They can say why they do this work, and the reason is about pupils.
sources: [nc-2011]
"""


class Characteristic(Content):
    """One of the characteristics of inclusive leadership."""

    id: Id = Field(description="Permanent id, the same as the file's name without `.yml`.")
    name: Line = Field(description="Its name, as pages show it.")
    order: Order = Field(description="Its place among the characteristics, from 1.")
    summary: Line = Field(description="One sentence for cards, search and the page's description.")
    meaning: Prose = Field(description="What it means, in a paragraph or two.")
    behaviours: Many[Behaviour] = Field(min_length=1, description="What leaders who have it do.")
    more: Many[Passage] = Field(default=(), description="Further passages, each with a heading.")
    sources: Sources

    example: ClassVar[str] = """\
id: vision
name: Vision
order: 1
summary: A picture, shared across the school, of what every pupil can achieve.
meaning: Leaders hold a set of values about what every pupil is entitled to, and act on them.
behaviours:
  - id: moral-purpose
    name: A purpose they can name
    text: They can say why they do this work, and the reason is about pupils.
    sources: [nc-2011]
sources: [nc-2011]
"""


class Strand(Content):
    """One of the strands of Achievement for All."""

    id: Id = Field(description="Permanent id, the same as the file's name without `.yml`.")
    name: Line = Field(description="Its name, as pages show it.")
    order: Order = Field(description="Its place among the strands, from 1.")
    summary: Line = Field(description="One sentence for cards, search and the page's description.")
    meaning: Prose = Field(description="What schools in the programme did under this strand.")
    more: Many[Passage] = Field(default=(), description="Further passages, each with a heading.")
    sources: Sources

    example: ClassVar[str] = """\
id: structured-conversations
name: Structured conversations with parents
order: 2
summary: Up to three planned conversations a year between a teacher and a parent or carer.
meaning: A trained member of staff listened first, then agreed targets with the family.
sources: [sec-2012]
"""


class Topic(Content):
    """A subject of reflection."""

    id: Id = Field(description="Permanent id, the same as the file's name without `.yml`.")
    name: Line = Field(description="Its name, as pages show it.")
    order: Order = Field(description="Its place among the topics, from 1.")
    summary: Line = Field(description="One sentence for cards, search and the page's description.")
    meaning: Prose = Field(description="What the topic is about.")
    more: Many[Passage] = Field(default=(), description="Further passages, each with a heading.")
    sources: Sources

    example: ClassVar[str] = """\
id: achievement
name: Achievement
order: 1
summary: What a school counts as achievement, and whose achievement it celebrates.
meaning: Achievement takes in attainment, and sport, art and getting on with others as well.
sources: [achievement-notes]
"""


class Level(Content):
    """One of the four levels of a question."""

    sign: Prose = Field(description="What someone could see, hear or count in the school.")
    next: Prose = Field(description="The next step; at level 4, how to keep it going and share it.")

    example: ClassVar[str] = """\
sign: Only a few leaders could put it into words.
next: Agree one sentence each leader can say and mean, and try it out on three colleagues.
"""


class Wording(Content):
    """The same question as another audience is asked it: their own words and their own four signs."""

    ask: Line = Field(description="The question in this audience's words.")
    signs: Many[Prose] = Field(default=(), description="Four signs in this audience's words, lowest first.")

    example: ClassVar[str] = """\
ask: Do adults here think you can do well?
signs:
  - I have not heard them say so.
  - One or two do.
  - Most do.
  - All of them do, and they show me how.
"""

    @model_validator(mode="after")
    def _four_signs(self) -> "Wording":
        if self.signs and len(self.signs) != 4:
            raise ValueError(f'"signs" must have four items, lowest first, or none, and has {len(self.signs)}')
        return self


class Question(Content):
    """A reflection question. With levels it can be rated; without, it is for discussion."""

    id: Id = Field(description="Permanent id; never reused. A reworded question keeps it.")
    code: Code = Field(description="Short permanent code printed on paper, such as `V1`.")
    ask: Line = Field(description="The question, one thing at a time.")
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
    replaces: Many[Id] = Field(default=(), description="Ids of earlier questions whose answers carry over.")
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


class Source(Content):
    """A publication in which facts stand."""

    id: Id = Field(description="Permanent id, named in `sources`.")
    title: Line = Field(description="Its title, exactly.")
    authors: Line = Field(description="Its authors, or `not stated`.")
    publisher: Line = Field(description="Its publisher, or `not stated`.")
    published: Line = Field(description="When, as the document gives it, or `not stated`.")
    kind: Line = Field(description="What kind of document it is.")
    short: Line | None = Field(default=None, description="A few words for it under a passage, with its year.")
    cited_in: SourceId | None = Field(default=None, description="The source that cites it, when at second hand.")
    link: Link | None = Field(default=None, description="Its address, when the document gives one.")
    note: Prose | None = Field(default=None, description="What a reader should know before relying on it.")

    example: ClassVar[str] = """\
id: nc-2011
title: "Achievement for All: Leadership matters"
authors: not stated
publisher: National College for Leadership of Schools and Children's Services
published: "2011"
kind: resource for school leaders
short: National College, 2011
"""


class Term(Content):
    """A term that readers may not know."""

    id: Id = Field(description="Permanent id; `[SENCO](term:senco)` links to it.")
    term: Line = Field(description="The term as pages write it.")
    synonyms: Many[Line] = Field(default=(), description="Other words for it, which search finds too.")
    meaning: Prose = Field(description="What it means.")
    now: Prose | None = Field(default=None, description="What it means in England today: our own note.")
    sources: Many[SourceId] = Field(default=(), description="Sources, where the meaning rests on one.")

    example: ClassVar[str] = """\
id: senco
term: SENCO
synonyms: [special educational needs co-ordinator, special needs coordinator]
meaning: The teacher who co-ordinates provision for pupils with special educational needs.
"""


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


class Scale(Content):
    """The four-step scale and the two answers beside it."""

    levels: Many[ScaleLevel] = Field(min_length=4, max_length=4, description="Four levels, lowest first.")
    dont_know: Choice = Field(description="The answer for what nobody knows yet.")
    does_not_apply: Choice = Field(description="The answer for what does not apply here.")
    good_enough: Line = Field(description="The question that follows each rating.")

    example: ClassVar[str] = """\
levels:
  - {name: Starting, meaning: "A few people do this, or it happens now and then."}
  - {name: Growing, meaning: Some teams do this and others have heard of it.}
  - {name: Usual, meaning: Most people do this and can show it.}
  - {name: Lasting, meaning: It keeps itself going and others learn from it.}
dont_know: {name: We don't know, meaning: Nobody here could say yet.}
does_not_apply: {name: Does not apply, meaning: This cannot arise in our school.}
good_enough: Is that good enough for us now?
"""


class Audience(Content):
    """Who is asked."""

    id: Id = Field(description="Permanent id, named in `audiences` and `wording`.")
    name: Line = Field(description="The name, as pages show it.")
    order: Order = Field(description="Its place among the audiences, from 1.")
    summary: Line = Field(description="Who belongs to it, in a sentence.")

    example: ClassVar[str] = """\
id: governors
name: Governors
order: 3
summary: Members of the governing body or trust board.
"""


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


class Kind(NamedTuple):
    """A kind of content: its name in messages, where its files are, and its model.

    `files` is a pattern relative to the project's folder. With `many`, a file is a list of items; otherwise it is one
    item, named by its id.
    """

    name: str
    files: str
    model: type[Content]
    many: bool = False


KINDS: tuple[Kind, ...] = (
    Kind("characteristic", "content/characteristics/*.yml", Characteristic),
    Kind("strand", "content/strands/*.yml", Strand),
    Kind("topic", "content/topics/*.yml", Topic),
    Kind("question", "reflections/*.yml", Question, many=True),
    Kind("case study", "case_studies/*.yml", CaseStudy),
    Kind("study", "content/studies/*.yml", Study),
    Kind("source", "content/sources.yml", Source, many=True),
    Kind("term", "content/glossary.yml", Term, many=True),
    Kind("scale", "content/scale.yml", Scale),
    Kind("audience", "content/audiences.yml", Audience, many=True),
    Kind("programme passage", "content/programme.yml", ProgrammePassage, many=True),
    Kind("event", "content/timeline.yml", Event, many=True),
    Kind("voice", "content/voices.yml", SchoolVoice, many=True),
    Kind("recommendation", "content/recommendations.yml", Recommendation, many=True),
    Kind("disagreement", "content/disagreements.yml", Disagreement, many=True),
)
"""Every kind of content, in the order in which the content reference shows them."""
