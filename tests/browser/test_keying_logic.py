"""Paper back in, as logic: what is typed comes out as those answers, tables as audits, and nothing counts twice."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.small_bank import SMALL_BANK, bank_with

Play = Callable[..., Any]

PLAY = """given => {
    const { keying, keyingTable, keyingDraft, record, gathering } = Reflections;
    const now = "2026-11-22T10:31:00Z";
    const schema = bank.data.record_schema;
    const sheet = (id) => keying.allSheets(bank).find((one) => one.id === id);
    const batch = (id, edition = "2026-11") => keying.batch(bank, sheet(id), edition);
    const row = (id, cells, note = "") => keying.row(id, now, { cells, note });
    const sound = (audit) => record.faults(audit, schema);
    const said = (audit) => audit.answers.map(({ question, rating, good_enough, note }) => {
        const { code } = audit.questions.find(({ id }) => id === question);
        return [code, rating ?? null, good_enough ?? null, note ?? ""];
    });
    %s
}"""

# The page and its record last longer than an example.
EXAMPLES = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

CODES = ["V1", "V2", "V3", "M1", "M2", "A1"]
"""Of the full self-audit for leadership."""

WAYS: dict[str, tuple[Any, bool | None]] = {
    "": (None, None),
    "d": ("dont_know", None),
    "x": ("does_not_apply", None),
    **{f"{n}{sign}": (n, good) for n in (1, 2, 3, 4) for sign, good in (("", None), ("-", False), ("+", True))},
}
"""Every text that a cell may have, with its rating and whether that is good enough."""

OTHER_FORMS = {" 3 - ": "3-", "D": "d", " X ": "x", "3 –": "3-", "-2": "2-", "+4": "4+", "2−": "2-", "\t1\n": "1"}
"""The same as somebody else, or a spreadsheet, may write it."""

IMPOSSIBLE = ["5", "0", "2--", "d-", "x+", "-d", "11", "1.5", "3+-", "+3-", "-", "+", "yes", "=1", "٣", "dx", "1 2"]

cells = st.sampled_from(sorted(WAYS))
notes = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0\ufeff'"), max_size=30).map(str.strip)
rows = st.tuples(st.fixed_dictionaries(dict.fromkeys(CODES, cells)), notes)


@pytest.fixture
def play(logic: Page) -> Play:
    """What some lines of script give back in a page with the self-audit's logic."""
    return lambda script, given=None: logic.evaluate(PLAY % script, given)


def expected(written: dict[str, str]) -> list[list[Any]]:
    """Codes with their rating and judgement, those with one, in the order of the sheet."""
    return [[code, *WAYS[written[code]]] for code in CODES if WAYS[written[code]][0] is not None]


def table_of(everyone: list[dict[str, str]], *, separator: str = ",", columns: list[str] | None = None) -> str:
    """Rows as a table with a head."""
    names = columns or ["audience", *CODES, "note"]
    quote = lambda text: f'"{text.replace(chr(34), chr(34) * 2)}"'  # noqa: E731
    lines = [names, *([row.get(name, "") for name in names] for row in everyone)]
    return "\ufeff" + "".join(separator.join(map(quote, line)) + "\r\n" for line in lines)


# Cells


@pytest.mark.parametrize("text", sorted(WAYS))
def test_a_cell_says_a_level_or_why_there_is_none_and_whether_it_is_good_enough(play: Play, text: str) -> None:
    """Without a sign the question whether it is good enough stays open, as on paper."""
    rating, good_enough = WAYS[text]
    found = play("return keying.cell(given)", text)
    assert (found.get("rating"), found.get("good_enough")) == (rating, good_enough)
    assert play("return keying.tidyCell(given)", text) == text


@pytest.mark.parametrize(("written", "plain"), OTHER_FORMS.items())
def test_a_cell_may_be_written_in_other_ways(play: Play, written: str, plain: str) -> None:
    """A spreadsheet turns 2- into -2, and a phone - into –."""
    assert play("return keying.tidyCell(given)", written) == plain


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_what_no_sheet_can_say_is_impossible_and_stays_as_it_was_typed(play: Play, text: str) -> None:
    assert play("return [keying.cell(given) ?? null, keying.tidyCell(given)]", text) == [None, text]


# Sheets


