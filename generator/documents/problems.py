"""What is wrong with documents, told where the author can mend it."""

from collections.abc import Iterable, Iterator, Mapping

from generator.documents.forms import Document
from generator.documents.make import Failure, Made
from generator.items import Item, items_of
from generator.load import Loaded
from generator.parse import Path, Value
from generator.problem import Problem
from generator.worksheets import Worksheet


def document_problems(made: Made, sheets: Mapping[str, Worksheet], loaded: Loaded) -> tuple[Problem, ...]:
    """Worksheets that can't be made, and packs that take more pages than they may, sorted."""
    too_long = tuple(_too_long(made.documents, sheets.values()))
    if not (made.failures or too_long):
        return ()
    items = {(item.kind.name, item.id or ""): item for each in items_of(loaded).by_document for item in each}
    failed = (_tell_failure(failure, items) for failure in made.failures)
    return tuple(sorted({*failed, *(_tell_too_long(items[sheet.origin], sheet, pages) for sheet, pages in too_long)}))


def _tell_failure(failure: Failure, items: Mapping[tuple[str, str], Item]) -> Problem:
    """The problem at what is to blame: in a question of the sheet, or in what the sheet is made of."""
    origin = items[failure.sheet.origin]
    asked = (
        item for (kind, _), item in items.items() if kind == "question" and item.get("code") in failure.sheet.codes
    )
    for item in (origin, *asked) if failure.culprit else ():
        if path := next(_paths_to(failure.culprit, item.data), None):
            return item.problem(path, f"no worksheet can be made of {item.label}: {failure.reason}")
    title = f'"{failure.sheet.title}" ({failure.sheet.for_whom.lower()})'
    return origin.problem((), f"the worksheet {title} can't be made: {failure.reason}")


def _paths_to(culprit: str, value: Value, path: Path = ()) -> Iterator[Path]:
    """The paths to the texts in a value that hold the culprit."""
    if isinstance(value, str) and culprit in value:
        yield path
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _paths_to(culprit, each, (*path, place))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _paths_to(culprit, each, (*path, key))


def _too_long(documents: Mapping[str, Document], sheets: Iterable[Worksheet]) -> Iterator[tuple[Worksheet, int]]:
    for sheet in sheets:
        document = documents.get(sheet.id)
        if document and sheet.most_pages and document.pages > sheet.most_pages:
            yield sheet, document.pages


def _tell_too_long(item: Item, sheet: Worksheet, pages: int) -> Problem:
    message = f"{item.label} takes {pages} pages, and {sheet.most_pages} is the most; shorten it, or take something out"
    return item.problem(("most_pages",), message)
