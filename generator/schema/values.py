"""The values that content is made of, and what marks text as Markdown or as the id of another thing."""

from calendar import monthrange
from typing import Annotated, ClassVar, NamedTuple, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from generator.ids import ID, LONGEST_ID

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


def _day_there_is(text: str) -> str:
    year, month, day = (int(part) for part in f"{text}-01-01".split("-")[:3])  # what is left out begins there
    if day > (days := monthrange(year, month)[1]):
        raise ValueError(f"there is no {text}, as that month has {days} days; mend the day")
    return text


CODE = r"^[A-Z]{1,2}[1-9][0-9]?$"
MONTH = r"^20[0-9]{2}-(0[1-9]|1[0-2])$"
DAY = r"^(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
LINK = r"^https?://[^\s]+$"
LONGEST_NAME = 200
LONGEST_LINE = 500
LONGEST_PROSE = 10_000

Id = Annotated[str, StringConstraints(pattern=ID, max_length=LONGEST_ID)]
Code = Annotated[str, StringConstraints(pattern=CODE)]
Month = Annotated[str, StringConstraints(pattern=MONTH)]
Day = Annotated[str, StringConstraints(pattern=DAY), AfterValidator(_day_there_is)]
"""A year, a month or a day, as precise as the source is: `2011`, `2011-05`, `2011-11-17`."""
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_LINE, strip_whitespace=True),
    AfterValidator(_one_line),
]
Name = Annotated[Line, Field(max_length=LONGEST_NAME)]
"""A line that can become the name of a meeting, or of a step in it: what someone keeps has no room for a longer one."""
Prose = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_PROSE, strip_whitespace=True), Markdown()]
Link = Annotated[str, StringConstraints(pattern=LINK)]
Order = Annotated[int, Field(ge=1, le=99)]

AudienceId = Annotated[Id, Refers("audience")]
CaseStudyId = Annotated[Id, Refers("case study")]
CharacteristicId = Annotated[Id, Refers("characteristic")]
PackId = Annotated[Id, Refers("pack")]
QuestionId = Annotated[Id, Refers("question")]
SourceId = Annotated[Id, Refers("source")]
StrandId = Annotated[Id, Refers("strand")]
StudyId = Annotated[Id, Refers("study")]

Sources = Annotated[
    Many[SourceId],
    Field(min_length=1, description="Where the facts stand: ids from `content/sources.yml`, at least one."),
]

SearchedAs = Annotated[
    Many[Line], Field(description="Other words people type who look for it; search finds them, no page shows them.")
]


class Content(BaseModel):
    """What every model of content shares."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)

    example: ClassVar[str]
    """A short YAML example of this model, shown in the content reference and tried in the tests."""
