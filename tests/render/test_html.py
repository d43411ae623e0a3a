"""The page of HTML: sound, the same words as the other pages, and nothing in it that data wrote.

1. Read by a parser that is not ours, which takes no error; headings, tables and cards mean what they say.
2. Whatever is typed, and whatever a knowledge base holds, is text and never markup.
3. Nothing is loaded, and links lead to sources on the web only.
4. Every kind of page of the bundled data is sound, and can be read in light and in dark.
"""

import copy
import dataclasses
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcli.answers import across, counts, query
from ketcli.answers.shapes import Answer, Filters
from ketcli.cli import app
from ketcli.jsontext import clean
from ketcli.knowledge.evidence import CitedSource
from ketcli.knowledge.vocabulary import Access, SourceKind, Term
from ketcli.render import Page, html, render
from ketcli.render.blocks import Bar, Blocks, Track, plain, text
from ketcli.render.html import POLICY, written
from ketcli.render.painting import PAINTS
from ketcli.render.pieces import who

ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "section", "h1", "h2", "h3",
    "h4", "h5", "h6", "p", "ul", "li", "br", "dl", "dt", "dd", "div", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "span", "strong", "mark", "code", "a", "pre",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "aria-labelledby", "aria-label",
    "aria-hidden", "role", "tabindex", "scope", "style", "href",
}  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title></style><b>", "<!--", "]]>",
    "&lt;b&gt; &#60;", "' style='x", "</main><iframe>", "javascript:alert(1)", "doi:10.1/<b>", "\ufffe\udcff",
)  # fmt: skip
WORDS = st.sampled_from(HOSTILE) | st.text(max_size=30)
STYLES = st.sampled_from([*PAINTS])
TEXTS = st.lists(st.tuples(WORDS, STYLES), min_size=1, max_size=3).map(lambda p: text(*p))


@cache
def read(page):
    """The document as html5lib sees it, which raises at the first error; the same page is read once."""
    html5lib = pytest.importorskip("html5lib")
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def body(page):
    return read(page).find(".//main")


def words(said):
    return re.findall(r"\w+", said.casefold())


def harmless(tree):
    """Hold a document against what our pages are made of."""
    for element in tree.iter():
        assert element.tag in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
    for link in tree.iter("a"):
        assert link.get("href").startswith(("https://", "http://"))
    return True


@pytest.fixture(scope="module")
def answers(kb, index):
    return asked(kb, index)


def asked(kb, index):
    effects = list(kb.effects.values())
    return {
        "search": query.find(index, "my blader hurts"),
        "search-nothing": query.find(index, "zqxjkv"),
        "list": query.select(kb, Filters(terms=(Term.LONG,))),
        "show": query.entry(index, ["cystitis"]),
        "show-several": query.entry(index, ["cystitis", "hypertension"]),
        "compare": across.compare(effects, kb, Filters()),
        "timeline": across.timeline(effects, kb, Filters()),
        "interactions": query.interactions(kb),
        "interaction": query.interactions(kb, "booze"),
        "groups": query.groups(kb),
        "group": query.groups(kb, "pregnant"),
        "topics": query.topics(kb),
        "topic": query.topics(kb, "mechanism"),
        "sources": query.sources(kb),
        "source": query.sources(kb, next(iter(kb.sources))),
        "values": counts.values(kb, "context"),
        "counts": counts.counts(kb),
    }


@pytest.mark.parametrize("case", ["search", "show", "interaction"])
def test_an_answer_looks_right_as_html(answers, kb, expected, case):
    expected(f"{case}.html", render(answers[case], kb, "html", Page()))


@pytest.mark.parametrize("full", [False, True])
def test_a_page_says_what_plain_text_says_in_the_same_order(answers, kb, full):
    for answer in answers.values():
        told = render(answer, kb, "plain", Page(full=full))
        shown = "".join(body(render(answer, kb, "html", Page(full=full))).itertext())

        assert words(shown) == words(told)


