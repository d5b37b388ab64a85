"""The site's own stylesheet, script, fonts and images: what is published, and under which names."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

STYLES = (
    "fonts",
    "tokens",
    "base",
    "page",
    "skip",
    "notice",
    "header",
    "breadcrumb",
    "contents",
    "footer",
    "hero",
    "door",
    "masthead",
    "part",
    "markdown",
    "icon",
    "pattern",
    "badge",
    "card",
    "facts",
    "items",
    "steps",
    "behaviour",
    "question",
    "level",
    "wording",
    "prompt",
    "note",
    "outcome",
    "measure",
    "bars",
    "chart",
    "finding",
    "voice",
    "source",
    "table",
    "keys",
    "term",
    "fact_table",
    "passage",
    "point",
    "glance",
    "timeline",
    "words",
    "asked",
    "running_order",
    "search_box",
    "facets",
    "results",
    "sheet",
    "downloads",
    "worksheets",
)
"""The stylesheets of `theme/assets/css`, one a component, in the order in which they are joined."""

SCRIPTS = (
    "reflections",
    "header",
    "part",
    "contents",
    "term",
    "mark",
    "search_data",
    "search_index",
    "search_box",
    "facets",
    "facet_panel",
    "results",
    "browse",
    "search_page",
    "worksheets",
    "print_page",
)
"""The scripts of `theme/assets/js`, one a component, in the order in which they are joined."""

SELF_AUDIT_STYLES = ("button", "dialog", "audit", "rate", "profile", "results", "plan", "keep", "report")
"""The stylesheets of `theme/assets/css/self_audit` that its page loads."""

SELF_AUDIT_SCRIPTS = (
    "question_bank",
    "audit",
    "plan",
    "profile",
    "joined",
    "carry_over",
    "json_schema",
    "packed",
    "record",
    "csv",
    "csv_writer",
    "csv_table",
    "csv_cells",
    "csv_reader",
    "calendar",
    "merge",
    "device",
    "store_sentences",
    "store",
    "chart",
    "report_part",
    "report_about",
    "report_audit",
    "report_results",
    "report_plan",
    "report",
    "record_file",
    "copies",
    "carried_changes",
    "led",
    "make",
    "replacing",
    "opening_field",
    "opening",
    "dialog",
    "told",
    "choice_form",
    "rate_form",
    "start_screen",
    "choose_screen",
    "overview_screen",
    "question_screen",
    "results_profile",
    "results_lists",
    "results_screen",
    "plan_entry",
    "plan_priority",
    "plan_action",
    "plan_list",
    "plan_screen",
    "keep_stored",
    "keep_changes",
    "keep_screen",
    "print_screen",
    "paper",
    "audit_frame",
    "self_audit",
)
"""The scripts of `theme/assets/js/self_audit` that its page loads: first those that know nothing of a page."""

REVIEW_STYLES = ("together", "views", "brought", "change", "key_in")
"""The stylesheets of `theme/assets/css/self_audit` for several people's audits, loaded when they are needed."""

REVIEW_SCRIPTS = (
    "review",
    "brought_plans",
    "tally",
    "views",
    "change",
    "views_table",
    "voices_panel",
    "views_screen",
    "keying",
    "keying_draft",
    "keying_store",
    "keying_table",
    "gathering",
    "gathered",
    "bringing",
    "group_form",
    "together_people",
    "together_screen",
    "key_in_grid",
    "key_in_form",
    "key_in_changes",
    "key_in_screen",
    "key_in_paper",
    "change_screen",
    "review_plan_screen",
    "report_people",
    "report_views",
    "report_change",
    "report_governors",
    "review_screens",
)
"""The scripts of `theme/assets/js/self_audit` for several people's audits, loaded when they are needed."""

ROOM_STYLES = ("session", "present", "slide", "handouts")
"""The stylesheets of `theme/assets/css/self_audit` for a meeting: its plan, and what a projector shows."""

ROOM_SCRIPTS = (
    "session",
    "session_link",
    "session_draft",
    "tallying",
    "slides",
    "slides_governors",
    "slide_parts",
    "slide",
    "slide_answers",
    "timer",
    "tally_form",
    "tally_keeping",
    "notes_window",
    "handouts",
    "meeting_counts",
    "present_bar",
    "present_screen",
    "session_number",
    "session_steps",
    "session_sheet",
    "session_outcome",
    "session_kept",
    "session_screen",
    "room_screens",
)
"""The scripts of `theme/assets/js/self_audit` for a meeting, loaded when they are needed, after those for reviews."""

COPIED_FOLDERS = (
    ("vendor/fonts", "assets/fonts"),
    ("vendor/minisearch", "assets/minisearch"),
    ("assets/images", "assets/images"),
)
"""Folders of the theme that are published whole, and where."""


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """A file made at build. Its name carries the hash of its content, so that no browser keeps an old one."""

    file: str
    content: str


def bundle(name: str, ending: str, content: str) -> Bundle:
    """Content as a file with a name of its own, such as `assets/reflections.1a2b3c4d.js`."""
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    return Bundle(file=f"assets/{name}.{digest}.{ending}", content=content)


def _joined(name: str, folder: Path, names: tuple[str, ...], ending: str) -> Bundle:
    texts = ((folder / f"{each}.{ending}").read_text(encoding="utf-8") for each in names)
    return bundle(name, ending, _SMALLER[ending]("\n".join(texts)))


_SMALLER = {"css": cssmin, "js": jsmin}
"""What leaves out comments and space, which are a quarter of what a browser would load."""


def stylesheet(theme: Path) -> Bundle:
    """The one stylesheet of the site."""
    return _joined("reflections", theme / "assets/css", STYLES, "css")


def script(theme: Path) -> Bundle:
    """The one script of the site."""
    return _joined("reflections", theme / "assets/js", SCRIPTS, "js")


def self_audit_stylesheet(theme: Path) -> Bundle:
    """What the self-audit's page has beyond the site's stylesheet."""
    return _joined("self-audit", theme / "assets/css/self_audit", SELF_AUDIT_STYLES, "css")


def self_audit_script(theme: Path) -> Bundle:
    """What the self-audit's page has beyond the site's script."""
    return _joined("self-audit", theme / "assets/js/self_audit", SELF_AUDIT_SCRIPTS, "js")


def review_stylesheet(theme: Path) -> Bundle:
    """What the self-audit's page loads besides, once several audits are brought together."""
    return _joined("review", theme / "assets/css/self_audit", REVIEW_STYLES, "css")


def review_script(theme: Path) -> Bundle:
    """What the self-audit's page loads besides, once several audits are brought together."""
    return _joined("review", theme / "assets/js/self_audit", REVIEW_SCRIPTS, "js")


def room_stylesheet(theme: Path) -> Bundle:
    """What the self-audit's page loads besides, once a meeting is planned or held."""
    return _joined("room", theme / "assets/css/self_audit", ROOM_STYLES, "css")


def room_script(theme: Path) -> Bundle:
    """What the self-audit's page loads besides, once a meeting is planned or held."""
    return _joined("room", theme / "assets/js/self_audit", ROOM_SCRIPTS, "js")


def copied_files(theme: Path) -> Iterator[tuple[str, Path]]:
    """The files that are published as they are: where each goes in the site, and where it is."""
    yield "web.config", theme / "assets/web.config"
    for source, target in COPIED_FOLDERS:
        for path in sorted((theme / source).rglob("*")):
            if path.is_file():
                yield f"{target}/{path.relative_to(theme / source).as_posix()}", path
