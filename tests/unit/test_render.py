"""Rendering: everything is escaped, prose is Markdown without HTML, links lead to pages from any depth."""

import html
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, UndefinedError
from markupsafe import Markup

from generator.assets import Bundle
from generator.model import Site
from generator.problem import Problem
from generator.prose import SIMPLE, Link, parts_of, plain_text
from generator.prose_html import ProseRenderer, _markdown
from generator.render import Crumb, Page, Renderer, contents, headings
from generator.self_audit import SelfAudit
from tests.examples import example, example_site

HOSTILE = """<b>"A" & 'B'</b> {{ 7 * 7 }} {% raw %} *c* [d](e)"""
ESCAPED = "&lt;b&gt;&quot;A&quot; &amp; &#x27;B&#x27;&lt;/b&gt; {{ 7 * 7 }} {% raw %} *c* [d](e)"

TEMPLATES = {
    "characteristic.html": "<h1>{{ characteristic.name }}</h1>",
    "case_study.html": "<h1>{{ case_study.name }}</h1>",
    "breadcrumb.html": "{% for step in trail %}{{ step.label }} / {% endfor %}{{ title }}",
    "contents.html": "{% for id, text in parts %}{{ id }}={{ text }};{% endfor %}",
    "prose.html": "{{ text | prose }}",
    "inline.html": "{{ text | inline }}",
    "link.html": "{{ href(kind, id) }}",
    "careless.html": "{{ page.titel }}",
    "sitemap.xml": "{% for address in addresses %}<loc>{{ address }}</loc>{% endfor %}",
    "problems.html": "{% for problem in problems %}<li>{{ problem }}</li>{% endfor %}",
    "section.html": "<h1>{{ title }}</h1>{{ description }}{{ body }}{{ listing }}",
    "home.html": "{{ site.case_studies | length }} case studies",
}


SELF_AUDIT = SelfAudit(
    stylesheet=Bundle(file="assets/a.css", content=""),
    script=Bundle(file="assets/a.js", content=""),
    data=Bundle(file="assets/questions.js", content=""),
    review_stylesheet=Bundle(file="assets/review.css", content=""),
    review_script=Bundle(file="assets/review.js", content=""),
    room_stylesheet=Bundle(file="assets/room.css", content=""),
    room_script=Bundle(file="assets/room.js", content=""),
    room_data=Bundle(file="assets/room-data.js", content=""),
)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    for file, text in TEMPLATES.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def prose(base: str) -> ProseRenderer:
    """Prose of pages at one depth, with no term to explain."""
    return ProseRenderer(base=base, explanations={})


def renderer(templates: Path, *, site: Site | None = None, base: str = "../") -> Renderer:
    return Renderer(
        templates=templates, site=site or example_site(), site_name="Reflections", base=base, self_audit=SELF_AUDIT
    )


def page(**changes: object) -> Page:
    values = {
        "file": "case-studies/lyng-hall.html",
        "title": "Lyng Hall",
        "description": "",
        "trail": (),
        "content": "",
    }
    return Page(**(values | changes))  # type: ignore[arg-type]


def test_text_is_escaped_wherever_a_template_prints_it(templates: Path) -> None:
    """Titles are text: no tag, entity, Markdown or template in them means anything."""
    site = example_site(example("case study", name=HOSTILE))
    pages = {
        page.file: page
        for page in renderer(templates, site=site).item_pages(
            {"characteristics": "Characteristics", "case-studies": "Case studies"}
        )
    }
    assert (
        pages["case-studies/lyng-hall.html"].content
        == f"<h1>{ESCAPED.replace('&quot;', '&#34;').replace('&#x27;', '&#39;')}</h1>"
    )


def test_a_template_that_misspells_a_key_stops_the_build(templates: Path) -> None:
    """It never prints nothing in silence."""
    with pytest.raises(UndefinedError, match="titel"):
        renderer(templates).render("careless.html", page=page())


