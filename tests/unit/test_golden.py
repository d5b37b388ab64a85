"""Each rule has a golden case, and what is said to the author is exactly what the case says."""

import dis
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any

import pytest

from generator import (
    address_rules,
    explain,
    files,
    front_matter,
    images,
    keys,
    links,
    misread,
    pages,
    parse,
    question_rules,
    rules,
    syntax,
    text,
    validate,
)
from generator.schema import case_studies, occasions, programme, questions, values, worksheets
from tests.unit.golden import CASES, problems_of, read_case

SPEAKING = (
    *(address_rules, explain, files, front_matter, images, keys, links, misread, pages, parse, question_rules),
    *(rules, syntax, text, validate),
    *(case_studies, occasions, programme, questions, values, worksheets),
)
"""The modules that have words for the author."""


@pytest.mark.parametrize("name", CASES)
def test_a_golden_case_has_exactly_these_problems(name: str, tmp_path: Path) -> None:
    case = read_case(CASES[name])
    case.write(tmp_path)
    assert "".join(f"{problem}\n" for problem in problems_of(tmp_path)) == case.problems


def test_the_base_of_the_cases_has_no_problem(tmp_path: Path) -> None:
    read_case(CASES["a-file-with-a-byte-order-mark-and-windows-line-ends-is-fine"]).write(tmp_path)
    assert problems_of(tmp_path) == ()


def test_every_line_that_speaks_to_the_author_is_reached_by_a_golden_case(tmp_path: Path) -> None:
    reached = _lines_reached_by(lambda: _run_all(tmp_path))
    missed = [
        f"{Path(module.__file__ or '').name}:{line}"
        for module in SPEAKING
        for line in sorted(_lines_of(module) - reached[str(module.__file__)])
    ]
    assert missed == []


def test_every_meaning_of_a_syntax_error_is_in_a_golden_case(tmp_path: Path) -> None:
    """The last one is for what libyaml may say in a later version."""
    said = {line.partition(": ")[2] for name in CASES for line in read_case(CASES[name]).problems.splitlines()}
    for meaning in syntax.MEANINGS[:-1]:
        assert callable(meaning.words) or meaning.words in said, meaning


def test_everything_said_of_a_model_error_is_in_a_golden_case() -> None:
    """A message's fixed words, between what differs from case to case, stand in some case."""
    said = "\n".join(read_case(path).problems for path in CASES.values())
    for form in explain.FORMS.values():
        assert form in said
    for needed in explain.NEEDED.values():
        assert needed.removeprefix("{}").partition("{}")[0] in said


def _run_all(folder: Path) -> None:
    for name, path in CASES.items():
        (folder / name).mkdir()
        read_case(path).write(folder / name)
        problems_of(folder / name)


def _lines_reached_by(run: Callable[[], None]) -> dict[str, set[int]]:
    reached: dict[str, set[int]] = defaultdict(set)
    watched = {str(module.__file__) for module in SPEAKING}

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        if frame.f_code.co_filename not in watched:
            return None
        reached[frame.f_code.co_filename].add(frame.f_lineno)
        return trace

    files.kind_of.cache_clear()  # what an earlier test has asked for would not be looked up again
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return reached


def _lines_of(module: ModuleType) -> set[int]:
    """The lines inside the functions of a module, without those that run when it is imported."""
    source = Path(module.__file__ or "").read_text("utf-8")
    return {line for code in _functions(compile(source, str(module.__file__), "exec")) for line in _lines(code)}


def _functions(code: CodeType) -> list[CodeType]:
    inner = [each for each in code.co_consts if isinstance(each, CodeType)]
    nested = [deeper for each in inner for deeper in _functions(each)]
    return [each for each in inner if each.co_flags & 0x2] + nested  # CO_NEWLOCALS: not a class body


def _lines(code: CodeType) -> set[int]:
    return {line for _, line in dis.findlinestarts(code) if line and line != code.co_firstlineno}
