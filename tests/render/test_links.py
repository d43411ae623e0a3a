"""Addresses on a page are links for terminals that have them, and nothing else is."""

import re

import pytest

from ketcli.answers.records import sources
from ketcli.render import Page, render
from ketcli.render.blocks import Line
from ketcli.render.painting import linked, target, without_links
from ketcli.render.terminal import laid_out

OPEN, SHUT = "\x1b]8;;", "\x1b\\"


def link(where, said):
    return f"{OPEN}{where}{SHUT}{said}{OPEN}{SHUT}"


def unnumbered(shown):
    """A page whose links bear no number; each gets another."""
    return re.sub(r"\x1b\]8;id=[^;]*;", OPEN, shown)


def page(width=80):
    return Page(width, color=True, links=True)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("see doi:10.1/a.b.", f"see {link('https://doi.org/10.1/a.b', 'doi:10.1/a.b')}."),
        ("(doi:10.1/a(1)b)", f"({link('https://doi.org/10.1/a(1)b', 'doi:10.1/a(1)b')})"),
        ("doi:10.1/a(1)", link("https://doi.org/10.1/a(1)", "doi:10.1/a(1)")),
        ("at https://x.org/a?b=c#d, too", f"at {link('https://x.org/a?b=c#d', 'https://x.org/a?b=c#d')}, too"),
        ("doi:10.1/a<b>%41", link("https://doi.org/10.1/a%3Cb%3E%2541", "doi:10.1/a<b>%41")),
        ("a doi: none, javascript:x, file:///etc/passwd", "a doi: none, javascript:x, file:///etc/passwd"),
    ],
)  # fmt: skip
def test_an_address_is_linked_without_what_stands_around_it(words, shown):
    assert unnumbered(linked(words)) == shown


@pytest.mark.parametrize("bad", ["\x1b", "\x07", "\x9c", "\n", "\x00", "\u202e", "\xe9", "\u3002"])
@pytest.mark.parametrize("start", ["https://x.org/", "doi:10.1/"])
def test_no_letter_that_steers_gets_into_a_link(start, bad):
    assert target(f"{start}a{bad}b") == ""
    assert OPEN not in unnumbered(linked(f"{start}a{bad}b"))


def test_an_address_of_any_length_is_not_taken():
    assert target("https://x.org/" + "a" * 3000) == ""


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_links_take_no_columns_and_lead_to_whole_addresses(real_kb, width):
    answer = sources(real_kb, ",".join(list(real_kb.sources)[:50]))
    bare = Page(width, color=True, full=True)
    shown = render(answer, real_kb, "table", bare._replace(links=True))
    whole = {f"https://doi.org/{s.doi}" for s in real_kb.sources.values() if s.doi}
    whole |= {s.url for s in real_kb.sources.values()} | {
        s.read_at for s in real_kb.sources.values() if s.read_at
    }
    led = {part.partition(SHUT)[0] for part in unnumbered(shown).split(OPEN)[1:]} - {""}

    assert without_links(shown.encode()).decode() == render(answer, real_kb, "table", bare)
    assert led <= whole
    assert len(led) > 10 or width < 80


def test_an_address_that_is_cut_is_no_link():
    long = "https://web.archive.org/web/2020/https://example.org/" + "a" * 60
    shown = unnumbered(laid_out([Line(((f"at {long} and doi:10.1/b", ""),))], page(30)))

    assert "web.archive.org" in shown
    assert "8;;https://example.org" not in shown
    assert "8;;https://web" not in shown
    assert link("https://doi.org/10.1/b", "doi:10.1/b") in shown


def test_a_link_inside_colored_words_leaves_them_colored():
    found = [Line((("see doi:10.1/b now", "aside"),))]

    assert unnumbered(laid_out(found, page())) == (
        f"\x1b[2msee {link('https://doi.org/10.1/b', 'doi:10.1/b')} now\x1b[0m\n"
    )
