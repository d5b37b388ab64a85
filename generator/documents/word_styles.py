"""The look of Word forms: a style for each kind of text and of table.

Colours are those of `theme/assets/css/tokens.css`; each has at least 7:1 on white and on sand as text, 3:1 as a line
that bounds a field. What stands in an empty field has 4.5:1, since on paper it is in the way. No type is under 12
points, and nothing is told by colour alone.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.documents.word_xml import TEXT_WIDTH, Element, el, mm

FONT = "Arial"
"""The site's own typeface is not on people's computers; this one is, or one of the same widths."""
BODY = 12
"""Points; also the smallest size."""
LANGUAGE = "en-GB"
INK, SOFT_INK, PALE_INK, BRAND = "1C2529", "475156", "6F777B", "0E3D48"
LIGHT_LINE, LINE = "C9BFAE", "7D7466"
BULLETS, FIRST_NUMBERS = 1, 2
"""Numbers of lists: all bulleted ones are one list, numbered ones count on from the second number."""


class Style(NamedTuple):
    """A style of paragraphs. Sizes and spaces are in points, indents in millimetres."""

    name: str
    size: float = BODY
    bold: bool = False
    colour: str = ""
    before: float = 0
    after: float = 4
    line: float = 1.05
    indent: float = 0
    hanging: float = 0
    keep: bool = False
    level: int | None = None
    centred: bool = False
    list_number: int = 0
    rule: str = ""
    """The side on which a line is drawn: `top` or `bottom`."""

    @property
    def id(self) -> str:
        """What paragraphs name it by."""
        return "".join(word[0].upper() + word[1:] for word in self.name.split())


CODE_WIDTH = 15
"""Millimetres that the code of a question takes before it."""

STYLES = (
    Style("Title", 24, bold=True, colour=BRAND, after=4, line=1.05, keep=True),
    Style("Subtitle", 13, colour=SOFT_INK, after=6, keep=True),
    Style("heading 1", 16, bold=True, colour=BRAND, before=9, after=3, line=1.05, keep=True, level=0),
    Style("heading 2", 14, bold=True, colour=INK, before=11, after=3, line=1.05, keep=True, level=1),
    Style("List Bullet", after=3, indent=6, hanging=6, list_number=BULLETS),
    Style("List Number", after=3, indent=8, hanging=8, list_number=FIRST_NUMBERS),
    Style("Tick Item", after=5, indent=9, hanging=9),
    Style("Label", bold=True, after=2, keep=True),
    Style("Meta", colour=SOFT_INK, after=3),
    Style("Note", colour=SOFT_INK, before=4),
    Style("Table Text", after=0, line=1.0),
    Style("Step Text", after=3, line=1.0),
    Style("Table Item", after=3, line=1.0, indent=5, hanging=5, list_number=BULLETS),
    Style("Table Head", bold=True, after=0, line=1.05, keep=True),
    Style("Gap", after=0),
    Style("Poster", 38, bold=True, colour=BRAND, before=14, after=14, line=1.1, centred=True),
    Style("Card Mark", 150, bold=True, colour=BRAND, after=0, line=0.95, centred=True),
    Style("Card Name", 36, bold=True, after=6, line=1.05, centred=True),
    Style("Card Meaning", 22, after=0, centred=True),
    Style("Sources", colour=SOFT_INK, before=10, after=0, rule="top"),
    Style("header", colour=SOFT_INK, after=0),
    Style("footer", colour=SOFT_INK, after=0, line=1.0),
)


LIST_INDENTS = {style.name: style.indent for style in STYLES if style.name.startswith("List ")}
"""Millimetres by which the text of a list stands in."""


def styles() -> Iterator[Element]:
    """All that the part of styles holds."""
    language = el("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    yield el(
        "w:docDefaults",
        el("w:rPrDefault", el("w:rPr", _fonts(FONT), el("w:color", val=INK), *_size(BODY), language)),
        el("w:pPrDefault", el("w:pPr", el("w:spacing", before=0, after=80, line=252, lineRule="auto"))),
    )
    yield el("w:style", el("w:name", val="Normal"), el("w:qFormat"), type="paragraph", default=1, styleId="Normal")
    yield el(
        "w:style",
        el("w:name", val="Default Paragraph Font"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    yield from map(_paragraph_style, STYLES)
    yield _character_style("Code", el("w:b"), el("w:bCs"), el("w:color", val=BRAND))
    yield _character_style("Question", el("w:color", val=INK), *_size(14))
    yield _character_style("Aside", el("w:color", val=SOFT_INK))
    yield _character_style("Strong", el("w:b"), el("w:bCs"))
    yield _character_style("Placeholder Text", el("w:color", val=PALE_INK))
    yield _character_style("Tick Box", _fonts("MS Gothic"), *_size(14))
    yield _table_style("Normal Table", default=True)
    yield _table_style("Levels", *_borders(LIGHT_LINE, "top", "bottom", "insideH"), padding=2)
    yield _table_style("Boxes", *_borders(LINE, "top", "left", "bottom", "right", "insideH", "insideV"), padding=4)
    yield _table_style(
        "Cut Lines", *_borders(LINE, "top", "left", "bottom", "right", "insideH", line="dashed"), padding=8
    )


def _paragraph_style(style: Style) -> Element:
    properties = [el("w:keepNext"), el("w:keepLines")] if style.keep else []
    if style.list_number:
        properties.append(el("w:numPr", el("w:numId", val=style.list_number)))
    if style.rule:
        properties.append(el("w:pBdr", el(f"w:{style.rule}", val="single", sz=6, space=6, color=LIGHT_LINE)))
    if style.name == "footer":
        properties.append(el("w:tabs", el("w:tab", val="right", pos=TEXT_WIDTH)))
    spaces = {"before": style.before * 20, "after": style.after * 20}
    properties.append(el("w:spacing", **{side: int(space) for side, space in spaces.items()}, **_line(style)))
    if style.indent:
        properties.append(el("w:ind", left=mm(style.indent), hanging=mm(style.hanging)))
    if style.centred:
        properties.append(el("w:jc", val="center"))
    if style.level is not None:
        properties.append(el("w:outlineLvl", val=style.level))
    weight = [el("w:b"), el("w:bCs")] if style.bold else []
    colour = [el("w:color", val=style.colour)] if style.colour else []
    return el(
        "w:style",
        el("w:name", val=style.name),
        el("w:basedOn", val="Normal"),
        el("w:qFormat"),
        el("w:pPr", *properties),
        el("w:rPr", *weight, *colour, *_size(style.size)),
        type="paragraph",
        styleId=style.id,
    )


def _line(style: Style) -> dict[str, str | int]:
    """How far lines are apart. A gap, which holds no text, is lower than any line of text could be."""
    return (
        {"line": 120, "lineRule": "exact"}
        if style.name == "Gap"
        else {"line": round(style.line * 240), "lineRule": "auto"}
    )


def _character_style(name: str, *properties: Element) -> Element:
    return el(
        "w:style",
        el("w:name", val=name),
        el("w:basedOn", val="DefaultParagraphFont"),
        el("w:rPr", *properties),
        type="character",
        styleId=name.replace(" ", ""),
    )


def _table_style(name: str, *borders: Element, padding: float = 0, default: bool = False) -> Element:
    margins = [el(f"w:{side}", w=mm(width), type="dxa") for side, width in _padding(padding)]
    return el(
        "w:style",
        el("w:name", val=name),
        *([] if default else [el("w:basedOn", val="NormalTable")]),
        el("w:tblPr", *([el("w:tblBorders", *borders)] if borders else []), el("w:tblCellMar", *margins)),
        type="table",
        styleId=name.replace(" ", ""),
        **({"default": 1} if default else {}),
    )


def _padding(padding: float) -> tuple[tuple[str, float], ...]:
    upright = padding * 0.35
    return ("top", upright), ("left", padding), ("bottom", upright), ("right", padding)


def _borders(colour: str, *sides: str, line: str = "single") -> Iterator[Element]:
    return (el(f"w:{side}", val=line, sz=6, space=0, color=colour) for side in sides)


def _fonts(name: str) -> Element:
    return el("w:rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def _size(points: float) -> tuple[Element, Element]:
    half_points = int(points * 2)
    return el("w:sz", val=half_points), el("w:szCs", val=half_points)
