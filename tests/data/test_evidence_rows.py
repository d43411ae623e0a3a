"""What the data say, row by row: numbers, figures, places and words are those of the evidence, where that stands beside the repository."""

from pathlib import Path
from typing import Any

import evidence
import pytest
import yaml

from ketcli import store
from ketcli.compile import yamlfile

DATA = store.data_folder()
pytestmark = [
    pytest.mark.exhaustive,
    pytest.mark.skipif(
        not evidence.FOLDER.is_dir(), reason="the evidence tables are not beside this repository"
    ),
]
FILES = sorted(DATA.rglob("*.yaml"))
TEXT_KEYS = {
    "statement",
    "caveat",
    "population",
    "text",
    "summary",
    "action",
    "claim",
    "answer",
    "question",
    "comment",
    "heading",
    "note",
}
# What sources are called, and how labels name a section, is theirs.
NOT_SENTENCES = {
    "title",
    "locator",
    "edition",
    "part",
    "sample",
    "publisher",
    "authors",
    "label",
    "credits",
    "notice",
}


def values(path: Path) -> Any:
    return yamlfile.read(path).value


def rows(files: "list[Path] | None" = None) -> list[tuple[str, dict[str, Any]]]:
    """Every mapping of the data that names evidence, with where it stands."""
    found = []

    def collect(node: Any, where: str) -> None:
        if isinstance(node, dict):
            if "evidence" in node:
                found.append((f"{where} {node['evidence']}", node))
            for key, value in node.items():
                collect(
                    value,
                    f"{where}/{node.get('id', key)}" if isinstance(value, (dict, list)) else where,
                )
        elif isinstance(node, list):
            for value in node:
                collect(value, where)

    for path in files or FILES:
        collect(values(path), path.name)
    return found


def texts(node: Any, key: str = "") -> list[str]:
    if isinstance(node, dict):
        return [t for k, v in node.items() if k not in NOT_SENTENCES for t in texts(v, k)]
    if isinstance(node, list):
        return [t for v in node for t in texts(v, key)]
    return [node] if isinstance(node, str) and (key in TEXT_KEYS or key == "signs") else []


def beside(name: str) -> Any:
    return yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))


def accounted_for(used: set[str]) -> set[str]:
    """Rows used, and rows that a used one stands in for."""
    return used | {old for old, new in evidence.replacements().items() if new in used}


def test_every_row_of_the_evidence_is_used_or_left_out_for_a_reason():
    left_out = beside("left_out.yaml")
    used = {id for _, row in rows() for id in row["evidence"]}
    unused = evidence.records().keys() - accounted_for(used) - left_out.keys()

    assert sorted(unused) == []
    assert used | left_out.keys() <= evidence.records().keys()
    assert not used & left_out.keys()
    assert all(len(reason) > 20 for reason in left_out.values())


def test_a_correction_counts_over_the_row():
    assert evidence.first_read()["lit-394"]["effect_ids"] == ["ketamine-cystitis"]
    assert evidence.records()["lit-394"]["effect_ids"] == []
    assert evidence.first_read()["lint-067"]["figure"]["base"] == "case-series"
    assert evidence.records()["lint-067"]["figure"]["base"] == "patients-treated"


def test_no_number_is_in_the_data_that_its_evidence_does_not_hold():
    wrong = []
    for where, row in rows():
        allowed = set().union(
            *(evidence.allowed_numbers(evidence.record_text(id)) for id in row["evidence"]),
        )
        own = {
            k: v
            for k, v in row.items()
            if k not in ("evidence", "id", "effects", "cites", "also", "locator", "source")
        }
        said = set().union(set(), *(evidence.numbers(t) for t in texts(own)))
        figure = row.get("figure") or {}
        for part in (figure, figure.get("comparator") or {}):
            said |= {
                float(part[k]) for k in ("percent", "percent_high", "count", "total") if k in part
            }
        for span in (row.get("onset") or {}, row.get("duration") or {}):
            said |= {float(span[k]) for k in ("low", "high") if k in span}
        if said - allowed:
            wrong.append(f"{where}: {sorted(said - allowed)}")

    assert wrong == []