@pytest.mark.parametrize("template", ["prose.html", "inline.html"])
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a <b onclick=x>b</b>", "a &lt;b onclick=x&gt;b&lt;/b&gt;"),
        ("AT&T and &copy;", "AT&amp;T and ©"),
        ("{{ 7 * 7 }} {% raw %}", "{{ 7 * 7 }} {% raw %}"),
        ("Fish & chips > 3 < 4", "Fish &amp; chips &gt; 3 &lt; 4"),
    ],
)
def test_raw_html_in_prose_is_text(templates: Path, template: str, written: str, shown: str) -> None:
    """Nobody can put a tag into a page by way of YAML."""
    rendered = renderer(templates).render(template, text=written)
    assert rendered.removeprefix("<p>").removesuffix("\n").removesuffix("</p>") == shown


@pytest.mark.parametrize("address", ["javascript:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd"])
def test_a_link_that_would_run_something_is_text(templates: Path, address: str) -> None:
    """Prose can't carry a script in an address."""
    assert "<a" not in renderer(templates).render("prose.html", text=f"[press]({address})")


def test_prose_has_paragraphs_lists_and_tables_but_no_headings(templates: Path) -> None:
    """Headings are the templates' own, so that a page keeps one outline."""
    shown = renderer(templates).render("prose.html", text="# One\n\n- a\n- b\n\n| a |\n|---|\n| 1 |\n\nTwo\n===")
    assert "<h" not in shown.replace("<thead", "")
    assert all(tag in shown for tag in ("<p># One</p>", "<li>a</li>", "<table>"))


WITH_LINKS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs", "Cc"])),
        st.sampled_from(
            ["(", ")", "[", "]", "]( ", ":", " ", "1.", "- ", "[a term](term:senco)", "[](case:a)", "[(b)](source:c-1)"]
        ),
    )
).map(lambda parts: "".join(parts).strip())


@given(WITH_LINKS.filter(SIMPLE.match))
def test_text_that_skips_markdown_looks_the_same_as_text_that_does_not(text: str) -> None:
    """The short cut for text whose only marks are links to our own things is only ever faster."""
    read_as_markdown = prose("").resolve_links(_markdown().render(text))
    assert html.unescape(prose("").blocks(text)) == html.unescape(read_as_markdown)


@given(WITH_LINKS.filter(SIMPLE.match))
def test_the_links_of_text_that_skips_markdown_are_those_that_markdown_finds(text: str) -> None:
    """What is checked is what is shown."""
    found = [(part.address, part.words) for part in parts_of(text) if isinstance(part, Link)]
    tokens = [token for block in _markdown().parse(text) for token in block.children or ()]
    assert [address for address, _ in found] == [token.attrs["href"] for token in tokens if token.type == "link_open"]


@pytest.mark.parametrize(
    "text",
    [
        "- item",
        "1. item",
        "2) item",
        "> quote",
        "+ item",
        "    code",
        "= b",
        "a\n===",
        "a_b_",
        "x*y*z",
        "`c`",
        "~~~",
    ],
)
def test_text_with_a_meaning_in_markdown_never_skips_it(text: str) -> None:
    """A list of one item stays a list."""
    assert not SIMPLE.match(text)


@pytest.mark.parametrize(
    ("base", "address"), [("", "case-studies/lyng-hall.html"), ("../", "../case-studies/lyng-hall.html")]
)
def test_a_link_to_one_of_our_things_leads_to_its_page_from_any_depth(templates: Path, base: str, address: str) -> None:
    """In prose, in templates and in Markdown pages alike."""
    shown = renderer(templates, base=base)
    link = f'<a href="{address}">Lyng Hall</a>'
    assert shown.render("inline.html", text="[Lyng Hall](case:lyng-hall)") == link
    assert shown.render("link.html", kind="case study", id="lyng-hall") == address
    assert prose(base).resolve_links('<a href="case:lyng-hall">Lyng Hall</a>') == link


def test_a_link_to_a_source_or_term_leads_to_its_heading() -> None:
    """These have no page of their own."""
    assert prose("../").resolve_links('<a href="source:nc-2011">') == '<a href="../sources/index.html#nc-2011">'
    assert prose("").resolve_links('<a href="term:senco">') == '<a href="glossary/index.html#senco">'


