"""What values of closed lists are called is said by the data, whole and once."""

import json

import pytest

from ketcli.compile.compiler import compile_kb, examine
from ketcli.compile.language_checks import FURTHER
from ketcli.errors import UnsoundData
from ketcli.knowledge.category import Category, told_by
from ketcli.knowledge.vocabulary import Base, Certainty, SourceKind, Term, Tier, Unit

SAID = """
about: {name: x, edition: "2026-01-01", reviewed: "2026-01-01", notice: n, drugs: [{id: a, name: a, meaning: a}]}
"""


@pytest.fixture(autouse=True)
def afterwards(kb):
    """The knowledge base that is opened last says what values are called."""
    told_by(kb.section("labels").get)
    yield
    told_by(kb.section("labels").get)


def labels(**said):
    """A language that says what it is told to, and of all other lists what comes with the program."""
    kinds = {kind.__name__: kind for kind in Category.__subclasses__()}
    whole = {
        name: {str(value): [f"{value}!", "it"] + ["more"] * FURTHER.get(name, 0) for value in kind}
        for name, kind in kinds.items()
    }
    return f"language: {json.dumps({'labels': {**whole, **said}})}"


@pytest.mark.parametrize("kind", Category.__subclasses__(), ids=lambda kind: kind.__name__)
def test_every_value_has_a_label_of_its_own(real_kb, kind):
    said = [value.label for value in kind]

    assert all(value.meaning for value in kind)
    assert len(set(said)) == len(said)


def test_a_number_of_people_is_told_by_the_base(kb):
    assert Base.DEATHS.counted() == "deaths"
    assert Base.DEATHS.counted(one=True) == "death"
    assert Base.TRIAL_ARM.counted(one=True) == "person"


def test_before_a_knowledge_base_is_open_a_value_is_called_by_its_id():
    told_by({}.get)

    assert (Term.LONG.label, Certainty.HIGH.short, Tier.URGENT.heading) == (
        "long",
        "high",
        "urgent",
    )
    assert SourceKind.RCT.several == "rct"
    assert Base.DEATHS.counted() == Base.DEATHS.counted(one=True) == "deaths"


def test_units_know_their_seconds():
    assert [unit.seconds for unit in Unit] == sorted(unit.seconds for unit in Unit)
    assert Unit.WEEK.seconds == 7 * 24 * 3600


def test_a_knowledge_base_may_call_them_otherwise(tmp_path):
    (tmp_path / "own.yaml").write_text(SAID + labels(), encoding="utf-8")

    compile_kb([tmp_path])

    assert Term.LONG.label == "long!"


CLASS = {"drug-class": ["a", "b"]}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"Terms": {}}, "no closed list called 'Terms'"),
        ({"Basis": {"people": ["a", "b"], **CLASS}}, "no label of 'animals'"),
        ({"Basis": {"people": ["a", "b"], "animals": ["a", "b"], **CLASS, "plants": ["a", "b"]}}, "'plants' is not one of people, animals"),
        ({"Basis": {"people": ["a"], "animals": ["a", "b"], **CLASS}}, "'people' has 1 texts; 2 are needed"),
        ({"Basis": {"people": ["a|b", "c"], "animals": ["a", "b"], **CLASS}}, "a label may not hold '|'"),
    ],
)  # fmt: skip
def test_a_list_is_told_whole_and_alone(tmp_path, said, message):
    (tmp_path / "own.yaml").write_text(SAID + labels(**said), encoding="utf-8")

    (found,) = examine([tmp_path]).problems

    assert message in found.message
    assert found.line > 1


def test_some_lists_told_are_all_told(tmp_path):
    basis = {"people": ["a", "b"], "animals": ["c", "d"], **CLASS}
    own = f"language: {json.dumps({'labels': {'Basis': basis}})}"
    (tmp_path / "own.yaml").write_text(SAID + own, encoding="utf-8")

    with pytest.raises(UnsoundData, match="no labels of Presence, Measure, Base"):
        compile_kb([tmp_path])
