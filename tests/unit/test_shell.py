"""The shell: cut at its slots, filled without looking at what goes in, under a policy that fits the page."""

import base64
import hashlib

import pytest

from generator.shell import (
    POLICY_SLOT,
    SLOTS,
    Frame,
    Group,
    Link,
    Shell,
    policy,
    tokens,
    with_policy,
    without_policy,
)

WHOLE = "".join(f"<{slot}>{token}</{slot}>" for slot, token in tokens().items())


def sha256(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def frame(*, site_name: str = "Reflections", header: tuple[Link, ...] = (), footer: tuple[Group, ...] = ()) -> Frame:
    return Frame(
        site_name=site_name,
        header=header,
        footer=footer,
        notice="",
        stylesheet="assets/a.css",
        script="assets/a.js",
    )


def test_a_filled_shell_has_each_slot_in_its_place() -> None:
    """What stands between the slots stays as it is."""
    slots = {slot: slot.upper() for slot in SLOTS}
    assert Shell(WHOLE).fill(slots) == "".join(f"<{slot}>{slot.upper()}</{slot}>" for slot in SLOTS)


def test_a_slot_may_stand_in_a_shell_more_than_once() -> None:
    """A title is both in the head and in the page."""
    assert Shell(WHOLE + tokens()["title"]).fill(dict.fromkeys(SLOTS, "x")).endswith("</scripts>x")


def test_one_shell_is_filled_again_and_again() -> None:
    """Nothing of one page stays for the next."""
    shell = Shell(WHOLE)
    first = shell.fill(dict.fromkeys(SLOTS, "first"))
    assert shell.fill(dict.fromkeys(SLOTS, "second")) == first.replace("first", "second")


@pytest.mark.parametrize("text", [*tokens().values(), POLICY_SLOT, r"\1 \g<0>", "{{ 7 * 7 }}", "%s {title}"])
def test_what_goes_into_a_slot_is_never_taken_for_a_slot(text: str) -> None:
    """Text of an author's that looks like a slot, a group or a template is text."""
    filled = Shell(WHOLE).fill(dict.fromkeys(SLOTS, text))
    assert filled == "".join(f"<{slot}>{text}</{slot}>" for slot in SLOTS)


def test_a_main_template_that_lacks_slots_is_refused_by_name() -> None:
    """The message says which slots are missing, in order."""
    html = WHOLE.replace(tokens()["title"], "").replace(tokens()["canonical"], "")
    with pytest.raises(ValueError, match=r"^main\.html has no slot for canonical, title$"):
        Shell(html)


def test_a_page_without_inline_scripts_allows_none() -> None:
    """The policy of docs/decisions/0002, word for word."""
    assert policy('<script src="a.js" defer></script>') == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; base-uri 'none'; form-action 'none'"
    )


def test_an_inline_script_is_allowed_by_the_hash_of_its_text() -> None:
    """Line ends, spaces and letters beyond ASCII belong to the hash."""
    script = "\n  let a = '“ŵ”';\n"
    assert f"script-src 'self' {sha256(script)};" in policy(f"<head><script>{script}</script></head>")


def test_an_inline_style_is_allowed_by_the_hash_of_its_text() -> None:
    """The 404 page has one."""
    assert f"style-src 'self' {sha256('p { color: red }')};" in policy("<style>p { color: red }</style>")


@pytest.mark.parametrize("kind", ["application/json", "application/ld+json"])
def test_data_in_a_script_element_needs_no_permission(kind: str) -> None:
    """A browser never runs it."""
    assert "script-src 'self';" in policy(f'<script type="{kind}">{{"a": 1}}</script>')


def test_the_policy_goes_into_its_slot_and_nowhere_else() -> None:
    """One policy a page, also where an author's text looks like the slot."""
    html = with_policy(f"<head>{POLICY_SLOT}</head><p>{POLICY_SLOT}</p>")
    assert html.count("http-equiv") == 1
    assert html.startswith('<head><meta http-equiv="Content-Security-Policy" content="default-src')


def test_a_served_page_has_no_policy() -> None:
    """Live reload adds an inline script of its own."""
    assert without_policy(f"<head>{POLICY_SLOT}</head>") == "<head></head>"


def test_the_page_itself_and_the_section_around_it_are_marked_current() -> None:
    """`aria-current` is `page` for the page, `true` for its section, nothing for a folder of a like name."""
    links = (
        Link("Home", "index.html"),
        Link("Case", "case/index.html"),
        Link("Case studies", "case-studies/index.html"),
    )
    shown = frame(header=links)

    def current(file: str) -> list[str]:
        navigation = shown.around(file)["navigation"]
        assert isinstance(navigation, list)
        return [link["current"] for link in navigation]

    assert current("index.html") == ["page", "", ""]
    assert current("case-studies/index.html") == ["", "", "page"]
    assert current("case-studies/lyng-hall.html") == ["", "", "true"]
    assert current("case.html") == ["", "", ""]


def test_addresses_around_a_page_are_relative_to_it() -> None:
    """The site works from any folder, so nothing begins with a slash."""
    links = (Link("Sources", "sources/index.html"),)
    shown = frame(header=(Link("Home", "index.html"),), footer=(Group("R & D", links),))
    top, deep = shown.around("index.html"), shown.around("case-studies/lyng-hall.html")
    assert (top["stylesheet"], top["script"], top["base"]) == ("assets/a.css", "assets/a.js", "")
    assert (deep["stylesheet"], deep["script"], deep["base"]) == ("../assets/a.css", "../assets/a.js", "../")
    assert deep["navigation"] == [{"label": "Home", "href": "../index.html", "current": ""}]
    sources = {"label": "Sources", "href": "../sources/index.html", "current": ""}
    assert deep["footer_navigation"] == [{"title": "R &amp; D", "links": [sources]}]


def test_the_site_name_and_labels_are_escaped() -> None:
    """MkDocs' templates escape nothing."""
    hostile = """<b> & "quotes" 'n'"""
    escaped = "&lt;b&gt; &amp; &quot;quotes&quot; &#x27;n&#x27;"
    around = frame(site_name=hostile, header=(Link(hostile, "index.html"),)).around("index.html")
    assert around["site_name"] == escaped
    assert around["navigation"] == [{"label": escaped, "href": "index.html", "current": "page"}]
