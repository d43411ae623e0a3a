"""Lines: none wider than the page, no word lost, and what does not fit goes by its worth.

1. Wrapped text keeps every word in order and no line is wider than the page.
2. A table fits its page, or each of its rows becomes a short list.
3. What can be spared goes first, the most spare first; then the last rows, and how many is said.
4. A time axis is fitted to its times.
5. What can wait stands below the first shares of a page, as much of it as must, so that these come early.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ketcli.render import view
from ketcli.render.axis import ASCII_MARKS, drawn_bar, ticks
from ketcli.render.blocks import Bar, Blocks, Grid, Stretch, Track, plain, text
from ketcli.render.layout import Sheet, lines
from ketcli.render.view import fitted
from ketcli.render.wrap import cells, wrapped

WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Z", "M")), min_size=1, max_size=30
)


@given(st.lists(WORDS, min_size=1, max_size=20), st.integers(20, 120))
def test_wrapped_text_keeps_its_words_and_its_width(words, width):
    found = [plain(line) for line in wrapped(text(" ".join(words)), width)]

    assert all(cells(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join("".join(words).split())


@given(
    st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=6), st.integers(30, 120)
)
def test_a_table_is_never_wider_than_its_page(rows, width):
    grid = Grid(("a", "b", "c"), tuple(tuple(text(cell) for cell in row) for row in rows), 30)

    assert all(cells(plain(line)) <= width for line in lines([grid], Sheet(width=width)))


def test_what_can_be_spared_goes_first():
    out = Blocks()
    for number in range(5):
        out.spare = number
        out.line(str(number))

    assert [plain(block.text) for block in fitted(out, 3)] == ["0", "1", "2"]


def test_what_went_comes_back_where_something_longer_left_room():
    out = Blocks()
    out.line("stays")
    out.line("short", spare=2)
    out.grid(("",), [[text(str(n))] for n in range(4)], 1)
    out.spares[-1] = 1

    assert [plain(block.text) for block in fitted(out, 3)] == ["stays", "short"]


def test_an_answer_that_went_comes_back_in_short_before_what_can_be_spared_better():
    out = Blocks()
    out.line("stays")
    out.field("RISK UP WITH", "long " * 30, short="short; 2 more risks", spare=2)
    out.field("HOW LONG", "not stated", spare=9)

    assert [plain(block.text) for block in fitted(out, 2)] == ["stays", "short; 2 more risks"]


def test_rows_that_are_left_out_are_counted():
    out = Blocks()
    out.grid(("",), [[text(str(n))] for n in range(30)], 1, "and {} more")
    kept = lines(fitted(out, 10), Sheet())

    assert len(kept) == 10
    assert plain(kept[-1]) == "and 21 more"


def test_rows_that_were_not_made_are_counted_too():
    out = Blocks()
    out.grid(("",), [[text(str(n))] for n in range(24)], 1, "and {} more", beyond=100)

    assert plain(lines(fitted(out), Sheet())[-1]) == "and 102 more"


@pytest.mark.parametrize("beside", [0, 3, 12])
def test_what_fits_of_a_long_table_is_found_without_laying_out_all_of_it(monkeypatch, beside):
    asked = []

    def counted(blocks, sheet):
        asked.extend(len(block.rows) for block in blocks if isinstance(block, Grid))
        return lines(blocks, sheet)

    monkeypatch.setattr(view, "lines", counted)
    out = Blocks()
    out.grid(("",), [[text(str(n))] for n in range(5000)], 1, "and {} more")
    for number in range(beside):
        out.line(str(number))
    kept = [plain(line) for line in lines(fitted(out, 10), Sheet())]

    assert max(asked) == 11
    assert len(kept) == max(10, 2 + beside)
    assert f"and {5000 - max(1, 9 - beside)} more" in kept


def test_a_bar_is_as_long_as_its_share():
    whole = drawn_bar(Bar("", "", 100, 100, ()), ASCII_MARKS)
    half = drawn_bar(Bar("", "", 50, 50, ()), ASCII_MARKS)

    assert whole.count("#") == 2 * half.count("#") == 16
    assert drawn_bar(Bar("", "", 0.4, 0.4, ()), ASCII_MARKS).strip("| ")


def test_a_time_axis_is_fitted_to_its_times():
    hours = Track("", (Stretch(7200, 14400, "there"),), (), ())
    scale = ticks([hours], 40)

    assert (scale.low, scale.high) == (7200, 14400)
    assert scale.at(7200) == 0
    assert scale.at(14400) == 39


@pytest.mark.parametrize("block", ["bars", "axis"])
def test_what_no_page_has_room_to_draw_is_said(block):
    out, name = Blocks(), "a" * 70
    if block == "bars":
        out.bars("HOW OFTEN", [Bar(name, "5%", 5, 5, text("of 40"))])
    else:
        out.axis([Track(name, (Stretch(60, 120, "there"),), text("2 min"), text("lasts 5% of 40"))])
    said = " ".join(plain(line).strip() for line in lines(out.all, Sheet(80, ASCII_MARKS)))

    assert "5%" in said
    assert "of 40" in said


def test_letters_of_latin_take_one_column_without_a_look_at_a_table():
    latin = [chr(code) for code in range(0x20, 0x300) if chr(code).isprintable()]

    assert all(cells(letter) == cell_len(letter) == 1 for letter in latin)


@pytest.mark.parametrize(
    ("words", "columns"),
    [("e\u0301", 1), ("\u75db\u307f", 4), ("\uff76", 1), ("\U0001f62d", 2), ("a\u200bb", 2), ("\u2588\u2013", 2)],
)  # fmt: skip
def test_accents_and_wide_letters_take_the_columns_that_they_have(words, columns):
    assert cells(words) == columns


@pytest.mark.parametrize(
    ("more", "order"),
    [
        (6, ["summary", "today", "", "SHARES"]),
        (7, ["summary", "today", "SHARES", ""]),
        (8, ["summary", "SHARES", "today", ""]),
        (9, ["SHARES", "today", "summary", ""]),
        (20, ["SHARES", "today", "summary", ""]),
    ],
)
def test_as_much_of_what_waits_as_must_stands_below_shares_that_come_late(more, order):
    out = Blocks()
    out.line("summary", waits=2)
    for _ in range(more):
        out.line("more")
    out.line("today", waits=1)
    out.gap()
    out.bars("SHARES", [Bar("users", "5%", 5, 5, text("of 40"))])
    out.gap()
    said = [(plain(line).split() or [""])[0] for line in lines(out.all, Sheet(80, ASCII_MARKS))]

    assert [word for word in said if word in order][: len(order)] == order


def test_on_a_narrow_page_a_number_stands_in_the_line_of_its_heading_and_first():
    out = Blocks()
    bars = [Bar("users", "5%", 5, 5, text("of 40")), Bar("patients", "1 of 7", 14, 14, ())]
    out.bars("SHARES", [*bars, Bar("in trials", "9%", 9, 9, text("(placebo 1%)"))])

    assert [plain(line) for line in lines(out.all, Sheet(40, ASCII_MARKS))] == [
        "SHARES  5%  users, of 40",
        "  1 of 7  patients",
        "  9%  in trials (placebo 1%)",
    ]
