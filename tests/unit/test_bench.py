"""The benchmarks: what is built is valid and the same every time, the peers get the same words, the sums are right."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import median

import pytest

from generator.load import load
from generator.schema import CaseStudy
from generator.validate import validate
from tools.bench import peers, report
from tools.bench.builds import HUGO, MATERIAL, OURS, Projects, Tool, milliseconds_a_page
from tools.bench.content import as_yaml, case_studies, place_of, write_project
from tools.bench.measure import CommandFailedError, Cost, cost_of, medians
from tools.bench.search import Search, summary
from tools.bench.together import NOTES, Together, respondents

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def cases() -> list[CaseStudy]:
    """Some synthetic case studies."""
    return case_studies(40)


# What is built


def test_a_project_with_synthetic_case_studies_has_no_problem(tmp_path: Path) -> None:
    write_project(tmp_path, 30)
    validated = validate(load(tmp_path))
    assert not validated.problems, "\n".join(map(str, validated.problems))
    assert sum(thing.kind == "case study" for thing in validated.things) == 30


def test_case_studies_are_the_same_at_every_run() -> None:
    script = "from tools.bench.content import *; print(''.join(map(as_yaml, case_studies(3))), end='')"
    environ = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environ, capture_output=True, encoding="utf-8")
    assert done.stdout == "".join(map(as_yaml, case_studies(3))), done.stderr


def test_the_first_of_many_are_the_few(cases: list[CaseStudy]) -> None:
    assert case_studies(3) == cases[:3]


def test_a_case_study_has_about_three_kilobytes(cases: list[CaseStudy]) -> None:
    sizes = [len(as_yaml(case).encode()) for case in cases]
    assert 2_850 <= median(sizes) <= 3_150
    assert all(2_500 <= size <= 3_500 for size in sizes)


def test_no_two_schools_stand_in_the_same_place() -> None:
    assert len({place_of(number) for number in range(5_000)}) == 5_000


def test_words_are_as_varied_as_real_ones(cases: list[CaseStudy]) -> None:
    """Some are on every page, and a good part stands but once."""
    words = Counter(re.findall(r"[a-z]+", " ".join(map(as_yaml, cases)).lower()))
    assert sum(count == 1 for count in words.values()) > 0.3 * len(words)
    assert 0.02 < words["the"] / words.total() < 0.08


def test_most_case_studies_link_to_the_glossary_and_most_texts_do_not(cases: list[CaseStudy]) -> None:
    linked = [as_yaml(case).count("](term:") for case in cases]
    assert sum(map(bool, linked)) > len(cases) / 2
    assert median(linked) <= 3


def test_two_hundred_people_of_three_audiences_keep_their_audits_in_three_ways() -> None:
    everybody = respondents()
    assert Counter(each.audience for each in everybody) == {"leadership": 10, "staff": 150, "parents-carers": 40}
    assert Counter(each.kind for each in everybody) == {"html": 67, "json": 67, "csv": 66}
    assert len({(each.audience, each.kind) for each in everybody}) == 9
    assert len({each.id for each in everybody}) == len({each.file for each in everybody}) == 200


def test_people_write_notes_of_some_hundred_characters_each_their_own() -> None:
    notes = [note for each in respondents() for note in each.notes]
    assert len(notes) == len(set(notes)) == 200 * NOTES
    assert 90 <= median(map(len, notes)) <= 110
    assert respondents()[7].notes == respondents()[7].notes


# The peers


def texts_of(case: CaseStudy) -> list[str]:
    """Every text of a case study that a reader meets."""
    outcomes = [text for each in case.outcomes for text in (each.text, each.caution) if text]
    lists = [*case.actions, *case.changes, *case.try_it, *case.not_told, *outcomes]
    return [case.name, case.authority, case.phase, case.summary, case.starting_point, *lists]


@pytest.mark.parametrize(("write", "pages"), [(peers.write_material, "docs"), (peers.write_hugo, "content")])
def test_the_peers_get_the_same_words(tmp_path: Path, cases: list[CaseStudy], write: peers.Write, pages: str) -> None:
    write(tmp_path, cases)
    for case in cases:
        page = peers.plain((tmp_path / pages / "case-studies" / f"{case.id}.md").read_text(encoding="utf-8"))
        missing = [text for text in texts_of(case) if peers.plain(text) not in page.replace("\n  ", " ")]
        assert missing == []


def test_the_peers_have_the_sections_of_our_page(cases: list[CaseStudy]) -> None:
    template = (ROOT / "theme/templates/case_study.html").read_text(encoding="utf-8")
    ours = re.findall(r'part\("[a-z-]+", "([^"]+)"', template)
    theirs = re.findall(r"^## (.+)$", peers.Book(cases, "md").body(cases[0], cases[1:3]), re.MULTILINE)
    assert [heading.split(" on ")[0] for heading in theirs] == [heading.split(" on ")[0] for heading in ours]


def test_links_of_the_peers_lead_somewhere(tmp_path: Path, cases: list[CaseStudy]) -> None:
    peers.write_material(tmp_path, cases)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environ, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (0, "")


# What it costs


def test_a_command_is_measured_apart_from_what_measures_it(tmp_path: Path) -> None:
    """The memory of this process, which is larger, is not the command's."""
    ballast = bytearray(b"x") * 200_000_000
    cost = cost_of([sys.executable, "-c", "b'x' * 50_000_000"], folder=tmp_path, environment={})
    del ballast
    assert 50 < cost.memory < 150
    assert cost.cpu > 0
    assert cost.seconds > 0


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError, match="it went wrong"):
        cost_of([sys.executable, "-c", "raise SystemExit('it went wrong')"], folder=tmp_path, environment={})


