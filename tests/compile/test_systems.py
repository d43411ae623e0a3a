"""Everyday words for body systems come with the language: checked, compiled, and found by `--system`."""

from pathlib import Path

import pytest

from ketcli.answers import counts
from ketcli.answers.filters import everyday, filters
from ketcli.compile import compiler
from ketcli.errors import UnknownName
from ketcli.language.tokens import forms

KB = Path(__file__).parents[1] / "kb.yaml"


def spoken(tmp_path, systems: str) -> compiler.Outcome:
    path = tmp_path / "own.yaml"
    path.write_text(f"language:\n  systems:\n    {systems}\n", encoding="utf-8")
    return compiler.examine([KB, path])


@pytest.mark.parametrize(
    ("systems", "wanted"),
    [
        ("nosuch: [x]", "3:13: key 'nosuch' is not one of 'infections', 'immune'"),
        ("eye: [sight, 3]", "3:18: eye must be text, not 3; put quotes around it"),
        ("eye: sight", "3:10: eye must be a list, not 'sight'"),
        ("{eye: [sight], ear: [sights]}", "3:26: 'sights' stands for eye already"),
        ("ear: [Eye]", "3:11: 'Eye' stands for eye already"),
        ("ear: [eyes]", "3:11: 'eyes' stands for eye already"),
        ('ear: ["--"]', "3:11: '--' has no word to search for"),
    ],
)
def test_what_is_wrong_with_an_everyday_word_is_told_with_its_place(tmp_path, systems, wanted):
    (problem,) = spoken(tmp_path, systems).problems

    assert wanted in str(problem)


def test_an_everyday_word_of_an_own_language_filters_and_is_listed(tmp_path):
    kb = spoken(tmp_path, "eye: [peepers, sight]").kb

    assert filters(kb, system="Peeper").systems == ("eye",)
    assert everyday(kb, "eye") == ["peepers", "sight"]
    assert "also: peepers, sight" in [row.meaning for row in counts.values(kb, "system").records]
    with pytest.raises(UnknownName):
        filters(kb, system="bladder")


def test_every_everyday_word_of_the_program_means_its_system(real_kb):
    said = dict(real_kb.section("everyday"))

    assert forms("bladder") in map(forms, everyday(real_kb, "renal-urinary"))
    for system in said:
        for word in everyday(real_kb, system):
            assert filters(real_kb, system=word).systems == (system,), word