def test_a_changed_number_would_be_noticed():
    allowed = evidence.allowed_numbers(evidence.record_text("lit-001"))

    assert 26.6 in allowed
    assert 26.7 not in allowed


def test_every_figure_keeps_the_percent_and_counts_of_its_evidence():
    """A figure of one row must carry that row's own numbers, in the right arm."""
    wrong = []
    pairs = {"percent": "percent_drug", "count": "count_drug", "total": "n_drug"}
    compared = {
        "percent": "percent_comparator",
        "count": "count_comparator",
        "total": "n_comparator",
    }
    # Topics may quote another number of the same row, such as how many stopped.
    for where, row in rows([path for path in FILES if path.parent.name == "findings"]):
        figure = row.get("figure")
        if not figure or len(row["evidence"]) != 1:
            continue
        record = evidence.records()[row["evidence"][0]]
        told = record.get("figure") or record.get("incidence") or {}
        for ours, theirs, values in (
            (figure, pairs, told),
            (figure.get("comparator") or {}, compared, told),
        ):
            for key, name in theirs.items():
                value = values.get(name)
                if isinstance(value, (int, float)) and key in ours and ours[key] != value:
                    wrong.append(f"{where}: {key} {ours[key]} is {value} in {name}")

    assert wrong == []


def place(record: dict[str, Any]) -> tuple[str, str]:
    return evidence.canonical(record["source"]).lower(), str(record["locator"])


def test_sources_and_places_are_those_of_the_evidence():
    wrong = []
    for where, row in rows():
        if "statement" not in row:
            continue
        places = {place(evidence.records()[id]) for id in row["evidence"]}
        for cite in (row, *row.get("also", ())):
            if (cite["source"], cite["locator"]) not in places:
                wrong.append(f"{where}: {cite['source']}, {cite['locator']}")

    assert wrong == []


def test_records_on_one_row_agree_about_whom_and_what_it_speaks_of():
    """Topics, groups and mixtures may quote another number of a row, never the same one otherwise."""
    findings: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for where, row in rows([path for path in FILES if path.parent.name == "findings"]):
        for id in row["evidence"]:
            findings.setdefault(id, []).append((where, row))
    wrong = []
    for where, row in rows(
        [DATA / f"{name}.yaml" for name in ("topics", "groups", "interactions")]
    ):
        for id in () if "statement" not in row else row["evidence"]:
            # A row that speaks of two uses has a finding for each: one of them must agree.
            found = [(other, differing(row, finding)) for other, finding in findings.get(id, ())]
            if found and all(keys for _, keys in found):
                wrong.append(f"{where}: {found}")

    assert wrong == []


def differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Keys of WHOM that both records give, and give otherwise."""
    keys = [k for k, told in WHOM.items() if told(one) and told(other) and told(one) != told(other)]
    return [k for k in keys if k != "measure" or same_number(one, other)]


WHOM = {
    "measure": lambda row: (row.get("figure") or {}).get("measure"),
    "of": lambda row: (row.get("figure") or {}).get("of"),
    "context": lambda row: row.get("context"),
    "drug": lambda row: row.get("drug"),
}


def same_number(one: dict[str, Any], other: dict[str, Any]) -> bool:
    numbers = [
        {row["figure"].get(key) for key in ("percent", "count")} - {None}
        for row in (one, other)
        if row.get("figure")
    ]
    return len(numbers) == 2 and bool(numbers[0] & numbers[1])


def test_notes_cite_the_sources_of_their_evidence():
    wrong = []
    for where, row in rows():
        if "cites" not in row:
            continue
        known = {place(evidence.records()[id])[0] for id in row["evidence"]}
        cited = {cite["source"] for cite in row["cites"]}
        if not cited <= known:
            wrong.append(f"{where}: {cited - known}")

    assert wrong == []


def test_no_sentence_is_copied():
    copied = []
    for path in FILES:
        for text in texts(values(path)):
            copied += [
                f"{path.name}: {' '.join(run)}"
                for run in evidence.runs(text)
                if run in evidence.source_runs()
            ]

    assert copied == []


def test_a_copied_sentence_would_be_noticed():
    fact = evidence.records()["lit-001"]["fact"]

    assert any(run in evidence.source_runs() for run in evidence.runs(fact))
