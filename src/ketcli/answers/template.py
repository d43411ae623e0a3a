"""An empty record for an editor to fill in, with what each key takes; all of it follows from the model."""

import textwrap
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from typing import Any, get_origin

from ketcli.answers.names import checked
from ketcli.errors import KetError
from ketcli.knowledge.category import Category
from ketcli.knowledge.constraints import ID, TEXT, Pattern, Ref, parts_of, records_of
from ketcli.knowledge.evidence import Finding
from ketcli.knowledge.kinds import LISTS
from ketcli.knowledge.model import KnowledgeBaseFile
from ketcli.knowledge.records import jsonable

WIDE = 100
"""Columns of a template."""


def template(kind: str, id: str) -> str:
    """Return YAML with one record; an effect comes with a finding, whose id is that of its effect.

    What is needed is empty, which `validate` refuses, and what may be left out is commented out.
    Raises UnknownName, and KetError for what cannot be an id.
    """
    checked("kind of record", kind, LISTS)
    if wrong := ID.wrong(id):
        raise KetError(f"id '{id}' {wrong}; give one: ket new {kind} my-{kind}")
    out = [f"# Fill in what is empty; uncomment what you need; then: ket validate +{id}.yaml"]
    for one in (kind, "finding") if kind == "effect" else (kind,):
        (record,) = records_of(KnowledgeBaseFile.__annotations__[LISTS[one]])
        given = {"effects": f"[{id}]"} if record is Finding else {"id": id}
        out += ["", f"{LISTS[one]}:", *_wrapped(" ".join((record.__doc__ or "").split()), "## ")]
        out += _item(record, given)
    return "\n".join(out) + "\n"


def _item(record: Any, given: dict[str, str]) -> list[str]:
    """Return a record as an item of a list, what is needed first."""
    needed = [field for field in fields(record) if field.name in given or not _optional(field)]
    rest = [field for field in fields(record) if field not in needed]
    lines = [line for field in needed for line in _key(field, given.get(field.name, ""))]
    first = next(n for n, line in enumerate(lines) if not line.startswith("#"))
    out = [f"{'- ' if n == first else '  '}{line}" for n, line in enumerate(lines)]
    return out + [f"  # {line}" for field in rest for line in _key(field)]


def _key(field: Field[Any], value: str = "", told: str = "") -> Iterator[str]:
    """Yield a key with what it takes and whether that is `told`, and the keys of a record that it holds."""
    several = any(get_origin(part) is tuple for part in parts_of(field.type))
    inner = records_of(field.type)
    if inner:
        yield f"{field.name}:" + (f"  # {told}" if told else "")
    mark = "- " if several else "  "
    for one in fields(inner[0]) if inner else ():
        for line in _key(one, told="optional" if _optional(one) else ""):
            yield mark + line
            mark = "  "
    if not inner:
        yield from _plain(field, value, several, told)


def _plain(field: Field[Any], value: str, several: bool, told: str) -> Iterator[str]:
    if not value and field.default not in (MISSING, None, "", ()):
        value = str(jsonable(field.default)).lower()
    said = f"{field.name}: {value or ('[]' if several else '')}".rstrip()
    takes = ("list: " if several else "") + _takes(field.type) + (f"; {told}" if told else "")
    if len(said) + len(takes) + 8 <= WIDE:
        yield f"{said}  # {takes}"
    else:
        yield from _wrapped(takes, "## ")
        yield said


def _takes(kind: Any) -> str:
    """Say in a few words what a value may be."""
    for part in parts_of(kind):
        if isinstance(part, Ref):
            return f"one of the ids of {part.kind}"
        if isinstance(part, type) and issubclass(part, Category):
            return ", ".join(part)
        if isinstance(part, Pattern) and part is not TEXT:
            return part.wanted.removeprefix("must be ")
        if part is bool:
            return "true or false"
        if part in (int, float):
            return "a number"
    return "text"


def _optional(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _wrapped(text: str, mark: str) -> list[str]:
    return textwrap.wrap(
        text, WIDE, initial_indent=mark, subsequent_indent=mark, break_on_hyphens=False
    )
