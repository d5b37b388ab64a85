"""The template that every Word form starts from: page, styles, lists and settings, and nothing of python-docx's own."""

from collections.abc import Iterable
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm

from generator.documents.word_styles import FIRST_NUMBERS, LANGUAGE, LIST_INDENTS, styles
from generator.documents.word_xml import Element, el, mm

_BULLETED, _NUMBERED = 0, 1
_USED = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
}


def template() -> bytes:
    """An empty form."""
    document = Document()
    _take_out_the_rest(document)
    _set_page(document)
    replace_content(document.styles.element, styles())
    replace_content(document.part.numbering_part.element, _lists())
    replace_content(document.settings.element, _settings())
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def replace_content(element: Element, children: Iterable[Element]) -> None:
    """Puts these in the place of all that an element holds."""
    element[:] = list(children)


def numbered_list(number: int) -> Element:
    """The `number`th numbered list of a document, which begins with 1."""
    start = el("w:lvlOverride", el("w:startOverride", val=1), ilvl=0)
    return el("w:num", el("w:abstractNumId", val=_NUMBERED), start, numId=FIRST_NUMBERS + number)


def _take_out_the_rest(document: WordDocument) -> None:
    """A second set of styles, a theme, a picture of the first page."""
    for relationships in (document.part.rels, document.part.package.rels):
        for id in [id for id, each in relationships.items() if each.reltype not in _USED]:
            del relationships[id]


def _set_page(document: WordDocument) -> None:
    """A4; header and footer lie in margins that are a little higher than the sides are wide."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(18), Mm(19)
    section.header_distance, section.footer_distance = Mm(10), Mm(9)
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = section.first_page_footer.is_linked_to_previous = False
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False


def _lists() -> list[Element]:
    return [
        _list(_BULLETED, "bullet", "•", LIST_INDENTS["List Bullet"]),
        _list(_NUMBERED, "decimal", "%1.", LIST_INDENTS["List Number"]),
        el("w:num", el("w:abstractNumId", val=_BULLETED), numId=1),
        el("w:num", el("w:abstractNumId", val=_NUMBERED), numId=FIRST_NUMBERS),
    ]


def _list(number: int, kind: str, mark: str, indent: float) -> Element:
    level = el(
        "w:lvl",
        el("w:start", val=1),
        el("w:numFmt", val=kind),
        el("w:lvlText", val=mark),
        el("w:lvlJc", val="left"),
        el("w:pPr", el("w:ind", left=mm(indent), hanging=mm(indent))),
        ilvl=0,
    )
    return el("w:abstractNum", el("w:multiLevelType", val="singleLevel"), level, abstractNumId=number)


def _settings() -> list[Element]:
    """As of Word 2013 and later: an older mode shows no boxes to tick."""
    address = "http://schemas.microsoft.com/office/word"
    return [
        el("w:zoom", percent=100),
        el("w:defaultTabStop", val=720),
        el("w:characterSpacingControl", val="doNotCompress"),
        el("w:compat", el("w:compatSetting", name="compatibilityMode", uri=address, val=15)),
        el("w:themeFontLang", val=LANGUAGE),
        el("w:decimalSymbol", val="."),
        el("w:listSeparator", val=","),
    ]
