"""Files that were not made here, or not in good faith: nothing runs, nothing changes, and a sentence says why."""

import json
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_record import A_RECORD, PLAY, WRITE_STYLED, Record, changed, open_kept, report_style

Play = Callable[..., Any]

OTHER = "The file is not an audit that was kept here. Nothing was changed."
EMPTY = "The file is empty. Nothing was changed."
LARGE = "The file is larger than 5 MB, and no kept audit is. Nothing was changed."
DAMAGED = "The file is damaged: perhaps its end was lost when it was copied or sent. Nothing was changed."
NEWER = "The file was made by a newer version of the self-audit. Open it in that version. Nothing was changed."
PDF = (
    "The file is a PDF, which can be read but not opened here. Open the .html, .json or .csv copy of the audit. "
    "Nothing was changed."
)
ZIP = (
    "The file is a workbook, a document or a zip file. A table that was changed in a spreadsheet is opened when it is "
    "saved as “CSV UTF-8”. Nothing was changed."
)
ENCODING = "The file is not written in UTF-8. Save it again as “UTF-8”, in Excel as “CSV UTF-8”. Nothing was changed."
NO_AUDIT = "The file is a web page that holds no audit. Nothing was changed."
TWO_AUDITS = (
    "The file is a web page that holds more than one audit. Open a copy that was kept here. Nothing was changed."
)


def malformed(fault: str) -> str:
    return f"The file is not as an audit should be: {fault}. Nothing was changed."


def page_of(*records: Record, type: str = "application/json") -> str:
    data = "".join(f'<script type="{type}" id="record">{json.dumps(record)}</script>' for record in records)
    return f"<!doctype html><html><head><title>x</title></head><body>{data}</body></html>"


def a_zip() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return target.getvalue()


WHOLE = json.dumps(A_RECORD)
LEVELS = 'answers[0].rating should be 1, 2, 3, 4, "dont_know" or "does_not_apply", and is '

TEXTS = {
    "empty": ("", EMPTY),
    "blank": (" \r\n\t", EMPTY),
    "a byte order mark": ("\ufeff", EMPTY),
    "prose": ("Dear all, here is our audit.", OTHER),
    "a number": ("17", OTHER),
    "nothing": ("null", OTHER),
    "a text": ('"inclusion-reflections"', OTHER),
    "another program's file": ('{"format": "geojson", "version": 9}', OTHER),
    "no format": ('{"version": 1, "kind": "audit"}', OTHER),
    "cut off": (WHOLE[:-40], DAMAGED),
    "cut off early": (WHOLE[:9], OTHER),
    "two in one": (WHOLE + WHOLE, DAMAGED),
    "deep lists": ("[" * 1_000_000, OTHER),
    "deep lists that are closed": ("[" * 100_000 + "]" * 100_000, OTHER),
    "deep keys": ('{"format":"inclusion-reflections","version":1,"kind":"audit","a":' * 20_000, DAMAGED),
    "deep pages": ("<div>" * 100_000, NO_AUDIT),
    "many scripts": ("<script>" * 50_000, NO_AUDIT),
    "many beginnings of scripts": ("<script " * 100_000, NO_AUDIT),
    "deep lists in a record": (
        WHOLE.replace('"Hilltop School"', "[" * 5_000 + "]" * 5_000),
        malformed("school should be text, and is a list"),
    ),
    "a newer version": (WHOLE.replace('"version": 1', '"version": 2, "colours": []'), NEWER),
    "a newer kind of review": (
        WHOLE.replace('"kind": "audit"', '"kind": "review"').replace('"version": 1', '"version": 2'),
        NEWER,
    ),
    "a version beyond numbers": (
        WHOLE.replace('"version": 1', '"version": 1e999'),
        malformed("version should be 1, and is no usable number"),
    ),
    "half a review": (
        WHOLE.replace('"kind": "audit"', '"kind": "review", "audits": []'),
        malformed('it lacks the key "wordings"').replace("an audit", "a review"),
    ),
    "another kind": (
        WHOLE.replace('"kind": "audit"', '"kind": ["audit"]'),
        malformed('kind should be "audit" or "review", and is a list'),
    ),
    "a revision beyond numbers": (
        WHOLE.replace('"revision": 17', '"revision": 1e999'),
        malformed("revision should be a whole number, and is no usable number"),
    ),
    "a level beyond numbers": (
        WHOLE.replace('"rating": 2', '"rating": -1e999'),
        malformed(LEVELS + "no usable number"),
    ),
    "a level out of range": (WHOLE.replace('"rating": 2', '"rating": 5'), malformed(LEVELS + "5")),
    "half a level": (WHOLE.replace('"rating": 2', '"rating": 2.5'), malformed(LEVELS + "2.5")),
    "no level": (WHOLE.replace('"rating": 2', '"rating": null'), malformed(LEVELS + "empty")),
    "a prototype": (WHOLE[:-1] + ', "__proto__": {"school": "x"}}', malformed('it has an unknown key "__proto__"')),
    "a constructor": (
        WHOLE[:-1] + ', "constructor": {"prototype": {}}}',
        malformed('it has an unknown key "constructor"'),
    ),
    "a prototype inside": (
        WHOLE.replace('"rating": 2', '"__proto__": {"rating": 2}'),
        malformed('answers[0] has an unknown key "__proto__"'),
    ),
    "a prototype instead": (
        WHOLE.replace('"school": "Hilltop School"', '"__proto__": {"school": "x"}'),
        malformed('it lacks the key "school"'),
    ),
    "a prototype as a question": (
        WHOLE.replace('"vision-words"', '"__proto__"'),
        malformed('questions[1].id should be written like "vision-shared", and is "__proto__"'),
    ),
    "a script as a key": (
        WHOLE.replace('"rating": 2', '"</script><script>ran = 1</script>": 2'),
        malformed('answers[0] has an unknown key "</script><script>ran = 1</script>"'),
    ),
    "a long key": (WHOLE[:-1] + f', "{"x" * 1000}": 1}}', malformed(f'it has an unknown key "{"x" * 39}…"')),
    "a page without an audit": ("<!doctype html><title>News</title><script>ran = 1</script>", NO_AUDIT),
    "a page whose data would run": (page_of(A_RECORD, type="text/javascript"), NO_AUDIT),
    "a page with two audits": (page_of(A_RECORD, A_RECORD), TWO_AUDITS),
    "a page with another program's data": (page_of({"format": "x"}), OTHER),
    "a page that was cut off": (page_of(A_RECORD)[:-60], DAMAGED),
    "a page that was cut off early": (page_of(A_RECORD)[:60], NO_AUDIT),
    "a page with a level out of range": (page_of(changed("answers.0.rating", 9)), malformed(LEVELS + "9")),
    "a vector image": ('<svg xmlns="http://www.w3.org/2000/svg" onload="ran = 1"/>', NO_AUDIT),
    "another table": ("name,rating\r\nV1,2\r\n", OTHER),
    "a table of ours without columns": (
        "row,number\r\n",
        'The table is not as it should be: row 1 lacks "id", "code", "part", "text", "rating", "good enough", '
        '"evidence", "note", "helps", "hinders", "who", "by", "how we will know", "review", "status", "sign 1", '
        '"sign 2", "sign 3", "sign 4", "part id", "question id", "edition". Nothing was changed.',
    ),
}

