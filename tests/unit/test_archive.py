"""The archive holds the site, the same site in the same bytes, and is never half written."""

import errno
import os
import zipfile
from pathlib import Path

import pytest

from generator.archive import zip_site
from generator.build_lock import BuildRunning, holding
from generator.problem import PublishError
from generator.publish import places_of, staging
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
    assert names_in(tmp_path) == ["site", "site.zip"]


def test_an_archive_that_is_open_elsewhere_stays_and_is_named(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site.zip").write_text("old")

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(source), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    assert refusal(site, tmp_path) == (
        f"{tmp_path / 'site.zip'} can't be written (Permission denied). Close what uses {tmp_path / 'site.zip'}, "
        f"then build again. The site itself is in {site}."
    )
    assert names_in(tmp_path) == ["site", "site.zip"]


def refusal(site: Path, folder: Path) -> str:
    """What the author reads when the site can't be packed; the archive that was there must still be."""
    with pytest.raises(PublishError) as error:
        zip_site(site, folder / "site.zip")
    assert (folder / "site.zip").is_dir() or (folder / "site.zip").read_text() == "old"
    return str(error.value)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_full_disk_leaves_the_old_archive_and_no_half_one(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site.zip").write_text("old")

    def be_full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", be_full)
    assert refusal(site, tmp_path) == (
        f"{tmp_path / 'site.zip'} can't be written (No space left on device). Make room on the disk, then build again. "
        f"The site itself is in {site}."
    )
    assert names_in(tmp_path) == ["site", "site.zip"]


def test_a_file_of_the_site_that_can_not_be_read_is_named(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site.zip").write_text("old")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert refusal(site, tmp_path) == (
        f"{tmp_path / 'site.zip'} can't be written (Permission denied). Close what uses {site / 'assets/0.css'}, "
        f"then build again. The site itself is in {site}."
    )
    assert names_in(tmp_path) == ["site", "site.zip"]


@pytest.mark.parametrize("name", [".site.zip-new", "site.zip"])
def test_a_folder_in_the_way_is_named_and_left_alone(site: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "site.zip").write_text("old")
    (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / name).mkdir()
    (tmp_path / name / "minutes.docx").write_text("mine")
    said = refusal(site, tmp_path)
    assert said.startswith(f"{tmp_path / 'site.zip'} can't be written (")
    assert said.endswith(
        f"). Move or delete the folder {tmp_path / name}, then build again. The site itself is in {site}."
    )
    assert (tmp_path / name / "minutes.docx").read_text() == "mine"
    assert names_in(tmp_path) == sorted({"site", "site.zip", name})


def test_while_a_build_writes_the_site_it_is_not_packed(site: Path, tmp_path: Path) -> None:
    """Or files would go while they are read, and two builds would write one archive."""
    (tmp_path / "site.zip").write_text("old")
    with holding(places_of(site).lock):
        assert refusal(site, tmp_path).startswith("Another build (process ")
    zip_site(site, tmp_path / "site.zip")
    assert names_in(tmp_path) == ["site", "site.zip"]


def test_while_the_site_is_packed_no_build_may_write_it(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = []
    write = zipfile.ZipFile.writestr

    def build_meanwhile(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, content: bytes) -> None:
        with pytest.raises(BuildRunning), staging(site):
            pass
        refused.append(entry.filename)
        write(packed, entry, content)

    monkeypatch.setattr(zipfile.ZipFile, "writestr", build_meanwhile)
    zip_site(site, tmp_path / "site.zip")
    assert len(refused) == 12
