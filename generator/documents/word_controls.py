"""The fields of a Word form: content controls for text and for ticks, as Word itself writes them."""

from dataclasses import dataclass

from generator.documents.word_xml import Element, el, run

LONGEST_NAME = 64
"""Word refuses a document in which the tag or title of a control has more characters."""

PLACEHOLDER = "Type here"
EMPTY_BOX, CROSSED_BOX = "2610", "2612"
BOX_FONT = "MS Gothic"


@dataclass
class Draft:
    """What is counted while a document is put together: its fields and its numbered lists."""

    fields: int = 0
    lists: int = 0

    def text(self, name: str, title: str) -> Element:
        """A field for text of several lines, within a paragraph. `title` says what belongs in it."""
        return el(
            "w:sdt",
            el("w:sdtPr", *self._identity(name, title), el("w:showingPlcHdr"), el("w:text", multiLine=1)),
            el("w:sdtContent", run(PLACEHOLDER, "PlaceholderText")),
        )

    def tick(self, name: str, title: str) -> Element:
        """A box to tick, within a paragraph."""
        box = el(
            "w14:checkbox",
            el("w14:checked", val=0),
            el("w14:checkedState", val=CROSSED_BOX, font=BOX_FONT),
            el("w14:uncheckedState", val=EMPTY_BOX, font=BOX_FONT),
        )
        looks = el("w:rPr", el("w:rStyle", val="TickBox"))
        return el(
            "w:sdt",
            el("w:sdtPr", looks, *self._identity(name, title), box),
            el("w:sdtContent", run(chr(int(EMPTY_BOX, 16)), "TickBox")),
        )

    def next_list(self) -> int:
        """The number of the next numbered list, from 1."""
        self.lists += 1
        return self.lists

    def _identity(self, name: str, title: str) -> tuple[Element, ...]:
        self.fields += 1
        alias = el("w:alias", val=shortened(title, LONGEST_NAME))
        return alias, el("w:tag", val=name[:LONGEST_NAME]), el("w:id", val=self.fields)


def shortened(title: str, most: int) -> str:
    """As much of a title as `most` characters hold, of which there is one at least."""
    return title if len(title) <= most else title[: max(0, most - 1)].rstrip(" :") + "…"
