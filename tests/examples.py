"""Things made from the examples that the models carry, for tests that need some content and no more."""

from typing import Any

import yaml

from generator.model import Site, build_site
from generator.schema import KINDS
from generator.things import Thing

MODELS = {kind.name: kind.model for kind in KINDS}


def example(kind: str, *, about: str = "", **changes: Any) -> Thing:
    """The example of a kind with some of its keys changed, as a thing that passed every check."""
    model = MODELS[kind]
    item = model.model_validate(yaml.safe_load(model.example) | changes)
    return Thing(kind=kind, file=f"{kind}.yml", about=about, path=(), item=item)


def example_site(*things: Thing) -> Site:
    """A site of the scale, the words of worksheets, the characteristic vision and whatever else a test is about."""
    return build_site([example("scale"), example("worksheet words"), example("characteristic"), *things])