@pytest.mark.parametrize("full", [False, True])
def test_headings_tables_and_regions_are_in_order(answers, kb, full):
    for answer in answers.values():
        tree = read(render(answer, kb, "html", Page(full=full)))
        levels = [int(e.tag[1]) for e in tree.iter() if re.fullmatch("h[1-6]", str(e.tag))]
        ids = [e.get("id") for e in tree.iter() if e.get("id")]

        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later <= before + 1 for before, later in pairwise(levels))
        assert len(ids) == len(set(ids))
        assert len(list(tree.iter("main"))) == 1
        assert tree.get("lang") == "en"
        assert tree.find(".//title").text == tree.find(".//h1").text
        assert all(cell.get("scope") in ("row", "col") for cell in tree.iter("th"))
        assert all("".join(cell.itertext()).strip() for cell in tree.iter("th"))


def test_a_page_of_real_data_is_sound_in_full(real_kb, real_index):
    for answer in (
        query.entry(real_index, ["cystitis"]),
        query.interactions(real_kb, "alcohol"),
        query.topics(real_kb, "overdose"),
    ):
        assert harmless(read(render(answer, real_kb, "html", Page(full=True))))


@pytest.mark.parametrize("words", ["friend not breathing", "cannot wake him", "chest pain"])
def test_an_emergency_stands_first_under_a_heading_that_says_whom_to_call(
    real_kb, real_index, words
):
    first = body(render(query.find(real_index, words), real_kb, "html", Page()))[0]
    heading, *said = first

    assert (first.tag, first.get("class")) == ("section", "card alarm")
    assert first.get("aria-labelledby") == heading.get("id")
    assert heading.tag == "h2"
    assert "".join(heading.itertext()).startswith("CALL your local emergency number")
    assert len(said) >= 1


def test_what_can_wait_until_today_has_a_card_of_its_own(real_kb, real_index):
    shown = body(render(query.entry(real_index, ["cystitis"]), real_kb, "html", Page()))

    assert [e.get("class") for e in shown.iter("section")] == ["card alarm", "card today"]


def test_signs_of_a_full_page_and_what_to_do_share_a_card(real_kb):
    shown = body(render(query.interactions(real_kb, "alcohol"), real_kb, "html", Page(full=True)))
    card = shown.find("section")

    assert [e.tag for e in card] == ["h2", "ul", "p"]
    assert not card.findall(".//section")


def test_a_bar_is_as_long_as_its_number(kb):
    out = Blocks()
    rows = [Bar("a", "12.5%", 12.5, 12.5, ()), Bar("b", "0%", 0, 0, ()), Bar("c", "3%", 3, 250, ())]
    out.bars("HOW OFTEN", rows)
    tree = read(f"<!DOCTYPE html><title>t</title>{written(out.all, kb)}")
    drawn = [[span.get("style") for span in bar] for bar in tree.findall(".//td/span")]

    assert drawn == [["width:12.5%"], [], ["width:3%", "width:97%"]]
    assert all(bar.get("aria-hidden") == "true" for bar in tree.findall(".//td/span"))


def test_what_follows_a_bullet_stands_inside_its_item(kb):
    out = Blocks()
    for said in "ab":
        out.item(said)
    out.under("c")
    tree = read(f"<!DOCTYPE html><title>t</title>{written(out.all, kb)}")

    assert ["".join(e.itertext()).split() for e in tree.findall("body/ul/li")] == [
        ["a"],
        ["b", "c"],
    ]


@given(typed=WORDS)
def test_nothing_that_is_typed_becomes_markup(kb, index, answers, typed):
    shown = answers["show"]._replace(text=typed)
    for answer in (query.find(index, typed), shown):
        tree = read(render(answer, kb, "html", Page()))

        assert harmless(tree)
        assert len(list(tree.find(".//header"))) == 2


@given(one=TEXTS, other=TEXTS, name=WORDS)
def test_nothing_that_a_page_is_made_of_becomes_markup(kb, one, other, name):
    out = Blocks()
    out.title(*one)
    out.heading(name, alarm=True)
    out.item(*one)
    out.under(*other)
    out.line(*one)
    out.heading(name, 2)
    out.line(*other)
    out.field(name, *one)
    out.grid((name, ""), [(one, other)])
    out.bullets([one])
    out.bars(name, [Bar(name, name, 1, 2, other)])
    out.axis([Track(name, (), one, other)])
    out.drawing([one])
    inside = written(out.all, kb)
    tree = read(f"<!DOCTYPE html><title>t</title>{inside}".encode("ascii", "xmlcharrefreplace"))
    said = "".join("".join(tree.find("body").itertext()).split())

    assert harmless(tree)
    for words in (plain(one), plain(other), name):
        kept = html._NO_LETTER.sub("\ufffd", clean(words))
        assert "".join(kept.split()) in said


