"""PDF forms of worksheets: nothing lost, nothing over the edge, nothing smaller than 12 points, and PDF/UA-1."""

import itertools
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page as page_validation
import pytest
from pikepdf import Pdf
from PIL import Image, ImageChops, ImageStat

from generator.documents.forms import DocumentFailed
from generator.documents.pdf import PdfMaker
from generator.worksheets.blocks import Areas, Ask, Heading, Items, Rating, Text, Worksheet
from tests.documents.pdf_making import THEME, MadePdf
from tests.documents.pdf_reading import (
    bookmarks_of,
    pages_of_text,
    pages_of_words,
    pictures_of,
    sizes_of_type,
    squeezed,
)
from tests.documents.worksheet_examples import ARABIC, EVERYTHING, HOSTILE, ONE_WORD, ask, rating, worksheet

GOLDEN = Path(__file__).parent / "golden"
A4 = (595.28, 841.89)
"""In points."""

DOTS = 20
"""How many an inch has where only the place of what is drawn matters."""


def forms_of(pdfs: tuple[MadePdf, ...]) -> Iterator[tuple[str, Worksheet, bytes]]:
    for made in pdfs:
        for form, pdf in made.forms.items():
            yield f"{made.sheet.id}, {form}", made.sheet, pdf


def ua_failures(pdf: bytes) -> list[str]:
    report = page_validation.validate_pdf_bytes(pdf, profile=page_validation.ValidationProfile.PDF_UA_1)
    return [str(failure) for failure in report.failures]


def missing_from(pages: list[str], sheet: Worksheet) -> list[str]:
    """What of a worksheet's questions, levels and codes its pages do not say, once and in their order."""
    text, at, missing = "".join(pages), 0, []
    for question in (block for block in sheet.blocks if isinstance(block, Rating | Ask)):
        wanted = [question.code + question.ask]
        if isinstance(question, Rating):
            wanted += [f"{level.number}{level.name}{level.sign}" for level in question.levels]
            wanted += [f"{choice.key}{choice.name}{choice.meaning}" for choice in question.others]
            wanted += [question.good_enough + question.yes + question.no, question.look_for, question.evidence]
        for each in wanted:
            if ARABIC in each:
                continue  # read so, its letters come in the order in which they are drawn; see the test below
            # A long text goes over a page's end, with a foot and a head between its parts.
            begin, end = squeezed(each)[:60], squeezed(each)[-20:]
            found = text.find(begin, at)
            if found < 0 or (ended := text.find(end, found)) < 0:
                missing.append(each)
            else:
                at = ended
    asked = {code: squeezed(f"{code}{_ask_of(sheet, code)}")[:40] for code in sheet.codes}
    missing += [code for code, begin in asked.items() if text.count(begin) != 1 and ARABIC not in _ask_of(sheet, code)]
    return missing


def _ask_of(sheet: Worksheet, code: str) -> str:
    return next(block.ask for block in sheet.blocks if isinstance(block, Rating | Ask) and block.code == code)


def test_all_forms_pass_the_machine_checks_of_pdf_ua(
    all_pdfs: tuple[MadePdf, ...], helpers: ThreadPoolExecutor
) -> None:
    names, _, pdfs = zip(*forms_of(all_pdfs), strict=True)
    failures = dict(zip(names, helpers.map(ua_failures, pdfs), strict=True))
    assert {name: found for name, found in failures.items() if found} == {}


def test_a_pdf_without_a_language_fails_those_checks(everything: MadePdf) -> None:
    """So that the test above can fail."""
    with Pdf.open(BytesIO(everything.files.standard)) as opened:
        del opened.Root.Lang
        spoiled = BytesIO()
        opened.save(spoiled)
    assert ua_failures(spoiled.getvalue())


def test_every_form_says_every_question_level_and_code_once_and_in_order(
    all_pdfs: tuple[MadePdf, ...], helpers: ThreadPoolExecutor
) -> None:
    names, sheets, pdfs = zip(*forms_of(all_pdfs), strict=True)
    read = helpers.map(pages_of_text, pdfs)
    missing = {name: missing_from(pages, sheet) for name, sheet, pages in zip(names, sheets, read, strict=True)}
    assert {name: found for name, found in missing.items() if found} == {}


def test_a_lost_level_would_be_missed(everything: MadePdf) -> None:
    pages = pages_of_text(everything.files.standard)
    spoiled = [page.replace("3UsualSign3ofV1.", "") for page in pages]
    assert missing_from(pages, everything.sheet) == []
    assert missing_from(spoiled, everything.sheet) == ["3UsualSign 3 of V1."]


