"""JSON Schemas made from the models, by which editors complete and explain the keys of the YAML files.

An editor finds the schema of a file through the file's first line, its modeline.
"""

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from generator.schema import KINDS, Kind

FOLDER = "schemas"


class _WithoutTitles(GenerateJsonSchema):
    """Gives keys no titles, which would only repeat their names."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schema_file(kind: Kind) -> str:
    """Where the schema of a kind is, as `schemas/case-study.json`."""
    return f"{FOLDER}/{kind.name.replace(' ', '-')}.json"


def schema_text(kind: Kind) -> str:
    """The schema of a file of a kind; where a file has many items, that of a list of them."""
    item = kind.model.model_json_schema(schema_generator=_WithoutTitles)
    item.pop("title")
    definitions = {"$defs": item.pop("$defs")} if "$defs" in item else {}
    content = {"type": "array", "items": item} if kind.many else item
    whole = {"$schema": GenerateJsonSchema.schema_dialect, "title": kind.name.capitalize(), **content, **definitions}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def write_schemas(root: Path) -> tuple[str, ...]:
    """Write the schema of each kind under the project's folder, and give back the files that changed."""
    (root / FOLDER).mkdir(exist_ok=True)
    changed = tuple(kind for kind in KINDS if _read(root / schema_file(kind)) != schema_text(kind))
    for kind in changed:
        (root / schema_file(kind)).write_bytes(schema_text(kind).encode())
    return tuple(schema_file(kind) for kind in changed)


def _read(path: Path) -> str:
    """A file's text, or none; Git on Windows may have given its lines other ends."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def modeline(kind: Kind) -> str:
    """The first line of each file of a kind."""
    up = "../" * kind.files.count("/")
    return f"# yaml-language-server: $schema={up}{schema_file(kind)}"
