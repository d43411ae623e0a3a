"""A file of sorted lines answers as a dictionary would, or says that it is damaged."""

import mmap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcli.compile.dump import dump
from ketcli.errors import Damaged
from ketcli.knowledge.lines import BLOCK, Lines

LETTERS = st.characters(min_codepoint=32, blacklist_categories=["Cs"])
KEYS = st.text(LETTERS, max_size=6) | st.text("ab", max_size=4)
VALUES = st.text(LETTERS, max_size=12) | st.integers(0, 3).map(lambda n: "x" * n * BLOCK)
SECTIONS = st.dictionaries(
    st.sampled_from(["names", "words", "order"]), st.dictionaries(KEYS, VALUES, max_size=12)
)


def dumped(sections) -> bytes:
    return dump({name: pairs.items() for name, pairs in sections.items()}, "made of tests")


@given(sections=SECTIONS, asked=st.lists(KEYS | st.text(max_size=4), max_size=5))
def test_a_section_answers_as_a_dictionary_would(sections, asked):
    lines = Lines(dumped(sections))

    assert lines.signature == "made of tests"
    for name in ("names", "words", "order"):
        pairs, section = sections.get(name, {}), lines.section(name)
        assert dict(section) == pairs
        assert len(section) == len(pairs)
        assert [key for key, _ in section] == sorted(pairs)
        for key in (*asked, *pairs):
            assert section.get(key) == pairs.get(key)
            assert (key in section) == (key in pairs)
            assert dict(section.below(key)) == {k: v for k, v in pairs.items() if k.startswith(key)}


@given(
    sections=SECTIONS,
    at=st.integers(0, 10**6),
    change=st.integers(1, 255),
    cut=st.integers(0, 3),
)
def test_what_was_changed_or_cut_gives_the_right_answer_or_an_error(sections, at, change, cut):
    data = bytearray(dumped(sections))
    data[at % len(data)] ^= change
    del data[len(data) - cut :]
    for name, pairs in sections.items():
        for key in (*pairs, "a", "zz"):
            try:
                assert Lines(bytes(data)).section(name).get(key) == pairs.get(key)
            except Damaged:
                continue


@pytest.mark.parametrize("step", [401, pytest.param(97, marks=pytest.mark.exhaustive)])
def test_every_byte_is_checked_before_it_is_an_answer(step):
    pairs = {f"{number:05}": "v" * (number % 50) for number in range(3000)}
    data = dumped({"words": pairs})
    for at in range(0, len(data), step):
        for wrong in (b"\n", b"\t", b"0", b"\xff"):
            changed = data[:at] + wrong + data[at + 1 :]
            if changed == data:
                continue
            key = f"{at * 3000 // len(data):05}"
            try:
                assert Lines(changed).section("words").get(key) == pairs[key]
            except Damaged:
                continue


@pytest.mark.parametrize("digit", [b"0", b"9"])
def test_keys_that_reach_into_the_next_block_are_checked_to_their_end(digit):
    # An odd length, so that the ends of keys lie anywhere in their blocks.
    pairs = {f"{'x' * (BLOCK * 3 // 4 + 7)}{number:02}": "v" for number in range(60)}
    data = dumped({"words": pairs, "others": {str(number): "v" * 99 for number in range(600)}})
    for changed in pairs:
        at = data.index(changed.encode()) + len(changed) - 2
        lines = Lines(data[:at] + digit + data[at + 1 :])
        for key, value in pairs.items():
            lines.section("words")._asked = 0  # each is looked up, none by reading all
            try:
                assert lines.section("words").get(key) == value
            except Damaged:
                continue


def test_a_look_up_reads_few_blocks_of_a_large_file():
    lines = Lines(dumped({"words": {f"{number:07}": "v" * 40 for number in range(100_000)}}))

    assert lines.section("words").get("0054321") == "v" * 40
    assert sum(lines._checked) < 14 < len(lines._checked) / 10


def test_a_mapped_file_answers_like_bytes(tmp_path):
    path = tmp_path / "kept"
    path.write_bytes(dumped({"words": {"a": "1", "b": "2"}}))
    with path.open("rb") as file:
        lines = Lines(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    assert dict(lines.section("words")) == {"a": "1", "b": "2"}


@pytest.mark.parametrize("data", [b"", b"{}\n", b"ketcli 0009", b"\xff" * 100, b"\n" * 100])
def test_what_is_no_file_of_lines_is_refused(data):
    with pytest.raises(Damaged, match="damaged"):
        Lines(data)


@pytest.mark.parametrize("pair", [("a\tb", ""), ("a\n", ""), ("a", "b\n"), ("\x01", "")])
def test_what_is_no_line_is_not_written(pair):
    with pytest.raises(ValueError, match="no line"):
        dump({"words": [pair]}, "")


def test_a_key_is_not_written_twice():
    with pytest.raises(ValueError, match="twice"):
        dump({"words": [("a", "1"), ("a", "2")]}, "")