FREE = {
    "title", "text", "summary", "name", "plain_name", "statement", "caveat", "locator", "action", "note",
    "url", "doi", "authors", "publisher", "population", "meaning", "notice", "label", "comment",
    "question", "heading", "edition", "pmid", "part", "sample", "signs", "synonyms", "lay_terms",
    "emergency_numbers", "source_label", "words", "limits", "credits",
}  # fmt: skip
"""What an editor of a knowledge base may write freely, or nearly so."""


def poisoned(value, poison, *, free=False):
    """Return records with something hostile in every free text."""
    if type(value) is str:
        return poison + value if free else value
    if hasattr(value, "_fields"):
        found = zip(value._fields, value, strict=True)
        return type(value)(**{key: poisoned(one, poison, free=key in FREE) for key, one in found})
    if isinstance(value, (tuple, list)):
        return type(value)(poisoned(one, poison, free=free) for one in value)
    if isinstance(value, dict):
        return {key: poisoned(one, poison) for key, one in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        found = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.init}
        return dataclasses.replace(
            value, **{key: poisoned(one, poison, free=key in FREE) for key, one in found.items()}
        )
    return value


@pytest.mark.parametrize(
    "poison",
    ["".join(HOSTILE), *(pytest.param(one, marks=pytest.mark.exhaustive) for one in HOSTILE)],
)
def test_no_text_of_a_hostile_knowledge_base_becomes_markup(kb, answers, poison):
    names = ("about", "effects", "interactions", "groups", "topics", "sources", "help")
    evil = copy.copy(kb)
    evil.__class__ = type("Evil", (type(kb),), {n: poisoned(getattr(kb, n), poison) for n in names})
    kept, seen = html._NO_LETTER.sub("\ufffd", clean(poison)), set()
    for case, answer in answers.items():
        for full in (False, True):
            asked = answer._replace(records=poisoned(tuple(answer.records), poison))
            shown = render(asked, evil, "html", Page(full=full))

            tree = read(shown)
            assert harmless(tree), case
            if kept in "".join(tree.find(".//main").itertext()):
                seen.add(case)

    assert seen == set(answers)


def made(**values):
    return CitedSource(
        id="x",
        kind=SourceKind.LABEL,
        read=Access.ORIGINAL,
        **{"title": "t", "label": "L", **values},
    )


def with_source(kb, **values):
    source = made(**values)
    other = copy.copy(kb)
    vars(other)["sources"] = {"x": source}
    answer = Answer(command="sources", kind="source", records=(source,), entry=True)
    return body(render(answer, other, "html", Page()))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.org", 'https://x.org/"y',
        "https://x.org/ y", "https://x.org/<b>", "ftp://x.org/",
    ],
)  # fmt: skip
def test_an_address_that_is_not_of_the_web_is_no_link(kb, url):
    source = made(url=url)
    beside = html.Words({"x": source}).inline(text((who(source), "aside"), (" (x)", "aside")))

    assert not list(with_source(kb, url=url).iter("a"))
    assert "<a" not in beside


@given(doi=WORDS)
def test_a_doi_leads_to_its_resolver_only(kb, doi):
    for link in with_source(kb, doi=doi or "10.1/x").iter("a"):
        assert re.fullmatch(r"https://doi\.org/[\w%/:;().~-]*", link.get("href"))


def test_a_source_is_a_link_to_where_it_can_be_opened(kb):
    doi = with_source(kb, doi="10.1002/(sici)1<1::aid>2.0")
    page = with_source(kb, url="https://x.org/a?b=1&c=2")

    assert [a.get("href") for a in doi.iter("a")] == [
        "https://doi.org/10.1002/(sici)1%3C1::aid%3E2.0"
    ]
    assert [a.get("href") for a in page.iter("a")] == ["https://x.org/a?b=1&c=2"]


def test_links_lead_to_sources_and_nowhere_else(real_kb, real_index):
    addresses = {html.address(s) for s in real_kb.sources.values()}
    for full in (False, True):
        shown = body(
            render(query.entry(real_index, ["cystitis"]), real_kb, "html", Page(full=full))
        )
        links = {a.get("href") for a in shown.iter("a")}

        assert links
        assert links <= addresses


