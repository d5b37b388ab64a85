"""Every problem of a project at once: of its content and of its settings.

The steps it calls know nothing of each other's files; whatever builds the site, and `reflect check`, begin with it.
"""

from dataclasses import dataclass
from pathlib import Path

from generator.load import Loaded, load
from generator.plugin_settings import NOTHING_GIVEN, Given
from generator.problem import Problem
from generator.settings import read_settings
from generator.settings_rules import settings_problems
from generator.things import Thing
from generator.validate import validate


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What was loaded, the things that passed their own checks, and all problems, sorted."""

    loaded: Loaded
    things: tuple[Thing, ...]
    problems: tuple[Problem, ...]


def check_project(settings_file: Path, given: Given = NOTHING_GIVEN) -> Checked:
    """The content and the problems of the project whose settings are in a file."""
    settings = read_settings(settings_file)
    loaded = load(settings.root)
    validated = validate(loaded)
    problems = {*settings_problems(settings, given), *validated.problems}
    return Checked(loaded=loaded, things=validated.things, problems=tuple(sorted(problems)))
