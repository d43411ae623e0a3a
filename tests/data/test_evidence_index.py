"""The bundled data as a whole: its effects, claims, disagreements and codes are those of the evidence tables, where these stand beside the repository."""

from typing import Any

import evidence
import pytest

from ketcli.knowledge.constraints import records_in
from ketcli.knowledge.vocabulary import Presence

pytestmark = [
    pytest.mark.exhaustive,
    pytest.mark.skipif(
        not evidence.FOLDER.is_dir(), reason="the evidence tables are not beside this repository"
    ),
]


def test_ids_systems_terms_and_contexts_are_those_of_the_index(real_kb):
    index = {row["id"]: row for row in evidence.table("effects_index")["effects"]}

    proposed = evidence.new_effects()

    assert index.keys() <= real_kb.effects.keys() <= index.keys() | proposed.keys()
    for id, effect in real_kb.effects.items():
        row = index.get(id) or proposed[id]
        # Later tables name some effects in plain words; ours is the clinical name.
        assert row["name"] == effect.name or row["name"].lower() in effect.synonyms
        assert str(effect.systems[0]) == row["system"]
        assert {str(t) for t in effect.terms} <= {
            *row.get("terms_in_evidence", ()),
            *(term for r in naming(id) for term in SHORT_AND_LONG.get(r["term"], (r["term"],))),
            *EXTRA_TERMS.get(id, ()),
        }, id
        assert {str(c) for c in effect.contexts} <= {
            *row.get("contexts_in_evidence", ()),
            *(r["context"] for r in naming(id)),
            *EXTRA_CONTEXTS.get(id, ()),
        }, id


SHORT_AND_LONG = {"both": ("short", "long", "both")}


def naming(effect: str) -> list[dict[str, Any]]:
    """Facts of the evidence that name the effect and say when and in which use."""
    return [
        row
        for row in evidence.records().values()
        if row["_section"] == "facts"
        and effect in {*row["effect_ids"], *row.get("proposed_effect_ids", ())}
    ]


# Facts that name a further effect in their sentence give it their own term and context:
# lit-129 irritability, lit-218 breathlessness, lit-220 chest pain, sup-220 a small stroke.
EXTRA_TERMS = {"irritability": ("long",), "dyspnea": ("long",)}
EXTRA_CONTEXTS = {
    "irritability": ("recreational",),
    "dyspnea": ("recreational",),
    "chest-pain": ("therapeutic",),
    "stroke": ("therapeutic",),
}


def test_every_adverse_effect_that_an_article_rightly_claims_is_answered(real_kb):
    missing = []
    for claim in evidence.table("seed_claims"):
        if claim["verdict"] not in ("supported", "partly") or claim["category"] != "adverse-effect":
            continue
        for id in claim["effect_ids"]:
            findings = real_kb.effects[id].findings
            if not any(f.presence is not Presence.ABSENT for f in findings):
                missing.append((claim["id"], id))

    assert missing == []


def test_every_claim_of_the_articles_is_answered_as_judged(real_kb):
    claims = {claim["id"]: claim for claim in evidence.table("seed_claims")}

    assert real_kb.claims.keys() == claims.keys()
    for id, claim in claims.items():
        ours = real_kb.claims[id]
        assert str(ours.verdict) == CORRECTED_VERDICTS.get(id, claim["verdict"]), id
        assert set(ours.effects) == set(claim["effect_ids"]), id


# cor-053: the one row that supports it speaks of blood pressure alone.
CORRECTED_VERDICTS = {"claim-034": "partly"}


def test_both_sides_of_every_disagreement_are_shown(real_kb):
    shown = {side.source for one in real_kb.disagreements.values() for side in one.sides}
    for table in evidence.DISAGREEING:
        for one in evidence.tables()[table]["disagreements"]:
            for side in ("a", "b"):
                source = evidence.canonical(one[side]["source"]).lower()
                assert INSTEAD.get(source, source) in shown


# cor-075: an unlicensed copy gives way to the label whose warning it quotes.
INSTEAD = {"uptodate-esketamine-2025": "us-label-spravato-boxed-current"}


def test_codes_are_those_of_the_evidence(real_kb):
    known = set()
    for row in (*evidence.table("codes"), *evidence.table("extracted_help")["codes"]):
        for system, key in (("hpo", "id"), ("icd10cm", "code"), ("mesh", "id")):
            if system in row:
                known.add((system, str(row[system][key])))
    ours = {(c.system, c.id) for effect in real_kb.effects.values() for c in effect.codes}

    assert ours <= known


def test_every_finding_is_reached(real_kb):
    effect = next(iter(real_kb.effects.values()))

    assert sum(1 for _, value in records_in(effect) if value in effect.findings) >= len(
        effect.findings
    )