BYTES = {
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", PDF),
    "a workbook": (a_zip(), ZIP),
    "UTF-16 without a mark": (WHOLE.encode("utf-16-le"), ENCODING),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", OTHER),
    "nothing at all": (b"", EMPTY),
    "one byte": (b"\xff", OTHER),
}


@pytest.fixture
def play(logic: Page) -> Play:
    """What some lines of script give back in a page with the self-audit's logic."""
    return lambda script, given=None: logic.evaluate(PLAY % script, given)


@pytest.mark.parametrize("name", TEXTS)
def test_a_sentence_says_why_a_file_was_not_opened(play: Play, name: str) -> None:
    text, sentence = TEXTS[name]
    assert play("return open(given)", text) == {"error": sentence}


@pytest.mark.parametrize("name", BYTES)
def test_a_sentence_says_why_bytes_were_not_opened(play: Play, name: str) -> None:
    content, sentence = BYTES[name]
    assert play("return open(recordFile.decode(new Uint8Array(given).buffer))", list(content)) == {"error": sentence}


@pytest.mark.parametrize("start", ["", "{", "<html>", "row,"])
def test_50_mb_are_refused_before_anything_reads_them(play: Play, start: str) -> None:
    """Refused so soon that even a text of 50 MB takes no time; the parsers say if they are asked."""
    script = """
        const text = given + "[".repeat(50 * 1024 * 1024);
        const parsers = [[JSON, "parse"], [DOMParser.prototype, "parseFromString"], [csv, "parse"]];
        const kept = parsers.map(([owner, name]) => owner[name]);
        const asked = [];
        parsers.forEach(([owner, name]) => (owner[name] = () => asked.push(name)));
        const opened = [open(text), record.read(text, schema), csv.read(text, bank)];
        parsers.forEach(([owner, name], at) => (owner[name] = kept[at]));
        return { opened, asked };
    """
    assert play(script, start) == {"opened": [{"error": LARGE}] * 3, "asked": []}


@pytest.mark.parametrize("text", ["null", "17", "[]", "undefined"])
def test_what_is_no_text_is_refused_too(play: Play, text: str) -> None:
    script = "return [record.read(TEXT, schema), csv.read(TEXT, bank), open(TEXT)]".replace("TEXT", text)
    assert play(script) == [{"error": EMPTY}] * 3


@pytest.mark.parametrize(("letters", "refused"), [(5 * 512 * 1024, OTHER), (5 * 512 * 1024 + 1, LARGE)])
def test_it_is_bytes_that_are_counted(play: Play, letters: int, refused: str) -> None:
    """In UTF-8 a ŵ has two."""
    assert play('return open("ŵ".repeat(given))', letters) == {"error": refused}


