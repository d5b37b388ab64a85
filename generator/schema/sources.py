"""Publications, and the terms that readers may not know."""

from typing import ClassVar

from pydantic import Field

from generator.schema.values import Content, Id, Line, Link, Many, Prose, SearchedAs, SourceId


class Source(Content):
    """A publication in which facts stand."""

    id: Id = Field(description="Permanent id, named in `sources`.")
    title: Line = Field(description="Its title, exactly.")
    authors: Line = Field(description="Its authors, or `not stated`.")
    publisher: Line = Field(description="Its publisher, or `not stated`.")
    published: Line = Field(description="When, as the document gives it, or `not stated`.")
    kind: Line = Field(description="What kind of document it is.")
    ours: bool = Field(
        default=False, description="`true` for this project itself: pages say what of a question is its own."
    )
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
    stands_for: Line | None = Field(
        default=None, description="What an abbreviation stands for; sheets of paper spell it out where it first comes."
    )
    synonyms: Many[Line] = Field(default=(), description="Other words for it, which search finds too.")
    searched_as: SearchedAs = ()
    meaning: Prose = Field(description="What it means.")
    now: Prose | None = Field(default=None, description="What it means in England today: our own note.")
    sources: Many[SourceId] = Field(default=(), description="Sources, where the meaning rests on one.")

    example: ClassVar[str] = """\
id: senco
term: SENCO
synonyms: [special educational needs co-ordinator, special needs coordinator]
meaning: The teacher who co-ordinates provision for pupils with special educational needs.
"""
