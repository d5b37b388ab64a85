"""Loading gives content or problems, whatever the bytes are, and knows where each key and value stands."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.files import kind_of
from generator.load import Document, Loaded, load
from generator.parse import parse
from generator.plain import plain_value
from generator.schema import KINDS, Content
from generator.text import text_of
from generator.validate import validate

TEXT = """\
# A comment.
- id: one
  levels:
    - sign: First.
      next: |
        Then this.
- {id: two, levels: [{sign: "Second.", next: }]}
"""


def data(text: str) -> Any:
    parsed = parse(text)
    assert parsed.mistakes == ()
    return parsed.data


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "reflections").mkdir()
    (tmp_path / "content/pages").mkdir(parents=True)
    return tmp_path


def document(project: Path, text: str) -> Document:
    (project / "reflections/vision.yml").write_text(text, "utf-8")
    (loaded,) = load(project).documents
    return loaded


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("-3", -3), ("0", 0), ("3.9", 3.9), ("-0.50", -0.5), ("true", True), ("false", False)]
    + [(text, None) for text in ("", "~", "null")],
)
def test_plain_words_that_are_not_text(text: str, value: object) -> None:
    assert plain_value(text) == value
    assert type(plain_value(text)) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "yes",
        "on",
        "True",
        "NULL",
        "2011-05-01",
        "012",
        "1:30",
        "1_000",
        "+5",
        ".5",
        "5.",
        "1e3",
        "0x1F",
        ".inf",
        ".nan",
        "-",
        "1234567890123456",
        "1.2345678901234567",
        "٣",
        "=",
        "<<",
    ],
)
def test_what_yaml_may_read_as_something_else_stays_text(text: str) -> None:
    assert plain_value(text) == text


def test_quotes_make_text_of_anything() -> None:
    assert data("""{a: "12", b: 'true', c: "", d: "~"}""") == {"a": "12", "b": "true", "c": "", "d": "~"}


@pytest.mark.parametrize("model", [kind.model for kind in KINDS])
def test_the_examples_read_as_with_pyyaml(model: type[Content]) -> None:
    assert data(model.example) == yaml.load(model.example, BaseLoaderWithNumbers)


class BaseLoaderWithNumbers(yaml.SafeLoader):
    """PyYAML's loader with our plain words: a second reading to compare with."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is not yaml.ScalarNode or not implicit[0]:
            return super().resolve(kind, value, (False, True))  # type: ignore[no-untyped-call]
        names = {bool: "bool", int: "int", float: "float", str: "str", type(None): "null"}
        return f"tag:yaml.org,2002:{names[type(plain_value(value))]}"


def test_positions_are_those_of_values(project: Path) -> None:
    loaded = document(project, TEXT)
    assert loaded.position(()) == (2, 1)
    assert loaded.position((0,)) == (2, 3)
    assert loaded.position((0, "levels")) == (4, 5)
    assert loaded.position((0, "levels", 0, "next")) == (5, 13)
    assert loaded.position((1, "levels", 0, "sign")) == (7, 29)


def test_key_positions_are_those_of_keys(project: Path) -> None:
    loaded = document(project, TEXT)
    assert loaded.key_position((0, "levels", 0, "next")) == (5, 7)
    assert loaded.key_position((1, "levels")) == (7, 13)
    assert loaded.key_position((1,)) == (7, 3), "for a place in a list, the value's"


def test_the_position_of_what_is_missing_is_the_nearest_thing_around_it(project: Path) -> None:
    loaded = document(project, TEXT)
    assert loaded.position((0, "levels", 7, "sign")) == (4, 5)
    assert loaded.position((0, "ask")) == (2, 3)
    assert loaded.position((0, "id", "deeper")) == (2, 7)
    assert loaded.key_position((0, "ask")) == (2, 3)
    assert loaded.key_position(()) == (2, 1)


def test_columns_count_characters_and_not_bytes(project: Path) -> None:
    assert document(project, "{é: 1, 😀: 2, b: 3}").position(("b",)) == (1, 17)


def test_a_place_in_the_text_and_its_position_lead_to_each_other(project: Path) -> None:
    loaded = document(project, TEXT)
    for index in range(len(TEXT)):
        assert loaded.index_of(loaded.position_at(index)) == index


def test_positions_in_front_matter_count_from_the_top_of_the_page(project: Path) -> None:
    (project / "content/pages/index.md").write_text("---\ntitle: Home\n---\n\nText.\n", "utf-8")
    (page,) = load(project).pages
    assert page.data == {"title": "Home"}
    assert page.position(("title",)) == (2, 8)
    assert page.body == "\n\n\n\nText.\n"


def test_files_come_sorted_and_hidden_ones_do_not_come(project: Path) -> None:
    for name in ("b.yml", "a.yml", ".hidden.yml", "~$a.yml", "a.yml~", "README.md"):
        (project / "reflections" / name).write_text("[]", "utf-8")
    loaded = load(project)
    assert [each.file for each in loaded.documents] == ["reflections/a.yml", "reflections/b.yml"]
    assert loaded.problems == ()


def test_a_folder_without_content_is_no_problem_of_loading(tmp_path: Path) -> None:
    assert load(tmp_path) == load(tmp_path / "nowhere") == Loaded()


def test_links_to_folders_are_not_followed(project: Path) -> None:
    (project / "reflections/again").symlink_to(project / "reflections", target_is_directory=True)
    assert load(project) == Loaded()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
def test_a_pipe_is_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "reflections/vision.yml")
    (problem,) = load(project).problems
    assert str(problem).startswith("reflections/vision.yml:1:1: this is not a file")