def test_every_sheet_says_what_it_is_on_its_pages(all_pdfs: tuple[MadePdf, ...], helpers: ThreadPoolExecutor) -> None:
    """Title, for whom, minutes and blanks at the head; the reminder, site, edition, licence and page on every page."""
    for made, pages in zip(
        all_pdfs, helpers.map(pages_of_text, [made.files.standard for made in all_pdfs]), strict=True
    ):
        sheet = made.sheet
        head = f"{sheet.title}For {sheet.for_whom} · about {sheet.minutes} minutes"
        assert pages[0].startswith(squeezed(head)), sheet.id
        assert all(squeezed(blank) in "".join(pages) for blank in sheet.blanks)
        assert squeezed(f"Sources: {'; '.join(sheet.sources)}") in pages[-1], sheet.id
        for number, page in enumerate(pages, 1):
            assert squeezed(sheet.no_names) in page
            foot = page.replace(squeezed(f"Page {number} of {len(pages)}"), "")
            assert foot != page, f"{sheet.id}, page {number}"
            assert foot.endswith(squeezed(f"Edition {sheet.edition} · CC BY 4.0")) or sheet is HOSTILE


def test_no_type_is_smaller_than_12_points_and_running_text_of_large_print_has_18(
    everything: MadePdf, hostile: MadePdf
) -> None:
    for made in (everything, hostile):
        assert min(sizes_of_type(made.files.standard)) == 12
        assert min(sizes_of_type(made.files.large_print)) == 16
        assert 18 in sizes_of_type(made.files.large_print)


@pytest.mark.parametrize("form", ["standard", "large print", "fillable"])
def test_words_lie_on_the_page_and_not_over_each_other(everything: MadePdf, hostile: MadePdf, form: str) -> None:
    for made in (everything, hostile):
        for number, words in enumerate(pages_of_words(made.forms[form]), 1):
            outside = [word for word in words if word.left < 45 or word.right > A4[0] - 45 or word.bottom > A4[1] - 18]
            met = [(a, b) for at, a in enumerate(words) for b in words[at + 1 :] if a.meets(b)]
            assert (outside, met) == ([], []), f"{made.sheet.title[:20]}, {form}, page {number}"


def test_nothing_is_drawn_within_the_margins(all_pdfs: tuple[MadePdf, ...], helpers: ThreadPoolExecutor) -> None:
    """17 mm left and right, 6 mm above and below: what printers can't reach."""
    drawn = {}
    for made, pictures in zip(
        all_pdfs, helpers.map(lambda made: pictures_of(made.files.standard, DOTS), all_pdfs), strict=True
    ):
        for number, picture in enumerate(pictures, 1):
            box = ImageChops.invert(picture).point(lambda grey: 255 if grey > 30 else 0).getbbox()
            assert box, f"{made.sheet.id}, page {number} is empty"
            left, top, right, bottom = (each / DOTS * 25.4 for each in box)
            if left < 16.5 or right > 210 - 16.5 or top < 6 or bottom > 297 - 6:
                drawn[f"{made.sheet.id}, page {number}"] = (left, top, right, bottom)
    assert drawn == {}


def test_no_last_page_is_almost_empty(all_pdfs: tuple[MadePdf, ...], helpers: ThreadPoolExecutor) -> None:
    """A third of it is filled at least, the foot not counted."""

    def filled(made: MadePdf) -> float:
        picture = pictures_of(made.files.standard, DOTS)[-1]
        body = picture.crop((0, 0, picture.width, int(picture.height * 0.86)))
        box = ImageChops.invert(body).getbbox()
        return box[3] / picture.height if box else 0

    shares = {made.sheet.id: share for made, share in zip(all_pdfs, helpers.map(filled, all_pdfs), strict=True)}
    assert {id: share for id, share in shares.items() if share < 1 / 3} == {}


@pytest.mark.parametrize("lines", range(1, 46, 4))
def test_sources_never_have_a_page_to_themselves(maker: PdfMaker, lines: int) -> None:
    """Wherever the text ends, there is a third of a page on the last one."""
    made = maker.make(worksheet(Items(items=tuple(f"Item {number}" for number in range(lines)))))
    pages = pages_of_text(made.standard)
    assert "Sources:" in pages[-1]
    assert len(pages) == 1 or "Item" in pages[-1] or "Notes" in pages[-1]


