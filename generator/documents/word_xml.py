"""Small builders of WordprocessingML: elements, runs, paragraphs and tables.

python-docx reaches a table's cells in a time that grows with the table, so what a worksheet holds is built here and
handed to it whole. Lengths are in twentieths of a point (twips), as in the format; `mm` makes them. The format
(ECMA-376, part 1, section 17) wants the children of a property element in one order, which each builder keeps.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_DECLARED = {prefix: {prefix: namespace} for prefix, namespace in NAMESPACES.items()}
"""What an element says of its own prefix until it stands in a document."""
_make = etree.Element("any").makeelement
"""Quicker than `etree.Element`, which declares namespaces anew."""
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def mm(length: float) -> int:
    """A length in millimetres as twips."""
    return round(length * 1440 / 25.4)


PARAGRAPH, TABLE, KEPT = (f"{{{NAMESPACES['w']}}}{name}" for name in ("p", "tbl", "keepNext"))

HIGHEST = mm(220)
"""More would not fit on a page below a heading."""
HEAD_GROUND = "F4EFE6"
"""Sand; ink and soft ink have at least 7:1 on it."""
TEXT_WIDTH = mm(174)
"""A4 less two margins of 18 mm."""


def el(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element such as `w:p`; its attributes are of the same namespace."""
    prefix, _, name = tag.partition(":")
    namespace = f"{{{NAMESPACES[prefix]}}}"
    element = _make(namespace + name, nsmap=_DECLARED[prefix])
    for key, value in attributes.items():
        element.set(namespace + key, str(value))
    element.extend(children)
    return element


def run(text: str, style: str = "") -> Element:
    """Text in one style of characters; of the paragraph's when `style` is empty."""
    properties = [el("w:rStyle", val=style)] if style else []
    if reads_from_right(text):
        properties.append(el("w:rtl"))
    words = el("w:t")
    words.text = _NOT_IN_XML.sub("", text)
    words.set(_XML_SPACE, "preserve")
    return el("w:r", *([el("w:rPr", *properties)] if properties else []), words)


def tab() -> Element:
    """A step to the next tab stop."""
    return el("w:r", el("w:tab"))


def paragraph(
    style: str,
    *parts: str | Element,
    keep: bool = False,
    list_number: int = 0,
    hanging: int = 0,
    new_page: bool = False,
) -> Element:
    """A paragraph. `keep` keeps it with the next one; `list_number` is the list it belongs to; `hanging` is how far
    all lines but the first stand in, which is also its first tab stop.
    """
    texts = [run(part) if isinstance(part, str) else part for part in parts]
    right_to_left = any(each.find("w:rPr/w:rtl", NAMESPACES) is not None for each in texts)
    properties = (
        el("w:pStyle", val=style),
        keep and el("w:keepNext"),
        new_page and el("w:pageBreakBefore"),
        list_number and el("w:numPr", el("w:ilvl", val=0), el("w:numId", val=list_number)),
        right_to_left and el("w:bidi"),
        hanging and el("w:ind", left=hanging, hanging=hanging),
    )
    return el("w:p", el("w:pPr", *(each for each in properties if each is not False and each != 0)), *texts)


def reads_from_right(text: str) -> bool:
    """Whether its first letter is of a script such as Arabic."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"


def table(style: str, widths: Iterable[int], rows: Iterable[Element], caption: str, *, head: bool = False) -> Element:
    """A table of fixed columns; `caption` is what a screen reader says of it. With `head` its first row is a header."""
    columns = list(widths)
    return el(
        "w:tbl",
        el(
            "w:tblPr",
            el("w:tblStyle", val=style),
            el("w:tblW", w=sum(columns), type="dxa"),
            el("w:tblLayout", type="fixed"),
            el("w:tblLook", val="0020" if head else "0000", firstRow=int(head), lastRow=0, firstColumn=0, lastColumn=0),
            el("w:tblCaption", val=_NOT_IN_XML.sub("", caption)),
        ),
        el("w:tblGrid", *(el("w:gridCol", w=width) for width in columns)),
        *rows,
    )


def row(*cells: Element, height: int = 0, head: bool = False, whole: bool = True) -> Element:
    """A row that no page divides; at least `height` high, as far as a page is. A `head` is said again on each page.

    One that need not be kept `whole` by itself, as it has a line or two, LibreOffice keeps with what follows its table;
    with a whole one it does not.
    """
    properties = [el("w:cantSplit")] if whole else []
    if height:
        properties.append(el("w:trHeight", val=min(height, HIGHEST), hRule="atLeast"))
    if head:
        properties.append(el("w:tblHeader"))
    return el("w:tr", el("w:trPr", *properties), *cells)


def head_row(columns: Iterable[tuple[int, str]]) -> Element:
    """The header of a table: the width of each column, and what it holds. It is said again on each page."""
    return row(*(cell(width, paragraph("TableHead", text), shade=HEAD_GROUND) for width, text in columns), head=True)


def cell(width: int, *paragraphs: Element, span: int = 1, frame: str = "", shade: str = "") -> Element:
    """A cell of a row, over `span` columns; `frame` is the colour of lines around it, `shade` that of its ground."""
    properties = [el("w:tcW", w=width, type="dxa")]
    if span > 1:
        properties.append(el("w:gridSpan", val=span))
    if frame:
        sides = (
            el(f"w:{side}", val="single", sz=6, space=0, color=frame) for side in ("top", "left", "bottom", "right")
        )
        properties.append(el("w:tcBorders", *sides))
    if shade:
        properties.append(el("w:shd", val="clear", color="auto", fill=shade))
    return el("w:tc", el("w:tcPr", *properties), *paragraphs)


def begun_on_new_page(elements: Iterable[Element]) -> Iterator[Element]:
    """These, from the top of a page on."""
    for number, element in enumerate(elements):
        if number == 0 and element.tag == PARAGRAPH:
            _set_property(element, "w:pageBreakBefore")
        elif number == 0:
            yield paragraph("Gap", keep=True, new_page=True)
        yield element


def begins_page(element: Element) -> bool:
    """Whether it is a paragraph that begins a page."""
    return element.find("w:pPr/w:pageBreakBefore", NAMESPACES) is not None


def kept_with_next(elements: Iterable[Element]) -> None:
    """Keeps all paragraphs of these with what follows."""
    for element in elements:
        for each in element.iter(PARAGRAPH):
            _set_property(each, "w:keepNext")


def _set_property(paragraph: Element, tag: str) -> None:
    """Sets a property that comes right after the style, as `w:keepNext` and `w:pageBreakBefore` do in this order."""
    properties = paragraph[0]
    place = 1
    if len(properties) > 1 and properties[1].tag == KEPT:
        if tag == "w:keepNext":
            return
        place = 2
    properties.insert(place, el(tag))