def test_there_is_a_sheet_for_each_part_the_self_audits_and_occasions_of_an_audience(play: Play) -> None:
    """Under the ids of the printed worksheets."""
    assert play("return keying.allSheets(bank).map(({id}) => id)") == [
        "self-audit-short-leadership",
        "self-audit-full-leadership",
        "vision-audit-leadership",
        "commitment-audit-leadership",
        "achievement-audit-leadership",
        "occasion-termly-review",
        "self-audit-short-staff",
        "self-audit-full-staff",
        "vision-audit-staff",
        "commitment-audit-staff",
        "self-audit-full-parents-carers",
        "achievement-audit-parents-carers",
    ]


@pytest.mark.parametrize(
    ("sheet", "edition", "codes"),
    [
        ("self-audit-full-leadership", "2026-11", CODES),
        ("self-audit-full-leadership", "2026-09", CODES),
        ("self-audit-full-leadership", "2026-08", ["V1", "V2", "V3", "M1", "M3", "M4", "A1"]),
        ("commitment-audit-staff", "2025-11", ["M3", "M4"]),
        ("commitment-audit-staff", "2026-11", ["M2"]),
        ("occasion-termly-review", "2025-11", ["M1", "V1"]),
        ("self-audit-full-leadership", "", CODES),
    ],
)
def test_a_sheet_of_an_earlier_edition_has_the_codes_that_were_retired_since(
    play: Play, sheet: str, edition: str, codes: list[str]
) -> None:
    """M3 and M4 were retired in September 2026; M2, which replaces M3, can't have stood beside it."""
    assert play("return batch(given[0], given[1]).codes", [sheet, edition]) == codes


def test_a_retired_question_that_is_typed_in_goes_where_its_successor_is_asked(play: Play) -> None:
    """Its code is permanent, and its audit joins a review like one that was made on a screen then."""
    audit, questions = play("""
        const old = batch("commitment-audit-staff", "2026-03");
        const audit = keying.audit(bank, old, row("paper-0001", {M3: "2-", M4: "4"}));
        const review = Reflections.review.start({bank, id: "review-01", now, audits: [audit]});
        return [audit, review.questions.map(({code}) => code)];
    """)
    assert [question["code"] for question in audit["questions"]] == ["M3", "M4"]
    assert audit["site"]["edition"] == "2026-03"
    assert questions == ["M2", "M4"]


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("2026-11", "2026-11"),
        (" Edition 2026-9 ", "2026-09"),
        ("November 2026", "2026-11"),
        ("Edition of November 2026", "2026-11"),
        ("Nov-26", "2026-11"),
        ("01/11/2026", "2026-11"),
        ("11/2026", "2026-11"),
        ("2026-11-01", "2026-11"),
        ("", ""),
        ("2026-13", None),
        ("last year", None),
        ("Mud 2026", None),
    ],
)
def test_an_edition_is_read_as_it_is_printed_or_as_a_spreadsheet_changed_it(
    play: Play, text: str, edition: str | None
) -> None:
    assert play("return keying.edition(given) ?? null", text) == edition


def test_other_codes_than_the_sites_own_are_a_choice_of_their_parts_and_lose_no_column_in_use(play: Play) -> None:
    found = play("""
        const begun = {...batch("vision-audit-staff"), rows: [row("paper-0001", {V2: "1"})]};
        const other = keying.withCodes(bank, begun, ["M4", "V1"]);
        const back = keying.withCodes(bank, other, ["V1", "V2", "V3"]);
        return [other.codes, other.choice, back.choice];
    """)
    assert found == [
        ["M4", "V1", "V2"],
        {"kind": "parts", "parts": ["commitment", "vision"]},
        {"kind": "parts", "parts": ["vision"]},
    ]


# Rows become audits


@given(written=rows)
@EXAMPLES
def test_whatever_is_typed_comes_out_as_those_answers(play: Play, written: tuple[dict[str, str], str]) -> None:
    """In an audit that the record's own rules find sound, of nobody by name, with the sheet's audience and edition."""
    typed, note = written
    audit, faults, said = play(
        """
        const audit = keying.audit(bank, batch("self-audit-full-leadership"), row("paper-0001", given[0], given[1]));
        return [audit, sound(audit), said(audit)];
        """,
        [typed, note],
    )
    assert faults == []
    assert [entry[:3] for entry in said if entry[1] is not None] == expected(typed)
    assert (audit["id"], audit["kind"], audit["choice"]) == ("paper-0001", "audit", {"kind": "full"})
    assert audit["respondent"] == {"audience": "leadership", "name": ""}
    assert [question["code"] for question in audit["questions"]] == CODES
    letters = sorted("".join("".join(entry[3] for entry in said).split()))
    assert letters == sorted("".join(note.split())) or ":" in note


