"""Data for the browser, as scripts: a page that was opened from a folder can load nothing else."""

import json


def script_call(function: str, data: object, *words: str) -> str:
    """A script that hands over data as JSON in a string, which browsers parse sooner than a literal, and mere words."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for old, new in (("\\", "\\\\"), ("'", "\\'"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(old, new)
    given = ", ".join(f"'{each}'" for each in (text, *words))
    return f"Reflections.{function}({given});\n"
