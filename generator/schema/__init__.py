"""The content model: every kind of YAML a school may write, key by key.

Each model is frozen and strict: text is text, a number is a number, an unknown key is a problem. The description of
a key and the example of a model are shown on the site's "Content reference" page and in the JSON Schemas, so they
are written for the author of the content.
"""

from typing import NamedTuple

from generator.schema.case_studies import CaseStudy, Measure, Outcome, Reading
from generator.schema.occasions import Occasion, Step
from generator.schema.programme import (
    Disagreement,
    Event,
    Fact,
    ProgrammePassage,
    Recommendation,
    SchoolVoice,
    Statement,
)
from generator.schema.questions import Audience, Choice, Level, Question, Scale, ScaleLevel, Wording
from generator.schema.sources import Source, Term
from generator.schema.studies import Bar, Chart, Finding, Strength, Study, Voice
from generator.schema.subjects import Behaviour, Characteristic, Passage, Strand, Topic
from generator.schema.values import (
    CODE,
    DAY,
    LINK,
    LONGEST_PROSE,
    MONTH,
    Code,
    Content,
    Day,
    Id,
    Link,
    Markdown,
    Month,
    Refers,
)
from generator.schema.worksheets import (
    AudienceWords,
    Grid,
    Pack,
    PackFinding,
    PackQuestion,
    Part,
    SheetWords,
    WorksheetWords,
    Writing,
)

__all__ = [
    "CODE",
    "DAY",
    "KINDS",
    "LINK",
    "LONGEST_PROSE",
    "MONTH",
    "Audience",
    "AudienceWords",
    "Bar",
    "Behaviour",
    "CaseStudy",
    "Characteristic",
    "Chart",
    "Choice",
    "Code",
    "Content",
    "Day",
    "Disagreement",
    "Event",
    "Fact",
    "Finding",
    "Grid",
    "Id",
    "Kind",
    "Level",
    "Link",
    "Markdown",
    "Measure",
    "Month",
    "Occasion",
    "Outcome",
    "Pack",
    "PackFinding",
    "PackQuestion",
    "Part",
    "Passage",
    "ProgrammePassage",
    "Question",
    "Reading",
    "Recommendation",
    "Refers",
    "Scale",
    "ScaleLevel",
    "SchoolVoice",
    "SheetWords",
    "Source",
    "Statement",
    "Step",
    "Strand",
    "Strength",
    "Study",
    "Term",
    "Topic",
    "Voice",
    "Wording",
    "WorksheetWords",
    "Writing",
]


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
    Kind("occasion", "content/occasions/*.yml", Occasion),
    Kind("pack", "content/packs.yml", Pack, many=True),
    Kind("worksheet words", "content/worksheets.yml", WorksheetWords),
    Kind("programme passage", "content/programme.yml", ProgrammePassage, many=True),
    Kind("event", "content/timeline.yml", Event, many=True),
    Kind("voice", "content/voices.yml", SchoolVoice, many=True),
    Kind("recommendation", "content/recommendations.yml", Recommendation, many=True),
    Kind("disagreement", "content/disagreements.yml", Disagreement, many=True),
)
"""Every kind of content, in the order in which the content reference shows them."""
