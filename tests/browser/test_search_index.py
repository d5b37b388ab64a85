"""The search's index finds what people mean, whatever form, spelling or other word they type."""

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.inverted_index import EntryWords, inverted_index
from generator.search import entry_words
from generator.search_entries import Entry
from generator.search_words import STOP_WORDS, Phrases, fold, joined
from tests.browser.visit import Visitor
from tests.project import BuiltSite

TITLES = (
    ("SENCO", "The teacher who co-ordinates help."),
    ("Structured conversations", "A planned talk between a teacher and a family."),
    ("Pupils in Llŷn", "Twrnai and the Ysgol’s café."),
    ("Reading clubs", "What children read after school."),
    ("Who could say what we want?", "Nothing else."),
    ("Attendance", "Who was away, and involvement of families."),
    ("Why a pupil is missing school", "What the register says: 3.9% away."),
    ("A school that was missing", "Rooms, 3 of 9."),
)
KEYS = {
    "Who could say what we want?": ("V1",),
    "SENCO": ("special needs coordinator", "inclusion manager"),
    "Attendance": ("absence",),
}

SEARCH = """([entries, data, queries]) => Reflections.searchData.index()
    .then(() => Reflections.SearchIndex.load(entries, data))
    .then(index => queries.map(query => index.search(query).hits.map(({entry, marks}) => [entry.title, [...marks]])))"""

FILLED = """([read, documents]) => Reflections.searchData.index().then(() => {
    const as_it_is = {tokenize: text => text.split(" "), processTerm: word => word};
    const filled = new MiniSearch({fields: Object.keys(documents[0]).slice(1), ...as_it_is});
    filled.addAll(documents);
    const sorted = ({index, ...rest}) => ({...rest, index: Object.fromEntries(index)});
    return [read, filled.toJSON()].map(sorted);
})"""

MARKED = """([text, marks]) => {
    const element = document.createElement("p");
    Reflections.marked(element, text, marks);
    return Array.from(element.querySelectorAll("mark"), mark => mark.textContent).concat(element.textContent);
}"""

FIRST = """queries => Reflections.searchData.index().then(index =>
    Object.fromEntries(queries.map(query =>
        [query, index.search(query).hits.slice(0, 3).map(({entry}) => entry.url)])))"""


@pytest.fixture(scope="module")
def data() -> Mapping[str, Any]:
    """What Python writes of a few entries."""
    synonyms = [
        ["senco", "special needs coordinator", "inclusion manager"],
        ["attendance", "absence", "missing school"],
    ]
    phrases = Phrases(chain.from_iterable(synonyms))
    entries = [
        Entry(group="page", url="", title=title, summary="", facts="", keys=KEYS.get(title, ()), text=text)
        for title, text in TITLES
    ]
    index = inverted_index([entry_words(entry, phrases) for entry in entries])
    return {"stop": " ".join(STOP_WORDS), "synonyms": synonyms, "index": index}


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor.go("index.html")


@pytest.fixture
def search(page: Page, data: Mapping[str, Any]) -> Callable[..., list[Any]]:
    """What some words find, the best first: titles and the words to mark."""
    entries = [{"title": title} for title, _ in TITLES]

    def search(*queries: str) -> list[Any]:
        found: list[Any] = page.evaluate(SEARCH, [entries, data, queries])
        return found

    return search


MEANT = {
    "structured conversation": "Structured conversations",
    "club": "Reading clubs",
    "child": "Reading clubs",
    "attendence": "Attendance",
    "atendance": "Attendance",
    "sneco": "SENCO",
    "strctured": "Structured conversations",
    "converss": "Structured conversations",
    "struc": "Structured conversations",
    "s": "SENCO",
    "family structured": "Structured conversations",
    "llyn": "Pupils in Llŷn",
    "LLŶN": "Pupils in Llŷn",
    "cafe": "Pupils in Llŷn",
    "ysgol's": "Pupils in Llŷn",
    "V1": "Who could say what we want?",
    "v1": "Who could say what we want?",
    "inclusion manager": "SENCO",
    "special needs coordinator": "SENCO",
    "the special needs coordinator": "SENCO",
    "absences": "Attendance",
    "involved": "Attendance",
    "the reading": "Reading clubs",
    "readingclub": "Reading clubs",
    "reading club": "Reading clubs",
    "inclusion man": "SENCO",
    "inclusion managr": "SENCO",
    "absense": "Attendance",
    "3.9%": "Why a pupil is missing school",
}


def test_words_find_what_is_meant(search: Callable[..., list[Any]]) -> None:
    """Plurals, slips, beginnings, several words, letters without their accents, codes, other words for a thing."""
    found = dict(zip(MEANT, search(*MEANT), strict=True))
    assert {query: hits[0][0] if hits else None for query, hits in found.items()} == MEANT


