"""Read the evidence tables beside the repository, and compare text with them."""

import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "evidence"
SEEDS = FOLDER.parent / "seeds"
FIRST = ("labels", "literature", "supplement")
LATER = ("update2", "update3", "read_since", "extracted_help")
TABLES = FIRST + LATER
DISAGREEING = ("labels", "supplement", *LATER)
SECTIONS = (
    "facts",
    "interactions",
    "populations",
    "overdose",
    "monitoring",
    "mechanisms",
    "therapeutic_effects",
    "help",
)
RUN = 8
"""Words in a row that no sentence of ours may share with a source text."""

_WORDS = dict(
    zip(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        range(2, 21),
        strict=True,
    )
) | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_WORDS |= {"ninety": 90, "hundred": 100, "thousand": 1000, "dozen": 12}
_LOOSE = {
    "half": (0.5, 50, 30, 2),
    "quarter": (25, 15, 4, 0.25),
    "quarters": (75, 45),
    "third": (33, 3),
    "thirds": (66, 67),
    "fifth": (20, 5),
    "fifths": (40, 60, 80),
    "tenth": (10,),
    "twice": (2,),
    "double": (2,),
    "doubled": (2,),
    "once": (1,),
    "one": (1,),
    "single": (1,),
    "twentieth": (5, 20),
    "first": (1,),
    "second": (2,),
}


def numbers(text: str) -> set[float]:
    """Every number that the text states in digits or in words from two upward."""
    found = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    return found | {float(_WORDS[w]) for w in re.findall(r"[a-z]+", text.lower()) if w in _WORDS}


def allowed_numbers(text: str) -> set[float]:
    """Numbers that a paraphrase of the text may state: its own and those it implies in words."""
    words = re.findall(r"[a-z]+", text.lower())
    return numbers(text) | {float(n) for w in words for n in _LOOSE.get(w, ())}


def flat(value: Any) -> str:
    """Every string and number inside a record, joined."""
    if isinstance(value, dict):
        return " ; ".join(flat(v) for v in value.values())
    if isinstance(value, list):
        return " ; ".join(flat(v) for v in value)
    return "" if value is None or isinstance(value, bool) else str(value)


def kept(table: str, source: str) -> str:
    """The id that the data keeps for a source of a table, where the tables name it twice."""
    same = _same_sources()
    return same.get(f"{table}:{source}", same.get(source, source))


@cache
def _same_sources() -> dict[str, str]:
    return yaml.load((Path(__file__).parent / "same_sources.yaml").read_bytes(), _LOADER)


@cache
def tables() -> dict[str, Any]:
    """The evidence tables by name, each publication under the one id that is kept."""
    found = {}
    for name in TABLES:
        content = _read(name)
        for row in content["sources"]:
            row["id"] = kept(name, row["id"])
        for section in SECTIONS:
            for row in content.get(section, []):
                row["source"] = kept(name, row["source"])
        for one in content["disagreements"] if name in DISAGREEING else []:
            for side in ("a", "b"):
                one[side]["source"] = kept(name, one[side]["source"])
        found[name] = content
    return found


@cache
def table(name: str) -> Any:
    """Another file of the evidence folder."""
    return _read(name)


def _read(name: str) -> Any:
    """A table; one that this repository keeps itself stands beside the tests."""
    own = Path(__file__).parent / f"{name}.yaml"
    return yaml.load((own if own.exists() else FOLDER / f"{name}.yaml").read_bytes(), _LOADER)


@cache
def first_read() -> dict[str, dict[str, Any]]:
    """Every evidence record by id as it was first written, with its section as `_section`."""
    return {
        row["id"]: {**row, "_section": section, "_table": name}
        for name, content in tables().items()
        for section in SECTIONS
        for row in content.get(section, [])
    }


