"""A name gives an id that can also be a file's name, whatever letters it has; a site keeps the id that it has."""

import pytest

from generator.ids import LONGEST_ID, id_from, id_near, is_id, is_reserved_on_windows, site_id_from


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("St Michael's", "st-michaels"),
        ("St Michael’s C of E (VA) Primary", "st-michaels-c-of-e-va-primary"),
        ("Ysgol Tŵr-y-Felin", "ysgol-twr-y-felin"),
        ("Szkoła Łódź", "szkola-lodz"),
        ("Łódź & Co", "lodz-and-co"),
        ("Ærø Straße Ǿ", "aero-strasse-o"),
        ("Ło\u0301dz\u0301", "lodz"),  # as a Mac writes the name of a file
        ("Église Sainte–Anne", "eglise-sainte-anne"),
        ("  Lyng   Hall ", "lyng-hall"),
        ("3 Rivers", None),
        ("東京", None),
        ("", None),
        ("Con", None),
        ("COM1", None),
        ("a" * 61, None),
    ],
)
def test_a_name_gives_an_id_that_can_also_be_a_files_name_on_windows(name: str, id: str | None) -> None:
    assert id_from(name) == id


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Łódź & Co", "lodz-and-co"),
        ("3 Rivers", "rivers"),
        ("(2) 3rd Rivers", "rd-rivers"),
        ("a-" * 40, "-".join("a" * 30)),
        ("æ" * 40, "ae" * 30),
        ("12", None),
        ("Con", None),
    ],
)
def test_a_name_that_gives_no_id_may_be_near_to_one(name: str, id: str | None) -> None:
    assert id_near(name) == id
    assert id is None or is_id(id)


@pytest.mark.parametrize("text", ["Lyng", "lyng hall", "-lyng", "lyng--hall", "lyng\n", "aux", "../lyng", "3", ""])
def test_what_is_no_id_is_not_taken_for_one(text: str) -> None:
    assert not is_id(text)


def test_an_id_has_a_length_that_it_may_have() -> None:
    assert is_id("a" * LONGEST_ID)
    assert not is_id("a" * (LONGEST_ID + 1))


@pytest.mark.parametrize(
    ("name", "is_reserved"),
    [("con", True), ("Aux.yml", True), ("LPT9", True), ("com", False), ("console", False), ("lpt10", False)],
)
def test_names_that_windows_keeps_for_itself_are_known(name: str, is_reserved: bool) -> None:
    assert is_reserved_on_windows(name) == is_reserved


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Hilltop School", "hilltop-school"),
        ("St Michael's & Co.", "st-michael-s-co"),
        ("2 Rivers", "2-rivers"),
        ("A" * 70, "a" * 70),
        ("Con", "con"),
        ("?!", "site"),
    ],
)
def test_a_site_whose_name_has_no_marks_keeps_the_id_under_which_answers_are_kept(name: str, id: str) -> None:
    assert site_id_from(name) == id


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Szkoła Łódź", "szkola-lodz"),
        ("Ysgol Llŷn’s Questions", "ysgol-llyns-questions"),
        ("Key Stage 1–2", "key-stage-12"),
        ("学校", "site"),
    ],
)
def test_a_site_without_an_id_gets_one_from_its_name(name: str, id: str) -> None:
    assert site_id_from(name) == id
