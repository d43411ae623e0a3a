"""Sections in memory answer as those of the file that they become."""

from hypothesis import example, given
from hypothesis import strategies as st

from ketcli.compile.dump import Sorted, dump
from ketcli.knowledge.lines import Lines

TEXT = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs",)), max_size=6)
SECTIONS = st.dictionaries(st.sampled_from("abc"), st.dictionaries(TEXT, TEXT, max_size=8))


@given(SECTIONS, TEXT)
@example({"a": {"ab": "1", "a": "2", "b": "3"}}, "a")
def test_sections_in_memory_read_as_those_of_the_file(sections, asked):
    pairs = {name: list(lines.items()) for name, lines in sections.items()}
    memory, file = Sorted(pairs), Lines(dump(pairs, "made of tests"))

    for name in "abc":
        ours, theirs = memory.section(name), file.section(name)
        assert list(ours) == list(theirs)
        assert len(ours) == len(theirs)
        assert ours.get(asked) == theirs.get(asked)
        assert (asked in ours) == (asked in theirs)
        assert list(ours.below(asked)) == list(theirs.below(asked))


def test_what_was_sorted_already_becomes_the_same_file():
    pairs = {"a": [("b", "1"), ("a", "2")]}

    assert dump(Sorted(pairs), "x") == dump(pairs, "x")