def test_no_page_ends_with_a_heading_or_parts_a_question_from_its_first_level(
    all_pdfs: tuple[MadePdf, ...], helpers: ThreadPoolExecutor
) -> None:
    """The fillable form has the pages of the standard one."""
    printed = [each for each in forms_of(all_pdfs) if not each[0].endswith("fillable")]
    names, sheets, pdfs = zip(*printed, strict=True)
    parted = []
    for name, sheet, pages in zip(names, sheets, helpers.map(pages_of_text, pdfs), strict=True):
        foot = squeezed(sheet.no_names)
        bodies = [page.rpartition(foot)[0] if sheet is not HOSTILE else page.partition(foot)[0] for page in pages]
        for block in sheet.blocks:
            if isinstance(block, Heading):
                parted += [(name, block.text) for body in bodies if body.endswith(squeezed(block.text))]
            if isinstance(block, Rating) and len(block.ask) < 1000:  # a question may be longer than a page
                first = squeezed(f"1{block.levels[0].name}{block.levels[0].sign}")[:20]
                together = squeezed(block.code + block.ask) + first
                parted += [(name, block.code)] if not any(together in body for body in bodies) else []
    assert parted == []


def test_a_question_that_fits_on_a_page_stays_on_one(maker: PdfMaker) -> None:
    """Whatever stands above it."""
    for above in range(0, 40, 3):
        items = Items(items=tuple(f"Item {number}" for number in range(above)))
        pages = pages_of_text(maker.make(worksheet(items, rating(), ask())).standard)
        assert [page.count("V1Who") for page in pages] == [page.count("Whatcouldweshowforit?") for page in pages]


@pytest.mark.parametrize("form", ["standard", "large print"])
def test_rings_stand_apart_however_long_the_line_beside_them_is(maker: PdfMaker, form: str) -> None:
    """Also where a text fills a line to its last letter, or is a word too long for it."""
    ring = 7 if form == "standard" else 9
    for words in range(5, 20):
        signs = tuple(" ".join([*["sixty"] * words, "i" * (number * 2)]) for number in range(4))
        made = maker.make(worksheet(rating(signs=signs)))
        pages = pages_of_words(made.standard if form == "standard" else made.large_print)
        tops = [word.top for page in pages for word in page if word.text in "1234dx" and word.left < 70]
        steps = [(after - before) / 72 * 25.4 for before, after in itertools.pairwise(tops) if after > before]
        assert len(steps) >= 4
        assert min(steps) > ring, words


def test_the_last_boxes_take_what_is_left_of_the_page(maker: PdfMaker) -> None:
    """And 48 mm at least."""
    areas = next(block for block in EVERYTHING.blocks if isinstance(block, Areas))
    for above in range(0, 40, 4):
        made = maker.make(worksheet(Items(items=tuple(f"Item {number}" for number in range(above))), areas))
        with Pdf.open(BytesIO(made.fillable)) as opened:
            boxes = [
                field
                for page in opened.pages
                for field in page.Annots
                if str(field.T) in "12" and "Parent" in str(field.keys())
            ]
            heights = [float(box.Rect[3] - box.Rect[1]) / 72 * 25.4 for box in boxes if box.Parent.T == "box"]
            bottoms = {round(float(box.Rect[1])) for box in boxes if box.Parent.T == "box"}
        assert min(heights) > 28, above  # its label and frame take the rest of the 48 mm
        assert len(bottoms) == 1
        assert bottoms.pop() < 120


def test_the_title_the_language_and_bookmarks_are_told(everything: MadePdf) -> None:
    for pdf in everything.forms.values():
        with Pdf.open(BytesIO(pdf)) as opened:
            assert opened.Root.Lang == "en-GB"
            assert opened.Root.MarkInfo.Marked
            assert opened.Root.ViewerPreferences.DisplayDocTitle
            with opened.open_metadata() as told:
                assert told["dc:title"] == "Everything"
        questions = ["V1 Who could say it?", "V2 What would you say yourself?"]
        assert bookmarks_of(pdf) == ["Everything", "Questions", *questions, "Running order"]


def test_fonts_are_embedded(everything: MadePdf, hostile: MadePdf) -> None:
    """In part: only the letters that are used."""
    for made in (everything, hostile):
        for form in ("standard", "large print"):
            run = subprocess.run(["pdffonts", "-"], input=made.forms[form], capture_output=True, check=True)
            lines = run.stdout.decode().splitlines()[2:]
            assert lines
            assert [line for line in lines if line.split()[-5:-3] != ["yes", "yes"]] == []


