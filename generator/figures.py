"""Figures as people write them, the same on pages, slides and paper."""


def number(value: float) -> str:
    """A number: `12` for 12.0, `3.9`, `2,379`, `−5` with the sign for minus."""
    return f"{value:,.10g}".replace("-", "−")


def quantity(value: float, unit: str) -> str:
    """A number with its unit, which no line parts: `12%`, `£16`, `1.7 points`."""
    if unit == "%":
        return f"{number(value)}%"
    if unit == "£":
        return f"{'−' if value < 0 else ''}£{number(abs(value))}"
    return f"{number(value)}\u00a0{unit}"


def change(value: float, unit: str) -> str:
    """A quantity with its sign: `+5%`, `−£2`."""
    return f"{'+' if value > 0 else ''}{quantity(value, unit)}"
