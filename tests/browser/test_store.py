"""The self-audit's answers are kept on the device: whatever storage and other windows do, none is lost unsaid."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.server import serving
from tests.browser.small_bank import SMALL_BANK
from tests.browser.visit import DENY_STORAGE, beside
from tests.project import ROOT

KEY = "reflections:test-site:v1"

SCRIPTS = (
    "reflections",
    "self_audit/audit",
    "self_audit/plan",
    "self_audit/json_schema",
    "self_audit/packed",
    "self_audit/record",
    "self_audit/merge",
    "self_audit/device",
    "self_audit/store_sentences",
    "self_audit/store",
)

TOOLS = """
window.Reflections = Reflections;
const { audit, plan } = Reflections;
const now = "2026-11-22T10:31:00Z";
const begun = (id = "audit-0001") => audit.start({
    bank: window.bank, audience: "leadership", choice: {kind: "full"}, id, now,
});
const rate = (rating, question = "vision-shared") => (record) => audit.rate(record, question, rating, now);
const write = (text, field = "note", question = "vision-shared") => (record) =>
    audit.write(record, question, field, text, now);
const add = (action) => (record) => plan.add(record, action, now);
const told = (record, question = "vision-shared") => audit.answer(record, question);
"""
"""Short names for what a person does."""

WORLD = """
/* One storage that several windows share. Its events wait until they are delivered, in whatever order. */
class World {
    constructor() {
        this.items = new Map([["other", "kept"]]);
        this.failing = "";
        this.windows = [];
        this.count = 0;
    }
    storageFor(window) {
        const throwIf = (modes, name) => {
            if (modes.includes(this.failing)) throw new DOMException("no", name);
        };
        return {
            getItem: (key) => { throwIf(["denied"], "SecurityError"); return this.items.get(key) ?? null; },
            setItem: (key, text) => {
                throwIf(["full"], "QuotaExceededError");
                throwIf(["denied"], "SecurityError");
                if (this.failing === "silent") return;
                this.put(key, text, window);
                throwIf(["late"], "UnknownError");
            },
            removeItem: (key) => {
                throwIf(["denied"], "SecurityError");
                if (this.failing !== "silent") this.put(key, null, window);
            },
        };
    }
    put(key, text, by) {
        if (text === null) this.items.delete(key); else this.items.set(key, text);
        this.windows.filter((window) => window !== by).forEach((window) => window.events.push({ key }));
    }
    open() {
        const window = { events: [], handlers: [] };
        window.store = new Reflections.Store({
            getStorage: () => {
                if (this.failing === "nowhere") throw new DOMException("no", "SecurityError");
                return this.storageFor(window);
            },
            key: KEY,
            tab: "tab-" + (this.count += 1),
            schema: bank.data.record_schema,
            listen: (handler) => window.handlers.push(handler),
        });
        this.windows.push(window);
        window.store.open();
        return window.store;
    }
    close(store) {
        this.windows = this.windows.filter((window) => window.store !== store);
    }
    deliver(window, place = 0) {
        const [event] = window.events.splice(place % (window.events.length || 1), 1);
        if (event) window.handlers.forEach((handler) => handler(event));
    }
    settle() {
        this.windows.forEach((window) => { while (window.events.length) this.deliver(window); });
    }
    get stored() {
        const text = this.items.get(KEY);
        return text && JSON.parse(text);
    }
}
"""

SCENE = (
    f"given => {{ const KEY = '{KEY}';"
    + TOOLS
    + WORLD
    + """
    const world = new World();
    const kinds = (...stores) => stores.map((store) => store.state.kind);
    { %s }
}"""
)

Play = Callable[..., Any]


@pytest.fixture
def play(logic: Page) -> Play:
    """What some lines of script give back: they have a `world` with storage and as many windows as they open."""
    return lambda script, given=None: logic.evaluate(SCENE.replace("%s", script), given)


# One window


def test_an_audit_is_there_again_when_the_page_is_opened_again(play: Play) -> None:
    seen = play("""
        const store = world.open();
        const kinds = [store.state.kind];
        store.replace(begun());
        store.change(rate(3), {at: "question/vision-shared"});
        store.remember("question/vision-words");
        kinds.push(store.state.kind);
        const again = world.open();
        const {revision, writer} = world.stored;
        const {state, at} = again;
        return {kinds, revision, writer, again: told(again.record), at, state, others: world.items.get("other")};
    """)
    assert seen == {
        "kinds": ["none", "saved"],
        "revision": 1,
        "writer": "tab-1",
        "again": {"question": "vision-shared", "rating": 3},
        "at": "question/vision-words",
        "state": {"kind": "saved", "sentence": "Saved on this device."},
        "others": "kept",
    }


@pytest.mark.parametrize(
    ("failing", "sentence"),
    [
        ("nowhere", "Not saved: this browser keeps nothing on this device"),
        ("denied", "Not saved: this browser keeps nothing on this device"),
        ("silent", "Not saved: this browser keeps nothing on this device"),
        ("full", "Not saved: this browser's storage is full."),
        ("late", "Not saved: this browser keeps nothing on this device"),
    ],
)
def test_when_storage_fails_it_says_so_keeps_the_answers_and_tries_again(
    play: Play, failing: str, sentence: str
) -> None:
    seen = play(
        """
        const store = world.open();
        store.replace(begun());
        store.change(write("Before."));
        world.failing = given;
        store.change(write("Before. Dur"));
        const taken = store.change(write("Before. During."));
        const during = {taken, state: store.state, note: told(store.record).note, isOnlyHere: store.isOnlyHere};
        world.failing = "";
        store.change(rate(2));
        const stored = told(world.stored.record);
        return {...during, after: store.state.kind, isStillOnlyHere: store.isOnlyHere, stored};
        """,
        failing,
    )
    assert seen.pop("state")["sentence"].startswith(sentence)
    assert seen == {
        "taken": True,
        "note": "Before. During.",
        "isOnlyHere": True,
        "after": "saved",
        "isStillOnlyHere": False,
        "stored": {"question": "vision-shared", "rating": 2, "note": "Before. During."},
    }


def test_whoever_starts_without_storage_is_told_at_once(play: Play) -> None:
    seen = play("""
        world.failing = "nowhere";
        const store = world.open();
        const first = store.state;
        store.replace(begun());
        store.change(rate(1));
        const second = store.state;
        return {first, second, rating: told(store.record).rating, wiped: store.wipe(), last: store.state.kind};
    """)
    assert seen["first"]["kind"] == seen["second"]["kind"] == "memory"
    assert "will only be in this window" in seen["first"]["sentence"]
    assert "are only in this window" in seen["second"]["sentence"]
    assert (seen["rating"], seen["wiped"], seen["last"]) == (1, True, "none")


@pytest.mark.parametrize(
    "edit",
    [
        "write('x'.repeat(10001))",
        "(r) => ({...r, school: 'x'.repeat(201)})",
        "(r) => ({...r, actions: [...r.actions, ...r.actions]})",
        "(r) => ({...r, questions: r.questions.slice(1)})",
    ],
)
def test_what_could_not_be_read_again_is_never_written(play: Play, edit: str) -> None:
    seen = play(
        """
        const store = world.open();
        store.replace(add({id: "a1", what: "Meet"})(write("Before.")(begun())));
        store.change(EDIT);
        return {state: store.state, kept: told(world.open().record).note};
    """.replace("EDIT", edit)
    )
    assert seen["state"]["kind"] == "memory"
    assert "too long" in seen["state"]["sentence"]
    assert seen["kept"] == "Before."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "damaged"),
        ("null", "damaged"),
        ("{", "damaged"),
        ('{"record": null}', "damaged"),
        ('{"revision": 1, "record": {"format": "another"}}', "damaged"),
        (
            '{"revision": 1, "record": {"format": "inclusion-reflections", "version": 2, "kind": "audit"}}',
            "a newer version",
        ),
    ],
)
def test_what_cannot_be_read_is_not_overwritten_until_it_is_discarded(play: Play, text: str, words: str) -> None:
    seen = play(
        """
        world.items.set(KEY, given);
        const store = world.open();
        const {state, raw, isReadOnly} = store;
        const refused = [store.replace(begun()), store.change(rate(1)), store.wipe()];
        store.takeOver();
        const stillThere = world.items.get(KEY);
        store.discardDamaged();
        const gone = [store.state.kind, world.items.has(KEY), store.raw];
        const taken = store.replace(begun());
        return {state, raw, isReadOnly, refused, stillThere, gone, taken, last: store.state.kind};
        """,
        text,
    )
    state = seen.pop("state")
    assert state["kind"] == "damaged"
    assert words in state["sentence"]
    assert seen == {
        "raw": text,
        "isReadOnly": True,
        "refused": [False, False, False],
        "stillThere": text,
        "gone": ["none", False, ""],
        "taken": True,
        "last": "saved",
    }


def test_what_becomes_damaged_under_an_open_audit_does_not_take_it_along(play: Play) -> None:
    seen = play("""
        const store = world.open();
        store.replace(begun());
        world.put(KEY, "{", "something else");
        store.change(rate(4));
        const first = [store.state.kind, told(store.record).rating, world.items.get(KEY), store.isOnlyHere];
        store.discardDamaged();
        return [...first, store.state.kind, told(world.stored.record).rating];
    """)
    assert seen == ["damaged", 4, "{", True, "saved", 4]


def test_wiping_removes_this_key_alone_and_says_when_it_cannot(play: Play) -> None:
    seen = play("""
        const store = world.open();
        store.replace(begun());
        world.failing = "silent";
        const first = [store.wipe(), store.state.sentence.slice(0, 10), store.record.id];
        world.failing = "";
        return [...first, store.wipe(), store.state.kind, store.record === undefined, Array.from(world.items.keys())];
    """)
    assert seen == [False, "Not wiped:", "audit-0001", True, "none", True, ["other"]]


def test_an_older_copy_that_is_opened_is_newer_than_what_it_replaces(play: Play) -> None:
    """Otherwise other windows would take it for something old."""
    seen = play("""
        const store = world.open(), other = world.open();
        store.replace(begun());
        store.change(rate(1));
        store.change(rate(2));
        store.replace(begun());
        world.settle();
        return [world.stored.revision, told(other.record), other.state.kind];
    """)
    assert seen == [3, {"question": "vision-shared"}, "elsewhere"]


def test_a_file_that_claims_the_highest_revision_can_still_be_changed(play: Play) -> None:
    seen = play("""
        const store = world.open();
        store.replace({ ...begun(), revision: bank.data.record_schema.$defs.revision.maximum });
        store.change(rate(1));
        return [store.state.kind, told(world.stored.record).rating];
    """)
    assert seen == ["saved", 1]


def test_every_change_of_the_record_or_the_state_is_told(play: Play) -> None:
    seen = play("""
        const store = world.open(), other = world.open();
        let count = 0;
        store.onChange(() => { count += 1; });
        const lose = () => { world.settle(); other.takeOver(); world.settle(); };
        const begin = () => store.replace(begun());
        const acts = [begin, () => store.change(rate(1)), lose, () => store.takeOver(), () => store.wipe()];
        return acts.map((act) => { act(); return count; });
    """)
    assert seen == [1, 2, 3, 4, 5]


# Several windows


def test_the_other_window_shows_what_was_saved_and_is_read_only_until_continued(play: Play) -> None:
    seen = play("""
        const one = world.open();
        one.replace(begun());
        const two = world.open();
        one.change(rate(3));
        world.settle();
        const heard = {kinds: kinds(one, two), sentence: two.state.sentence, rating: told(two.record).rating};
        const refused = two.change(rate(1));
        const untouched = told(two.record).rating;
        two.takeOver();
        two.change(rate(4));
        world.settle();
        const ratings = [one, two].map((store) => told(store.record).rating);
        return {...heard, refused, untouched, after: kinds(one, two), ratings};
    """)
    assert seen.pop("sentence").startswith(
        "This audit was changed in another window. What you see is what was saved there."
    )
    assert seen == {
        "kinds": ["saved", "elsewhere"],
        "rating": 3,
        "refused": False,
        "untouched": 3,
        "after": ["elsewhere", "saved"],
        "ratings": [4, 4],
    }


def test_a_window_that_has_not_heard_adds_its_change_to_the_newer_audit(play: Play) -> None:
    """The event can come after the next change here: the older copy never overwrites the newer."""
    seen = play("""
        const one = world.open();
        one.replace(begun());
        const two = world.open();
        one.change(rate(3, "vision-words"));
        one.change(write("Said in one."));
        two.change(write("Said in two."));
        two.change(rate(2, "vision-decisions"));
        const sentence = two.state.sentence;
        world.settle();
        return {kinds: kinds(one, two), answers: world.stored.record.answers, revision: world.stored.revision};
    """)
    assert seen == {
        "kinds": ["elsewhere", "saved"],
        "answers": [
            {"question": "vision-shared", "note": "Said in one.\nSaid in two."},
            {"question": "vision-decisions", "rating": 2},
            {"question": "vision-words", "rating": 3},
        ],
        "revision": 4,
    }


def test_what_could_not_be_saved_stays_when_another_window_saves(play: Play) -> None:
    seen = play("""
        const one = world.open();
        one.replace(begun());
        const two = world.open();
        world.failing = "full";
        two.change(write("Unsaved."));
        world.failing = "";
        one.change(write("Saved."));
        world.settle();
        const heard = [two.state.kind, two.isOnlyHere, told(two.record).note, told(world.stored.record).note];
        const sentence = two.state.sentence;
        two.takeOver();
        return {heard, sentence, after: [two.state.kind, told(world.stored.record).note]};
    """)
    assert seen["heard"] == ["elsewhere", True, "Saved.\nUnsaved.", "Saved."]
    assert "aren't saved yet" in seen["sentence"]
    assert seen["after"] == ["saved", "Saved.\nUnsaved."]


def test_a_window_that_slept_and_wrote_over_newer_answers_has_them_brought_back(play: Play) -> None:
    """A frozen window may be shown storage as it was: what it writes then stands on an older revision."""
    seen = play("""
        const one = world.open();
        one.replace(begun());
        const asleep = JSON.parse(world.items.get(KEY));
        const two = world.open();
        two.change(rate(3));
        two.change(write("Newer."));
        const record = rate(1, "vision-words")(asleep.record);
        world.put(KEY, JSON.stringify({revision: record.revision, writer: "asleep", at: "", record}), "asleep");
        world.settle();
        return [kinds(two), world.stored.record.answers, world.stored.revision];
    """)
    assert seen == [
        ["saved"],
        [{"question": "vision-shared", "rating": 3, "note": "Newer."}, {"question": "vision-words", "rating": 1}],
        3,
    ]


def test_where_somebody_is_in_another_window_disturbs_nobody(play: Play) -> None:
    seen = play("""
        const one = world.open();
        one.replace(begun());
        const two = world.open();
        two.remember("results");
        world.settle();
        const first = kinds(one, two);
        one.change(rate(1));
        two.remember("plan");
        return [first, one.state.kind, told(world.stored.record).rating];
    """)
    assert seen == [["saved", "saved"], "saved", 1]


def test_an_audit_that_was_wiped_elsewhere_stays_here_until_continued(play: Play) -> None:
    """On a shared computer nothing that was wiped comes back by itself, nor by a change that hadn't heard of it."""
    seen = play("""
        const one = world.open();
        one.replace(begun());
        const two = world.open(), three = world.open();
        one.wipe();
        const taken = three.change(rate(4));
        world.settle();
        const rating = told(three.record).rating;
        const refused = two.change(rate(1));
        const wiped = {kinds: kinds(one, two, three), taken, isThere: world.items.has(KEY), rating, refused};
        three.takeOver();
        return {...wiped, after: three.state.kind, stored: told(world.stored.record).rating};
    """)
    assert seen == {
        "kinds": ["none", "wiped_elsewhere", "wiped_elsewhere"],
        "taken": True,
        "isThere": False,
        "rating": 4,
        "refused": False,
        "after": "saved",
        "stored": 4,
    }


