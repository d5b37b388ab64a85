"""Search data: what can be found, by which words, and how it is written."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from generator.inverted_index import FIELDS
from generator.load import load
from generator.model import Site, build_site
from generator.schema import KINDS, CaseStudy, Content, Question
from generator.schema.studies import Bar
from generator.search import SearchFiles, SearchPage, entry_words, search_files
from generator.search_entries import Entry, entries_of
from generator.search_text import text_of
from generator.search_words import Phrases, fold, joined, tokens_of, words_in
from generator.things import url_of
from generator.validate import validate
from tests.project import ROOT

PAGES = (
    SearchPage("index.html", "Home", "It's a start.", "<p>Fish &amp; <b>chips</b></p>"),
    SearchPage("glossary/index.html", "Words we use", "What they mean.", ""),
    SearchPage("search/index.html", "Search", "Nobody looks for this.", ""),
)


@pytest.fixture(scope="module")
def site() -> Site:
    """The repository's own content."""
    return build_site(validate(load(ROOT)).things)


@pytest.fixture(scope="module")
def files(site: Site) -> SearchFiles:
    return search_files(site, PAGES)


def handed_over(script: str) -> Any:
    """The data that a script gives to the function it calls, read as a browser reads it."""
    found = re.fullmatch(r"Reflections\.set\w+\('(.*)'\);\n", script, re.DOTALL)
    assert found
    return json.loads(re.sub(r"\\(u[0-9a-f]{4}|.)", _unescaped, found[1]))


def words_of_entries(files: SearchFiles) -> list[dict[str, set[str]]]:
    """The words of each entry by field."""
    index = handed_over(files.words)["index"]
    found: list[dict[str, set[str]]] = [{field: set() for field in FIELDS} for _ in range(index["documentCount"])]
    for word, fields in index["index"]:
        for field, numbers in fields.items():
            for number in numbers:
                found[int(number)][FIELDS[int(field)]].add(word)
    return found


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1][1:], 16)) if len(match[1]) > 1 else match[1]


def entry_at(files: SearchFiles, url: str) -> tuple[dict[str, Any], dict[str, set[str]]]:
    """The entry with an address, and its words."""
    entries = handed_over(files.catalogue)["entries"]
    (place,) = [place for place, entry in enumerate(entries) if entry["url"] == url]
    return entries[place], words_of_entries(files)[place]


def example(model: type[Content], **changes: object) -> Any:
    return model.model_validate({**yaml.safe_load(model.example), **changes})


def test_a_case_study_has_what_lists_show_and_narrow_by(files: SearchFiles) -> None:
    entry, words = entry_at(files, "case-studies/lyng-hall.html")
    assert entry == {
        "group": "case-study",
        "url": "case-studies/lyng-hall.html",
        "title": "Lyng Hall Specialist Sports College and Community School",
        "summary": entry["summary"],
        "facts": "Coventry · phase not stated",
        "facets": {
            "characteristic": ["collaboration"],
            "strand": ["wider-outcomes"],
            "phase": ["not stated"],
            "authority": ["Coventry"],
        },
    }
    assert " ".join(sorted(words["title"])) == "_communityschool college community hall lyng school specialist sports"
    assert {"coventry", "collaboration"} <= words["keys"]
    assert "stated" not in words["keys"]


def test_a_question_is_found_by_its_code_and_whom_it_asks(files: SearchFiles) -> None:
    entry, words = entry_at(files, "questions/vision-shared.html")
    assert entry["facts"] == "V1 · 10 minutes · four levels"
    assert entry["facets"]["characteristic"] == ["vision"]
    assert {"v1", "governors"} <= words["keys"]


def test_a_term_is_found_by_its_other_words_and_its_facts_name_its_section(files: SearchFiles) -> None:
    entry, words = entry_at(files, "glossary/index.html#senco")
    assert (entry["group"], entry["facts"]) == ("page", "Words we use")
    assert words["title"] == {"senco"}
    assert "_specialneedcoordinator" in words["keys"]
    assert "coordinator" in words["summary"]
    assert any("senco" in group and "special needs coordinator" in group for group in synonyms(files))


def synonyms(files: SearchFiles) -> list[list[str]]:
    groups: list[list[str]] = handed_over(files.words)["synonyms"]
    return groups


