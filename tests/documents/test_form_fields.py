"""The PDF to fill in on screen: the standard pages, with a named field wherever something is written or chosen."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, NumberTree, Pdf, Stream
from PIL import Image, ImageChops, ImageStat

from generator.documents.pdf import PdfFiles, PdfMaker
from generator.worksheets.blocks import Areas, Ask, Grid, Rating, Ticks, Worksheet, Writing
from tests.documents.pdf_making import MadePdf
from tests.documents.pdf_reading import pages_of_text, pictures_of, structure_of
from tests.documents.worksheet_examples import ARABIC, ask, rating, worksheet

MULTILINE, RADIO = 1 << 12, 1 << 15


@pytest.fixture
def filled_in(everything: MadePdf) -> Iterator[Pdf]:
    """The PDF file with every kind of field."""
    with Pdf.open(BytesIO(everything.files.fillable)) as opened:
        yield opened


def full_name(field: Any) -> str:
    own = str(field.get(Name.T, ""))
    above = full_name(field.Parent) if Name.Parent in field else ""
    return ".".join(filter(None, (above, own)))


def widgets_in_reading_order(pdf: Pdf) -> list[Any]:
    """The places of fields, in the order of the structure tree."""
    return [element.K.Obj if isinstance(element.K, Dictionary) else element.K[0].Obj for element in forms_of(pdf)]


def forms_of(pdf: Pdf) -> list[Any]:
    return [element for element in structure_of(pdf) if Name.Form == element.S]


def value_of(widget: Any) -> str:
    """What a choice stands for, or a thing to tick off when it is; empty for text."""
    looks = widget.AP.N
    if isinstance(looks, Stream):
        return ""
    return next((key[1:] for key in looks if key != "/Off"), "")


def expected(sheet: Worksheet) -> Iterator[tuple[str, str]]:
    """The names of a worksheet's fields, with the values of choices, in reading order."""
    yield from ((f"blank.{number}", "") for number in range(1, len(sheet.blanks) + 1))
    for block in sheet.blocks:
        match block:
            case Rating():
                keys = [str(level.number) for level in block.levels] + [choice.key for choice in block.others]
                yield from ((f"{block.code}.level", key) for key in keys)
                yield from ((f"{block.code}.good_enough", key) for key in ("yes", "no"))
                yield f"{block.code}.evidence", ""
            case Ask() | Writing():
                yield block.name, ""
            case Ticks():
                yield from ((tick.name, "Yes") for tick in block.ticks)
            case Areas():
                yield from ((area.name, "") for area in block.areas)
            case Grid():
                cells = ((row, column) for row in range(block.rows) for column in range(len(block.head)))
                yield from ((f"{block.name}.{row + 1}.{column + 1}", "") for row, column in cells)


def test_fields_have_their_names_in_reading_order(all_pdfs: tuple[MadePdf, ...]) -> None:
    for made in all_pdfs:
        with Pdf.open(BytesIO(made.files.fillable)) as opened:
            found = [(full_name(widget), value_of(widget)) for widget in widgets_in_reading_order(opened)]
            assert found == list(expected(made.sheet)), made.sheet.id


def test_every_place_is_in_the_structure_tree_and_tab_follows_it(filled_in: Pdf) -> None:
    parents = NumberTree(filled_in.Root.StructTreeRoot.ParentTree)
    places = 0
    for page in filled_in.pages:
        assert page.Tabs == Name.S
        for widget in page.get(Name.Annots, Array()):
            places += 1
            assert widget.Subtype == Name.Widget
            element = parents[int(widget.StructParent)]
            assert Name.Form == element.S
            reference = element.K if isinstance(element.K, Dictionary) else element.K[0]
            assert reference.Type == Name.OBJR
            assert reference.Obj.objgen == widget.objgen
    assert places == len(forms_of(filled_in)) > 20


def test_tips_say_the_question_and_what_is_wanted(filled_in: Pdf) -> None:
    tips = {(full_name(widget), value_of(widget)): str(widget.TU) for widget in widgets_in_reading_order(filled_in)}
    assert tips["blank.1", ""] == "School"
    assert tips["V1.level", "3"] == "V1, Who could say it? Level 3, Usual"
    assert tips["V1.level", "d"] == "V1, Who could say it? We don't know"
    assert tips["V1.good_enough", "no"] == "V1, Is that good enough for now? Not yet"
    assert tips["V1.evidence", ""] == "V1, What could we show for it?"
    assert tips["V2.answer", ""] == "V2, What would you say yourself? Your answer"
    assert tips["tick.1", "Yes"] == "Cards printed"
    assert tips["table.1.2.3", ""] == "When, row 2"
    group = next(w.Parent for w in widgets_in_reading_order(filled_in) if full_name(w) == "V1.level")
    assert group.TU == "V1, Who could say it?"


