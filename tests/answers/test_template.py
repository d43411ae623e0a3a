"""An empty record tells every key of the model, is refused as it is, and passes once it is filled in."""

import json
import re
from dataclasses import fields

import pytest
import yaml

from ketcli.answers.template import template
from ketcli.compile.compiler import examine
from ketcli.errors import KetError, UnknownName
from ketcli.knowledge import model
from ketcli.knowledge.kinds import LISTS

WRITTEN = {
    "effect": model.EffectEntry, "finding": model.Finding, "source": model.Source, "interaction": model.InteractionEntry,
    "group": model.GroupEntry, "topic": model.Topic, "claim": model.Claim, "disagreement": model.Disagreement, "help": model.Help,
}  # fmt: skip
REST = """
about:
  name: Effects
  edition: "2026-11-22"
  reviewed: "2026-11-22"
  notice: Made up.
  drugs: [{id: ketamine, name: ketamine, meaning: it}]
effects:
- {id: other, name: Other, plain_name: other, systems: [eye], summary: So.}
sources:
- {id: paper, kind: cohort, title: T, read: abstract}
groups:
- {id: people, name: People, summary: So.}
interactions:
- {id: a-drug, name: A drug, summary: So., danger: caution}
"""
VALUES = {
    "effects": ["other"], "related": ["other"], "groups": ["people"], "mixtures": ["a-drug"], "systems": ["eye"], "signs": ["a sign"], "sign": "a sign",
    "occasions": ["mixing"], "source": "paper", "article": "paper", "drug": "ketamine", "measure": "rate", "of": "trial-arm",
    "percent": 5, "percent_high": 6, "count": 1, "total": 20, "low": 1, "high": 2, "unit": "hours", "term": "short",
    "context": "therapeutic", "frequency": "common", "degree": "partly", "route": "infusion", "criterion": "death",
    "tier": "urgent", "danger": "life-threatening", "verdict": "supported", "read": "abstract", "year": 2020, "kind": "cohort",
    "doi": "10.1000/182", "pmid": "123", "language": "nl", "url": "https://example.org/a", "read_at": "https://example.org/b",
    "regulator": "us", "inside": "randomized", "id": "an-id", "reviewed": "2026-11-22", "complaints": [],
}  # fmt: skip
SEVERITY = {"low": "mild", "high": "severe"}


def filled(node, key=""):
    """A tree in which what is empty holds a value."""
    if isinstance(node, dict):
        values = {k: filled(v, k) for k, v in node.items()}
        return {**values, **SEVERITY} if key == "severity" else values
    if isinstance(node, list) and node:
        return [filled(one, key) for one in node] * (2 if key == "sides" else 1)
    if key in VALUES and node in (None, [], ""):
        return VALUES[key]
    if node == []:
        return ["paper"] if key == "cites" else [f"some {key}"]
    return f"Some {key}" if node is None else node


@pytest.mark.parametrize("kind", LISTS)
def test_it_tells_every_key_and_is_refused_until_it_is_filled_in(tmp_path, kind):
    text = template(kind, "my-own")
    whole = re.sub(r"^  # ", "  ", text, flags=re.M)
    record = yaml.safe_load(whole)[LISTS[kind]][0]
    (tmp_path / "rest.yaml").write_text(REST, encoding="utf-8")
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")

    assert sorted(record) == sorted(f.name for f in fields(WRITTEN[kind]))
    assert "is empty" in " ".join(p.message for p in examine([tmp_path]).problems)
    assert max(map(len, text.splitlines())) <= 110


@pytest.mark.parametrize("optional", [False, True], ids=["needed", "everything"])
def test_they_pass_once_they_are_filled_in(tmp_path, optional):
    """One of each kind, compiled together: a problem names its file."""
    (tmp_path / "rest.yaml").write_text(REST, encoding="utf-8")
    for kind in LISTS:
        text = template(kind, "other" if kind == "finding" else f"my-{kind}")
        tree = yaml.safe_load(re.sub(r"^  # ", "  ", text, flags=re.M) if optional else text)
        # JSON is YAML too, and written in a tenth of the time.
        written = json.dumps(filled(tree)).replace("an-id", f"id-of-{kind}")
        (tmp_path / f"{kind}.yaml").write_text(written, encoding="utf-8")

    assert [str(p) for p in examine([tmp_path]).problems] == []


def test_what_is_no_kind_or_id_is_refused():
    with pytest.raises(UnknownName, match="no kind of record called 'efect'"):
        template("efect", "x")
    with pytest.raises(KetError, match="ket new effect my-effect"):
        template("effect", "Two Words")
    with pytest.raises(KetError, match="id '' is empty"):
        template("source", "")
