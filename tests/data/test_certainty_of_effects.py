"""The certainty of every effect, cell by cell, for a reader to judge, and beside the rule written a second time."""

import importlib.util
from dataclasses import replace
from types import ModuleType

import pytest
from evidence import FOLDER

from ketcli.compile.weighing import Known, weighed
from ketcli.knowledge.certainty import CELLS, ratings
from ketcli.knowledge.vocabulary import Certainty, Context, Term

pytestmark = pytest.mark.exhaustive

REFERENCE = FOLDER / "certainty_reference.py"
SHOWN = [(c, t) for c, t in CELLS if c is not Context.UNSPECIFIED]
SURE = ("ketamine-cystitis", "cholangiopathy", "dissociation", "hypertension", "dependence")
NOT_HIGH = ("toothache", "feeling-relaxed", "brain-structure-changes", "rash")
ARGUED = {
    ("fetal-neurotoxicity", Context.THERAPEUTIC, Term.SHORT): "a warning that rests on animals",
    ("fetal-neurotoxicity", Context.THERAPEUTIC, Term.LONG): "a warning that rests on animals",
    ("arrhythmia", Context.RECREATIONAL, Term.SHORT): "said of a class of drugs as a whole",
}
"""Cells in which the two writings differ, and why ours stands: the other does not read `basis`."""


def cells(kb, id: str):
    return ratings(weighed(kb.effects[id].findings, Known(kb.sources, ())))


def test_the_certainty_of_every_effect_can_be_judged(real_kb, expected):
    """One line an effect: its word and where that holds, then each cell with the reason."""
    lines = []
    for id, effect in sorted(real_kb.effects.items()):
        where = (
            f" ({effect.surest.context.label}, {effect.surest.term.label})" if effect.surest else ""
        )
        lines.append(f"{id}: {effect.certainty}{where}")
        lines += [
            f"  {c.label}, {t.label}: {one.certainty}, {one.reason}"
            for (c, t), one in cells(real_kb, id).items()
            if one.certainty is not Certainty.NONE
        ]

    expected("certainty.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("id", SURE)
def test_what_is_known_to_happen_is_high(real_kb, id):
    assert real_kb.effects[id].certainty is Certainty.HIGH


@pytest.mark.parametrize("id", NOT_HIGH)
def test_what_chance_or_one_kind_of_study_explains_is_not_high(real_kb, id):
    assert real_kb.effects[id].certainty is not Certainty.HIGH


def test_the_whole_is_as_sure_as_its_surest_cell(real_kb):
    ranks = list(Certainty)
    for id, effect in real_kb.effects.items():
        best = min((one.certainty for one in cells(real_kb, id).values()), key=ranks.index)

        assert effect.certainty is best, id


@pytest.fixture(scope="module")
def reference(real_kb) -> ModuleType:
    """The second writing of the rule, reading the same keys of sources as ours."""
    if not REFERENCE.is_file():
        pytest.skip(f"{REFERENCE} is not here")
    spec = importlib.util.spec_from_file_location("certainty_reference", REFERENCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sources = real_kb.sources.values()
    module.REGULATOR = {s.id: s.regulator.value for s in sources if s.regulator}
    module.INSIDE = {s.id: s.inside.value for s in sources if s.inside}
    module.PEOPLE = {s.id: s.people for s in sources if s.people}
    module.WEAK = {s.id for s in sources if s.weak}
    module.IN_WORDS = {}  # findings with several numbers in words have been split
    return module


def test_two_writings_of_the_rule_agree_on_every_cell(real_kb, reference, request):
    rows, _, _ = reference.table(str(request.path.parents[2] / "data"), False)
    for id, _, _, _, theirs in rows:
        # The other does not read what is cited beside a finding.
        alone = [replace(f, also=()) for f in real_kb.effects[id].findings]
        ours = ratings(weighed(alone, Known(real_kb.sources, ())))
        for context, term in SHOWN:
            one = ours[context, term]
            if one.reason == "mixed results only" or (id, context, term) in ARGUED:
                continue  # somebody found it by some measure: low, where the other says none

            assert one.certainty == theirs[context.value, term.value][0], (id, context, term, one)