def test_a_markdown_page_is_found_by_its_text(files: SearchFiles) -> None:
    entry, words = entry_at(files, "index.html")
    assert (entry["title"], entry["summary"]) == ("Home", "It's a start.")
    assert words["text"] == {"fish", "chips"}


def test_everything_can_be_found_but_retired_questions_and_the_search(files: SearchFiles, site: Site) -> None:
    urls = [entry["url"] for entry in handed_over(files.catalogue)["entries"]]
    things = (site.questions_in_use, site.case_studies, site.studies, site.characteristics, site.strands, site.topics)
    others = (site.audiences, site.occasions, site.terms, site.sources, site.programme, site.events, site.voices)
    last = (site.packs, site.recommendations, site.disagreements)
    assert len(urls) == len(set(urls)) == sum(map(len, (*things, *others, *last))) + 2
    assert "search/index.html" not in urls
    assert len(words_of_entries(files)) == len(urls)


def test_a_retired_question_is_not_found(site: Site) -> None:
    retired = example(Question, retired="2026-09")
    things = validate(load(ROOT)).things
    changed = [t if t.item.id != retired.id else t._replace(item=retired) for t in things if hasattr(t.item, "id")]
    changed += [thing for thing in things if not hasattr(thing.item, "id")]
    urls = [entry["url"] for entry in handed_over(search_files(build_site(changed), ()).catalogue)["entries"]]
    assert f"questions/{retired.id}.html" not in urls
    assert len(urls) == len(handed_over(search_files(site, ()).catalogue)["entries"]) - 1


def test_a_facet_has_the_values_in_use_with_what_is_not_stated_last(files: SearchFiles, site: Site) -> None:
    facets = {facet["id"]: facet for facet in handed_over(files.catalogue)["facets"]}
    assert list(facets) == ["characteristic", "strand", "audience", "phase", "authority"]
    assert [v["name"] for v in facets["characteristic"]["values"]] == [c.name for c in site.characteristics.values()]
    authorities = [value["id"] for value in facets["authority"]["values"]]
    assert authorities == sorted(authorities, key=lambda id: (id == "not stated", id))
    assert facets["phase"]["values"][-1] == {"id": "not stated", "name": "not stated"}


def test_a_word_stands_once_where_it_weighs_most(files: SearchFiles) -> None:
    for words in words_of_entries(files):
        assert sum(map(len, words.values())) == len(set.union(*words.values()))


def test_long_summaries_are_cut_after_a_word_and_have_no_markdown(files: SearchFiles) -> None:
    summaries = [entry["summary"] for entry in handed_over(files.catalogue)["entries"]]
    assert max(map(len, summaries)) <= 202
    assert any(summary.endswith(" …") for summary in summaries)
    assert not [summary for summary in summaries if "](" in summary or "**" in summary]


def test_what_it_gives_is_the_same_each_time(files: SearchFiles, site: Site) -> None:
    """Otherwise the names of the files would change with every build."""
    assert search_files(site, PAGES) == files


def test_the_text_of_a_thing_has_its_prose_and_no_ids_or_addresses() -> None:
    case = example(CaseStudy, starting_point="See [this](case:caedmon).", characteristic="vision")
    text = text_of(case)
    assert "sought out agencies" in text
    assert "persistent absence" in text
    assert "lyng-hall" not in text
    assert "nc-2011" not in text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_text(kind: Any) -> None:
    assert text_of(example(kind.model)).strip()


WORDS = {
    "The SENCO’s co‑ordinator": ["senco", "co", "ordinator", "coordinator"],
    "Ŵyn, Łódź, naïve Ærø Straße": ["wyn", "lodz", "naive", "aero", "strasse"],
    "don't, 'quoted' after-school": ["dont", "quoted", "after", "school", "afterschool"],
    "V1 at 3.9% of £16 a pupil, 4.": ["v1", "3.9", "16", "pupil", "4"],
    "at 3.9 – “fallen.Now” e.g. £1,400.": ["3.9", "fallen", "now", "1", "400"],
    "Lyng Hall, Lyng hall": ["lyng", "hall"],
    "see [the study](study:pilot-figures)": ["see", "study"],
    "Ελλάδα – “quoted” … end": ["ελλαδα", "quoted", "end"],
    "of the and": [],
    "": [],
}