def test_a_row_is_what_the_screen_would_have_made(play: Play) -> None:
    """But for its number of changes and its moment."""
    keyed, made = play("""
        const { audit } = Reflections;
        const who = {bank, audience: "staff", choice: {kind: "short"}, id: "paper-0001", now};
        let made = audit.rate(audit.start(who), "vision-shared", 2, now);
        made = audit.judge(audit.rate(made, "vision-words", 3, now), "vision-words", false, now);
        made = audit.write(made, "vision-shared", "note", "In the canteen", now);
        const written = row("paper-0001", {V1: "2", V3: "3-"}, "In the canteen");
        const keyed = keying.audit(bank, batch("self-audit-short-staff"), written);
        return [keyed, {...made, revision: 0}];
    """)
    assert keyed == made
    assert keyed["questions"][0]["ask"] == "Who says so to you?"


@pytest.mark.parametrize(
    ("note", "notes"),
    [
        ("Seen in lessons", {"V2": "Seen in lessons"}),
        ("V3: seen in lessons", {"V3": "seen in lessons"}),
        ("All in all good. V1: hardly  m1: never", {"V2": "All in all good.", "V1": "hardly", "M1": "never"}),
        ("V1: one V1: two", {"V1": "one\ntwo"}),
        ("W9: not on this sheet", {"V2": "W9: not on this sheet"}),
        ("at 10:30, see V1", {"V2": "at 10:30, see V1"}),
    ],
)
def test_a_note_goes_to_the_question_that_it_names_else_to_the_first_answered(
    play: Play, note: str, notes: dict[str, str]
) -> None:
    script = 'return [...keying.notes(row("paper-0001", {V2: "3", V3: "1"}, given), given2)]'
    found = play(script.replace("given2", json.dumps(CODES)), note)
    assert dict(found) == notes


def test_a_note_without_any_answer_is_kept(play: Play) -> None:
    said = play('return said(keying.audit(bank, batch("vision-audit-staff"), row("paper-0001", {}, "Ask me")))')
    assert said == [["V1", None, None, "Ask me"]]


# Tables


@given(everyone=st.lists(rows, min_size=1, max_size=5), seed=st.integers(0, 99), separator=st.sampled_from(",;\t"))
@EXAMPLES
def test_a_table_says_the_same_whatever_the_order_of_its_rows_and_columns(
    play: Play, everyone: list[tuple[dict[str, str], str]], seed: int, separator: str
) -> None:
    """And gives the same audits under the same ids, so that it counts once however often it is opened."""
    filled = [{**typed, "note": note, "audience": "Leadership"} for typed, note in everyone]
    shuffled, columns = list(filled), ["audience", *CODES, "note"]
    Random(seed).shuffle(shuffled)
    Random(seed).shuffle(columns)
    one, other = play(
        "return given.map((text) => { const read = keyingTable.audits(text, bank);"
        " return read.records ? {ids: read.records.map(({id}) => id), said: read.records.map(said),"
        " faults: read.records.flatMap(sound)} : read; })",
        [table_of(filled), table_of(shuffled, separator=separator, columns=columns)],
    )
    kept = [row for row in filled if any(row[code] for code in CODES) or row["note"]]
    if not kept:
        assert one == other == {"error": "The table has no answers. Nothing was changed."}
        return
    assert one["faults"] == []
    assert len(set(one["ids"])) == len(one["ids"])
    assert sorted(one["ids"]) == sorted(other["ids"])
    assert [[e[:3] for e in said if e[1] is not None] for said in one["said"]] == [
        expected({code: row[code] for code in CODES}) for row in kept
    ]


def test_two_people_who_answer_the_same_are_two(play: Play) -> None:
    text = table_of([{"audience": "staff", "V1": "3"}, {"audience": "staff", "V1": "3"}])
    ids = play("return keyingTable.audits(given, bank).records.map(({id}) => id)", text)
    assert len(set(ids)) == 2


