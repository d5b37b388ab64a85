"""What tests share: one build of the site for all workers, and copies of the project to change."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.build_lock import BuildRunning, holding
from tests.project import BuiltSite, Project, copy_project


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> BuiltSite:
    """The site of the repository's content, as schools get it: documents, and no address. Not to be changed."""
    own = tmp_path_factory.getbasetemp()
    root = (own if worker_id == "master" else own.parent) / "built"
    with _alone(root.with_name("built-lock")):  # what one worker has built, the others find
        project = Project(root) if root.exists() else copy_project(root)
        return BuiltSite(project.site) if project.site.exists() else project.build(documents=True)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Waits until no other process holds the lock."""
    while True:
        try:
            with holding(lock):
                yield
                return
        except BuildRunning:
            time.sleep(0.1)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the project, for a test to change."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[[str], Project]:
    """Makes several copies of the project, each under its own name."""
    return lambda name: copy_project(tmp_path / name)
