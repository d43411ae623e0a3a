"""A cry for help with a slip in it shows the same first line, and the same first steps, as without."""

from functools import cache
from pathlib import Path

import pytest

from ketcli.answers.find import find
from ketcli.render import Page, render

CRIES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cries.tsv").read_text(encoding="utf-8").splitlines()
]
"""Every 21st of the cries with one letter left out, doubled, swapped or hit beside, one sound spelled as it is heard,
or one blank missing, where this makes no other word of lists and names."""
REACHED = 0.95
"""Share of them that was reached; before slips were told apart by the words beside them it was 0.55."""


@cache
def shown(index, text):
    lines = render(find(index, text), index.kb, "table", Page()).splitlines()
    return lines[0], next((line for line in lines if line.startswith("UNTIL")), "")


def test_a_cry_with_a_slip_is_answered_as_without(real_index):
    assert len(CRIES) > 150
    missed = [typed for cry, typed in CRIES if shown(real_index, typed) != shown(real_index, cry)]

    assert len(missed) <= (1 - REACHED) * len(CRIES), missed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("passd out", "passed out"),
        ("pased out", "passed out"),
        ("frend passd out", "friend passed out"),
        ("passedout", "passed out"),
        ("wont wakeup", "wont wake up"),
        ("cant wke him", "cant wake him"),
        ("lips blu", "lips blue"),
        ("not breething", "not breathing"),
        ("notbreathing", "not breathing"),
        ("unresponsiv", "unresponsive"),
        ("chest pian", "chest pain"),
    ],
)
def test_signs_and_first_aid_are_those_of_what_was_meant(real_index, typed, meant):
    assert shown(real_index, typed) == shown(real_index, meant)
    assert shown(real_index, typed)[0].startswith("CALL ")