def test_a_table_that_has_grown_brings_only_its_new_rows(play: Play) -> None:
    """Sorted, too, and with the sheets so far found again by what they say."""
    first = [{"audience": "staff", "V1": "3", "number": "1"}, {"audience": "staff", "V1": "2-", "number": "2"}]
    grown = [{"audience": "staff", "V1": "1", "V2": "4", "number": "3"}, *reversed(first)]
    columns = ["number", "audience", *CODES, "note"]
    found = play(
        """
        const [first, grown] = given.map((text) => keyingTable.audits(text, bank).records);
        const here = first.map((audit) => ({name: "first.csv", audit}));
        const copies = gathering.items(grown.map((record) => ({name: "grown.csv", record, isRow: true})));
        return gathering.settle(here, copies, () => { throw new Error("asked"); })
            .then(({added, same, all}) => [added.length, same.length, all.length]);
        """,
        [table_of(first, columns=columns), table_of(grown, columns=columns)],
    )
    assert found == [1, 2, 3]


def test_each_bad_cell_of_a_table_is_named_and_nothing_is_taken(play: Play) -> None:
    everyone = [
        {"audience": "staff", "V1": "5", "V2": "3", "V3": "2--"},
        {"audience": "staff", "V1": "3", "V2": "yes", "V3": "d-"},
        {"audience": "Teachers"},
        {"audience": "parents and carers", "A1": "2", "M1": "1"},
    ]
    error = play("return keyingTable.audits(given, bank).error", table_of(everyone[:2]))
    assert error == (
        "The table is not as it should be: "
        'cell B2 should be 1, 2, 3, 4, d or x (a number also with + or -), and is "5"; '
        'cell D2 should be 1, 2, 3, 4, d or x (a number also with + or -), and is "2--"; '
        'cell C3 should be 1, 2, 3, 4, d or x (a number also with + or -), and is "yes"; '
        'cell D3 should be 1, 2, 3, 4, d or x (a number also with + or -), and is "d-". Nothing was changed.'
    )
    assert play("return keyingTable.audits(given, bank).error", table_of(everyone[2:])) == (
        "The table is not as it should be: cell E3 should be empty, as Parents and carers are not asked M1, "
        'and is "1". Nothing was changed.'
    )
    many = table_of([{"audience": "staff", "V1": "9"}] * 60)
    assert play("return keyingTable.audits(given, bank).error", many).count("cell B") == 60


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("V1,V1\n1,2\n", 'cell B1 is "V1", which stands there twice'),
        ("V1,W9\n1,2\n", 'cell B1 is "W9", which is no code of a question that can be rated here'),
        ("V1,Name\n1,Ann\n", 'cell B1 is "Name", which is no code and no column here'),
        ("V1,\n1,Ann\n", 'cell B1 is "", and its column is not empty'),
        ("V1\n1,Ann\n", 'cell B2 is "Ann", and its column has no name'),
        ("audience,V1\nMoon,1\n", 'cell A2 should be Leadership, Staff or Parents and carers, and is "Moon"'),
        ("edition,V1\nnever,1\n", 'cell A2 should be an edition such as 2026-11, and is "never"'),
        ("date,V1\n31/02/2026,1\n", 'cell A2 should be a day such as 2026-11-22, and is "31/02/2026"'),
        ('audience,V1\nstaff,"1\n', "cell B2 begins with a quotation mark and has none at its end"),
        ("V1\n1\n", "The table does not say who answered."),
        ("audience,V1\nstaff,\n", "The table has no answers."),
        (f"audience,V1\n{'staff,1' + chr(10)}" * 1 + "staff,1\n" * 400, "it has 401 sheets, and 400 are the most"),
    ],
)
def test_a_table_that_cannot_be_understood_says_where(play: Play, text: str, error: str) -> None:
    found = play("return keyingTable.audits(given, bank).error", text)
    assert error in found
    assert found.endswith("Nothing was changed.") or "which asks" in found


def test_columns_and_rows_without_anything_in_them_are_passed_by(play: Play) -> None:
    """As a template has them: numbers and audiences stand there before anybody answered."""
    text = "number,audience,edition,V1,M1,Spare,note\n1,staff,2026-11,3,,,\n2,staff,2026-11,,,,\n,,,,,,\n"
    records = play("return keyingTable.audits(given, bank).records.map(said)", text)
    assert records == [[["V1", 3, None, ""]]]


