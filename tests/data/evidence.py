"""Read the evidence tables beside the repository, and compare text with them."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "evidence"
SEEDS = FOLDER.parent / "seeds"
TABLES = ("labels", "literature", "supplement")
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


@cache
def tables() -> dict[str, Any]:
    """The evidence tables by name."""
    return {name: yaml.load((FOLDER / f"{name}.yaml").read_bytes(), _LOADER) for name in TABLES}


@cache
def table(name: str) -> Any:
    """Another file of the evidence folder."""
    return yaml.load((FOLDER / f"{name}.yaml").read_bytes(), _LOADER)


@cache
def records() -> dict[str, dict[str, Any]]:
    """Every evidence record by id, with its section as `_section`."""
    return {
        row["id"]: {**row, "_section": section}
        for content in tables().values()
        for section in SECTIONS
        for row in content.get(section, [])
    }


@cache
def sources() -> dict[str, dict[str, Any]]:
    """Every evidence source by id."""
    return {row["id"]: row for content in tables().values() for row in content["sources"]}


def canonical(source: str) -> str:
    """The one id of a document that several tables list under ids of their own."""
    seen = set()
    while (same := sources().get(source, {}).get("same_as")) and source not in seen:
        seen.add(source)
        source = same
    return source


@cache
def record_text(id: str) -> str:
    """All that an evidence record and its source record say."""
    record = records()[id]
    return flat(record) + " ; " + flat(sources().get(record.get("source"), {}))


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
    for id, record in records().items():
        for key, value in record.items():
            if key not in ("id", "source", "locator", "effect_ids", "url", "verified"):
                for text in _strings(value):
                    found.update(dict.fromkeys(runs(text), id))
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
