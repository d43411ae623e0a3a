"""The sound records of one YAML file, and a line for each thing that is wrong with the others."""

from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ketcli.compile.yamlfile import Keys, YamlFile
from ketcli.errors import Problem, shown
from ketcli.knowledge import model
from ketcli.knowledge.model import KnowledgeBaseFile

MOST_PROBLEMS = 500
"""Problems of one file, and between records, that are told; data with more is broken as a whole."""
HEADING = "about"
"""The one key that is not a list."""


@dataclass(frozen=True, slots=True)
class Part:
    """The sound records of a file, with the places they had there, and the ids of the others.

    A part is not complete when records may be missing from it that others refer to.
    """

    file: YamlFile
    records: KnowledgeBaseFile
    numbers: dict[str, list[int]]
    broken: dict[str, set[str]]
    complete: bool


def validated(file: YamlFile) -> Part:
    """Return the sound records of a file; what is wrong is added to the problems of the file."""
    if not file.whole or file.value is None:
        return Part(file, KnowledgeBaseFile(), {}, {}, complete=file.whole)
    try:
        records = _adapter().validate_python(file.value)
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
    kept = {kind: list(rows) for kind, rows in _lists(file.value)}
    numbers = {
        kind: [n for n in range(len(rows)) if (kind, n) not in wrong] for kind, rows in kept.items()
    }
    broken = {
        kind: {str(row.get("id")) for n, row in enumerate(rows)
               if (kind, n) in wrong and isinstance(row, dict)}
        for kind, rows in kept.items()
    }  # fmt: skip
    value: dict[str, Any] = {kind: [kept[kind][n] for n in at] for kind, at in numbers.items()}
    if HEADING in file.value and not any(keys[0] == HEADING for keys in wrong):
        value[HEADING] = file.value[HEADING]
    return Part(file, _adapter().validate_python(value), numbers, broken, complete=True)


def _lists(value: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    return [(kind, rows) for kind, rows in value.items() if isinstance(rows, list)]


def _keys(error: Any) -> Keys:
    """Return where an error lies; pydantic adds the kinds of number that it tried."""
    keys = tuple(key for key in error["loc"] if isinstance(key, (str, int)))
    return keys[:-1] if len(keys) > 1 and keys[-1] in ("int", "float") else keys


@cache
def _adapter() -> TypeAdapter[KnowledgeBaseFile]:
    for record in vars(model).values():
        if isinstance(record, type) and is_dataclass(record):
            setattr(record, "__pydantic_config__", {"extra": "forbid"})  # noqa: B010 - unknown to it
    return TypeAdapter(KnowledgeBaseFile)


def _message(file: YamlFile, keys: Keys, error: Any) -> str:
    """Say what is wrong and what is legal, for one error of pydantic."""
    kind, value = error["type"], error["input"]
    key = next((k for k in reversed(keys) if isinstance(k, str)), "")
    owner = _owner(file, keys)
    plain = isinstance(value, (str, int, float, bool))
    it = shown(repr(value)) if plain else type(value).__name__
    key = shown(key)
    match kind:
        case "missing":
            said = f"needs the key '{key}'"
        case "unexpected_keyword_argument" | "extra_forbidden":
            legal = ", ".join(_legal_keys(keys))
            said = f"unknown key '{key}'" + (f"; legal here: {legal}" if legal else "")
        case "enum":
            said = f"{key} {it} is not one of {error['ctx']['expected']}"
        case "string_type":
            said = f"{key} must be text, not {it}; put quotes around it"
        case "int_type" | "int_parsing" | "int_from_float" | "float_type" | "float_parsing":
            whole = " whole" if kind == "int_from_float" else ""
            said = f"{key} must be a{whole} number, not {it}"
        case "tuple_type":
            said = f"{key} must be a list, not {it}"
        case "dataclass_type":
            said = f"{key or 'the file'} must be a mapping of keys, not {it}"
        case _:
            said = f"{key} {it}: {error['msg'][0].lower()}{error['msg'][1:]}"
    return owner + said


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