@cache
def corrections() -> list[dict[str, Any]]:
    """The corrections of rows: `row`, `field` (one or more, dotted inside a mapping), `new`."""
    told = [
        row for one in table("corrections")["corrections"] for row in one.get("evidence_rows", [])
    ]
    return told + [{"row": id, "field": "source", "new": SUMMARY} for id in READ_IN_SUMMARY]


SUMMARY = "short-2018-summary"
READ_IN_SUMMARY = ("lit-077", "lit-078", "lit-079", "lit-080", "lit-081")
"""Rows of short-2018 that were read in a third party's summary of it (cor-041)."""


@cache
def records() -> dict[str, dict[str, Any]]:
    """Every evidence record by id as corrected; what a correction says counts over the row."""
    found = {id: deepcopy(row) for id, row in first_read().items()}
    for one in corrections():
        for field in one["field"].split(", "):
            *path, last = field.split(".")
            place = found[one["row"]]
            for key in path:
                place = place[key]
            place[last] = one["new"]
    return found


@cache
def replacements() -> dict[str, str]:
    """The row that stands in for a row of an outdated or unauthorized text, by the older one."""
    found = {
        one["old"]: one["new_row"]
        for one in tables()["update2"]["replaces"]
        if one["new_row"] is not None
    }
    for id, row in first_read().items():
        older = row.get("supersedes") or []
        found.update(dict.fromkeys([older] if isinstance(older, str) else older, id))
    return found


@cache
def new_effects() -> dict[str, dict[str, Any]]:
    """Effects that the later tables propose, by id."""
    return {row["id"]: row for name in LATER for row in tables()[name]["new_effects"]}


@cache
def sources() -> dict[str, list[dict[str, Any]]]:
    """What the tables say of every source, by the id that is kept."""
    found: dict[str, list[dict[str, Any]]] = {}
    for content in tables().values():
        for row in content["sources"]:
            found.setdefault(row["id"], []).append(row)
    return found


def canonical(source: str) -> str:
    """The one id of a document that several tables list under ids of their own."""
    seen = set()
    while source not in seen and (rows := sources().get(source)):
        seen.add(source)
        source = next((row["same_as"] for row in rows if row.get("same_as")), source)
    return source


@cache
def record_text(id: str) -> str:
    """All that an evidence record, its corrections and its source records say."""
    record = records()[id]
    told = [flat(record), *(flat(row) for row in sources().get(record.get("source"), []))]
    return " ; ".join(told) + " ; " + _corrected_text().get(id, "")


@cache
def _corrected_text() -> dict[str, str]:
    """What sources say according to the corrections, by the evidence rows these name."""
    found: dict[str, str] = {}
    for one in table("corrections")["corrections"]:
        for place in (*one["where"], *one["siblings"]):
            for id in place.get("evidence", []):
                found[id] = found.get(id, "") + " ; " + flat(one["source_says"])
    return found


def words(text: str) -> list[str]:
    """Lower-case words and numbers of a text, in order."""
    return re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("’", ""))


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of RUN words of the text."""
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


@cache
def source_runs() -> dict[tuple[str, ...], str]:
    """Every run of RUN words in the sentences of evidence and seeds, with where it stands."""
    found: dict[tuple[str, ...], str] = {}
    for id, record in first_read().items():
        for key, value in record.items():
            if key not in ("id", "source", "locator", "effect_ids", "url", "verified"):
                for text in _strings(value):
                    found.update(dict.fromkeys(runs(text), id))
    for id, record in records().items():
        # Other corrected fields take their words from our records; facts do not.
        found.update(dict.fromkeys(runs(record.get("fact") or ""), id))
    for path in sorted(SEEDS.glob("*.txt")):
        found.update(dict.fromkeys(runs(path.read_text(encoding="utf-8")), path.name))
    for claim in table("seed_claims"):
        for key in ("claim", "note"):
            found.update(dict.fromkeys(runs(claim[key] or ""), claim["id"]))
    return found


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [s for v in value.values() for s in _strings(v)]
    if isinstance(value, list):
        return [s for v in value for s in _strings(v)]
    return [value] if isinstance(value, str) else []


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
