"""What the models say about the value at a path: its field, and the keys beside it."""

from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.parse import Path
from generator.schema import Content


def field_at(model: type[Content], path: Path) -> FieldInfo | None:
    """The field that a path ends in, none when it ends in an item of a list or mapping."""
    return fields_beside(model, path).get(str(path[-1]))


def fields_beside(model: type[Content], path: Path) -> dict[str, FieldInfo]:
    """The fields of the model that holds the end of a path, by key; none when a list or mapping holds it."""
    holder: Any = model
    for step in path[:-1]:
        holder = _inside(holder, step)
    return holder.model_fields if _is_model(holder) else {}


def _inside(annotation: Any, step: str | int) -> Any:
    if _is_model(annotation):
        return _bare(annotation.model_fields[step].annotation)
    return _bare(get_args(annotation)[0 if isinstance(step, int) else 1])


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Content)


def _bare(annotation: Any) -> Any:
    """A type without its metadata and without the choice of leaving it out."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if NoneType in get_args(annotation):
        return _bare(next(arg for arg in get_args(annotation) if arg is not NoneType))
    return annotation