@pytest.mark.parametrize(
    ("head", "filled", "choice", "asked"),
    [
        (["V1", "V3"], ["V1"], {"kind": "short"}, ["V1", "V3"]),
        (["V1", "V2", "V3"], ["V1"], {"kind": "parts", "parts": ["vision"]}, ["V1", "V2", "V3"]),
        (["V1", "V2", "V3", "M2"], ["V3", "M2"], {"kind": "full"}, ["V1", "V2", "V3", "M2"]),
        (["V1", "V2", "V3", "M2", "M1"], ["V1"], {"kind": "short"}, ["V1", "V3"]),
        (["V1", "V2", "V3", "M2", "M1"], ["V2"], {"kind": "parts", "parts": ["vision"]}, ["V1", "V2", "V3"]),
        (["V2", "M2"], ["V2"], {"kind": "parts", "parts": ["vision", "commitment"]}, ["V2", "M2"]),
    ],
)
def test_a_table_asked_what_its_columns_say(
    play: Play, head: list[str], filled: list[str], choice: dict[str, Any], asked: list[str]
) -> None:
    """One with all codes of an audience, as the template, asked the smallest sheet that has all that was answered."""
    text = table_of([{"audience": "staff", **dict.fromkeys(filled, "2")}], columns=["audience", *head])
    [audit] = play("return keyingTable.audits(given, bank).records", text)
    assert audit["choice"] == choice
    assert [question["code"] for question in audit["questions"]] == asked


def test_a_table_has_a_date_for_each_row_or_the_month_of_its_edition(play: Play) -> None:
    """So that the same table gives the same audits on every computer, whenever it is opened."""
    text = "audience;date;V1\nstaff;20/11/2026;1\nstaff;;2\n"
    audits = play("return keyingTable.audits(given, bank).records", text)
    assert [audit["changed"] for audit in audits] == ["2026-11-20T12:00:00Z", "2026-11-01T00:00:00Z"]


def test_what_is_pasted_is_what_is_typed(play: Play) -> None:
    """From the clipboard of a spreadsheet: tabs, CRLF, a quoted note."""
    text = 'V3\tV1\tnote\r\n3 -\tD\t"Says ""no"""\r\n\t4\t\r\n'
    cells = play(
        """
        const { table } = keyingTable.parse(given);
        const chosen = {audience: "staff", edition: "2026-11", sheet: sheet("vision-audit-staff")};
        const { batches } = keyingTable.read(table, bank, chosen);
        return batches.flatMap(({rows}) => rows.map(({cells, note}) => [cells, note]));
        """,
        text,
    )
    assert cells == [[{"V3": "3-", "V1": "d"}, 'Says "no"'], [{"V1": "4"}, ""]]


def test_a_hash_is_the_one_that_is_written_down(play: Play) -> None:
    """FNV-1a, 64 bits: an id that was given once is given for ever."""
    assert play('return ["", "a", "foobar"].map(keyingTable.hash)') == [
        "cbf29ce484222325",
        "af63dc4c8601ec8c",
        "85944171f73967e8",
    ]


@pytest.mark.parametrize("text", ['["V1","V2"]', '{"debates":["V1"]}', "<p>V1,V2</p>", "row,number,V1", "name,age\n"])
def test_other_files_are_not_taken_for_tables_of_codes(play: Play, text: str) -> None:
    is_ours = play("return Reflections.csv.isOfCodes(given) && !Reflections.csv.isTable(given)", text)
    assert is_ours is False


def test_where_one_audit_is_opened_a_table_of_many_is_sent_on(play: Play) -> None:
    script = "return Reflections.recordFile.read(given, {schema, bank}).error"
    assert play(script, "audience,V1\nstaff,1\n") == (
        "The file is a table of several people’s answers, with codes as columns. Open it on “Together”. "
        "Nothing was changed."
    )


# The draft


def row(id: str, revision: int = 1, /, **cells: str) -> dict[str, Any]:
    moment = "2026-11-22T10:31:00Z"
    return {"id": f"paper-{id}", "revision": revision, "made": moment, "changed": moment, "cells": cells, "note": ""}


def draft(*kept: dict[str, Any], sheet: str = "vision-audit-staff") -> dict[str, Any]:
    made = {"sheet": sheet, "name": "Vision", "audience": "staff", "choice": {"kind": "parts", "parts": ["vision"]}}
    return {
        "batches": [{**made, "edition": "2026-11", "codes": ["V1", "V2", "V3"], "rows": list(kept)}] if kept else []
    }


def merged(play: Play, base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]) -> list[dict[str, Any]]:
    found = play("return keyingDraft.merge(...given)", [base, ours, theirs])
    return [kept for batch in found["batches"] for kept in batch["rows"]]