@pytest.mark.parametrize("has_heard", [True, False])
def test_another_audit_on_the_device_is_never_written_over_nor_this_one_lost(play: Play, has_heard: bool) -> None:
    seen = play(
        """
        const one = world.open();
        one.replace(begun());
        const two = world.open();
        two.change(rate(2));
        world.settle();
        one.replace(begun("audit-0002"));
        if (given) world.settle(); else two.change(rate(2));
        const {state: {kind, sentence}, record: {id: shown}, own: {id: own}, isOnlyHere} = two;
        const met = {kind, sentence, shown, own, isOnlyHere, stored: world.stored.record.id, wiped: two.wipe()};
        two.takeOver();
        const after = [two.state.kind, two.record.id, two.own.id, told(two.own).rating, world.stored.record.id];
        return {...met, after};
        """,
        has_heard,
    )
    assert seen.pop("sentence").startswith("Another audit was started or opened in another window")
    assert seen == {
        "kind": "elsewhere",
        "shown": "audit-0001",
        "own": "audit-0001",
        "stored": "audit-0002",
        "isOnlyHere": True,
        "wiped": False,
        "after": ["saved", "audit-0002", "audit-0001", 2, "audit-0002"],
    }


def test_an_audit_is_not_begun_over_one_that_this_window_has_not_seen(play: Play) -> None:
    seen = play("""
        const one = world.open(), two = world.open();
        one.replace(begun());
        const first = [two.replace(begun("audit-0002")), two.state.kind, two.record.id];
        return [...first, two.replace(begun("audit-0002")), two.state.kind, world.stored.record.id];
    """)
    assert seen == [False, "elsewhere", "audit-0001", True, "saved", "audit-0002"]


