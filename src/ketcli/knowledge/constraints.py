"""What a value of the knowledge base may be: declared with the type of a field, checked and shown from there.

`ket validate` and the JSON Schema of the files read the same declarations. Nothing here imports
pydantic, which calls the hooks by their names.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, get_args

from annotated_types import Ge, Le

from ketcli.knowledge.kinds import LISTS

_STEERING = r"\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069" + "\ufeff"
"""What could move a cursor or reorder a line (`jsontext.steers`), for a character class, without the halves of
characters, which no text of pydantic can hold and its patterns cannot name."""


Test = Callable[[str], bool]


class Pattern:
    """A regular expression that a whole text must match; `wanted` says in words what that is.

    >>> ID.wrong("Low Pressure")
    'must be lower-case words joined by hyphens'
    """

    def __init__(self, pattern: str, wanted: str, also: Test | None = None) -> None:
        self.pattern = f"^{pattern}$"
        self.wanted = wanted
        self._also = also

    def wrong(self, text: str) -> str:
        """Say what is wrong with a text; empty when nothing is."""
        if not text.strip():
            return "is empty"
        if text != text.strip():
            return "begins or ends with a space"
        if re.search(f"[{_STEERING}]", text):
            return "holds a control character or line break"
        matches = re.fullmatch(self.pattern.replace("$", r"\Z"), text)
        return "" if matches and (self._also is None or self._also(text)) else self.wanted

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        schema = {**handler(source), "pattern": self.pattern}
        if self._also is None:
            return schema
        function = {"type": "no-info", "function": self._checked}
        return {"type": "function-after", "function": function, "schema": schema}

    def _checked(self, text: str) -> str:
        if self._also and not self._also(text):
            raise ValueError(self.wanted)
        return text


class Bounds:
    """The lowest and highest that a number, whole or not, may be; `wanted` says what is else wrong."""

    def __init__(self, low: int, high: int | None, wanted: str) -> None:
        self.shown = {"minimum": low} | ({} if high is None else {"maximum": high})
        self.wanted = wanted
        self._low = low
        self._high = high

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        function = {"type": "no-info", "function": self._checked}
        numbers = handler(source)
        strict = [{**choice, "strict": True} for choice in numbers["choices"]]
        numbers = {**numbers, "choices": strict}
        return {"type": "function-after", "function": function, "schema": numbers}

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        return {**handler(schema), **self.shown}

    def _checked(self, number: float) -> float:
        if number < self._low or (self._high is not None and number > self._high):
            raise ValueError(self.wanted)
        return number


class Whole:
    """That a whole number is meant: neither true nor a text that looks like a number."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "strict": True}


class Ref:
    """That a text is the id of a record of this kind, or of a drug of the heading."""

    def __init__(self, kind: str) -> None:
        self.kind = kind


def _is_date(text: str) -> bool:
    """Tell whether a day is in the calendar; what is no date is not judged.

    >>> _is_date("2026-02-28"), _is_date("2026-02-31"), _is_date("not-reviewed")
    (True, False, True)
    """
    try:
        return text == NOT_REVIEWED or bool(date.fromisoformat(text))
    except ValueError:
        return False


NOT_REVIEWED = "not-reviewed"
_VISIBLE = rf"[^\s{_STEERING}]"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
ID = Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "must be lower-case words joined by hyphens")
TEXT = Pattern(rf"{_VISIBLE}([^{_STEERING}]*{_VISIBLE})?", "must be text")
DAY = Pattern(_DAY, "must be a date like 2026-01-31", _is_date)
REVIEWED = Pattern(f"({_DAY}|{NOT_REVIEWED})", "must be a date like 2026-01-31", _is_date)
DOI = Pattern(r"10\.[0-9]{4,9}/[!-~]+", "must be a DOI like 10.1000/182, without an address")
PMID = Pattern(r"[1-9][0-9]{0,8}", "must be the digits of a PubMed id")
URL = Pattern(r"https?://[0-9A-Za-z][0-9A-Za-z.-]*(:[0-9]+)?([/?#][!-~]*)?",
              "must be an address that begins with http:// or https://")  # fmt: skip
KIND = Pattern(f"({'|'.join(LISTS)})", f"is not one of {', '.join(LISTS)}")
PATTERNS = {one.pattern: one for one in (ID, TEXT, DAY, REVIEWED, DOI, PMID, URL, KIND)}

Id = Annotated[str, ID]
Text = Annotated[str, TEXT]
IsoDate = Annotated[str, DAY]
Reviewed = Annotated[str, REVIEWED]
Doi = Annotated[str, DOI]
Pmid = Annotated[str, PMID]
Url = Annotated[str, URL]
Percent = Annotated[int | float, Bounds(0, 100, "is not a percentage")]
Count = Annotated[int, Whole(), Ge(0)]
Amount = Annotated[int | float, Bounds(0, None, "cannot be negative")]
Year = Annotated[int, Whole(), Ge(1500), Le(2199)]
WrittenKind = Annotated[str, KIND]
SourceId = Annotated[str, Ref("sources")]
EffectId = Annotated[str, Ref("effects")]
TopicId = Annotated[str, Ref("topics")]
GroupId = Annotated[str, Ref("groups")]
InteractionId = Annotated[str, Ref("interactions")]
DrugId = Annotated[str, Ref("drugs")]


Keys = tuple[str | int, ...]
"""Where a value stands: keys of mappings, and numbers in lists."""


def records_in(record: Any, keys: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    """Yield a record and all records inside it, each with its keys."""
    yield keys, record
    for name in _holding(record.__class__):
        inner = getattr(record, name)
        if isinstance(inner, tuple):
            for number, one in enumerate(inner):
                yield from records_in(one, (*keys, name, number))
        elif inner is not None:
            yield from records_in(inner, (*keys, name))


@cache
def _holding(record: Any) -> tuple[str, ...]:
    """Return the fields of a class that hold other records."""
    return tuple(f.name for f in fields(record) if records_of(f.type))


def parts_of(kind: Any) -> Iterator[Any]:
    """Yield a type, what it is made of and what is declared with it."""
    yield kind
    for inner in get_args(kind):
        yield from parts_of(inner)


def records_of(kind: Any) -> list[Any]:
    """Return the classes of records that a type is made of."""
    return [part for part in parts_of(kind) if isinstance(part, type) and is_dataclass(part)]