def test_other_links_stay_as_they_are() -> None:
    """Only our own schemes are led anywhere."""
    links = '<a href="https://example.org/case:x"><a href="mailto:a@example.org"><a href="#case:x">'
    assert prose("../").resolve_links(links) == links


def test_an_image_in_prose_is_found_from_any_depth(templates: Path) -> None:
    """Its address is relative to the site's root; its text alternative is escaped and without Markdown."""
    text = '![A *quiet* "room" & door](assets/images/room.webp)'
    shown = '<img src="../assets/images/room.webp" alt="A quiet &quot;room&quot; &amp; door" />'
    assert renderer(templates).render("inline.html", text=text) == shown
    assert 'src="assets/images/room.webp"' in renderer(templates, base="").render("inline.html", text=text)


def test_each_item_has_a_page_with_the_way_to_it(templates: Path) -> None:
    """Its section stands in the breadcrumb under the title that the section's page has."""
    site = example_site(example("case study"))
    pages = list(renderer(templates, site=site).item_pages({"characteristics": "Traits", "case-studies": "Cases & co"}))
    assert [page.file for page in pages] == ["characteristics/vision.html", "case-studies/lyng-hall.html"]
    assert pages[1].trail == (Crumb("Cases & co", "case-studies/index.html"),)
    assert pages[1].title == "Lyng Hall"
    assert pages[1].description == site.case_studies["lyng-hall"].summary


def test_a_kind_without_items_needs_no_section(templates: Path) -> None:
    """A site may have no topics yet."""
    assert [page.file for page in renderer(templates).item_pages({"characteristics": "Characteristics"})] == [
        "characteristics/vision.html"
    ]


def test_every_slot_of_a_page_is_escaped(templates: Path) -> None:
    """Title, description, breadcrumb and site name are text; the content is HTML already."""
    hostile = page(title=HOSTILE, description=HOSTILE, trail=(Crumb(HOSTILE, "a.html"),), content="<h1>x</h1>")
    slots = renderer(templates).fill(hostile, site_name='R & "S"', site_url=None)
    assert slots["title"] == f"{ESCAPED} – R &amp; &quot;S&quot;"
    assert slots["description"] == ESCAPED
    assert "<b>" not in slots["breadcrumb"]
    assert slots["content"] == "<h1>x</h1>"


def test_the_title_names_page_section_and_site_once_each(templates: Path) -> None:
    """The most telling part comes first; the home page is not called after the site twice."""
    shown = renderer(templates)
    deep = page(trail=(Crumb("Case studies", "case-studies/index.html"),))
    assert shown.fill(deep, site_name="Site", site_url=None)["title"] == "Lyng Hall – Case studies – Site"
    assert shown.fill(page(title="Site"), site_name="Site", site_url=None)["title"] == "Site"


def test_a_canonical_link_needs_the_address_of_the_site(templates: Path) -> None:
    """A folder on a shared drive has none."""
    shown = renderer(templates)
    assert shown.fill(page(), site_name="", site_url=None)["canonical"] == ""
    assert shown.fill(page(), site_name="", site_url="https://example.org/a/")["canonical"] == (
        '<link rel="canonical" href="https://example.org/a/case-studies/lyng-hall.html">'
    )


def test_the_contents_are_the_headings_of_the_second_level_that_have_an_id() -> None:
    """Their text without tags, still escaped once."""
    text = (
        '<h2 class="a" id="one">One &amp; <em>only</em></h2><h3 id="no">No</h3><h2>No id</h2><h2 id="two">\nTwo\n</h2>'
    )
    assert contents(headings(text)) == [("one", "One &amp; only"), ("two", "Two")]


def test_the_contents_are_not_escaped_twice(templates: Path) -> None:
    """`&amp;` in a heading stays one `&` for the reader."""
    slots = renderer(templates).fill(page(content='<h2 id="a">A &amp; B</h2>'), site_name="", site_url=None)
    assert slots["contents"] == "a=A &amp; B;"


