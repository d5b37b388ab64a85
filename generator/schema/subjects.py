"""What questions are about: characteristics, strands and topics."""

from typing import ClassVar

from pydantic import Field

from generator.schema.values import (
    Content,
    Id,
    Line,
    Many,
    Name,
    Order,
    Prose,
    SearchedAs,
    Sources,
)


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
    name: Name = Field(description="Its name, as pages show it.")
    order: Order = Field(description="Its place among the characteristics, from 1.")
    summary: Line = Field(description="One sentence for cards, search and the page's description.")
    searched_as: SearchedAs = ()
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
    name: Name = Field(description="Its name, as pages show it.")
    order: Order = Field(description="Its place among the strands, from 1.")
    summary: Line = Field(description="One sentence for cards, search and the page's description.")
    searched_as: SearchedAs = ()
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
    name: Name = Field(description="Its name, as pages show it.")
    order: Order = Field(description="Its place among the topics, from 1.")
    summary: Line = Field(description="One sentence for cards, search and the page's description.")
    searched_as: SearchedAs = ()
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
