"""Worksheets: what stands on each sheet that schools print, fill in and email, in no format yet.

A worksheet is a value made of blocks. `generator/documents` makes PDF and Word files of it, `generator/render.py` a
page.
"""

from collections.abc import Mapping
from types import MappingProxyType

from generator.model import Site
from generator.worksheets.blocks import Worksheet
from generator.worksheets.case_sheet import case_sheets
from generator.worksheets.imprint import Imprint
from generator.worksheets.occasions import occasion_sheets
from generator.worksheets.packs import pack_sheets
from generator.worksheets.sheets import self_audit_sheets, subject_sheets
from generator.worksheets.spell_out import spelt_out

__all__ = ["Worksheet", "worksheets_of"]


def worksheets_of(site: Site, *, site_name: str, edition: str) -> Mapping[str, Worksheet]:
    """Every worksheet of a site, by its id, in the order in which to show them."""
    imprint = Imprint(site=site, site_name=site_name, edition=edition)
    makers = (pack_sheets, self_audit_sheets, subject_sheets, occasion_sheets, case_sheets)
    sheets = (spelt_out(sheet, site.terms.values()) for make in makers for sheet in make(site, imprint))
    return MappingProxyType({sheet.id: sheet for sheet in sheets})