def test_a_build_without_its_pages_is_not_measured(tmp_path: Path) -> None:
    lazy = Tool("Lazy", lambda folder, cases: folder.mkdir(), [sys.executable, "-c", ""])
    projects = Projects(tmp_path)
    projects.write(lazy, 2)
    with pytest.raises(CommandFailedError, match=r"^Lazy wrote 0 pages for 2 case studies$"):
        projects.build(lazy, 2)


def test_medians_are_taken_of_each_figure() -> None:
    assert medians([Cost(1, 9, 5), Cost(3, 7, 6), Cost(2, 8, 50)]) == Cost(2, 8, 6)


def test_of_several_visits_the_medians_count_and_the_worst_task() -> None:
    visits = [Search(100, 10, 2, 0, 0), Search(300, 30, 6, 70, 70), Search(200, 20, 4, 60, 60)]
    assert summary(visits) == Search(200, 20, 4, 60, 70)


# What is said of it

COSTS = {
    (OURS, 0): Cost(0.5, 1, 100),
    (OURS, 500): Cost(1.0, 1, 100),
    (OURS, 2000): Cost(1.75, 1, 100),
    (MATERIAL, 0): Cost(0.5, 1, 100),
    (MATERIAL, 500): Cost(4.0, 1, 100),
    (MATERIAL, 2000): Cost(14.0, 1, 100),
}


def test_a_page_costs_what_a_larger_site_takes_longer() -> None:
    assert milliseconds_a_page(COSTS, OURS, 0, 500) == 1.0
    assert milliseconds_a_page(COSTS, OURS, 500, 2000) == 0.5


def test_ratios_are_ours_to_theirs() -> None:
    assert [target.row for target in report.build_targets(COSTS)] == [
        ("to MkDocs + Material, 500", "0.25", "0.20", "NO"),
        ("to MkDocs + Material, 2,000", "0.12", "0.15", "yes"),
        ("a page at 2,000 to one at 500", "0.44", "1.00", "yes"),
    ]


def test_hugo_is_compared_where_it_is_installed() -> None:
    with_hugo = {**COSTS, (HUGO, 2000): Cost(3.5, 1, 100)}
    assert ("to Hugo, 2,000", "0.50", "1.10", "yes") in [target.row for target in report.build_targets(with_hugo)]


def test_search_is_compared_at_500() -> None:
    found = {f"{OURS}, 500": Search(50, 8, 4, 0, 0), f"{MATERIAL}, 500": Search(500, 100, 50, 90, 95)}
    assert [target.row[1:] for target in report.search_targets(found)] == [
        ("0.10", "0.30", "yes"),
        ("0.08", "0.05", "NO"),
        ("0.08", "–", "–"),
    ]


def test_audits_come_together_in_time_where_the_longest_time_is_short_enough() -> None:
    took = Together([400, 2000, 500], [0, 110, 90], [9, 51, 10], [50, 8, 9], [12, 20, 16.04])
    assert [row[1:] for row in report.together_table(took).rows] == [
        ("500.0", "2000.0", "2,000", "yes"),
        ("90.0", "110.0", "–", "–"),
        ("10.0", "51.0", "50", "NO"),
        ("9.0", "50.0", "50", "yes"),
        ("16.0", "20.0", "50", "yes"),
    ]


def test_a_table_is_text_or_markdown() -> None:
    table = report.Table("Cold build", ("", "seconds"), [("Ours", "1.00"), ("Theirs", "10.00")])
    assert table.as_text() == "Cold build\n\n        seconds\nOurs       1.00\nTheirs    10.00"
    assert table.as_markdown() == ("Cold build:\n\n|  | seconds |\n|---|--:|\n| Ours | 1.00 |\n| Theirs | 10.00 |")