# Bringing two windows' changes together

MERGE = """
    const base = [write("Base."), rate(2, "vision-words"), add({id: "a1", what: "Meet"}), add({id: "a2", what: "Ask"})]
        .reduce((record, edit) => edit(record), begun());
    const edits = (...list) => list.reduce((record, edit) => edit(record), base);
    const merge = (ours, theirs) => {
        const merged = Reflections.merge(base, ours, theirs);
        const {error} = Reflections.record.read(Reflections.record.toJson(merged), bank.data.record_schema);
        return error ? {error} : merged;
    };
    const tell = (school, name) => (record) => audit.tellAbout(record, {school, name}, now);
"""


@pytest.mark.parametrize(
    ("ours", "theirs", "shown", "expected"),
    [
        ("write('Ours.')", "write('Theirs.')", "told(merged).note", "Theirs.\nOurs."),
        ("write('Base.\\nOurs.')", "write('Base.\\nTheirs.')", "told(merged).note", "Base.\nTheirs.\nOurs."),
        ("write('')", "write('Theirs.')", "told(merged).note", "Theirs."),
        ("write('')", "rate(4)", "told(merged)", {"question": "vision-shared", "rating": 4}),
        ("write('Ours.')", "rate(4)", "told(merged)", {"question": "vision-shared", "rating": 4, "note": "Ours."}),
        ("write('a'.repeat(6000))", "write('b'.repeat(6000))", "told(merged).note === 'a'.repeat(6000)", True),
        ("rate(1)", "rate(4)", "told(merged).rating", 1),
        (
            "rate('dont_know', 'vision-words')",
            "(r) => audit.judge(r, 'vision-words', true, now)",
            "told(merged, 'vision-words')",
            {"question": "vision-words", "rating": "dont_know"},
        ),
        (
            "rate(undefined, 'vision-words')",
            "rate(1)",
            "merged.answers.map(({question}) => question)",
            ["vision-shared"],
        ),
        (
            "tell('Hilltop', 'JB')",
            "tell('Hill Top', '')",
            "merged.school + ', ' + merged.respondent.name",
            "Hill Top / Hilltop, JB",
        ),
        ("add({id: 'a3'})", "add({id: 'a4'})", "merged.actions.map(({id}) => id)", ["a1", "a2", "a4", "a3"]),
        (
            "(r) => plan.move(r, 'a2', -1, now)",
            "add({id: 'a4'})",
            "merged.actions.map(({id}) => id)",
            ["a2", "a4", "a1"],
        ),
        ("(r) => plan.remove(r, 'a1', now)", "add({id: 'a4'})", "merged.actions.map(({id}) => id)", ["a2", "a4"]),
        (
            "(r) => plan.remove(r, 'a1', now)",
            "(r) => plan.change(r, 'a1', {who: 'Head'}, now)",
            "merged.actions.map(({id, who}) => id + who)",
            ["a1Head", "a2"],
        ),
        (
            "(r) => audit.rechoose(r, bank, {kind: 'parts', parts: ['achievement']}, now)",
            "rate(3, 'commitment-time')",
            "merged.questions.map(({id}) => id)",
            ["vision-shared", "vision-words", "commitment-time", "achievement-named"],
        ),
    ],
)
def test_two_windows_changes_come_together(play: Play, ours: str, theirs: str, shown: str, expected: Any) -> None:
    seen = play(f"""{MERGE}
        const merged = merge(edits({ours}), edits({theirs}));
        return [merged.error ?? null, {shown}, merged.revision];
    """)
    assert seen == [None, expected, 6]