def test_the_same_content_gives_the_same_bytes(everything: MadePdf, tmp_path: Path) -> None:
    """Also from another maker, at another time."""
    assert PdfMaker(THEME, tmp_path).make(EVERYTHING) == everything.files


def test_another_word_gives_other_bytes(maker: PdfMaker, everything: MadePdf) -> None:
    other = maker.make(replace(EVERYTHING, minutes=21))
    assert other.standard != everything.files.standard


def test_pages_look_as_they_did(everything: MadePdf) -> None:
    """Within a tolerance. To accept a new look, delete the pictures and run this twice: it makes those it misses."""
    pictures = {GOLDEN / f"everything-{n}.png": p for n, p in enumerate(pictures_of(everything.files.standard, 24), 1)}
    missing = [kept for kept in pictures if not kept.exists()]
    for kept in missing:
        GOLDEN.mkdir(exist_ok=True)
        pictures[kept].quantize(8).save(kept, optimize=True)
    assert missing == []
    assert sorted(GOLDEN.glob("everything-*.png")) == sorted(pictures)
    differences = {kept.name: difference(Image.open(kept).convert("L"), shown) for kept, shown in pictures.items()}
    assert max(differences.values()) < 2, differences


def test_a_page_that_has_lost_a_table_looks_otherwise(everything: MadePdf) -> None:
    picture = pictures_of(everything.files.standard, 24, "-f", "2", "-l", "2")[0]
    spoiled = picture.copy()
    spoiled.paste(255, (0, 60, picture.width, 120))
    assert difference(picture, spoiled) > 2


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures differ on average, of 255 shades of grey."""
    assert one.size == other.size
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]


def test_the_thumbnail_is_a_small_picture_of_the_first_page(all_pdfs: tuple[MadePdf, ...]) -> None:
    for made in all_pdfs:
        picture = Image.open(BytesIO(made.files.thumbnail))
        assert (picture.format, picture.size) == ("PNG", (180, 255))
        assert len(made.files.thumbnail) < 10_000


def test_pages_are_counted(everything: MadePdf, hostile: MadePdf) -> None:
    for files in (everything.files, hostile.files):
        assert files.pages == len(pages_of_text(files.standard))
        assert files.large_print_pages == len(pages_of_text(files.large_print))


def test_case_studies_and_packs_keep_to_their_pages(all_pdfs: tuple[MadePdf, ...]) -> None:
    too_long = {
        made.sheet.id: made.files.pages
        for made in all_pdfs
        if made.files.pages > (1 if made.sheet.kind == "case study" else made.sheet.most_pages or 999)
    }
    assert too_long == {}


def test_arabic_reads_from_right_to_left(maker: PdfMaker) -> None:
    made = maker.make(worksheet(Text(text=ARABIC)))
    run = subprocess.run(["pdftotext", "-", "-"], input=made.standard, capture_output=True, check=True)
    assert squeezed(ARABIC) in squeezed(run.stdout.decode())


def test_a_long_word_is_broken_but_its_title_and_bookmarks_are_not(hostile: MadePdf) -> None:
    with Pdf.open(BytesIO(hostile.files.standard)) as opened, opened.open_metadata() as told:
        assert told["dc:title"] == ONE_WORD


def test_each_of_a_question_s_texts_is_only_text(maker: PdfMaker) -> None:
    """Nothing in it is taken for Typst's or JSON's own signs."""
    odd = "#let x = 1 \\ $ * _ @ ~ ` \" ' [ ] { } <b> &amp; // /* = + -"
    pages = pages_of_text(maker.make(worksheet(Text(text=odd), Heading(text=odd), title=odd)).standard)
    assert "".join(pages).count(squeezed(odd)) == 3


@pytest.mark.parametrize(("text", "named"), [("Is it 你?", "你"), ("Good 😀", "😀"), ("☐ done", "☐")])
def test_a_character_that_no_font_has_is_named(maker: PdfMaker, text: str, named: str) -> None:
    with pytest.raises(DocumentFailed) as failed:
        maker.make(worksheet(rating(ask=text)))
    assert str(failed.value) == f"no font on the sheets has the character “{named}”; write it another way"


def test_a_maker_makes_others_after_one_has_failed(maker: PdfMaker) -> None:
    with pytest.raises(DocumentFailed):
        maker.make(worksheet(Text(text="你")))
    assert maker.make(worksheet(Text(text="fine"))).pages == 1