def test_a_file_name_that_is_no_text_can_be_printed(project: Path) -> None:
    path = os.fsencode(project / "reflections") + b"/\xff\n.yml"
    with open(path, "w") as file:  # noqa: PTH123  # a Path holds no such name
        file.write("[]")
    problems = load(project).problems
    assert problems
    assert "\n" not in "".join(map(str, problems)).encode("utf-8").decode()


def test_what_could_not_be_read_is_remembered_with_its_kind(project: Path) -> None:
    (project / "reflections/vision.yml").write_text("- [", "utf-8")
    assert load(project).unread == ((kind_of("reflections/vision.yml"), "reflections/vision.yml"),)


FILES = [kind.files.replace("*", "x") for kind in KINDS] + ["content/pages/index.md", "content/pages/a/b.md"]

yaml_like = st.text(alphabet="ab:-?[]{}#&*!|>'\"%@` \n\t,.<~=\\1\r\x85\u2028\ufeff\x07é😀“”–•").map(str.encode)


def content_or_problems(file: str, content: bytes) -> None:
    """Load and validate a project of this one file."""
    with TemporaryDirectory() as folder:
        path = Path(folder, file)
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        validated = validate(load(Path(folder)))
    for problem in validated.problems:
        assert str(problem).isprintable()


@given(st.sampled_from(FILES), st.one_of(st.binary(max_size=200), yaml_like))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_in_any_file_give_content_or_problems(file: str, content: bytes) -> None:
    content_or_problems(file, content)


@st.composite
def damaged_examples(draw: st.DrawFn) -> tuple[str, bytes]:
    """A model's example with something put in the place of a part of it."""
    kind = draw(st.sampled_from(KINDS))
    text = kind.model.example
    text = "- " + text.replace("\n", "\n  ") if kind.many else text
    start, length = draw(st.integers(0, len(text))), draw(st.integers(0, 20))
    text = text[:start] + draw(yaml_like).decode() + text[start + length :]
    return kind.files.replace("*", "x"), text.encode()


@given(damaged_examples())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_damage_to_content_gives_content_or_problems(damaged: tuple[str, bytes]) -> None:
    content_or_problems(*damaged)


BOMBS = {
    "brackets": "[" * 100_000,
    "braces": "{" * 100_000,
    "hyphens": "- " * 100_000,
    "question-marks": "? " * 100_000,
    "keys-on-lines": "".join(f"{' ' * depth}a:\n" for depth in range(1_000)),
    "hyphens-on-lines": "".join(f"{' ' * depth}-\n" for depth in range(1_000)),
    "in-turn-on-a-line": "- ? " * 50_000,
    "in-turn-in-brackets": "[{? " * 50_000,
    "after-quotes": "a: '['\nb: \"]]]]\"\nc: " + "[" * 100_000,
    "after-a-comment": "# " + "]" * 100_000 + "\n" + "[" * 100_000,
    "after-closed-ones": "- [" + "[]," * 100_000 + "[" * 100_000,
    "as-keys": "{[" * 100_000,
    "after-tags-and-anchors": "!a &b [" * 60_000,
}


def test_deep_nesting_does_not_crash_the_interpreter(tmp_path: Path) -> None:
    """In an interpreter of its own, which names each file whose depth it refused."""
    for folder in ("reflections", "content/pages"):
        (tmp_path / folder).mkdir(parents=True)
    for name, text in BOMBS.items():
        (tmp_path / f"reflections/{name}.yml").write_text(text, "utf-8")
        (tmp_path / f"content/pages/{name}.md").write_text(f"---\n{text}\n---\n", "utf-8")
    code = "from generator.load import load; from pathlib import Path; import sys\n"
    code += "for problem in load(Path(sys.argv[1])).problems: print(problem)"
    command = [sys.executable, "-c", code, str(tmp_path)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    refused = [line.partition(":")[0] for line in done.stdout.splitlines() if "50 levels" in line]
    pages, documents = [f"content/pages/{name}.md" for name in BOMBS], [f"reflections/{name}.yml" for name in BOMBS]
    assert refused == sorted(pages) + sorted(documents)


SLOW = {
    "tags": "%TAG !a! b\n" * 20_000,
    "keys": "".join(f"key{number}: 1\n" for number in range(17_500)),
    "the same key": "a: 1\n" * 47_500,
    "a list": "[" + "a," * 122_500 + "]",
    "empty items": "- {}\n" * 47_500,
    "plain lines": "a\n" * 122_500,
    "colons": "a: " * 75_000,
    "quotes": "'" * 249_999,
    "anchors": "- &a b\n" * 35_000,
    "spaces": " " * 249_999,
    "unknown ids": "".join(f"- id: a{number}\n  sources: [b{number}]\n" for number in range(6_250)),
    "links": "- id: a\n  note: >\n    " + "[a](case:b) " * 20_000,
    "comments behind text": "- a #b\n" * 35_000,
    "braces without colons": "{a: 1," + "".join(f"b{number}," for number in range(35_000)) + "}",
    "brackets before a curly quote": "[" * 40 + "a,[],{}," * 30_000 + "“",
    "dashes in a text": "a\n" + "  - b\n" * 40_000,
    "brackets in prose": "- id: a\n  note: >\n    " + "![" * 122_500,
}


@pytest.mark.parametrize("name", SLOW)
def test_a_large_file_of_anything_does_not_hang(name: str, tmp_path: Path) -> None:
    """A quarter of the most that is read. What grows with the square of the size takes minutes already."""
    content = text_of(SLOW[name].encode())
    start = process_time()
    content_or_problems("reflections/vision.yml", content.encode())
    assert process_time() - start < 20
