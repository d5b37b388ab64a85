"""The file in which an audit is kept: whatever is kept, in whichever form, opens again as the same audit."""

import base64
import csv
import hashlib
import io
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Dialog, Page

from tests.browser.small_bank import SMALL_BANK
from tests.project import ROOT

Record = dict[str, Any]
Play = Callable[..., Any]

SCHEMA = json.loads((ROOT / "theme/record.schema.json").read_text(encoding="utf-8"))

PLAY = """given => {
    const { record, csv, calendar, recordFile, jsonSchema } = Reflections;
    const schema = bank.data.record_schema;
    const today = "2026-11-22", now = "2026-11-22T10:31:00Z";
    const written = {
        json: (value) => record.toJson(value),
        csv: (value) => csv.write(value, bank),
        html: (value) => recordFile.write({ record: value, bank, today }),
    };
    const open = (text) => recordFile.read(text, { schema, bank });
    %s
}"""

EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture
def play(logic: Page) -> Play:
    """What some lines of script give back in a page with the self-audit's logic."""
    return lambda script, given=None: logic.evaluate(PLAY % script, given)


# Records

A_QUESTION = {
    "id": "vision-shared",
    "code": "V1",
    "part": {"id": "vision", "name": "Vision"},
    "ask": "How widely is it shared?",
    "signs": ["By few.", "By some.", "By most.", "By all."],
}

AN_ACTION = {
    "id": "a1",
    "question": "vision-shared",
    "what": "Ask three pupils",
    "who": "Deputy head",
    "by": "2027-01-31",
    "how": "They tell it in their words",
    "review": "",
    "status": "under_way",
}

A_RECORD: Record = {
    "format": "inclusion-reflections",
    "version": 1,
    "kind": "audit",
    "id": "audit-0001",
    "revision": 17,
    "made": "2026-11-22T10:31:00Z",
    "changed": "2026-11-22T12:00:00Z",
    "site": {"id": "test-site", "name": "Ysgol Llŷn’s questions", "edition": "2026-11"},
    "school": "Hilltop School",
    "respondent": {"audience": "leadership", "name": "JB"},
    "choice": {"kind": "full"},
    "questions": [A_QUESTION, A_QUESTION | {"id": "vision-words", "code": "V3"}],
    "answers": [
        {
            "question": "vision-shared",
            "rating": 2,
            "good_enough": False,
            "evidence": "Minutes, June",
            "note": "Look again",
        },
        {"question": "vision-words", "rating": "dont_know"},
    ],
    "priorities": [{"question": "vision-shared", "helps": "A small school", "hinders": "Time"}],
    "actions": [AN_ACTION],
}

AN_EARLIER_RECORD: Record = {key: A_RECORD[key] for key in A_RECORD if key not in ("format", "version")} | {
    "id": "audit-0000",
    "changed": "2026-07-01T09:00:00Z",
}

ODD_TEXTS = (
    "Ysgol Llŷn, Łódź, مدرسة, 🏳️‍🌈",
    '=HYPERLINK("http://x")',
    "'tis",
    "''",
    "\tx\r",
    "a\r\nb\nc\rd",
    'a "b"; c,d',
    " x ",
    "2026-11",
    "12e4",
    "1/2",
    "\ufeffx",
    "\x00\x1f\u2028\uffff",
    "</script><!--<script>",
    "&lt;b&gt;",
)


def changed(path: str, value: Any, record: Record = A_RECORD) -> Record:
    """A record with the thing at a path such as `answers.0.rating` replaced, or added."""
    copy: Record = json.loads(json.dumps(record))
    *keys, last = (int(key) if key.isdigit() else key for key in path.split("."))
    inner: Any = copy
    for key in keys:
        inner = inner[key]
    inner[last] = value
    return copy


def without(path: str) -> Record:
    """A record that lacks a key."""
    copy = changed(path, None)
    *keys, last = path.split(".")
    inner: Any = copy
    for key in keys:
        inner = inner[key]
    del inner[last]
    return copy


ids = st.from_regex(r"[a-z0-9-]{1,80}", fullmatch=True) | st.sampled_from(("constructor", "-", "12e4", "valueof"))
texts = st.sampled_from(ODD_TEXTS) | st.text(st.characters(codec="utf-8"), max_size=30)
filled = texts.filter(bool)
moments = st.datetimes().map(lambda moment: moment.strftime("%Y").zfill(4) + moment.strftime("-%m-%dT%H:%M:%SZ"))
days = st.just("") | st.dates().map(lambda day: day.isoformat())
editions = st.sampled_from(("", "2026-11", "1999-01"))
signs = st.lists(texts, min_size=4, max_size=4)
earlier = st.lists(st.fixed_dictionaries({"edition": editions, "ask": texts, "signs": signs}), min_size=1, max_size=2)
choices = st.one_of(
    st.sampled_from(({"kind": "full"}, {"kind": "short"})),
    st.fixed_dictionaries({"kind": st.just("occasion"), "occasion": ids}),
    st.fixed_dictionaries({"kind": st.just("parts"), "parts": st.lists(ids, max_size=3)}),
)
ratings = st.sampled_from((1, 2, 3, 4, "dont_know", "does_not_apply"))
held = st.fixed_dictionaries(
    {}, optional={"rating": ratings, "good_enough": st.booleans(), "evidence": filled, "note": filled}
)


