"""Fields in a PDF file that can be filled in on screen (AcroForm, ISO 32000-1, 12.7).

Typst makes no fields. Where one belongs, the templates put a link whose address names it; the link is in the right
place of the page, of the reading order and of the structure tree. Here it becomes a field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, Stream, String

MARK = "field:"
"""What the address of a link begins with that marks the place of a field."""

MULTILINE, RADIO = 1 << 12, 1 << 15
"""Flags of fields (ISO 32000-1, tables 226 and 228)."""

TYPE = "/Helv 12 Tf 0 g"
"""What is typed stands in Helvetica, 12 points, black: the one face that every reader has."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field, or one of the choices of a field."""

    name: str
    """Its parts are parted by dots: `V1.level`."""
    kind: Literal["text", "lines", "area", "choice", "tick"]
    """One line, several, several within a box that is printed; one of several choices; a thing to tick off."""
    tip: str
    """What is wanted; screen readers say it."""
    value: str
    """What a choice stands for; else empty."""
    group: str
    """What is wanted of a field with choices; else empty."""


def with_fields(pdf: bytes, fields: Mapping[str, Field]) -> bytes:
    """The PDF file with fields in place of the links that mark them; `fields` by what follows `MARK` in an address."""
    with Pdf.open(BytesIO(pdf)) as opened:
        form = _Form(opened)
        for page in opened.pages:
            for annotation in page.get(Name.Annots, []):
                address = _address_of(annotation)
                if address.startswith(MARK):
                    form.add(annotation, fields[address.removeprefix(MARK)])
            page.obj.Tabs = Name.S  # the order of the structure tree
        form.finish()
        made = BytesIO()
        opened.save(made, deterministic_id=True)
    return made.getvalue()


def _address_of(annotation: Object) -> str:
    return str(annotation.A.get(Name.URI, "")) if Name.A in annotation else ""


class _Form:
    """The fields of a PDF file. A field `V1.level` is `level` under a field `V1` that only holds others."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._structure = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        self._roots = Array()
        self._named: dict[str, Object] = {}
        self._looks: dict[tuple[Drawing, float, float], Object] = {}

    def add(self, annotation: Object, field: Field) -> None:
        """Makes a field of the link that marks its place."""
        self._structure[int(annotation.StructParent)].S = Name.Form
        for key in (Name.A, Name.Border, Name.Contents):
            del annotation[key]
        annotation.Subtype = Name.Widget
        annotation.TU = String(field.tip)
        match field.kind:
            case "choice":
                self._add_choice(annotation, field)
            case "tick":
                annotation.FT = Name.Btn
                self._place(annotation, field.name)
                self._show_mark(annotation, "Yes", _tick)
            case "text" | "lines" | "area":
                annotation.FT = Name.Tx
                annotation.Ff = 0 if field.kind == "text" else MULTILINE
                self._place(annotation, field.name)
                self._show_paper(annotation, framed=field.kind != "area")

    def finish(self) -> None:
        """Tells readers of the fields, once all are there."""
        helvetica = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
        )
        signs = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
        self._pdf.Root.AcroForm = Dictionary(
            Fields=self._roots,
            DR=Dictionary(
                Font=Dictionary(Helv=self._pdf.make_indirect(helvetica), ZaDb=self._pdf.make_indirect(signs))
            ),
            DA=String(TYPE),
        )

    def _add_choice(self, annotation: Object, field: Field) -> None:
        if field.name not in self._named:
            choices = Dictionary(FT=Name.Btn, Ff=RADIO, TU=String(field.group), Kids=Array(), V=Name.Off)
            self._place(self._pdf.make_indirect(choices), field.name)
        group = self._named[field.name]
        annotation.Parent = group
        group.Kids.append(annotation)
        self._show_mark(annotation, field.value, _disc)

    def _place(self, field: Object, name: str) -> None:
        """Puts a field under the one whose name is the part before the last dot."""
        above, _, own = name.rpartition(".")
        field.T = String(own)
        self._named[name] = field
        if not above:
            self._roots.append(field)
            return
        if above not in self._named:
            self._place(self._pdf.make_indirect(Dictionary(Kids=Array())), above)
        field.Parent = self._named[above]
        self._named[above].Kids.append(field)

    def _show_paper(self, annotation: Object, framed: bool) -> None:
        """White, so that no ruled line runs through what is typed, and within a thin line."""
        annotation.DA = String(TYPE)
        annotation.MK = Dictionary(BG=Array([1, 1, 1]))
        if framed:
            annotation.MK.BC = Array([0.4, 0.4, 0.4])
        annotation.BS = Dictionary(W=1 if framed else 0, S=Name.S)
        annotation.AP = Dictionary(N=self._look(annotation, _framed if framed else _paper))

    def _show_mark(self, annotation: Object, value: str, mark: "Drawing") -> None:
        """Nothing until it is chosen: what is printed below, a ring or a square, shows through."""
        annotation.AS = Name.Off
        annotation.MK = Dictionary(CA=String("4"))  # a tick in ZapfDingbats, for readers that draw marks themselves
        looks = {"/Off": self._look(annotation, _nothing), f"/{value}": self._look(annotation, mark)}
        annotation.AP = Dictionary(N=Dictionary(looks))

    def _look(self, annotation: Object, drawing: "Drawing") -> Object:
        """A drawing as large as the field; fields of one size share it."""
        left, bottom, right, top = map(float, annotation.Rect)
        width, height = round(right - left, 2), round(top - bottom, 2)
        key = (drawing, width, height)
        if key not in self._looks:
            look = Stream(self._pdf, drawing(width, height).encode())
            look.stream_dict.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, width, height])))
            self._looks[key] = look
        return self._looks[key]


Drawing = Callable[[float, float], str]
"""What is drawn (ISO 32000-1, 8.5), for a width and a height in points."""


def _nothing(width: float, height: float) -> str:
    return ""


def _paper(width: float, height: float) -> str:
    return f"1 g 0 0 {width:.2f} {height:.2f} re f /Tx BMC EMC"


def _framed(width: float, height: float) -> str:
    return f"1 g 0.4 G 1 w 0.5 0.5 {width - 1:.2f} {height - 1:.2f} re B /Tx BMC EMC"


def _tick(width: float, height: float) -> str:
    """A tick, bold, from corner to corner."""
    return f"0 G {width / 7:.2f} w 1 J 1 j " + _tick_path(width, height) + " S"


def _disc(width: float, height: float) -> str:
    """A dark disc with a white tick: it stays apart from an empty ring in any print."""
    r, k = width / 2, width / 2 * 0.5523  # Bézier curves that make a circle
    disc = (
        f"0 {r:.2f} m 0 {r + k:.2f} {r - k:.2f} {2 * r:.2f} {r:.2f} {2 * r:.2f} c "
        f"{r + k:.2f} {2 * r:.2f} {2 * r:.2f} {r + k:.2f} {2 * r:.2f} {r:.2f} c "
        f"{2 * r:.2f} {r - k:.2f} {r + k:.2f} 0 {r:.2f} 0 c {r - k:.2f} 0 0 {r - k:.2f} 0 {r:.2f} c f"
    )
    return f"0.1 g {disc} 1 G {width / 8:.2f} w 1 J 1 j " + _tick_path(width, height) + " S"


def _tick_path(width: float, height: float) -> str:
    points = ((0.26, 0.50), (0.43, 0.30), (0.75, 0.70))
    return " ".join(
        f"{x * width:.2f} {y * height:.2f} {'l' if number else 'm'}" for number, (x, y) in enumerate(points)
    )
