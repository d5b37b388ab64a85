"""What every worksheet carries, whatever it is about: site, edition, for whom, sources, the reminder about names."""

from dataclasses import dataclass
from typing import Any

from generator.model import Site
from generator.schema import Source
from generator.worksheets.blocks import Worksheet
from generator.worksheets.wording import Wording

EVERYONE = "Everyone"


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What of a worksheet is the same on all of a site."""

    site: Site
    site_name: str
    edition: str

    def worksheet(self, *, audience: str, sources: tuple[str, ...], **values: Any) -> Worksheet:
        """A worksheet with its imprint; `sources` are ids."""
        site = self.site
        return Worksheet(
            **{
                "blanks": site.worksheet_words.blanks,
                "most_pages": None,
                "audience": audience,
                "for_whom": site.audiences[audience].name if audience else EVERYONE,
                "sources": tuple(short_name(site.sources[id]) for id in sources),
                "site_name": self.site_name,
                "edition": self.edition,
                "no_names": Wording(site, audience).no_names,
                **values,
            }
        )


def short_name(source: Source) -> str:
    """What stands for a source where there is little room."""
    return source.short or source.title
