"""The names of what is filled in: each once in a worksheet, and the same as long as its parts are the same."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from generator.worksheets.blocks import Area, Areas, Block, Grid, Tick, Ticks, Writing

F = TypeVar("F", Tick, Area, Writing, Grid)


def named_apart(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with their fields numbered by kind: `tick.1`, `tick.2`, `space.1`, `box.1`, `table.1`."""
    seen: Counter[str] = Counter()

    def number(field: F) -> F:
        kind = field.name.partition(".")[0]
        seen[kind] += 1
        return replace(field, name=f"{kind}.{seen[kind]}")

    named: list[Block] = []
    for block in blocks:
        match block:
            case Ticks():
                block = replace(block, ticks=tuple(map(number, block.ticks)))
            case Areas():
                block = replace(block, areas=tuple(map(number, block.areas)))
            case Writing():
                block = number(block)
            case Grid():
                block = number(block)
        named.append(block)
    return tuple(named)
