"""The model: order, addresses, and links that are followed both ways."""

import pytest

from generator.model import Site
from generator.schema import CaseStudy, Question, Study
from generator.things import PLACES, SCHEMES, url_of
from tests.examples import example, example_site


def question(id: str, code: str, *, about: str = "vision", **changes: object) -> Question:
    item = example("question", id=id, code=code, about=about, **changes).item
    assert isinstance(item, Question)
    return item


def site_of(*questions: Question) -> Site:
    return example_site(*(example("question", about="vision", **q.model_dump()) for q in questions))


@pytest.mark.parametrize(
    ("kind", "id", "url"),
    [
        ("characteristic", "vision", "characteristics/vision.html"),
        ("strand", "wider-outcomes", "strands/wider-outcomes.html"),
        ("topic", "achievement", "topics/achievement.html"),
        ("question", "vision-shared", "questions/vision-shared.html"),
        ("case study", "lyng-hall", "case-studies/lyng-hall.html"),
        ("study", "achieve-together", "research/achieve-together.html"),
        ("source", "nc-2011", "sources/index.html#nc-2011"),
        ("term", "senco", "glossary/index.html#senco"),
    ],
)
def test_each_kind_of_thing_has_its_address(kind: str, id: str, url: str) -> None:
    """Addresses are permanent: schools bookmark them and worksheets print them."""
    assert url_of(kind, id) == url


def test_a_link_is_written_with_a_scheme_that_belongs_to_one_kind() -> None:
    """No two kinds share a scheme or a folder."""
    assert len(SCHEMES) == len(PLACES) == len({place.folder for place in PLACES})
    assert SCHEMES["case"] == "case study"


def test_things_with_an_order_come_in_it_whatever_their_files_are_called() -> None:
    """Characteristics, strands, topics, studies and audiences are shown by `order`."""
    site = example_site(
        example("strand", id="aaa", order=3),
        example("strand", id="bbb", order=1),
        example("strand", id="ccc", order=2),
    )
    assert list(site.strands) == ["bbb", "ccc", "aaa"]


def test_case_studies_come_by_name() -> None:
    """Schools have no order of their own: they stand by name."""
    site = example_site(
        example("case study", id="a-school", name="Westwood"),
        example("case study", id="z-school", name="Lyng Hall"),
    )
    assert list(site.case_studies) == ["z-school", "a-school"]


def test_glossary_terms_come_by_the_alphabet_and_not_by_capitals() -> None:
    """`aid` stands before `SENCO` and `Zone` after it."""
    terms = [example("term", id=term.lower(), term=term) for term in ("SENCO", "aid", "Zone", "target")]
    assert [term.term for term in example_site(*terms).terms.values()] == ["aid", "SENCO", "target", "Zone"]


def test_questions_come_in_the_order_of_what_they_are_about() -> None:
    """Characteristics first, then strands, then topics; within one, as the file has them."""
    site = example_site(
        example("topic"),
        example("strand"),
        example("question", id="topic-1", about="achievement"),
        example("question", id="vision-2", about="vision"),
        example("question", id="vision-1", about="vision"),
        example("question", id="strand-1", about="structured-conversations"),
    )
    assert list(site.questions) == ["vision-2", "vision-1", "strand-1", "topic-1"]
    assert site.subject_of["topic-1"] == ("topic", "achievement")


def test_a_retired_question_is_kept_but_not_asked() -> None:
    """Its page stays, for older answers; lists of questions to ask leave it out."""
    site = site_of(question("old", "V1", retired="2026-09"), question("new", "V2"))
    assert list(site.questions) == ["old", "new"]
    assert [q.id for q in site.questions_in_use] == ["new"]
    assert [q.id for q in site.questions_about("vision")] == ["new"]


def test_terms_stand_by_their_letters() -> None:
    """Capitals and accents make no difference, and what begins with a figure comes first."""
    names = ("SENCO", "école", "5 A*-Cs", "eal", "Academy")
    site = example_site(*(example("term", id=f"t{n}", term=name) for n, name in enumerate(names)))
    found = {letter: [term.term for term in terms] for letter, terms in site.terms_by_letter.items()}
    assert found == {"0–9": ["5 A*-Cs"], "A": ["Academy"], "E": ["eal", "école"], "S": ["SENCO"]}


