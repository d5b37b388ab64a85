"""The assets: one stylesheet and one script in a written-out order, and every vendored file unmodified."""

import hashlib
import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator import assets

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "theme"
VENDORED = [ROOT / "theme/vendor", ROOT / "tests/vendor"]


def listed(folder: Path) -> dict[str, dict[str, str]]:
    entries = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))["file"]
    return {entry["path"]: entry for entry in entries}


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A theme of two components."""
    for file, text in {"css/b.css": "b {}\n", "css/a.css": "a {}\n", "js/a.js": "let a;\n"}.items():
        (tmp_path / "assets" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets" / file).write_text(text, encoding="utf-8")
    monkeypatch.setattr(assets, "STYLES", ("b", "a"))
    monkeypatch.setattr(assets, "SCRIPTS", ("a",))
    return tmp_path


def test_stylesheets_are_joined_in_the_order_that_is_written_out(theme: Path) -> None:
    """The order of the cascade is ours, not the file system's."""
    assert assets.stylesheet(theme).content == "b{}a{}"


def test_a_bundle_is_named_by_what_is_in_it(theme: Path) -> None:
    """The same content keeps its name; other content gets another, so that no browser shows an old one."""
    before = assets.stylesheet(theme)
    assert assets.stylesheet(theme) == before
    assert before.file == f"assets/reflections.{hashlib.sha256(before.content.encode()).hexdigest()[:8]}.css"
    (theme / "assets/css/a.css").write_text("a { color: red }\n", encoding="utf-8")
    assert assets.stylesheet(theme).file != before.file


@pytest.mark.parametrize(
    ("folder", "ending", "names"),
    [
        ("css", "css", assets.STYLES),
        ("js", "js", assets.SCRIPTS),
        ("css/self_audit", "css", (*assets.SELF_AUDIT_STYLES, *assets.REVIEW_STYLES, *assets.ROOM_STYLES)),
        ("js/self_audit", "js", (*assets.SELF_AUDIT_SCRIPTS, *assets.REVIEW_SCRIPTS, *assets.ROOM_SCRIPTS)),
    ],
    ids=["css", "js", "the self-audit's css", "the self-audit's js"],
)
def test_no_component_is_forgotten(folder: str, ending: str, names: tuple[str, ...]) -> None:
    """Each file of the folder stands in the order once, and each name in the order has a file."""
    assert sorted(names) == sorted(path.stem for path in (THEME / "assets" / folder).glob(f"*.{ending}"))


@pytest.mark.parametrize("path", sorted((THEME / "assets/js").rglob("*.js")), ids=lambda path: path.stem)
def test_no_template_stands_within_another(path: Path) -> None:
    """What leaves out space on the way to the site would leave it out of the inner one, too."""
    code = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [line for line in code.splitlines() if re.search(r"`[^`]*\$\{[^}`]*`", line)] == []


def test_fonts_images_and_the_search_library_are_published_under_assets() -> None:
    """With the licences beside them, as they ask."""
    published = dict(assets.copied_files(THEME))
    assert "assets/fonts/LICENSE" in published
    assert all(path.is_file() for path in published.values())
    assert "assets/minisearch/LICENSE" in published
    folders = ("assets/fonts/", "assets/images/", "assets/minisearch/")
    assert [file for file in published if not file.startswith(folders)] == ["web.config"]


def test_the_settings_for_a_windows_server_are_readable_by_it() -> None:
    """IIS serves nothing of a folder whose `web.config` is not XML of its kind."""
    path = dict(assets.copied_files(THEME))["web.config"]
    settings = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    assert settings.tag == "configuration"
    assert settings.find("system.webServer") is not None


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: f"{folder.parent.name}/vendor")
def test_a_vendored_file_is_unmodified(folder: Path) -> None:
    """Each has the hash that was written down when it came."""
    found = {file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in listed(folder)}
    assert found == {file: entry["sha256"] for file, entry in listed(folder).items()}


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: f"{folder.parent.name}/vendor")
def test_no_vendored_file_is_unlisted(folder: Path) -> None:
    """Each file has its name, version, licence and origin in `vendor.toml`, and the licence is there too."""
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert present - {"vendor.toml"} == set(listed(folder))
    for entry in listed(folder).values():
        assert set(entry) == {"path", "name", "version", "licence", "licence_file", "origin", "sha256"}
        assert entry["licence_file"] in present


def colours(css: str, selector: str) -> dict[str, str]:
    """The custom properties that the last rule of a selector sets."""
    rule = css.rpartition(f"{selector} {{")[2].partition("}")[0]
    return dict(re.findall(r"(--ir-[\w-]+): ([^;]+);", rule))


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_the_ground_of_a_hall_has_the_colours_of_that_scheme(ground: str) -> None:
    """It is chosen whatever the computer's scheme, so it sets again each colour in which the two differ."""
    tokens = (THEME / "assets/css/tokens.css").read_text(encoding="utf-8")
    present = (THEME / "assets/css/self_audit/present.css").read_text(encoding="utf-8")
    light, _, dark = tokens.partition("@media screen and (prefers-color-scheme: dark)")
    schemes = {"light": colours(light, ":root"), "dark": colours(dark.partition("@media")[0], ":root")}
    expected = {name: schemes[ground][name] for name in schemes["dark"]}
    assert colours(present, f'.ir-present[data-ground="{ground}"]') == expected
    tones = {name: value for name, value in expected.items() if name.startswith("--ir-tone")}
    assert colours(present, f'.ir-present[data-ground="{ground}"] [data-characteristic]') == tones
