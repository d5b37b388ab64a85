"""What tests share: one build of the site for each worker, and copies of the project to change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project import BuiltSite, Project, copy_project


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the repository's content, as schools get it: without an address. Not to be changed."""
    return copy_project(tmp_path_factory.mktemp("built") / "project").build()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the project, for a test to change."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[[str], Project]:
    """Makes several copies of the project, each under its own name."""
    return lambda name: copy_project(tmp_path / name)