def test_a_question_leads_to_those_before_and_after_it() -> None:
    """A retired one stands in no order."""
    site = site_of(
        question("one", "V1"), question("two", "V2"), question("old", "V3", retired="2026-09"), question("last", "V4")
    )
    names = {q.id: {which: other.id for which, other in site.neighbours_of(q).items()} for q in site.questions.values()}
    assert names == {
        "one": {"Next": "two"},
        "two": {"Previous": "one", "Next": "last"},
        "old": {},
        "last": {"Previous": "two"},
    }


def test_questions_about_something_leave_out_those_about_another() -> None:
    """A strand's questions are not a characteristic's."""
    site = example_site(
        example("strand"),
        example("question", id="of-vision", about="vision"),
        example("question", id="of-strand", about="structured-conversations"),
    )
    assert [q.id for q in site.questions_about("structured-conversations")] == ["of-strand"]


def test_a_case_study_and_a_question_find_each_other_whichever_names_the_other() -> None:
    """One side's link is enough; a pair that neither names stays apart."""
    named_by_case = example("question", id="named", code="V1", about="vision")
    names_case = example("question", id="names", code="V2", about="vision", case_studies=["lyng-hall"])
    stranger = example("question", id="stranger", code="V3", about="vision")
    case = example("case study", questions=["named"])
    site = example_site(named_by_case, names_case, stranger, case)
    assert [q.id for q in site.questions_for(site.case_studies["lyng-hall"])] == ["named", "names"]
    assert [[c.id for c in site.case_studies_for(q)] for q in site.questions.values()] == [
        ["lyng-hall"],
        ["lyng-hall"],
        [],
    ]


def test_case_studies_are_found_by_characteristic_and_by_strand() -> None:
    """A case study illustrates one characteristic and may touch several strands."""
    site = example_site(
        example("case study", id="one", characteristic="vision", strands=["wider-outcomes"]),
        example("case study", id="two", characteristic="commitment", strands=[]),
    )
    assert [case.id for case in site.case_studies_of("vision")] == ["one"]
    assert [case.id for case in site.case_studies_in("wider-outcomes")] == ["one"]
    assert site.case_studies_in("assessment-tracking") == ()


@pytest.mark.parametrize(
    ("id", "others"), [("a", ["b", "c", "d"]), ("c", ["d", "e", "a"]), ("e", ["a", "b", "c"]), ("alone", [])]
)
def test_a_case_study_leads_on_to_the_next_three_of_its_characteristic(id: str, others: list[str]) -> None:
    """However many there are, a page stays as long as it is; from the last the way leads to the first."""
    alike = [example("case study", id=id, name=id, characteristic="vision") for id in "abcde"]
    site = example_site(*alike, example("case study", id="alone", characteristic="commitment"))
    assert [case.id for case in site.others_like(site.case_studies[id])] == others


def test_a_study_finds_the_questions_that_name_it() -> None:
    """A retired question no longer counts."""
    site = example_site(
        example("question", id="uses", about="vision", studies=["achieve-together"]),
        example("question", id="other", about="vision"),
        example("question", id="gone", about="vision", studies=["achieve-together"], retired="2026-01"),
        example("study"),
    )
    study = site.studies["achieve-together"]
    assert isinstance(study, Study)
    assert [q.id for q in site.questions_with(study)] == ["uses"]


def test_a_site_cannot_be_changed_once_it_is_built() -> None:
    """Everything in it is frozen, so no step can alter what another reads."""
    site = example_site(example("case study"))
    case: CaseStudy = site.case_studies["lyng-hall"]
    with pytest.raises(TypeError):
        site.case_studies["other"] = case  # type: ignore[index]
    with pytest.raises(ValueError, match="frozen"):
        case.name = "Another"  # type: ignore[misc]
