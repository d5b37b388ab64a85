"""A site with many case studies: no page but the list of them grows with their number."""

import re
from pathlib import Path

import pytest

from tests.project import BuiltSite, copy_project
from tools.bench.content import write_project

FEW, MANY = 130, 230


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuiltSite, BuiltSite]:
    """The site with few more case studies than its own, and with many."""
    return tuple(_built(tmp_path_factory.mktemp("many"), count) for count in (FEW, MANY))  # type: ignore[return-value]


def _built(folder: Path, count: int) -> BuiltSite:
    project = copy_project(folder / "project")
    write_project(project.root, count)
    return project.build()


def size(site: BuiltSite, file: str) -> int:
    return len((site.root / file).read_bytes())


@pytest.mark.parametrize("file", ["characteristics/vision.html", "strands/wider-outcomes.html", "index.html"])
def test_a_page_that_shows_case_studies_shows_a_dozen_and_leads_to_all(
    sites: tuple[BuiltSite, BuiltSite], file: str
) -> None:
    few, many = sites
    assert abs(size(many, file) - size(few, file)) < 3_000
    if file != "index.html":
        assert many.text(file).count('class="ir-card__title"') == 12
        assert re.search(r"All \d+ case studies</a>", many.text(file))


def test_a_case_study_is_no_longer_among_many(sites: tuple[BuiltSite, BuiltSite]) -> None:
    """Its page leads on to three others."""
    few, many = sites
    assert abs(size(many, "case-studies/westwood.html") - size(few, "case-studies/westwood.html")) < 2_000


def test_the_list_of_2000_case_studies_stays_under_400_kb(sites: tuple[BuiltSite, BuiltSite]) -> None:
    few, many = (size(site, "case-studies/index.html") for site in sites)
    each = (many - few) / (MANY - FEW)
    assert few + each * (2_000 - FEW) < 400_000, f"{each:.0f} bytes each"
