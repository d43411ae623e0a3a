"""The shape of records: which keys each kind has, for tables, `--fields` and JSON Schema."""

from collections.abc import Iterable
from dataclasses import MISSING, dataclass, field, make_dataclass
from typing import Any, get_args, get_type_hints

from ketcli.answers.findings import COLUMNS
from ketcli.answers.rows import ROWS
from ketcli.answers.shapes import CHOSEN, SCHEMA, Filters, Nothing, Suggestion
from ketcli.answers.slicing import LEADING
from ketcli.knowledge import evidence, model, synthesis
from ketcli.knowledge.base import Pointer
from ketcli.knowledge.vocabulary import FACETS, Question
from ketcli.retrieval.searching import Correction, Match


def declared(row: Any, **kinds: Any) -> Any:
    """Return a named tuple as the dataclass that it would be.

    What answers are made of is no dataclass, because declaring one takes longer than a
    search. `kinds` says what a key holds more exactly; None leaves it out.
    """
    hints = {**get_type_hints(row, localns=vars(synthesis)), **kinds}
    made = [
        (key, hints[key], field(default=row._field_defaults.get(key, MISSING)))
        for key in row._fields
        if hints[key] is not None
    ]
    return make_dataclass(row.__name__, made, namespace={"__doc__": row.__doc__})