def questions(id: str) -> st.SearchStrategy[dict[str, Any]]:
    part = st.fixed_dictionaries({"id": ids, "name": texts})
    code = st.from_regex(r"[A-Z]{1,2}[1-9][0-9]?", fullmatch=True)
    return st.fixed_dictionaries(
        {"id": st.just(id), "code": code, "part": part, "ask": texts, "signs": signs}, optional={"earlier": earlier}
    )


def actions(id: str, asked: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    status = st.sampled_from(("not_started", "under_way", "done", "stopped"))
    words = {"what": texts, "who": texts, "how": texts}
    return st.fixed_dictionaries(
        {
            "id": st.just(id),
            "question": st.sampled_from(["", *asked]),
            "by": days,
            "review": days,
            "status": status,
            **words,
        }
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Any record that may be: of this site or another, with questions that this one has or lacks."""
    known = [question["id"] for question in SMALL_BANK["questions"]]
    asked = draw(st.lists(st.sampled_from(known) | ids, unique=True, max_size=6))
    answers = [{"question": id, **draw(held)} for id in asked]
    important = draw(st.lists(st.sampled_from(asked), unique=True, max_size=3)) if asked else []
    return {
        **{"format": "inclusion-reflections", "version": 1, "kind": "audit"},
        "id": draw(st.from_regex(r"[a-z0-9-]{8,64}", fullmatch=True)),
        "revision": draw(st.integers(0, 1_000_000_000)),
        **{"made": draw(moments), "changed": draw(moments)},
        "site": {"id": draw(ids), "name": draw(texts), "edition": draw(editions)},
        "school": draw(texts),
        "respondent": {"audience": draw(st.sampled_from(("leadership", "staff")) | ids), "name": draw(texts)},
        "choice": draw(choices),
        "questions": [draw(questions(id)) for id in asked],
        "answers": [answer for answer in answers if len(answer) > 1],
        "priorities": [{"question": id, "helps": draw(texts), "hinders": draw(texts)} for id in important],
        "actions": [
            draw(actions(id, asked))
            for id in draw(st.lists(ids.filter(lambda id: len(id) <= 64), unique=True, max_size=3))
        ],
    }


# Kept and opened


@pytest.mark.parametrize("ending", ["json", "csv", "html"])
@EXAMPLES
@given(record=records())
def test_an_audit_that_is_kept_and_opened_is_the_same_audit(play: Play, ending: str, record: Record) -> None:
    kept = play("return written[given.ending](given.record)", {"ending": ending, "record": record})
    assert play("return open(given)", kept) == {"record": record}


@EXAMPLES
@given(record=records())
def test_a_record_is_as_its_schema_says(play: Play, record: Record) -> None:
    assert play("return record.faults(given, schema)", record) == []


@EXAMPLES
@given(record=records(), order=st.randoms(use_true_random=False), separator=st.sampled_from(",;\t"))
def test_a_table_may_come_back_from_a_spreadsheet_sorted_and_written_in_another_way(
    play: Play, record: Record, order: random.Random, separator: str
) -> None:
    """By Python's hand: other separators, ends of lines and quotes, rows in any order, no empty cells after."""
    heading, *rows = table(play("return written.csv(given)", record))
    order.shuffle(rows)
    kept = [heading, *([*row[: 1 + max(at for at, cell in enumerate(row) if cell)]] for row in rows), [""] * 30]
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(kept)
    assert play("return open(given)", target.getvalue()) == {"record": record}


@EXAMPLES
@given(record=records())
def test_no_cell_of_a_table_is_a_formula(play: Play, record: Record) -> None:
    text = play("return written.csv(given)", record)
    assert text.startswith("\ufeffrow,number,id,code,part,text,rating,")
    assert [cell for row in table(text) for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []


def table(text: str) -> list[list[str]]:
    """The cells of a table, as Python's own reader finds them."""
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


@pytest.mark.parametrize("ending", ["json", "csv", "html"])
def test_half_a_character_becomes_the_sign_for_a_character_that_is_lost(play: Play, ending: str) -> None:
    """A text can hold it and a file in UTF-8 can't."""
    opened = play(
        'return open(written[given.ending]({ ...given.record, school: "Ysgol \\ud83d, 😀" }))',
        {"ending": ending, "record": A_RECORD},
    )
    assert opened["record"] == A_RECORD | {"school": "Ysgol \ufffd, 😀"}


@pytest.mark.parametrize("ending", ["json", "csv", "html"])
def test_a_text_that_only_looks_like_half_a_character_stays_as_it_is(play: Play, ending: str) -> None:
    record = changed("answers.0.note", "\\ud83d, \\\\ud83d and 😀")
    assert play("return open(written[given[0]](given[1]))", [ending, record]) == {"record": record}


def test_answers_are_put_in_the_order_of_the_questions_and_what_says_nothing_is_left_out(play: Play) -> None:
    empty = changed("questions.1.earlier", [])
    answers = [
        {"question": "vision-words", "rating": 4, "note": ""},
        {"question": "vision-shared", "evidence": ""},
    ]
    opened = play("return open(JSON.stringify(given))", empty | {"answers": answers})
    assert opened["record"] == A_RECORD | {"answers": [{"question": "vision-words", "rating": 4}]}


def test_a_file_may_have_any_name_and_a_byte_order_mark(play: Play) -> None:
    script = """
        const read = (text) => recordFile.read(text, { schema, bank });
        return ["json", "csv", "html"].map((ending) => read("\\ufeff" + written[ending](given)));
    """
    assert play(script, A_RECORD) == [{"record": A_RECORD}] * 3


@pytest.mark.parametrize(
    ("encoding", "school"),
    [
        ("utf-8", "Ysgol Llŷn 😀"),
        ("utf-8-sig", "Ysgol Llŷn 😀"),
        ("utf-16", "Ysgol Llŷn 😀"),
        ("windows-1252", "École “Ste-Marie”"),
    ],
)
def test_a_table_that_windows_wrote_in_another_encoding_is_read(play: Play, encoding: str, school: str) -> None:
    record = changed("school", school) | {"site": A_RECORD["site"] | {"name": "Questions"}}
    written = play("return written.csv(given)", record).removeprefix("\ufeff")
    script = "return open(recordFile.decode(new Uint8Array(given).buffer))"
    assert play(script, list(written.encode(encoding))) == {"record": record}


# The schema

KNOWN_TO_EXPLAIN = {"$schema", "$defs", "title", "description", "examples"}


def schemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and all that are in it."""
    yield schema
    for inner in (*schema.get("properties", {}).values(), *schema.get("$defs", {}).values(), *schema.get("oneOf", [])):
        yield from schemas(inner)
    if "items" in schema:
        yield from schemas(schema["items"])


def test_every_keyword_of_the_schema_is_checked_or_only_explains(play: Play) -> None:
    used = {keyword for schema in schemas(SCHEMA) for keyword in schema}
    assert used - KNOWN_TO_EXPLAIN == set(play("return [...jsonSchema.keywords.keys()]"))


def test_the_schema_explains_each_of_its_keys() -> None:
    keys = {key: schema for whole in schemas(SCHEMA) for key, schema in whole.get("properties", {}).items()}
    assert [key for key, schema in keys.items() if not {"title", "$ref", "const"} & schema.keys()] == []
    for kind in ("audit", "review"):
        for key, schema in SCHEMA["$defs"][kind]["properties"].items():
            named = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")] if "$ref" in schema else {}
            assert {"title", "description"} <= (named | schema).keys(), f"{kind}: {key}"


def test_the_schema_forbids_unknown_keys_everywhere() -> None:
    groups = [schema for schema in schemas(SCHEMA) if schema.get("type") == "object"]
    assert len(groups) == 22
    assert [group for group in groups if group["additionalProperties"] is not False] == []
    assert [group for group in groups if not set(group["required"]) <= group["properties"].keys()] == []


def test_every_reference_in_the_schema_leads_somewhere() -> None:
    names = {schema["$ref"] for schema in schemas(SCHEMA) if "$ref" in schema}
    assert names == {f"#/$defs/{name}" for name in SCHEMA["$defs"]}


def test_no_pattern_can_be_made_to_take_long() -> None:
    """Each holds a text from end to end, and repeats only single characters, a given number of times."""
    patterns = [schema["pattern"] for schema in schemas(SCHEMA) if "pattern" in schema]
    assert len(patterns) == 12
    for pattern in patterns:
        assert re.fullmatch(r"\^[^$^*+]*\$", pattern)
        assert not re.search(r"[})?]\{|\}\)", pattern)


def test_each_example_in_the_schema_is_right(play: Play) -> None:
    shown = [schema for schema in schemas(SCHEMA) if "examples" in schema]
    faults = "return given.map((inner) => inner.examples.flatMap((example) => jsonSchema.check(inner, example)))"
    assert play(faults, shown) == [[] for _ in shown]


RIGHT = {
    "a revision of nothing": changed("revision", 0),
    "an edition that the site doesn't have": changed("site.edition", ""),
    "29 February of a leap year": changed("actions.0.by", "2028-02-29"),
    "a year that somebody is still typing": changed("actions.0.by", "0202-01-31"),
    "an action for no question": changed("actions.0.question", ""),
    "a question's id that scripts know": changed("questions.1.id", "constructor") | {"answers": []},
    "200 characters, each of which takes two places": changed("school", "😀" * 200),
    "no questions": A_RECORD | {"questions": [], "answers": [], "priorities": [], "actions": []},
    "an occasion": changed("choice", {"kind": "occasion", "occasion": "termly-review"}),
    "parts": changed("choice", {"kind": "parts", "parts": ["vision"]}),
    "a record of an earlier term": A_RECORD | {"earlier": [AN_EARLIER_RECORD]},
    "a judgement without a rating": changed("answers.1", {"question": "vision-words", "good_enough": True}),
}

WRONG: dict[str, tuple[Any, str]] = {
    "a list": ([], " should be a group of keys, and is a list"),
    "nothing": (None, " should be a group of keys, and is empty"),
    "no site": (without("site"), ' lacks the key "site"'),
    "no ask": (without("site.edition"), 'site lacks the key "edition"'),
    "an unknown key": (changed("answers.0.wieght", 1), 'answers[0] has an unknown key "wieght"'),
    "a key that scripts know": (changed("constructor", 1), ' has an unknown key "constructor"'),
    "a version before the first": (changed("version", 0), "version should be 1, and is 0"),
    "a version in words": (changed("version", "1"), 'version should be 1, and is "1"'),
    "another kind": (changed("kind", "survey"), 'kind should be "audit" or "review", and is "survey"'),
    "no kind": (without("kind"), ' lacks the key "kind"'),
    "an audit that is called a review": (changed("kind", "review"), ' lacks the key "wordings"'),
    "an audit with a review's key": (A_RECORD | {"groups": []}, ' has an unknown key "groups"'),
    "no earlier records": (
        A_RECORD | {"earlier": "none"},
        'earlier should be a list, and is "none"',
    ),
    "13 earlier records": (
        A_RECORD | {"earlier": [AN_EARLIER_RECORD | {"id": f"audit-{number:04}"} for number in range(13)]},
        "earlier has 13 entries, and should have 12 at most",
    ),
    "an earlier record twice": (
        A_RECORD | {"earlier": [AN_EARLIER_RECORD] * 2},
        'earlier[1].id is "audit-0000", which another earlier record has too',
    ),
    "an earlier record of an earlier record": (
        A_RECORD | {"earlier": [AN_EARLIER_RECORD | {"earlier": []}]},
        'earlier[0] has an unknown key "earlier"',
    ),
    "an earlier answer to what wasn't asked": (
        A_RECORD | {"earlier": [AN_EARLIER_RECORD | {"answers": [{"question": "x", "rating": 1}]}]},
        'earlier[0].answers[0].question is "x", which is not among the questions',
    ),
    "a short id": (changed("id", "abc"), 'id should be written like "7f3a9c2e-1b4d", and is "abc"'),
    "an id and a line": (
        changed("questions.0.id", "a\n"),
        'questions[0].id should be written like "vision-shared", and is "a\n"',
    ),
    "half a revision": (changed("revision", 1.5), "revision should be a whole number, and is 1.5"),
    "a revision below nothing": (changed("revision", -1), "revision should be 0 or more, and is -1"),
    "a huge revision": (changed("revision", 1e12), "revision should be 1000000000 or less, and is 1000000000000"),
    "a level below the first": (
        changed("answers.0.rating", 0),
        'answers[0].rating should be 1, 2, 3, 4, "dont_know" or "does_not_apply", and is 0',
    ),
    "a level beyond the last": (
        changed("answers.0.rating", 5),
        'answers[0].rating should be 1, 2, 3, 4, "dont_know" or "does_not_apply", and is 5',
    ),
    "a level as a text": (
        changed("answers.0.rating", "2"),
        'answers[0].rating should be 1, 2, 3, 4, "dont_know" or "does_not_apply", and is "2"',
    ),
    "a judgement in words": (
        changed("answers.0.good_enough", "yes"),
        'answers[0].good_enough should be true or false, and is "yes"',
    ),
    "a text that is none": (changed("answers.0.note", ["x"]), "answers[0].note should be text, and is a list"),
    "a long name": (changed("school", "x" * 201), "school has 201 characters, and should have 200 at most"),
    "a long text": (
        changed("answers.0.note", "x" * 10_001),
        "answers[0].note has 10,001 characters, and should have 10,000 at most",
    ),
    "three signs": (
        changed("questions.0.signs", ["", "", ""]),
        "questions[0].signs has 3 entries, and should have 4 at least",
    ),
    "five signs": (
        changed("questions.0.signs", [""] * 5),
        "questions[0].signs has 5 entries, and should have 4 at most",
    ),
    "1,001 actions": (
        changed("actions", [AN_ACTION] * 1001),
        "actions has 1,001 entries, and should have 1,000 at most",
    ),
    "a day that isn't": (
        changed("actions.0.by", "2027-02-30"),
        'actions[0].by should be a real date such as "2027-01-31", and is "2027-02-30"',
    ),
    "29 February of 1900": (
        changed("actions.0.review", "1900-02-29"),
        'actions[0].review should be a real date such as "2027-01-31", and is "1900-02-29"',
    ),
    "a day as we write it": (
        changed("actions.0.by", "31/01/2027"),
        'actions[0].by should be written like "2027-01-31", and is "31/01/2027"',
    ),
    "a 25th hour": (
        changed("made", "2026-11-22T25:00:00Z"),
        'made should be a real date such as "2026-11-22T10:31:00Z", and is "2026-11-22T25:00:00Z"',
    ),
    "a 13th month": (
        changed("site.edition", "2026-13"),
        'site.edition should be written like "2026-11", and is "2026-13"',
    ),
    "an unknown choice": (
        changed("choice.kind", "some"),
        'choice.kind should be "full", "short", "occasion" or "parts", and is "some"',
    ),
    "a choice of no kind": (changed("choice", {}), 'choice lacks the key "kind"'),
    "a choice that is a text": (changed("choice", "full"), 'choice should be a group of keys, and is "full"'),
    "an occasion of no name": (changed("choice", {"kind": "occasion"}), 'choice lacks the key "occasion"'),
    "an unknown status": (
        changed("actions.0.status", "later"),
        'actions[0].status should be "not_started", "under_way", "done" or "stopped", and is "later"',
    ),
    "a question that is listed twice": (
        changed("questions.1.id", "vision-shared"),
        'questions[1].id is "vision-shared", which is listed twice',
    ),
    "a question that is answered twice": (
        changed("answers.1.question", "vision-shared"),
        'answers[1].question is "vision-shared", which is answered twice',
    ),
    "a priority twice": (
        A_RECORD | {"priorities": A_RECORD["priorities"] * 2},
        'priorities[1].question is "vision-shared", which is a priority twice',
    ),
    "two actions of one id": (
        A_RECORD | {"actions": [AN_ACTION] * 2},
        'actions[1].id is "a1", which another action has too',
    ),
    "an answer to what wasn't asked": (
        changed("answers.1.question", "constructor"),
        'answers[1].question is "constructor", which is not among the questions',
    ),
    "a priority that wasn't asked": (
        changed("priorities.0.question", "x"),
        'priorities[0].question is "x", which is not among the questions',
    ),
    "an action for what wasn't asked": (
        changed("actions.0.question", "x"),
        'actions[0].question is "x", which is not among the questions',
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_record_opens_as_it_is(play: Play, name: str) -> None:
    record = RIGHT[name]
    listed = {question["id"] for question in record["questions"]}
    assert listed >= {answer["question"] for answer in record["answers"]}
    assert play("return record.readValue(given, schema)", record) == {"record": record}


@pytest.mark.parametrize("name", WRONG)
def test_what_a_record_cannot_hold_is_named(play: Play, name: str) -> None:
    value, fault = WRONG[name]
    found = play("return record.faults(given, schema)[0]", value)
    assert f"{found['path']} {found['message']}" == fault


def test_the_sentence_names_the_first_fault_and_says_that_nothing_was_changed(play: Play) -> None:
    wrong = changed("answers.0.rating", 7) | {"actions": "none"}
    assert play("return open(JSON.stringify(given))", wrong) == {
        "error": "The file is not as an audit should be: answers[0].rating should be 1, 2, 3, 4, "
        '"dont_know" or "does_not_apply", and is 7. Nothing was changed.'
    }


# The table


def test_a_table_reads_well(play: Play) -> None:
    heading, *rows = table(play("return written.csv(given)", A_RECORD))
    told = [{name: cell for name, cell in zip(heading, row, strict=True) if cell} for row in rows]
    assert [(row["id"], row.get("text", "")) for row in told if row["row"] == "about"] == [
        ("school", "Hilltop School"),
        ("audience", "leadership"),
        ("name", "JB"),
        ("choice", "full"),
        ("site", "Ysgol Llŷn’s questions"),
        ("edition", "'2026-11"),
        ("made", "2026-11-22T10:31:00Z"),
        ("changed", "2026-11-22T12:00:00Z"),
        ("revision", "17"),
        ("id", "audit-0001"),
        ("site id", "test-site"),
        ("format", "inclusion-reflections"),
        ("version", "1"),
        ("kind", "audit"),
    ]
    assert told[14] == {
        **{
            "row": "question",
            "number": "1",
            "id": "vision-shared",
            "code": "V1",
            "part": "Vision",
            "part id": "vision",
        },
        **{"text": "How widely is it shared?", "rating": "2", "sign chosen": "By some.", "good enough": "no"},
        **{"evidence": "Minutes, June", "note": "Look again"},
        **{"sign 1": "By few.", "sign 2": "By some.", "sign 3": "By most.", "sign 4": "By all."},
    }
    assert (told[15]["rating"], told[15]["sign chosen"]) == ("don't know", "We don't know")
    assert told[17] == {
        **{"row": "action", "number": "1", "id": "a1", "code": "V1", "text": "Ask three pupils", "who": "Deputy head"},
        **{
            "by": "2027-01-31",
            "how we will know": "They tell it in their words",
            "status": "under way",
            "question id": "vision-shared",
        },
    }


def edit_table(play: Play, edits: dict[str, str], more: tuple[str, ...] = ()) -> Any:
    """What opening gives after somebody typed into cells such as `G16` and added lines."""
    rows = table(play("return written.csv(given)", A_RECORD))
    for cell, text in edits.items():
        column, row = ord(cell[0]) - ord("A"), int(cell[1:]) - 1
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = text
    target = io.StringIO(newline="")
    csv.writer(target).writerows(rows)
    return play("return open(given)", target.getvalue() + "".join(more))


@pytest.mark.parametrize(
    ("edits", "path", "value"),
    [
        ({"G16": "4"}, "answers.0.rating", 4),
        ({"G16": "Does not apply"}, "answers.0.rating", "does_not_apply"),
        ({"G16": " don’t know "}, "answers.0.rating", "dont_know"),
        ({"I16": "TRUE"}, "answers.0.good_enough", True),
        ({"K16": "=x"}, "answers.0.note", "=x"),
        ({"K16": "''x"}, "answers.0.note", "'x"),
        ({"H16": "Who knows?"}, "answers.0.note", "Look again"),
        ({"O19": "01/02/2027"}, "actions.0.by", "2027-02-01"),
        ({"O19": "1.2.2027"}, "actions.0.by", "2027-02-01"),
        ({"R19": "Done"}, "actions.0.status", "done"),
        ({"C19": ""}, "actions.0.id", "row-19"),
        ({"R19": ""}, "actions.0.status", "not_started"),
    ],
)
def test_what_somebody_typed_into_a_table_is_taken(play: Play, edits: dict[str, str], path: str, value: Any) -> None:
    assert edit_table(play, edits) == {"record": changed(path, value)}


def test_an_action_that_was_added_to_a_table_goes_to_the_end(play: Play) -> None:
    added = AN_ACTION | {
        "id": "row-20",
        "question": "",
        "what": "Ask, too",
        "who": "",
        "by": "",
        "how": "",
        "status": "not_started",
    }
    assert edit_table(play, {}, ('action,,,,,"Ask, too"',)) == {"record": A_RECORD | {"actions": [AN_ACTION, added]}}


@pytest.mark.parametrize(
    ("edits", "faults"),
    [
        ({"G16": "7"}, 'cell G16 should be 1, 2, 3, 4, "don\'t know" or "does not apply", and is "7"'),
        ({"R19": "later"}, 'cell R19 should be "not started", "under way", "done" or "stopped", and is "later"'),
        (
            {"H1": "sign", "F1": "ask"},
            'cell F1 is "ask", which is no column here; cell H1 is "sign", which is no column here; row 1 lacks "text"',
        ),
        (
            {"I16": "perhaps", "O19": "30/02/2027"},
            'cell I16 should be yes or no, and is "perhaps"; '
            'cell O19 should be a real date such as "2027-01-31", and is "2027-02-30"',
        ),
        ({"C16": "V 1"}, 'cell C16 should be written like "vision-shared", and is "V 1"'),
        ({"C16": "vision-words"}, 'cell C17 is "vision-words", which is listed twice'),
        ({"X19": "elsewhere"}, 'cell X19 is "elsewhere", which is not among the questions'),
        ({"C18": "elsewhere"}, 'cell C18 is "elsewhere", which is not among the questions'),
        ({"J19": "Minutes"}, 'cell J19 should be empty in this row, and is "Minutes"'),
        ({"Z16": "My thoughts"}, 'cell Z16 should be empty in this row, and is "My thoughts"'),
        ({"Z1": "mine"}, 'cell Z1 is "mine", which is no column here'),
        ({"K1": "notes"}, 'cell K1 is "notes", which is no column here; row 1 lacks "note"'),
        (
            {"A16": "answer"},
            'cell A16 should be "about", "question", "earlier", "priority" or "action", and is "answer"',
        ),
        (
            {"A18": "earlier"},
            'cell E18 should be empty in this row, and is "Vision"; '
            'cell L18 should be empty in this row, and is "A small school"; '
            'cell M18 should be empty in this row, and is "Time"',
        ),
        (
            {"A18": "earlier", "C18": "x", "E18": "", "L18": "", "M18": ""},
            'cell C18 is "x", which is not among the questions',
        ),
        ({"F10": "many"}, 'cell F10 should be a whole number, and is "many"'),
        (
            {"C2": "Schule"},
            'cell C2 is "schule", of which nothing is known; it lacks the row "about" whose id is "school"',
        ),
        (
            {"C3": "school"},
            'cell C3 is "school", which stands there twice; it lacks the row "about" whose id is "audience"',
        ),
        ({"F5": "occasion"}, 'cell F5 lacks the key "occasion"'),
    ],
)
def test_each_bad_cell_of_a_table_is_named(play: Play, edits: dict[str, str], faults: str) -> None:
    assert edit_table(play, edits) == {"error": f"The table is not as it should be: {faults}. Nothing was changed."}


def test_of_many_bad_cells_five_are_named(play: Play) -> None:
    letters = dict.fromkeys(("L16", "M16", "N16", "O16", "P16", "Q16", "R16"), "x")
    named = "; ".join(f'cell {letter}16 should be empty in this row, and is "x"' for letter in "LMNOP")
    assert edit_table(play, letters) == {
        "error": f"The table is not as it should be: {named}; and 2 more. Nothing was changed."
    }


def test_a_table_that_was_cut_off_says_where(play: Play) -> None:
    text = play("return written.csv(given)", changed("answers.0.evidence", 'He said "yes", twice'))
    assert play("return open(given)", text[: text.index("twice")]) == {
        "error": "The table is not as it should be: cell J16 begins with a quotation mark and has none at its end: "
        "perhaps the end of the file was lost. Nothing was changed."
    }


@pytest.mark.parametrize(
    ("at", "place"), [(0, "cell A7"), (25, "cell Z7"), (26, "cell AA7"), (701, "cell ZZ7"), (702, "cell AAA7")]
)
def test_cells_are_named_as_a_spreadsheet_names_them(play: Play, at: int, place: str) -> None:
    assert play("return Reflections.csvTable.placeOf(7, given)", at) == place


def test_the_documentation_names_every_key_column_line_and_sentence(play: Play) -> None:
    told = (ROOT / "docs/record.md").read_text(encoding="utf-8")
    keys = {key for schema in schemas(SCHEMA) for key in schema.get("properties", {})} - {"occasion", "parts"}
    names = play("return [...csv.columns, ...csv.about.keys()]")
    shown = told.replace("`sign 1` to `sign 4`", "`sign 1` `sign 2` `sign 3` `sign 4`")
    assert [name for name in (*keys, *names) if f"`{name}`" not in shown] == []
    sentences = play("return [...Object.values(record.refusals), ...Object.values(recordFile.refusals)]")
    assert len(sentences) == 11
    assert [sentence for sentence in sentences if f"| {sentence} |" not in told] == []


# The diary


def test_the_dates_of_the_plan_as_a_diary_takes_them_in(play: Play) -> None:
    long = AN_ACTION | {
        "id": "b2",
        "what": "Dweud; a, b\\c\nŵ" + "ŵ" * 40,
        "by": "",
        "review": "2028-02-29",
        "status": "stopped",
        "question": "",
    }
    text = play("return calendar.write(given, { now })", A_RECORD | {"actions": [long, AN_ACTION]})
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert text.count("\n") == text.count("\r\n") > text.count("\r\n ") > 0
    assert text.replace("\r\n ", "").split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Inclusion Reflections//Self-audit//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:audit-0001-a1-by@inclusion-reflections",
        "DTSTAMP:20261122T103100Z",
        "SEQUENCE:17",
        "DTSTART;VALUE=DATE:20270131",
        "DTEND;VALUE=DATE:20270201",
        "SUMMARY:To be done: Ask three pupils",
        "DESCRIPTION:V1: How widely is it shared?\\nWho: Deputy head\\nHow we will know: They tell it in their words"
        "\\nFrom the self-audit of Hilltop School",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:audit-0001-b2-review@inclusion-reflections",
        "DTSTAMP:20261122T103100Z",
        "SEQUENCE:17",
        "DTSTART;VALUE=DATE:20280229",
        "DTEND;VALUE=DATE:20280301",
        "SUMMARY:Review: Dweud\\; a\\, b\\\\c\\nŵ" + "ŵ" * 40,
        "DESCRIPTION:Who: Deputy head\\nHow we will know: They tell it in their words"
        "\\nFrom the self-audit of Hilltop School",
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@EXAMPLES
@given(record=records())
def test_no_text_of_a_plan_breaks_the_diary(play: Play, record: Record) -> None:
    text = play("return calendar.write(given, { now })", record)
    dates = sum(bool(action[kind]) for action in record["actions"] for kind in ("by", "review"))
    lines = text.split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == dates
    assert len({line for line in lines if line.startswith("UID:")}) == dates
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text.replace("\r\n", "").replace("\n", "\x00"))


def test_without_dates_there_is_no_diary(play: Play) -> None:
    assert play("return calendar.write(given, { now })", A_RECORD | {"actions": []}) == ""


@pytest.mark.parametrize("text", ["2026-11", "1/2", "5%", "June 2027", "5 Sept", "£20", "(5)", "10:30 am"])
def test_what_a_spreadsheet_would_turn_into_something_else_stays_a_text(play: Play, text: str) -> None:
    assert f",'{text}," in play("return written.csv(given)", changed("answers.0.note", text))


@pytest.mark.parametrize("text", ["V1", "E1", "May", "Mary", "3 governors", "Maths 2027"])
def test_other_texts_stand_in_a_table_as_they_are(play: Play, text: str) -> None:
    assert f",{text}," in play("return written.csv(given)", changed("answers.0.note", text))


# The file's name


@pytest.mark.parametrize(
    ("school", "name"),
    [
        ("Hilltop School", "self-audit-hilltop-school-staff-jb-2026-11-22.html"),
        ("", "self-audit-staff-jb-2026-11-22.html"),
        ("مدرسة", "self-audit-staff-jb-2026-11-22.html"),
        ("Ysgol Llŷn / Łódź: St Mary's", "self-audit-ysgol-llyn-lodz-st-marys-staff-jb-2026-11-22.html"),
        ("../../etc/passwd\x00.exe", "self-audit-etc-passwd-exe-staff-jb-2026-11-22.html"),
        ("con", "self-audit-con-staff-jb-2026-11-22.html"),
        ("x" * 200, f"self-audit-{'x' * 40}-staff-jb-2026-11-22.html"),
        ("ß" * 200, f"self-audit-{'s' * 40}-staff-jb-2026-11-22.html"),
    ],
)
def test_a_file_is_named_after_the_school_who_answered_and_the_day(play: Play, school: str, name: str) -> None:
    record = changed("school", school) | {"respondent": {"audience": "staff", "name": "J.B."}}
    assert play('return record.fileName(given, "html")', record) == name.replace("-jb-", "-j-b-")
    assert len(name) <= 100


# The page that is kept


def report_style() -> dict[str, str]:
    """The style of a kept file and its hash, by which its policy allows it."""
    css = (ROOT / "theme/assets/css/self_audit/report.css").read_text(encoding="utf-8")
    return {"css": css, "hash": "sha256-" + base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()}


WRITE_STYLED = """
    const styled = new Reflections.QuestionBank({ ...bank.data, report_style: given.style });
    return recordFile.write({ record: given.record, bank: styled, today });
"""


def open_kept(browser: Browser, file: Path) -> tuple[Page, list[str]]:
    """A kept file in a window of its own, and all that it asked for or complained of."""
    page = browser.new_context().new_page()
    happened: list[str] = []

    def note_dialog(dialog: Dialog) -> None:
        happened.append(dialog.message)
        dialog.dismiss()

    page.on("console", lambda message: happened.append(message.text))
    page.on("request", lambda request: happened.append(request.url))
    page.on("pageerror", lambda error: happened.append(str(error)))
    page.on("dialog", note_dialog)
    page.goto(file.as_uri())
    return page, happened


def test_a_kept_page_is_a_report_that_stands_alone(play: Play, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "kept.html"
    style = report_style()
    file.write_text(play(WRITE_STYLED, {"record": A_RECORD, "style": style}), encoding="utf-8", newline="")
    begins = (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
    )
    assert file.read_text(encoding="utf-8").startswith(begins)
    page, happened = open_kept(browser, file)
    assert happened == [file.as_uri()]
    assert page.title() == "Self-audit, Hilltop School, 22 November 2026"
    order = page.evaluate(
        "[...document.head.children].map((element) => element.tagName + (element.httpEquiv || element.name || ''))"
    )
    assert order == ["META", "METAContent-Security-Policy", "METAviewport", "METAcolor-scheme", "STYLE", "TITLE"]
    assert page.locator("meta[http-equiv]").get_attribute("content") == (
        f"default-src 'none'; style-src '{style['hash']}'; base-uri 'none'; form-action 'none'"
    )
    assert page.locator("a, [src], [style], script:not(#record)").count() == 0
    assert page.locator("article.ir-report").count() == 1
    assert page.locator("main > p:has(+ article)").inner_text() == (
        "This is a copy to read. To go on with this audit, open the self-audit of Ysgol Llŷn’s questions, "
        "and drop this file into it or choose it there."
    )
    page.context.close()