def test_what_two_windows_type_comes_together(play: Play) -> None:
    """Rows of both, and cells of both in one row; what one took out is gone, unless the other wrote in it."""
    base = draft(row("one", V1="1"), row("two"), row("gone"), row("kept"))
    ours = draft(row("one", 2, V1="1", V2="2"), row("two"), row("kept", 2, V1="4"), row("ours"))
    theirs = draft(row("one", 2, V1="3"), row("two"), row("gone"), row("theirs"))
    found = merged(play, base, ours, theirs)
    assert {kept["id"]: kept["cells"] for kept in found} == {
        "paper-one": {"V1": "3", "V2": "2"},
        "paper-two": {},
        "paper-theirs": {},
        "paper-kept": {"V1": "4"},
        "paper-ours": {},
    }
    assert merged(play, base, base, theirs) == theirs["batches"][0]["rows"]
    assert merged(play, base, ours, base) == ours["batches"][0]["rows"]
    assert merged(play, base, base, draft()) == []


def test_an_undo_takes_back_one_change_and_leaves_what_came_after(play: Play) -> None:
    """A row that was taken out stands where it stood."""
    before = draft(row("one"), row("two"), row("three"))
    after = draft(row("one"), row("three"))
    now = draft(row("one", 2, V1="1"), row("three"), row("four"))
    assert [kept["id"][6:] for kept in merged(play, after, before, now)] == ["one", "two", "three", "four"]
    assert merged(play, after, before, now)[0]["cells"] == {"V1": "1"}


@given(kept=st.lists(st.tuples(st.dictionaries(st.sampled_from(["V1", "V2", "V3"]), st.text(max_size=5)), st.text())))
@EXAMPLES
def test_what_is_stored_is_read_again(play: Play, kept: list[tuple[dict[str, str], str]]) -> None:
    """Whatever was typed, half a character too."""
    made = draft(*({**row(f"n{place}"), "cells": typed, "note": note} for place, (typed, note) in enumerate(kept)))
    assert play("return keyingDraft.read(JSON.stringify(given), bank)", made) == made


BAD: list[Any] = [
    None,
    [],
    {},
    {"batches": {}},
    {"batches": [None]},
    draft(row("one"), row("one")),
    {"batches": [*draft(row("one"))["batches"], *draft(row("two"))["batches"]]},
    draft({**row("one"), "id": "<b>"}),
    draft({**row("one"), "cells": {"V1": 3}}),
    draft({**row("one"), "cells": {"__proto__": "3"}}),
    draft({**row("one"), "revision": -1}),
    draft({**row("one"), "made": "today"}),
    draft({**row("one"), "note": None}),
    {"batches": [{**draft(row("one"))["batches"][0], "audience": "constructor"}]},
    {"batches": [{**draft(row("one"))["batches"][0], "codes": ["V1", "W9"]}]},
    {"batches": [{**draft(row("one"))["batches"][0], "codes": []}]},
    {"batches": [{**draft(row("one"))["batches"][0], "choice": {"kind": "all"}}]},
    {"batches": [{**draft(row("one"))["batches"][0], "edition": "soon"}]},
    draft(*(row(f"n{place}") for place in range(401))),
]


@pytest.mark.parametrize("made", BAD, ids=range(len(BAD)))
def test_what_somebody_else_put_into_the_storage_is_not_used(play: Play, made: Any) -> None:
    """Other pages of an intranet's host, or of a disk, may write there."""
    assert play("return keyingDraft.read(given, bank) ?? null", json.dumps(made)) is None
    assert play("return keyingDraft.read(given, bank) ?? null", json.dumps(made)[:-1]) is None


def test_a_code_that_a_later_edition_no_longer_knows_is_not_lost_with_all_others(play: Play) -> None:
    """Codes are permanent: a site that lacks one can't show what was typed, so it stays stored and untouched."""
    assert play("return keyingDraft.read(JSON.stringify(given), bank) ?? null", draft(row("one", V9="1"))) is None


def test_an_occasion_asks_in_its_own_order(logic: Page) -> None:
    """As on its sheet."""
    bank = bank_with(occasions=[{**SMALL_BANK["occasions"][0], "questions": ["vision-words", "vision-shared"]}])
    script = """data => { const bank = new Reflections.QuestionBank(data);
        return Reflections.keying.batch(bank, Reflections.keying.allSheets(bank)
            .find(({id}) => id === "occasion-termly-review"), "2026-11").codes; }"""
    assert logic.evaluate(script, bank) == ["V3", "V1"]
