"""The sound records of YAML files, each with its place, and a line for each thing that is wrong with the others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from ketcli.compile.limits import MOST_PROBLEMS
from ketcli.compile.yamlfile import Keys, YamlFile
from ketcli.errors import Problem, shown
from ketcli.knowledge.constraints import PATTERNS, Pattern
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


@dataclass(frozen=True, slots=True)
class Part:
    """The sound records of a file, and the places in their lists that they and the others had there.

    A part is not complete when records may be missing from it that others refer to.
    """

    file: YamlFile
    records: KnowledgeBaseFile
    numbers: dict[str, list[int]]
    broken: dict[str, list[int]]
    complete: bool

    def sound(self, kind: str) -> Iterator[PlacedRecord]:
        """Yield the sound records of a list."""
        rows = getattr(self.records, kind)
        for number, record in zip(self.numbers.get(kind, ()), rows, strict=True):
            yield PlacedRecord(record, self.file, (kind, number))

    def unsound(self, kind: str) -> Iterator[PlacedRecord]:
        """Yield what could not become a record of a list, as the mappings of YAML that it is."""
        for number in self.broken.get(kind, ()):
            yield PlacedRecord(self.file.value[kind][number], self.file, (kind, number))


Records = dict[str, list[PlacedRecord]]
"""Records by the key of their list."""


class AllFiles:
    """The sound records of several files, the broken ones, the headings and the parts of a language.

    `told` says which file amends what.
    """

    def __init__(self, parts: Sequence[Part], told: Sequence[tuple[str, str]]) -> None:
        self.told = told
        self.headings, self.languages = (
            [
                PlacedRecord(record, part.file, (key,))
                for part in parts
                if (record := getattr(part.records, key))
            ]
            for key in SINGLE
        )
        kinds = [f.name for f in fields(KnowledgeBaseFile) if f.name not in SINGLE]
        self.located = {kind: [row for part in parts for row in part.sound(kind)] for kind in kinds}
        self.broken = {
            kind: [row for part in parts for row in part.unsound(kind)] for kind in kinds
        }

    def records(self, kind: str) -> list[Any]:
        return [located.record for located in self.located[kind]]


def validated(file: YamlFile) -> Part:
    """Return the sound records of a file; what is wrong is added to the problems of the file."""
    if not file.whole or file.value is None:
        return Part(file, KnowledgeBaseFile(), {}, {}, complete=file.whole)
    try:
        records = _records(file.value)
    except ValidationError as error:
        wrong = error.errors(include_url=False)
    else:
        numbers = {kind: list(range(len(rows))) for kind, rows in _lists(file.value)}
        return Part(file, records, numbers, {}, complete=True)
    told = [
        file.problem(_keys(one), _message(file, _keys(one), one)) for one in wrong[:MOST_PROBLEMS]
    ]
    file.problems += dict.fromkeys(told)
    if len(wrong) > MOST_PROBLEMS:
        more = f"and {len(wrong) - MOST_PROBLEMS:,} more like these"
        file.problems.append(Problem(file.path, 0, 0, more))
    return _sound(file, {_keys(one)[:2] for one in wrong})


def _sound(file: YamlFile, wrong: set[Keys]) -> Part:
    """Return the records of a file in which nothing is wrong; `wrong` holds the keys of the others."""
    kinds = {f.name for f in fields(KnowledgeBaseFile)}
    if any(len(keys) < 2 or keys[0] not in kinds for keys in wrong):
        return Part(file, KnowledgeBaseFile(), {}, {}, complete=False)
    lists = _lists(file.value)
    numbers = {
        kind: [n for n in range(len(rows)) if (kind, n) not in wrong] for kind, rows in lists
    }
    value: dict[str, Any] = {kind: [rows[n] for n in numbers[kind]] for kind, rows in lists}
    spoiled = {keys[0] for keys in wrong}
    value |= {key: file.value[key] for key in SINGLE if key in file.value and key not in spoiled}
    broken = {kind: sorted({*range(len(rows))} - {*numbers[kind]}) for kind, rows in lists}
    return Part(file, _records(value), numbers, broken, complete=True)


def _lists(value: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    return [(kind, rows) for kind, rows in value.items() if isinstance(rows, list)]


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
        said = _mismatch(key, value, PATTERNS[context["pattern"]])
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
    "int_type": "{key} must be a number, not {it}",
    "int_parsing": "{key} must be a number, not {it}",
    "float_type": "{key} must be a number, not {it}",
    "float_parsing": "{key} must be a number, not {it}",
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


def _mismatch(key: str, value: str, pattern: Pattern) -> str:
    wrong = pattern.wrong(value)
    return f"{key} {_named(value)} {wrong}" if wrong == pattern.wanted else f"{key} {wrong}"


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
    """Return the keys that a record may have where the keys lead."""
    kind: Any = KnowledgeBaseFile
    for key in keys[:-1]:
        if isinstance(key, str):
            kind = next((f.type for f in fields(kind) if f.name == key), None)
        while not is_dataclass(kind) and hasattr(kind, "__args__"):
            kind = kind.__args__[0]
        if not is_dataclass(kind):
            return []
    return [f.name for f in fields(kind)]
