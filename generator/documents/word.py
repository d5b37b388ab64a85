"""The Word form of a worksheet, to fill in on screen, to print and to change."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument

from generator.documents.undated import ALWAYS, undated
from generator.documents.word_blocks import block_elements
from generator.documents.word_controls import Draft, shortened
from generator.documents.word_styles import LANGUAGE
from generator.documents.word_template import numbered_list, replace_content, template
from generator.documents.word_xml import (
    TABLE,
    TEXT_WIDTH,
    Element,
    begins_page,
    cell,
    el,
    kept_with_next,
    mm,
    paragraph,
    row,
    run,
    tab,
    table,
)
from generator.words import counted
from generator.worksheets.blocks import Worksheet

LICENCE = "CC BY 4.0"
LETTERS_OF_A_LINE = 80
"""At least, in the header."""
_BLANK_WIDTH, _BLANK_HEIGHT = TEXT_WIDTH // 2, mm(10)


class WordMaker:
    """Makes Word forms; what all of them share is made once."""

    def __init__(self) -> None:
        self._template = template()

    def make(self, sheet: Worksheet) -> bytes:
        """The bytes of a `.docx` file; the same for the same worksheet."""
        document = Document(BytesIO(self._template))
        draft = Draft()
        _name(document, sheet)
        _fill_header_and_footer(document, sheet)
        body = document.element.body
        replace_content(body, [*_body(sheet, draft), body.sectPr])
        numbers = document.part.numbering_part.element
        numbers.extend(numbered_list(number) for number in range(1, draft.lists + 1))
        stream = BytesIO()
        document.save(stream)
        return undated(stream)


def _name(document: WordDocument, sheet: Worksheet) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = sheet.title, sheet.site_name, LANGUAGE
    properties.subject, properties.comments = sheet.for_whom, sheet.summary
    properties.last_modified_by, properties.revision = sheet.site_name, 1
    properties.created = properties.modified = ALWAYS


def _fill_header_and_footer(document: WordDocument, sheet: Worksheet) -> None:
    """From the second page on, the header says which sheet this is, in case pages part."""
    section = document.sections[0]
    replace_content(section.first_page_header.part.element, [paragraph("Header", sheet.site_name)])
    replace_content(section.header.part.element, [paragraph("Header", running_head(sheet))])
    for footer in (section.first_page_footer, section.footer):
        replace_content(footer.part.element, _foot(sheet))


def running_head(sheet: Worksheet) -> str:
    """Which sheet a page belongs to, in one line: a long title is cut."""
    room = LETTERS_OF_A_LINE - len(f"{sheet.site_name} ·  · {sheet.for_whom}")
    return f"{sheet.site_name} · {shortened(sheet.title, room)} · {sheet.for_whom}"


def _foot(sheet: Worksheet) -> Iterator[Element]:
    yield paragraph("Footer", run(sheet.no_names, "Strong"))
    edition = f"Edition {sheet.edition} · {LICENCE}" if sheet.edition else LICENCE
    yield paragraph("Footer", edition, tab(), "Page ", _field("PAGE"), " of ", _field("NUMPAGES"))


def _field(name: str) -> Element:
    """A number that Word works out."""
    return el("w:fldSimple", run("1"), instr=name)


def _body(sheet: Worksheet, draft: Draft) -> list[Element]:
    """All that stands between header and footer; the last block and the sources stay together."""
    content = list(_apart([*_head(sheet, draft), *block_elements(sheet.blocks, draft)]))
    kept_with_next(content[-2:])
    return [*content, paragraph("Sources", *_sources(sheet))]


def _head(sheet: Worksheet, draft: Draft) -> Iterator[Element]:
    yield paragraph("Title", sheet.title)
    yield paragraph("Meta", "For ", run(sheet.for_whom, "Strong"), f" · about {counted(sheet.minutes, 'minute')}")
    if sheet.summary:
        yield paragraph("Subtitle", sheet.summary)
    for first in range(0, len(sheet.blanks), 2):
        yield _blanks(sheet.blanks[first : first + 2], first + 1, draft)


def _blanks(labels: tuple[str, ...], first: int, draft: Draft) -> Element:
    cells = (
        cell(_BLANK_WIDTH, paragraph("TableText", run(f"{label}: ", "Strong"), draft.text(f"blank.{number}", label)))
        for number, label in enumerate(labels, first)
    )
    widths = [_BLANK_WIDTH] * len(labels)
    return table("Boxes", widths, [row(*cells, height=_BLANK_HEIGHT)], " and ".join(labels))


def _sources(sheet: Worksheet) -> tuple[str, ...]:
    said = (f"Sources: {'; '.join(sheet.sources)}. ",) if sheet.sources else ()
    return (*said, f"Licence: {LICENCE}.")


def _apart(elements: Iterable[Element]) -> Iterator[Element]:
    """A gap after each table: what follows would touch it, and Word joins two tables that touch.

    The text right before a table says what it is for, and stays with it.
    """
    before = paragraph("Gap")
    for element in elements:
        if before.tag == TABLE and not begins_page(element):
            yield paragraph("Gap")
        elif element.tag == TABLE:
            kept_with_next([before])
        yield element
        before = element