def test_a_component_that_is_kept_takes_no_text_for_html(tmp_path: Path) -> None:
    """A text equals the same text as HTML, and is escaped all the same; what comes first makes no difference."""
    (tmp_path / "components").mkdir()
    (tmp_path / "components/part.html").write_text("{% macro part(id, title) %}{{ title }};{% endmacro %}", "utf-8")
    (tmp_path / "page.html").write_text("{% for title in titles %}{{ part('a', title) }}{% endfor %}", "utf-8")
    shown = renderer(tmp_path).render("page.html", titles=[Markup("<b>"), "<b>", Markup("<b>")])
    assert shown == "<b>;&lt;b&gt;;<b>;"


def section(shown: Renderer, file: str, body: str = "") -> str:
    return shown.section(file, title='T & "t"', description="D & d", body=body)


def test_a_section_page_has_its_markdown_and_then_what_the_site_has(templates: Path) -> None:
    """The Markdown is HTML by then; title and description are still text."""
    shown = renderer(templates, site=example_site(example("case study")), base="")
    body = '<p><a href="case:lyng-hall">Lyng Hall</a></p>'
    assert section(shown, "index.html", body) == (
        '<h1>T &amp; &#34;t&#34;</h1>D &amp; d<p><a href="case-studies/lyng-hall.html">Lyng Hall</a></p>1 case studies'
    )


@pytest.mark.parametrize("file", ["about/index.html", "characteristics/more.html"])
def test_a_page_that_is_no_section_lists_nothing(templates: Path, file: str) -> None:
    """It is only its Markdown."""
    assert section(renderer(templates), file, "<p>a</p>") == "<h1>T &amp; &#34;t&#34;</h1>D &amp; d<p>a</p>"


def test_the_sitemap_has_whole_addresses(templates: Path) -> None:
    """Escaped, as XML needs."""
    assert renderer(templates).sitemap("https://example.org/?a&b/", ["index.html"]) == (
        "<loc>https://example.org/?a&amp;b/index.html</loc>"
    )


def test_the_banner_shows_each_problem_and_is_absent_without_one(templates: Path) -> None:
    """A key that holds a tag is shown as text."""
    problem = Problem("reflections/vision.yml", 14, 5, 'unknown key "<b>"')
    assert renderer(templates).notice(()) == ""
    assert renderer(templates).notice((problem,)) == (
        "<li>reflections/vision.yml:14:5: unknown key &#34;&lt;b&gt;&#34;</li>"
    )


def test_a_template_is_compiled_once_for_all_renderers_and_anew_when_it_changes(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under `serve` the next build finds it compiled too, and an edited template shows at once."""
    compiled_now: list[str | None] = []
    compile_template = Environment.compile

    def count(self: Environment, source: str, name: str | None = None, *rest: Any, **more: Any) -> Any:
        compiled_now.append(name)
        return compile_template(self, source, name, *rest, **more)

    monkeypatch.setattr(Environment, "compile", count)
    template = templates / "greeting.html"
    template.write_text("Good morning", encoding="utf-8")
    assert [renderer(templates, base=base).render("greeting.html") for base in ("", "../")] == [
        "Good morning",
        "Good morning",
    ]
    assert compiled_now == ["greeting.html"]
    template.write_text("Good evening", encoding="utf-8")
    assert renderer(templates).render("greeting.html") == "Good evening"


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("plain, as most is", "plain, as most is"),
        ("[Lyng Hall](case:lyng-hall)  did", "Lyng Hall did"),
        ("2 * 3 pupils", "2 * 3 pupils"),
        ("_twice_, **thrice** and `once`", "twice, thrice and once"),
        ("Salt &amp; light", "Salt & light"),
        ("<https://www.example.org>", "https://www.example.org"),
        ("[a [b] c](case:lyng-hall)", "a [b] c"),
        ("one\\*two", "one*two"),
        ("- one\n- two\n\nthree  \nfour\nfive", "one two three four five"),
        ("![A hall](hall.png) is new", "A hall is new"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("<b>text</b>", "<b>text</b>"),
    ],
)
def test_plain_text_has_the_words_and_no_marks(markdown: str, text: str) -> None:
    assert plain_text(markdown) == text