def test_an_address_in_the_text_of_a_record_is_no_link(kb):
    out = Blocks()
    out.line("see https://elsewhere.example/x and doi:10.9999/none")

    assert "<a" not in written(out.all, kb)


def test_a_page_loads_nothing_and_reads_the_same_in_every_encoding(answers, kb):
    for answer in answers.values():
        shown = render(answer, kb, "html", Page(full=True))
        policy = read(shown).find(".//meta[@http-equiv]")

        assert policy.get("content") == POLICY
        assert POLICY.startswith("default-src 'none';")
        assert shown.isascii()
        assert not re.search(r"\b(?:src|srcset|action)=|@import|url\(", shown)


PAGES = (
    "search bladder", "search friend not breathing", "search zqxjkv", "search k and vodka", "list", "list --system zqxjkv",
    "show cystitis --full", "show cystitis zqxjkv", "show spravato", "show zqxjkv", "interactions",
    "interactions alcohol ghb --full", "interactions caffeine", "groups", "groups pregnancy --full", "about", "about rules",
    "findings cystitis", "sources winstock-2012", "compare", "compare cystitis hypertension --full", "timeline nausea --full",
    "values", "values system", "values fields",
)  # fmt: skip
MORE = (
    "search my blader hurts", "search how long does k bladder last", "list --long-term", "list --serious --full", "show cystitis",
    "show cystitis, seizure", "interactions --full", "interactions alcohol", "groups pregnancy", "about overdose",
    "about help --full", "about changes --full", "about limits", "findings --limit 40 --full", "sources", "timeline",
)  # fmt: skip
"""Of kinds that the others are of too: for the whole suite."""


@pytest.mark.parametrize(
    "typed", [*PAGES, *(pytest.param(one, marks=pytest.mark.exhaustive) for one in MORE)]
)
def test_every_kind_of_page_is_sound_and_outlined(capsys, typed):
    status = app.status([*typed.split(), "--format", "html"])
    shown = capsys.readouterr().out
    if typed.endswith("--system zqxjkv"):
        assert (status, shown) == (2, "")
        return
    tree = read(shown)
    headings = [e for e in tree.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    levels = [int(e.tag[1]) for e in headings]
    ids = [e.get("id") for e in tree.iter() if e.get("id")]

    assert status in (0, 1)
    assert harmless(tree)
    assert tree.get("lang") == "en"
    assert tree.find(".//title").text.strip()
    assert tree.find(".//meta[@name='viewport']") is not None
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= before + 1 for before, later in pairwise(levels))
    assert all(
        "".join(e.itertext()).strip() for e in (*headings, *tree.iter("a"), *tree.iter("th"))
    )
    assert len(ids) == len(set(ids))
    named = {e.get("id"): "".join(e.itertext()) for e in tree.iter() if e.get("id")}
    # Landmarks have a name of their own each.
    landmarks = [named[e.get("aria-labelledby")] for e in tree.iter("section")]
    assert len(landmarks) == len(set(landmarks))
    for table in tree.iter("table"):
        widths = {len(row) for row in table.iter("tr")}
        assert len(widths) == 1


def palettes():
    """Colors by name, in light and in dark."""
    style = Path(html.__file__).with_name("page.css").read_text(encoding="ascii")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    named = [dict(re.findall(r"--([\w-]+): (#\w+);", part)) for part in (light, dark)]
    assert set(named[1]) == set(named[0])
    return {"light": named[0], "dark": named[1]}


def luminance(color):
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The ratio that WCAG 2 defines, 1 to 21."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_reckoned_as_wcag_does():
    assert contrast("#000", "#ffffff") == 21
    assert round(contrast("#777777", "#fff"), 2) == 4.48


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_and_bar_stands_out_from_its_ground(scheme):
    color = palettes()[scheme]
    texts = [
        *((said, "page") for said in ("ink", "quiet", "link", "now", "today")),
        *((said, ground) for said in ("ink", "quiet", "link") for ground in ("now-page", "today-page")),
        ("now", "now-page"), ("today", "today-page"),
    ]  # fmt: skip
    drawn = ("bar", "some")

    assert {name for pair in texts for name in pair} | {*drawn, "line"} == {*color}
    for said, ground in texts:
        assert contrast(color[said], color[ground]) >= 4.5, (said, ground)
    for name in drawn:
        assert contrast(color[name], color["page"]) >= 3, name