def test_words_are_folded_and_each_counts_once() -> None:
    assert {text: list(words_in(text)) for text in WORDS} == WORDS


def test_text_with_and_without_accents_folds_alike() -> None:
    assert fold("Cafe\u0301 Ŷ") == fold("CAFÉ ŷ") == "cafe y"


def test_a_phrase_is_one_word_whatever_its_hyphens_apostrophes_and_plurals() -> None:
    phrases = ("parent's evenings", "Parents’ evening", "parents evening")
    assert {joined(phrase) for phrase in phrases} == {"parentevening"}
    assert joined("after-school clubs") == joined("After school club") == "afterschoolclub"
    assert joined("Special needs co-ordinator") == "specialneedcoordinator"
    assert joined("multi-agencies") == "multiagency"


def test_a_phrase_is_found_where_it_stands_and_only_there() -> None:
    phrases = Phrases(["missing school", "free school meals", "no effect", "truancy"])
    text = "No effect. Free school meals; missing schools, missing school."
    found = list(phrases.found_in(tokens_of(text)))
    assert sorted(found) == ["_freeschoolmeal", "_missingschool", "_missingschool", "_noeffect"]
    assert list(phrases.found_in(tokens_of("School was missing. The effect: no school, missing schooling"))) == []


def test_a_key_counts_as_a_whole_and_its_words_like_a_summary() -> None:
    entry = Entry(group="page", url="", title="A term", summary="", facts="", keys=("attendance officer", "truancy"))
    title, keys, summary, text = entry_words(entry, Phrases([]))
    assert (title, text) == (["term"], [])
    assert keys == ["_aterm", "_attendanceofficer", "truancy"]
    assert summary == ["attendance", "officer"]


def test_what_only_refers_to_something_has_no_title_of_its_own() -> None:
    entry = Entry(group="page", url="", title="Lyng Hall", summary="", facts="", leads=False)
    assert entry_words(entry, Phrases([])) == ([], ["_lynghall"], ["lyng", "hall"], [])


def test_other_words_are_keys_of_whatever_has_them(site: Site) -> None:
    """Of pages too, which have them in their front matter."""
    page = PAGES[0]._replace(searched_as=("first page",))
    entries = {entry.url: entry.keys for entry in entries_of(site, [page])}
    assert "first page" in entries["index.html"]
    kinds: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("question", {question.id: question for question in site.questions_in_use}),
        ("case study", site.case_studies),
        ("study", site.studies),
        ("characteristic", site.characteristics),
        ("strand", site.strands),
        ("occasion", site.occasions),
        ("programme passage", site.programme),
        ("term", site.terms),
    )
    for kind, items in kinds:
        having = {url_of(kind, item.id): set(item.searched_as) for item in items.values() if item.searched_as}
        assert having, kind
        assert [url for url, words in having.items() if not words <= set(entries[url])] == []


def test_an_occasion_says_how_long_it_takes(files: SearchFiles, site: Site) -> None:
    entry, _ = entry_at(files, "occasions/inset-two-hours.html")
    assert (entry["group"], entry["facts"]) == ("page", "Occasion · 120 minutes")
    assert entry["facets"] == {"audience": [site.occasions["inset-two-hours"].audience]}


def test_a_source_without_a_title_is_named_for_what_it_is(files: SearchFiles) -> None:
    entry, _ = entry_at(files, "sources/index.html#nc-lyng-hall")
    assert entry["title"] == "A longer account of Lyng Hall (title not stated)"
    entry, _ = entry_at(files, "sources/index.html#nc-2011")
    assert entry["title"] == "Achievement for All: Leadership matters"


def test_figures_of_measures_and_charts_are_text() -> None:
    assert {"12", "3.9"} <= set(text_of(example(CaseStudy)).split("\n"))
    assert text_of(example(Bar, value=0)) == "English\n0"


def test_a_line_break_or_quote_cannot_end_the_script(site: Site) -> None:
    page = SearchPage("a.html", 'It\'s \u2028 "quoted" \\ </script>', "", "")
    entries = handed_over(search_files(site, [page]).catalogue)["entries"]
    assert [entry["title"] for entry in entries if entry["url"] == "a.html"] == [page.title]