def test_fields_are_of_the_kind_that_is_wanted(filled_in: Pdf) -> None:
    kinds = {full_name(widget): widget for widget in widgets_in_reading_order(filled_in)}
    assert (kinds["blank.1"].FT, int(kinds["blank.1"].Ff)) == (Name.Tx, 0)
    for name in ("V1.evidence", "V2.answer", "space.1", "box.1", "table.1.1.1"):
        assert (kinds[name].FT, int(kinds[name].Ff)) == (Name.Tx, MULTILINE), name
        assert "12 Tf" in str(kinds[name].DA)
    for name in ("V1.level", "V1.good_enough"):
        assert (kinds[name].Parent.FT, int(kinds[name].Parent.Ff)) == (Name.Btn, RADIO)
    assert Name.Btn == kinds["tick.1"].FT


def test_every_field_can_be_reached_from_the_form(filled_in: Pdf) -> None:
    """From its roots down, each knowing its parent: so readers find them."""
    found = set()

    def collect(field: Any, above: Any = None) -> None:
        if above is not None:
            assert field.Parent.objgen == above.objgen
        if field.get(Name.Subtype) == Name.Widget:
            found.add(field.objgen)
        for kid in field.get(Name.Kids, Array()):
            collect(kid, field)

    for root in filled_in.Root.AcroForm.Fields:
        collect(root)
    assert found == {widget.objgen for widget in widgets_in_reading_order(filled_in)}


def test_pages_are_those_of_the_standard_form(everything: MadePdf, hostile: MadePdf) -> None:
    """The same words in the same places; fields alone look otherwise."""
    for made in (everything, hostile):
        assert pages_of_text(made.files.fillable) == pages_of_text(made.files.standard)
    pairs = zip(pictures_of(everything.files.standard, 24), pictures_of(everything.files.fillable, 24), strict=True)
    for number, (standard, fillable) in enumerate(pairs, 1):
        assert ImageStat.Stat(ImageChops.difference(standard, fillable)).mean[0] < 5, number


def test_ruled_lines_do_not_run_through_what_is_typed(maker: PdfMaker) -> None:
    """A field to write in is white where the lines are on the printed sheet."""
    made = maker.make(worksheet(ask(lines=6)))
    with Pdf.open(BytesIO(made.fillable)) as opened:
        box = next(w.Rect for w in widgets_in_reading_order(opened) if full_name(w) == "V2.answer")
    shades = {name: darkest_row(pdf, [float(each) for each in box]) for name, pdf in printed_and_fillable(made).items()}
    assert shades["fillable"] > 250 > shades["standard"]


def printed_and_fillable(made: PdfFiles) -> dict[str, bytes]:
    return {"standard": made.standard, "fillable": made.fillable}


def darkest_row(pdf: bytes, box: list[float]) -> float:
    """The darkest row of dots within a box of the first page; 255 is white."""
    picture = pictures_of(pdf, 72, "-f", "1", "-l", "1")[0]
    left, bottom, right, top = box
    inside = picture.crop((int(left) + 4, int(842 - top) + 4, int(right) - 4, int(842 - bottom) - 4))
    return min(ImageStat.Stat(inside.crop((0, y, inside.width, y + 1))).mean[0] for y in range(inside.height))


@pytest.mark.parametrize(("name", "value"), [("V1.level", "3"), ("V1.good_enough", "yes"), ("tick.1", "Yes")])
def test_a_chosen_mark_shows(everything: MadePdf, name: str, value: str) -> None:
    with Pdf.open(BytesIO(everything.files.fillable)) as opened:
        widget = next(w for w in widgets_in_reading_order(opened) if (full_name(w), value_of(w)) == (name, value))
        widget.AS = Name(f"/{value}")
        changed = BytesIO()
        opened.save(changed)
    before, after = (pictures_of(pdf, 60) for pdf in (everything.files.fillable, changed.getvalue()))
    differing = [ImageChops.difference(one, other).getbbox() for one, other in zip(before, after, strict=True)]
    assert len([box for box in differing if box]) == 1


def test_a_tip_may_be_in_any_script(maker: PdfMaker) -> None:
    with Pdf.open(BytesIO(maker.make(worksheet(rating(ask=ARABIC + " ŵ ł"))).fillable)) as opened:
        tips = [str(widget.TU) for widget in widgets_in_reading_order(opened)]
    assert f"V1, {ARABIC} ŵ ł Level 1, Starting" in tips


def test_nothing_of_the_marks_is_left(everything: MadePdf) -> None:
    """No link that leads nowhere."""
    with Pdf.open(BytesIO(everything.files.fillable)) as opened:
        for page in opened.pages:
            assert [a for a in page.get(Name.Annots, Array()) if Name.A in a or a.Subtype == Name.Link] == []


def test_the_printed_forms_have_no_fields_and_no_links(everything: MadePdf) -> None:
    for pdf in (everything.files.standard, everything.files.large_print):
        with Pdf.open(BytesIO(pdf)) as opened:
            assert Name.AcroForm not in opened.Root
            assert [page for page in opened.pages if Name.Annots in page] == []


def test_a_picture_tells_whether_it_is_one() -> None:
    """So that the comparisons above can fail."""
    white, black = Image.new("L", (9, 9), 255), Image.new("L", (9, 9), 0)
    assert ImageStat.Stat(ImageChops.difference(white, black)).mean[0] == 255