UNKNOWN = """
    const ids = Array.from({ length: 10000 }, (_, number) => `elsewhere-${number}`);
    const questions = ids.map((id) => ({ ...given.questions[0], id }));
    const answers = ids.map((question) => ({ question, rating: 3 }));
    const unknown = { ...given, questions, answers, priorities: [], actions: [] };
"""
"""An audit of questions of which this site has none."""


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_10_000_unknown_questions_open(play: Play, ending: str) -> None:
    script = """
        const inOrder = (key, value) =>
            jsonSchema.isObject(value) ? Object.fromEntries(Object.entries(value).sort()) : value;
        const opened = open(written[ENDING](unknown));
        return JSON.stringify(opened.record, inOrder) === JSON.stringify(unknown, inOrder);
    """
    assert play(UNKNOWN + script.replace("ENDING", json.dumps(ending)), A_RECORD)


def test_10_000_answers_to_what_was_not_asked_give_one_sentence(play: Play) -> None:
    assert play(UNKNOWN + "return open(JSON.stringify({ ...unknown, questions: [] }))", A_RECORD) == {
        "error": malformed('answers[0].question is "elsewhere-0", which is not among the questions')
    }


def test_what_was_read_shares_nothing_with_what_objects_inherit(play: Play) -> None:
    script = """
        const hostile = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"school":';
        const text = JSON.stringify(given).replace('"school":', hostile);
        const opened = open(text);
        return [opened.error, {}.polluted === undefined, Object.keys(Object.prototype).length];
    """
    assert play(script, A_RECORD) == [malformed('it has an unknown key "__proto__"'), True, 0]


SCRIPTS = (
    "</script><script>ran = 1</script>",
    "<!--<script>",
    "--></style></title><img src=x onerror='ran = 1'>",
    '"\'><svg onload=alert(1)><a href="javascript:ran = 1">',
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
    "<link rel=stylesheet href=http://127.0.0.1:9/x.css>{{ran}}",
)


def filled_with(text: str) -> Record:
    """A record with a text in every field that may have any text."""
    record: Record = json.loads(WHOLE)
    record |= {"school": text, "respondent": {"audience": "leadership", "name": text}}
    record["site"]["name"] = text
    for question in record["questions"]:
        question |= {"code": text[:20], "part": {"id": "vision", "name": text}, "ask": text, "signs": [text] * 4}
        question["earlier"] = [{"edition": "2025-01", "ask": text, "signs": [text] * 4}]
    for answer in record["answers"]:
        answer |= {"evidence": text, "note": text}
    record["priorities"][0] |= {"helps": text, "hinders": text}
    record["actions"][0] |= {"what": text, "who": text, "how": text}
    return record


@pytest.mark.parametrize("text", SCRIPTS)
def test_a_script_in_every_field_is_only_text_in_a_kept_page(
    play: Play, browser: Browser, tmp_path: Path, text: str
) -> None:
    """The page has the elements that it has with plain words in every field, asks for nothing, and nothing runs."""
    file = tmp_path / "kept.html"
    elements = {}
    for words in ("plain words", text):
        html = play(WRITE_STYLED, {"record": filled_with(words), "style": report_style()})
        file.write_text(html, encoding="utf-8", newline="")
        page, happened = open_kept(browser, file)
        page.wait_for_load_state("networkidle")
        assert happened == [file.as_uri()]
        assert page.evaluate("typeof ran") == "undefined"
        assert words in page.locator("article").inner_text()
        elements[words] = Counter(
            page.evaluate("[...document.querySelectorAll('*')].map((element) => element.tagName)")
        )
        attributes = page.evaluate(
            "[...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames())"
        )
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "href", "style")]
        page.context.close()
    assert elements[text] == elements["plain words"]


@pytest.mark.parametrize("text", SCRIPTS)
@pytest.mark.parametrize("ending", ["json", "csv", "html"])
def test_a_script_in_every_field_comes_back_as_the_text_it_was(play: Play, ending: str, text: str) -> None:
    given = {"record": filled_with(text), "ending": ending}
    assert play("return open(written[given.ending](given.record))", given) == {"record": given["record"]}


@pytest.mark.parametrize(
    "around",
    [
        "<script>ran = 1</script>",
        "<img src=x onerror='ran = 1'>",
        "<iframe srcdoc='<script>top.ran = 1</script>'></iframe>",
    ],
)
def test_opening_a_page_runs_and_loads_nothing_of_it(logic: Page, play: Play, around: str) -> None:
    requests: list[str] = []
    logic.on("request", lambda request: requests.append(request.url))
    before = logic.content()
    assert play("return open(given)", around + page_of(A_RECORD) + around) == {"record": A_RECORD}
    logic.wait_for_timeout(0)
    assert (requests, logic.evaluate("typeof ran"), logic.content()) == ([], "undefined", before)
