"""The archive holds the site, the same site in the same bytes, and is never half written."""

import os
import zipfile
from pathlib import Path

import pytest

from generator.archive import zip_site
from generator.problem import PublishError
from generator.site_folder import WHOLE


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "case-studies").mkdir(parents=True)
    (folder / "index.html").write_text("home")
    (folder / "case-studies/ysgol-tŵr.html").write_text("case")
    (folder / "assets").mkdir()
    for number in range(10):
        (folder / f"assets/{number}.css").write_text("style")
    (folder / WHOLE).write_text("marker")
    return folder


def test_the_site_stands_in_one_folder_without_the_builders_marker(site: Path, tmp_path: Path) -> None:
    size = zip_site(site, tmp_path / "site.zip")
    assert size == (tmp_path / "site.zip").stat().st_size
    with zipfile.ZipFile(tmp_path / "site.zip") as packed:
        assert packed.namelist() == [
            *(f"inclusion-reflections/assets/{number}.css" for number in range(10)),
            "inclusion-reflections/case-studies/ysgol-tŵr.html",
            "inclusion-reflections/index.html",
        ]
        assert packed.read("inclusion-reflections/index.html") == b"home"


def test_the_same_site_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    zip_site(site, tmp_path / "one.zip")
    os.utime(site / "index.html", (1, 1))
    (site / "index.html").chmod(0o600)
    zip_site(site, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_an_archive_that_is_stopped_halfway_leaves_the_old_one(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site.zip").write_text("old")

    def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(zipfile.ZipFile, "writestr", stop)
    with pytest.raises(KeyboardInterrupt):
        zip_site(site, tmp_path / "site.zip")
    assert (tmp_path / "site.zip").read_text() == "old"


def test_an_archive_that_is_open_elsewhere_stays_and_is_named(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site.zip").write_text("old")

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PublishError) as error:
        zip_site(site, tmp_path / "site.zip")
    assert str(error.value) == (
        f"{tmp_path / 'site.zip'} can't be replaced (Permission denied). Close what uses it, then build again."
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.zip"]