# Whatever happens

STEPS = st.one_of(
    st.tuples(
        st.just("text"),
        st.integers(0, 2),
        st.sampled_from(["note", "evidence"]),
        st.sampled_from(["vision-shared", "vision-words"]),
    ),
    st.tuples(st.just("day"), st.integers(0, 2)),
    st.tuples(st.just("rating"), st.integers(0, 2), st.sampled_from([1, 2, 3, 4, "dont_know"])),
    st.tuples(st.just("action"), st.integers(0, 2)),
    st.tuples(st.just("remember"), st.integers(0, 2)),
    st.tuples(st.just("open"), st.integers(0, 2)),
    st.tuples(st.just("takeOver"), st.integers(0, 2)),
    st.tuples(st.just("deliver"), st.integers(0, 2), st.integers(0, 5)),
    st.tuples(st.just("failing"), st.sampled_from(["", "", "", "full", "denied", "nowhere", "silent"])),
)
"""Mostly what somebody answers; a text grows as when somebody types, each time by something that wasn't there."""

STORY = """
    const stores = [world.open()];
    stores[0].replace(add({id: "begun", what: "Meet"})(begun()));
    const waiting = new Map([[stores[0], []]]);  // what a window took and hasn't reported as saved
    const saved = new Map();                     // the last value that some window reported as saved, by field
    const wrong = [];
    const texts = (record, field) => {
        const [question, name] = field.split(" ");
        return told(record, question)[name] || "";
    };
    const days = (record) => record.actions.find(({id}) => id === "begun").by;
    const holds = (record, [field, value]) => ({
        text: () => texts(record, field.slice(5)).includes(value),
        day: () => days(record) === value,
        action: () => record.actions.some(({id}) => id === value),
        rating: () => told(record, "commitment-time").rating !== undefined,
    })[field.split(" ")[0]]();
    let count = 0;
    const edits = {
        text: (store, name, question) => {
            const value = "[" + count + "]";
            const text = texts(store.record, question + " " + name) + value;
            return [["text " + question + " " + name + " " + count, value, write(text, name, question)]];
        },
        day: () => {
            const value = new Date(Date.UTC(2026, 0, 1 + count)).toISOString().slice(0, 10);
            return [["day", value, (record) => plan.change(record, "begun", {by: value}, now)]];
        },
        action: () => [["action " + count, "a" + count, add({id: "a" + count, what: "Ask"})]],
        rating: (store, rating) => [["rating", rating, rate(rating, "commitment-time")]],
    };
    const acts = {
        remember: (store) => store.remember("results"),
        takeOver: (store) => store.takeOver(),
        deliver: (store, place) => world.deliver(world.windows.find((window) => window.store === store), place),
    };
    const act = ([what, tab, ...more]) => {
        const store = stores[tab % stores.length];
        if (what === "failing") {
            world.failing = tab;
        } else if (what === "open") {
            const opened = tab < stores.length ? (world.close(store), waiting.delete(store), tab) : stores.length;
            stores[opened] = world.open();
            waiting.set(stores[opened], []);
        } else if (acts[what]) {
            acts[what](store, ...more);
        } else if (store.record) {
            edits[what](store, ...more).forEach(([field, value, edit]) => {
                const wasReadOnly = store.isReadOnly;
                if (store.change(edit) !== !wasReadOnly) wrong.push("a read-only window took a change");
                if (!wasReadOnly) waiting.get(store).push([field, value]);
            });
        }
    };
    let revision = 0;
    const check = (fields, record, words) => fields.filter(([field]) => /text|action/.test(field)).forEach((field) =>
        holds(record, field) || wrong.push(`${words} ${field}`));
    given.forEach((step) => {
        count += 1;
        act(step);
        stores.filter((store) => store.state.kind === "saved").forEach((store) => {
            waiting.get(store).splice(0).forEach(([field, value]) => saved.set(field, value));
        });
        const {stored} = world;
        saved.forEach((value, field) => holds(stored.record, [field, value]) || wrong.push(`${step}: lost ${field}`));
        waiting.forEach((fields, store) => check(fields, store.record, `${step}: lost from memory`));
        if (stored.revision < revision || stored.revision !== stored.record.revision) wrong.push(`${step}: revision`);
        revision = stored.revision;
    });
    /* In the end storage works again, every event arrives, and every window that goes on saves what it had. */
    world.failing = "";
    stores.filter((store) => store.record).forEach((store) => { world.settle(); store.takeOver(); });
    waiting.forEach((fields, store) => store.record && check(fields, world.stored.record, "in the end: lost"));
    world.settle();
    if (world.open().state.kind !== "saved") wrong.push("in the end: can't be opened");
    return {wrong, kinds: stores.map((store) => store.state.kind), answered: saved.size};
"""


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=10, max_size=40))
def test_no_sequence_of_edits_reloads_windows_and_failures_loses_an_answer(
    play: Play, steps: list[tuple[Any, ...]]
) -> None:
    """What some window reported as saved is in storage, or a later change of the same thing is."""
    assert play(STORY, steps)["wrong"] == []


