"""A mistake in the content, and where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.words import counted


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake of the author's: what is wrong and how to mend it, in the author's words.

    `file` is relative to the project's folder with `/` between its parts; `line` and `column` count from 1.
    Problems sort by file, then by place.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class ContentProblems(Exception):
    """The content has problems, so nothing is built. Raised by `reflect check`; the plugin aborts with its text.

    Its text is what the author reads: one problem a line, and a last line that counts them.
    """

    def __init__(self, problems: Iterable[Problem], *, consequence: str = "") -> None:
        self.problems = tuple(problems)
        self.consequence = consequence
        super().__init__(self.problems)

    def __str__(self) -> str:
        last_line = "; ".join(part for part in (count(self.problems), self.consequence) if part)
        return "\n".join([*map(str, self.problems), last_line])


def count(problems: Sequence[Problem]) -> str:
    """How many problems there are, as `3 problems in 2 files`."""
    files = len({problem.file for problem in problems})
    return f"{counted(len(problems), 'problem')} in {counted(files, 'file')}"


class PublishError(Exception):
    """The finished site can't be put in its place. Raised by the steps that publish.

    Its text is what the author reads: what is in the way, where the old and the new site are, and what to do.
    """


class BuildStopped(Exception):
    """MkDocs or our plugin stopped for a reason of the author's, and no site was put in place of the old one.

    Raised by `mkdocs_commands.py`. Its text is what the author reads.
    """
