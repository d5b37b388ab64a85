"""Terms where they stand: what they mean as plain text, and which of them a page uses."""

from generator.prose_html import ProseRenderer
from generator.schema import Term
from generator.terms import Explanation, explain_terms, used_terms

SENCO = Term(id="senco", term="SENCO", meaning='A *teacher* who sees to [SEND](term:send) & "more".', now="The\nsame.")
SEND = Term(id="send", term="SEND", meaning="Special educational needs.")


def test_a_meaning_is_text_on_one_line_without_markdown() -> None:
    explained = explain_terms([SENCO, SEND])
    assert explained["senco"] == Explanation("senco", "SENCO", 'A teacher who sees to SEND & "more".', "The same.")
    assert explained["send"].now == ""


def test_a_link_to_a_term_carries_its_meaning_escaped() -> None:
    """term.js shows it; without the script the link leads to the glossary."""
    link = ProseRenderer(base="../", explanations=explain_terms([SENCO])).inline("[SENCO](term:senco)")
    assert link == (
        '<a href="../glossary/index.html#senco" data-module="term" data-term="senco" '
        'data-meaning="A teacher who sees to SEND &amp; &quot;more&quot;." data-now="The same.">SENCO</a>'
    )


def test_a_term_without_a_note_has_none_and_other_links_carry_nothing() -> None:
    prose = ProseRenderer(base="", explanations=explain_terms([SEND]))
    assert "data-now" not in prose.inline("[SEND](term:send)")
    assert prose.inline("[SEND](source:send)") == '<a href="sources/index.html#send">SEND</a>'


def test_a_page_explains_each_term_that_it_uses_once_in_their_order() -> None:
    explained = explain_terms([SEND, SENCO])
    html = ProseRenderer(base="", explanations=explained).inline("[a](term:senco) [b](term:send) [c](term:senco)")
    assert [word.id for word in used_terms(html, explained)] == ["senco", "send"]
    assert used_terms("<p>none</p>", explained) == ()