# Real windows, real storage

REAL = (
    "data => {"
    + "\n".join(
        (ROOT / f"theme/assets/js/{name}.js").read_text(encoding="utf-8")
        for name in ("reflections", "self_audit/question_bank", *(name for name in SCRIPTS if name != "reflections"))
    )
    + "\nwindow.bank = new Reflections.QuestionBank(data);"
    + TOOLS
    + """
    Object.assign(window, {begun, rate, write, told});
    window.store = new Reflections.Store({
        getStorage: () => window.localStorage,
        key: "KEY",
        tab: String(Math.random()),
        schema: data.record_schema,
        listen: (handler) => window.addEventListener("storage", handler),
    });
    store.open();
}""".replace("KEY", KEY)
)


@pytest.fixture(params=["folder", "server"])
def window(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A window with a store, on a bare page in a folder or on a server of plain HTTP."""
    for name in ("index.html", "404.html"):
        (tmp_path / name).write_text("<!doctype html><title>Empty</title>", encoding="utf-8")
    context = browser.new_context()
    with serving(tmp_path, below="/schools/") as address:
        start = address if request.param == "server" else f"{tmp_path.as_uri()}/"
        yield opened(context, start + "index.html")
        context.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return with_store(page)


def with_store(page: Page) -> Page:
    page.evaluate(REAL, SMALL_BANK)
    return page


def wait_for(page: Page, kind: str) -> None:
    page.wait_for_function("kind => store.state.kind === kind", arg=kind, timeout=5000)


def test_three_windows_follow_each_other(window: Page) -> None:
    one = window
    one.evaluate("store.replace(begun())")
    two, three = with_store(beside(one)), with_store(beside(one))
    one.evaluate("store.change(rate(3))")
    for page in (two, three):
        wait_for(page, "elsewhere")
        assert page.evaluate("[told(store.record).rating, store.change(rate(1))]") == [3, False]
    three.evaluate("store.takeOver(), store.change(write('Said in three.'))")
    wait_for(one, "elsewhere")
    two.wait_for_function("told(store.record).note === 'Said in three.'")
    three.reload()
    three.evaluate(REAL, SMALL_BANK)
    assert three.evaluate("[store.state.kind, told(store.record)]") == [
        "saved",
        {"question": "vision-shared", "rating": 3, "note": "Said in three."},
    ]
    three.evaluate("localStorage.setItem('another tool', 'kept'), store.wipe()")
    wait_for(one, "wiped_elsewhere")
    wait_for(two, "wiped_elsewhere")
    assert one.evaluate("[localStorage.length, told(store.record).note]") == [1, "Said in three."]
    one.evaluate("localStorage.clear()")


def test_a_real_storage_that_is_full_is_told_from_one_that_is_denied(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>Empty</title>", encoding="utf-8")
    context = browser.new_context()
    page = opened(context, f"{tmp_path.as_uri()}/index.html")
    page.evaluate("store.replace(begun())")
    full = """() => {
        for (let size = 1 << 22; size; size >>= 1)
            try { localStorage.setItem("filler" + size, "x".repeat(size)); } catch { /* nearer to full */ }
        store.change(write("Nowhere to put this."));
        return [store.state.kind, store.state.sentence.split(". ")[0]];
    }"""
    assert page.evaluate(full) == ["memory", "Not saved: this browser's storage is full"]
    freed = (
        "Object.keys(localStorage).filter(key => key.startsWith('filler')).forEach(key => localStorage.removeItem(key))"
    )
    page.evaluate(freed)
    assert page.evaluate("store.change(rate(1)), [store.state.kind, told(store.record).note]") == [
        "saved",
        "Nowhere to put this.",
    ]
    context.add_init_script(DENY_STORAGE)
    denied = opened(context, f"{tmp_path.as_uri()}/index.html")
    denied.evaluate("store.replace(begun()), store.change(rate(1))")
    assert denied.evaluate("[store.state.kind, store.state.sentence.split(',')[0]]") == [
        "memory",
        "Not saved: this browser keeps nothing on this device",
    ]
    context.close()