def test_the_index_is_what_the_library_would_save_of_one_that_it_filled_itself(page: Page) -> None:
    """So a new version of it with another format fails here, and not in a search that finds other things."""
    documents = [
        EntryWords(["club"], ["_readingclub"], ["reading"], ["after", "school"]),
        EntryWords(["school"], ["v1"], ["club"], ["after"]),
    ]
    texts = [
        {"id": number, **{field: " ".join(words) for field, words in document._asdict().items()}}
        for number, document in enumerate(documents)
    ]
    read, filled = page.evaluate(FILLED, [inverted_index(documents), texts])
    assert read == filled


def test_what_stands_nowhere_finds_nothing(search: Callable[..., list[Any]]) -> None:
    assert search("zzz", "qqqqqqqq", "V2", "", "…", "'") == [[]] * 6


def test_a_word_that_stands_nowhere_is_not_made_another_one(search: Callable[..., list[Any]]) -> None:
    """Two slips make a different word of six letters, and the first three letters of one begin many."""
    assert search("strong", "absolute", "famous", "clap") == [[]] * 4


def test_two_letters_that_changed_places_are_one_slip(search: Callable[..., list[Any]]) -> None:
    assert [hits[0][0] for hits in search("familly", "fmaily")] == [hits[0][0] for hits in search("family", "family")]


def test_all_of_several_words_come_before_some_of_them(search: Callable[..., list[Any]]) -> None:
    """An entry with half of them or less doesn't come at all when there are enough others."""
    found = [title for title, _ in search("family structured talk")[0]]
    assert found[0] == "Structured conversations"
    assert "Reading clubs" not in found


def test_what_was_found_in_place_of_the_typed_words_is_marked(search: Callable[..., list[Any]]) -> None:
    (_, slip), (_, synonym) = (hits[0] for hits in search("attendence", "inclusion manager"))
    assert "attendance" in slip
    assert "senco" in synonym


def test_another_phrase_for_a_word_is_found_where_it_stands_as_a_phrase(search: Callable[..., list[Any]]) -> None:
    """Also when the word was typed with a slip."""
    for found in search("absence", "absense"):
        assert [title for title, _ in found] == ["Attendance", "Why a pupil is missing school"]
        assert "_missingschool" in found[1][1]
        assert {"missing", "school"}.isdisjoint(found[1][1])


def test_a_phrase_half_typed_is_the_phrase(search: Callable[..., list[Any]]) -> None:
    """Otherwise all that begins with its last letters would be found."""
    assert [title for title, _ in search("special needs co")[0]] == ["SENCO"]


def test_words_are_marked_whole_and_nothing_is_read_as_html(page: Page) -> None:
    cases = {
        ("Café time, <b>cafés</b>", "cafe"): ["Café"],
        ("Our co-ordinator’s talk", "coordinator"): ["co-ordinator’s"],
        ("The school’s day", "school"): ["school’s"],
        ("After-school club", "school"): ["After-school"],
        ("Nothing here", "club"): [],
        ("Missing: a school. Missing school, missing schools", "_missingschool"): ["Missing school", "missing schools"],
        ("At Lyng Hall.", "_lynghall"): ["Lyng Hall"],
        ("A club: clubs!", "_club"): ["club", "clubs"],
        ("From 12 to 3.9%, or 39", "3.9"): ["3.9"],
    }
    marked = {case: page.evaluate(MARKED, [case[0], [case[1]]]) for case in cases}
    assert marked == {case: [*words, case[0]] for case, words in cases.items()}


def test_the_page_folds_words_as_python_does(page: Page) -> None:
    """What one of them indexes, the other must look for."""
    text = "Łódź, Tŷ Ŵyn, naïve façade; Ærø’s ‘quoted’ smørrebrød — Straße £16 don’t 3.9% ﬁne e\u0301t\u00e9"
    folded = [page.evaluate("text => Reflections.fold(text)", word) for word in text.split()]
    assert [fold(word).strip() for word in text.split()] == [word.strip("—£ ") for word in folded]
    phrases = ("Parents’ evenings", "5 A*-Cs at GCSE", "multi-agencies", "St Michael's 3.9%", "Cædmon Llŷn", "Year 6–7")
    as_one = [page.evaluate("phrase => Reflections.joined(phrase)", phrase) for phrase in phrases]
    assert [joined(phrase) for phrase in phrases] == as_one


RIGHT = {
    "senco": "glossary/index.html#senco",
    "special needs coordinator": "glossary/index.html#senco",
    "lyng hall": "case-studies/lyng-hall.html",
    "V1": "questions/vision-shared.html",
    "governors": "audiences/governors.html",
    "parents evening": "glossary/index.html#parents-evening",
    "structured conversatons": "strands/structured-conversations.html",
    "cost": "programme/index.html#cost",
    "persistent absence": "glossary/index.html#persistent-absence",
}


def test_on_this_site_the_right_page_is_among_the_first_three(page: Page, site: BuiltSite) -> None:
    first: dict[str, list[str]] = page.evaluate(FIRST, list(RIGHT))
    assert {query: urls for query, urls in first.items() if RIGHT[query] not in urls} == {}
