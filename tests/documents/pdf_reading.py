"""What can be read from a PDF file, by poppler's tools and pikepdf."""

import re
import subprocess
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from pikepdf import Dictionary, Name, Pdf, parse_content_stream
from PIL import Image

BREAK = "\u200b"
"""A zero-width space: where a long word may be broken."""


def squeezed(text: str) -> str:
    """A text without its spaces: where lines end is no part of it."""
    return re.sub(rf"[\s{BREAK}]+", "", text)


@cache
def pages_of_text(pdf: bytes) -> list[str]:
    """The text of each page, in the order in which it was written, without spaces; read once for all tests."""
    made = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True)
    return [squeezed(page) for page in made.stdout.decode().split("\f")[:-1]]


@dataclass(frozen=True)
class Word:
    """A word on a page, in points from its top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Word") -> bool:
        """Whether words lie over each other, by more than letters do that lean."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and down > 0.4 * min(self.bottom - self.top, other.bottom - other.top)


def pages_of_words(pdf: bytes) -> list[list[Word]]:
    """The words of each page with their places."""
    made = subprocess.run(["pdftotext", "-bbox", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True)
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", made.stdout.decode())
    tree = ElementTree.fromstring(re.sub(r"<!DOCTYPE[^>]*>|<head>.*?</head>", "", text, flags=re.DOTALL))
    prefix = "{http://www.w3.org/1999/xhtml}"
    return [
        [
            Word(word.text or "", *(float(word.attrib[key]) for key in ("xMin", "yMin", "xMax", "yMax")))
            for word in page.iter(f"{prefix}word")
            if (word.text or "").strip(BREAK)
        ]
        for page in tree.iter(f"{prefix}page")
    ]


@cache
def pictures_of(pdf: bytes, dots: int, *pages: str) -> list[Image.Image]:
    """The pages in grey, `dots` an inch, drawn once for all tests; `pages` are options of pdftoppm."""
    command = ["pdftoppm", "-gray", "-r", str(dots), *pages, "-"]
    shown = BytesIO(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout)
    pictures = []
    while shown.tell() < len(shown.getbuffer()):
        pictures.append(_next_picture(shown))
    return pictures


def _next_picture(stream: BytesIO) -> Image.Image:
    """The next of several pictures in PGM form, one after the other."""
    assert stream.readline() == b"P5\n"
    width, height = map(int, stream.readline().split())
    assert stream.readline() == b"255\n"
    return Image.frombytes("L", (width, height), stream.read(width * height))


def sizes_of_type(pdf: bytes) -> set[float]:
    """The sizes of type on all pages, in points."""
    with Pdf.open(BytesIO(pdf)) as opened:
        return {
            round(float(each.operands[1]), 1)
            for page in opened.pages
            for each in parse_content_stream(page, "Tf")
            if str(each.operator) == "Tf"
        }


def bookmarks_of(pdf: bytes) -> list[str]:
    """The titles of its bookmarks, in their order."""
    with Pdf.open(BytesIO(pdf)) as opened:
        found: list[str] = []

        def collect(items: Any) -> None:
            for item in items:
                found.append(item.title)
                collect(item.children)

        collect(opened.open_outline().root)
        return found


def structure_of(pdf: Pdf) -> list[Any]:
    """The elements of its structure tree, in reading order."""
    found: list[Any] = []

    def collect(element: Any) -> None:
        if isinstance(element, Dictionary) and Name.S in element:
            found.append(element)
        for child in children_of(element):
            collect(child)

    collect(pdf.Root.StructTreeRoot)
    return found


def children_of(element: Any) -> list[Any]:
    """What stands right below an element of a structure tree."""
    if not isinstance(element, Dictionary) or Name.K not in element:
        return []
    below = element.K
    return list(below) if below._type_name == "array" else [below]
