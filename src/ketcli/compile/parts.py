"""The sound records of YAML files, each with its place, and a line for each thing that is wrong with the others."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, NamedTuple

from pydantic import ConfigDict, TypeAdapter, ValidationError

from ketcli.compile.limits import MOST_PROBLEMS
from ketcli.compile.yamlfile import YamlFile
from ketcli.errors import Problem, shown
from ketcli.knowledge.constraints import PATTERNS, Keys, records_of
from ketcli.knowledge.model import KnowledgeBaseFile

HEADING = "about"
SINGLE = (HEADING, "language")
"""Keys that are not lists."""


@dataclass(frozen=True, slots=True)
class PlacedRecord:
    """A record with the file and the keys that it stands under."""

    record: Any
    file: YamlFile
    keys: Keys

    def value(self, key: str) -> Any:
        """Return what the record, or the mapping that could not become one, holds."""
        if isinstance(self.record, dict):
            return self.record.get(key)
        return getattr(self.record, key, None)

    def problem(self, message: str, *keys: str | int) -> Problem:
        name = self.value("id") or self.value("effect")
        owner = f"{name}: " if isinstance(name, str) else ""
        return self.file.problem((*self.keys, *keys), owner + message)


Records = dict[str, list[PlacedRecord]]
"""Records by the key that they stand under."""


class Part(NamedTuple):
    """The sound records of a file, and as mappings of YAML those that could not become one.

    A part is not complete when records may be missing from it that others refer to.
    """

    sound: Records
    broken: Records
    complete: bool


class AllFiles:
    """The sound records of files by the key of their list, the broken ones, the headings and parts of a language.

    `told` says which file amends what.
    """

    def __init__(self, parts: Sequence[Part], told: Sequence[tuple[str, str]]) -> None:
        self.told = told
        kinds = [f.name for f in fields(KnowledgeBaseFile)]
        self.located, self.broken = (
            {kind: [row for one in every for row in one.get(kind, ())] for kind in kinds}
            for every in ([part.sound for part in parts], [part.broken for part in parts])
        )
        self.headings, self.languages = map(self.located.pop, SINGLE)

    def records(self, kind: str) -> list[Any]:
        return [row.record for row in self.located[kind]]


def validated(file: YamlFile) -> Part:
    """Return the records of a file; what is wrong is added to the problems of the file."""
    if not file.whole or file.value is None:
        return Part({}, {}, complete=file.whole)
    try:
        return Part(_placed(file, _records(file.value), set()), {}, complete=True)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    told = [file.problem(_keys(e), _message(file, _keys(e), e)) for e in errors[:MOST_PROBLEMS]]
    file.problems += dict.fromkeys(told)
    if len(errors) > MOST_PROBLEMS:
        more = f"and {len(errors) - MOST_PROBLEMS:,} more like these"
        file.problems.append(Problem(file.path, 0, 0, more))
    wrong = {_keys(one)[:2] for one in errors}
    kinds = {f.name for f in fields(KnowledgeBaseFile)}
    if any(len(keys) < 2 or keys[0] not in kinds for keys in wrong):
        return Part({}, {}, complete=False)
    return _sound(file, wrong)


def _sound(file: YamlFile, wrong: set[Keys]) -> Part:
    """Return the records of a file in which nothing is wrong; `wrong` holds the keys of the others."""
    spoiled = {keys[0] for keys in wrong}
    value: dict[str, Any] = {}
    broken: Records = {}
    for kind, rows in file.value.items():
        if isinstance(rows, list):
            value[kind] = [row for n, row in enumerate(rows) if (kind, n) not in wrong]
            bad = [(row, (kind, n)) for n, row in enumerate(rows) if (kind, n) in wrong]
            broken[kind] = [PlacedRecord(row, file, at) for row, at in bad]
        elif kind not in spoiled:
            value[kind] = rows
    return Part(_placed(file, _records(value), wrong), broken, complete=True)


def _placed(file: YamlFile, records: KnowledgeBaseFile, wrong: set[Keys]) -> Records:
    """Return the records of a file with their places, which are those that are not wrong."""
    found: Records = {}
    for kind, rows in file.value.items():
        record = getattr(records, kind)
        if isinstance(rows, list):
            free = [(kind, n) for n in range(len(rows)) if (kind, n) not in wrong]
            found[kind] = [PlacedRecord(r, file, at) for r, at in zip(record, free, strict=True)]
        elif record:
            found[kind] = [PlacedRecord(record, file, (kind,))]
    return found


_KEY = "[key]"
"""What pydantic adds where it is the key of a mapping that is wrong."""


def _keys(error: Any) -> Keys:
    """Return where an error lies; pydantic adds the kinds of number that it tried."""
    keys = tuple(key for key in error["loc"][1:] if isinstance(key, (str, int)))
    keys = tuple(key for key in keys if not str(key).startswith("function-after"))
    return keys[:-1] if len(keys) > 1 and keys[-1] in ("int", "float", _KEY) else keys


@cache
def _adapter() -> TypeAdapter[tuple[KnowledgeBaseFile]]:
    """Return what reads a file; records inside a tuple take over that no key may be unknown."""
    return TypeAdapter(tuple[KnowledgeBaseFile], config=ConfigDict(extra="forbid"))


def _records(value: Any) -> KnowledgeBaseFile:
    (records,) = _adapter().validate_python((value,))
    return records


def _message(file: YamlFile, keys: Keys, error: Any) -> str:
    """Say what is wrong and what is legal, for one error of pydantic."""
    kind, value = error["type"], error["input"]
    key = shown(next((k for k in reversed(keys) if isinstance(k, str)), ""))
    if error["loc"][-1] == _KEY:
        key = "key"
    context = error.get("ctx", {})
    it = _named(value)
    if value is None and kind.endswith("_type"):
        said = f"{key} is empty"
    elif kind in ("unexpected_keyword_argument", "extra_forbidden"):
        legal = ", ".join(_legal_keys(keys))
        said = f"unknown key '{key}'" + (f"; legal here: {legal}" if legal else "")
    elif kind == "string_pattern_mismatch":
        pattern = PATTERNS[context["pattern"]]
        wrong = pattern.wrong(value)
        said = f"{key} {it} {wrong}" if wrong == pattern.wanted else f"{key} {wrong}"
    elif kind in _MESSAGES:
        said = _MESSAGES[kind].format(key=key or "the file", it=it, **context)
    else:
        said = f"{key} {it}: {error['msg'][0].lower()}{error['msg'][1:]}"
    return _owner(file, keys) + said


_MESSAGES = {
    "missing": "needs the key '{key}'",
    "enum": "{key} {it} is not one of {expected}",
    "string_type": "{key} must be text, not {it}; put quotes around it",
    "string_unicode": "{key} holds a control character or line break",
    **dict.fromkeys(
        ("int_type", "int_parsing", "float_type", "float_parsing"),
        "{key} must be a number, not {it}",
    ),
    "int_from_float": "{key} must be a whole number, not {it}",
    "bool_type": "{key} must be true or false, not {it}",
    "bool_parsing": "{key} must be true or false, not {it}",
    "tuple_type": "{key} must be a list, not {it}",
    "dict_type": "{key} must be a mapping of keys, not {it}",
    "dataclass_type": "{key} must be a mapping of keys, not {it}",
    "greater_than_equal": "{key} {it} cannot be; the lowest is {ge}",
    "less_than_equal": "{key} {it} cannot be; the highest is {le}",
    "value_error": "{key} {it} {error}",
}


def _named(value: Any) -> str:
    """Name a value of YAML as its writer knows it."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (str, int, float)):
        return shown(repr(value))
    return "a list" if isinstance(value, list) else "a mapping"


def _owner(file: YamlFile, keys: Keys) -> str:
    """Name the record that the keys lie in, as far as it has a name."""
    value, owner = file.value, ""
    for key in keys:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(value, dict):
            name = value.get("id") or value.get("effect")
            owner = f"{name}: " if isinstance(name, str) else owner
    return owner


def _legal_keys(keys: Keys) -> list[str]:
    """Return the keys that a record may have where the keys lead; none where they lead to no record."""
    kind: Any = KnowledgeBaseFile
    for key in keys[:-1]:
        if isinstance(key, str):
            held = [one for f in fields(kind) if f.name == key for one in records_of(f.type)]
            if not held:
                return []
            kind = held[0]
    return [f.name for f in fields(kind)]