SeenPointer: Any = declared(Pointer)
SeenCorrection: Any = declared(Correction)
SeenMatch: Any = declared(Match)
SeenSuggestion: Any = declared(Suggestion)
WhyNothing: Any = declared(Nothing, suggestions=tuple[SeenSuggestion, ...])
_CLOSED: dict[str, Any] = {CHOSEN[name]: tuple[kind, ...] for name, kind in FACETS.items()}  # type: ignore[valid-type]
UsedFilters: Any = declared(Filters, labels=None, **_CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What was asked, as the program understood it; what is empty is left out.

    `fields` is there where some keys were asked for; `full` says whether records are whole.
    """

    command: str
    kind: str
    full: bool
    filters: UsedFilters
    fields: tuple[str, ...]
    corrections: tuple[SeenCorrection, ...]
    unknown: tuple[str, ...]
    remarks: tuple[str, ...]
    text: str | None = None
    question: Question | None = None
    sort: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What slices say, under the filters, to the question that was asked of an effect, and nothing else of them."""

    effect: str
    slices: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The JSON document; `schema` is raised by anything but an added key.

    `total` counts what a limit left out of `results` too. `answer` is there where something was
    asked of an effect, `help` where words tell of signs by themselves, whatever was found, or nothing.
    `stale` is there, and true, where the edition is old.
    """

    schema: int
    edition: str
    reviewed: str
    notice: str
    query: Query
    total: int
    results: tuple[Any, ...]
    see: tuple[SeenPointer, ...]
    nothing: WhyNothing | None = None
    answer: Told | None = None
    help: tuple[model.Help, ...] = ()
    stale: bool = False


def _finding_row() -> Any:
    """Return the row of `findings` as a record: each column has the type of what stands at its place."""
    roots = {"effect": model.Effect, "finding": evidence.Finding, "source": evidence.Source}
    made = []
    for column, places in COLUMNS.items():
        first, *path = places.split("|")[0].split(".")
        kind: Any = roots[first]
        needed = "|" not in places
        for key in path:
            hint = get_type_hints(kind, include_extras=True)[key]
            inner = [one for one in get_args(hint) if one is not type(None)]
            optional = type(None) in get_args(hint)
            needed = needed and not optional
            kind = inner[0] if optional and len(inner) == 1 else hint
        empty = (kind, field()) if needed else (kind | None, field(default=None))
        made.append((column, *empty))
    told = {"__doc__": "A finding of one effect, flat, beside its source."}
    return make_dataclass("FindingRow", made, kw_only=True, namespace=told)


FindingRow: Any = _finding_row()

RECORDS: dict[str, type] = {
    "effect": model.Effect,
    "interaction": model.Interaction,
    "group": model.Group,
    "topic": model.Topic,
    "source": evidence.CitedSource,
    **{kind: declared(row) for kind, row in ROWS.items()},
    "finding": FindingRow,
}
"""The record behind each kind of answer."""


def output_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the document that `--json` prints."""
    from pydantic import TypeAdapter

    definitions: dict[str, Any] = {"BriefEffect": (brief := _brief_effect())}

    def defined(record: Any) -> dict[str, Any]:
        made = TypeAdapter(record).json_schema(mode="serialization", ref_template="#/$defs/{model}")
        definitions.update(made.pop("$defs", {}))
        definitions[record.__name__] = made
        return made

    defined(SeenMatch)
    conditions = []
    for kind, record in RECORDS.items():
        schema = defined(record)
        every = _results({"$ref": f"#/$defs/{record.__name__}"})
        if kind == "effect":
            schema["properties"]["match"] = {"$ref": "#/$defs/Match"}
        part = _part(record.__name__, schema["properties"])
        if kind == "effect":
            led = _part("FindingRow", LEADING)["properties"]
            part["properties"] |= {**brief["properties"], **led}
            part["propertyNames"]["enum"] += ["headline", *led]
            short = _results({"$ref": "#/$defs/BriefEffect"})
            every = {"if": _asked({"full": {"const": True}}), "then": every, "else": short}
        narrowed = {"properties": {"query": {"required": ["fields"]}}}
        told = {"if": narrowed, "then": _results(part), "else": every}
        conditions.append({"if": _asked({"kind": {"const": kind}}), "then": told})
    document = defined(Document)
    del definitions["Document"]
    for schema in definitions.values():
        # A list without values is left out.
        held = schema.get("properties", {})
        needed = [k for k in schema.pop("required", ()) if held[k].get("type") != "array"]
        schema.update({"required": needed} if needed else {})
    document["properties"]["schema"] = {"const": SCHEMA}
    said = ("context", "term", "headline", "onsets", "durations", "endings")
    definitions["Told"]["properties"]["slices"]["items"] = _part("Slice", said)
    document["properties"]["results"] = {"type": "array", "items": {"type": "object"}}
    document["allOf"] = conditions
    return _tidied(document, definitions, "Output of ket --format json")


def _asked(keys: dict[str, Any]) -> dict[str, Any]:
    return {"properties": {"query": {"properties": keys}}}


def _results(record: dict[str, Any]) -> dict[str, Any]:
    return {"properties": {"results": {"items": record}}}


def _brief_effect() -> dict[str, Any]:
    """Return the schema of an effect as lists and searches tell it without `--full`."""
    from ketcli.knowledge.short import SHORT, SHORT_SLICE

    told = _part("Effect", SHORT)["properties"]
    sliced = _part("Slice", SHORT_SLICE)["properties"]
    return {
        "description": "An effect in short. `certainty` and `headline` are those of the slice of "
        "the context and term asked for, `slices` those of all; where a setting or a drug is "
        "asked for, of the findings that pass. `emergency` are signs to call for help now.",
        "type": "object",
        "properties": {
            **told,
            "headline": {"$ref": "#/$defs/Headline"},
            "slices": {"type": "array", "items": {"type": "object", "properties": sliced}},
            "match": {"$ref": "#/$defs/Match"},
        },
        "required": [
            *(key for key in SHORT if key not in ("emergency", "contexts", "terms")),
            "slices",
        ],
    }


def _part(name: str, keys: Iterable[str]) -> dict[str, Any]:
    """Return the schema of a record of which some keys are kept."""
    keys = list(keys)
    return {
        "type": "object",
        "properties": {key: {"$ref": f"#/$defs/{name}/properties/{key}"} for key in keys},
        "propertyNames": {"enum": keys},
    }


def knowledge_base_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a YAML file of the knowledge base."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(model.KnowledgeBaseFile).json_schema(ref_template="#/$defs/{model}")
    definitions = schema.pop("$defs", {})
    return _tidied(schema, definitions, "A YAML file of a ket knowledge base", closed=True)


def _tidied(
    schema: dict[str, Any], definitions: dict[str, Any], title: str, *, closed: bool = False
) -> dict[str, Any]:
    """Take null and defaults out: an absent value is an absent key."""
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **{k: v for k, v in schema.items() if k != "title"},
        "$defs": dict(sorted(definitions.items())),
    }
    _without_null(whole, closed)
    return whole


def _without_null(node: Any, closed: bool) -> None:
    if isinstance(node, list):
        for item in node:
            _without_null(item, closed)
    if not isinstance(node, dict):
        return
    if node.get("default", 0) is None:
        del node["default"]
    if "anyOf" in node:
        node["anyOf"] = [one for one in node["anyOf"] if one != {"type": "null"}]
        if len(node["anyOf"]) == 1:
            node.update(node.pop("anyOf")[0])
    if closed and node.get("type") == "object" and "properties" in node:
        node["additionalProperties"] = False
    for value in list(node.values()):
        _without_null(value, closed)
