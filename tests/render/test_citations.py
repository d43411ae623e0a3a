"""BibTeX and CSL-JSON: what is cited is what stands in the source, in the type and the letters that readers expect."""

import json
import re

import pytest

from ketcli.answers import query
from ketcli.knowledge.evidence import Source
from ketcli.knowledge.vocabulary import Access, Language, SourceKind
from ketcli.render import Page, citations, render


@pytest.fixture(scope="module")
def entries(real_kb):
    """Every source as BibTeX and as CSL, by id."""
    shown = render(query.sources(real_kb), real_kb, "csl-json", Page())
    csl = {item["id"]: item for item in json.loads(shown)}
    return {
        id: (citations._bibtex(source), csl[id], source) for id, source in real_kb.sources.items()
    }


def bibtex(**values):
    given = {"id": "x", "title": "T", "kind": SourceKind.RCT, "read": Access.ORIGINAL, **values}
    return citations._bibtex(Source(**given)), citations._csl(Source(**given))


def test_bibtex_is_read_by_a_parser_that_is_not_ours(kb, real_kb):
    bibtexparser = pytest.importorskip("bibtexparser")
    for one in (kb, real_kb):
        library = bibtexparser.parse_string(render(query.sources(one), one, "bibtex", Page()))

        assert not library.failed_blocks
        assert {entry.key for entry in library.entries} == set(one.sources)
        for entry in library.entries:
            assert {"title", "note"} & set(entry.fields_dict)
            for field in entry.fields:
                assert field.value.count("{") == field.value.count("}")


def test_csl_json_is_read_by_a_processor_that_is_not_ours(real_kb):
    json_source = pytest.importorskip("citeproc.source.json")
    items = json.loads(render(query.sources(real_kb), real_kb, "csl-json", Page()))
    read = json_source.CiteProcJSON(items)

    assert set(read) == set(real_kb.sources)
    assert read["winstock-2012"]["title"]


def test_a_title_of_our_own_is_a_note_and_no_title(entries):
    found = 0
    for shown, item, source in entries.values():
        invented = source.title.startswith("[")
        found += invented
        assert ("  title = " in shown) is ("title" in item) is not invented
        assert "title not" not in item.get("title", "")
        if source.title_note:
            assert source.title_note in item["note"]
        if invented:
            assert source.title[1:-1] in item["note"]
    assert found > 5


def test_what_is_ours_of_a_title_is_a_note_and_the_language_a_field():
    shown, item = bibtex(title="Ketamin", title_note="leaflet 7", language=Language.DE)

    assert "title = {Ketamin}" in shown
    assert "language = {German}" in shown
    assert "note = {leaflet 7. Read: original}" in shown
    assert (item["title"], item["language"]) == ("Ketamin", "de")
    assert item["note"] == "leaflet 7. Read: original"


def test_no_author_of_a_source_is_missing(entries):
    for shown, item, source in entries.values():
        assert ("  author = " in shown) is ("author" in item) is bool(source.authors)
        for family in re.findall(r"([^\s,]+) [^\W\d_a-z]{1,3}(?:,|$)", source.authors or ""):
            assert family in shown
            assert family in json.dumps(item, ensure_ascii=False)


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Smith J, Jones AB, et al.", ["Smith, J", "Jones, AB", "others"]),
        ("Szalach \u0141, van den Berg JP", ["Szalach, \u0141", "van den Berg, JP"]),
        ("Hull, et al.", ["{Hull}", "others"]),
        ("Devinsky O, Najjar S (Epilepsy Foundation)", ["Devinsky, O", "Najjar, S"]),
        ("NHS Bristol, North Somerset and South ICB (Remedy)", ["{NHS Bristol, North Somerset and South ICB (Remedy)}"]),
        ("European Monitoring Centre for Drugs and Drug Addiction", ["{European Monitoring Centre for Drugs and Drug Addiction}"]),
    ],
)  # fmt: skip
def test_organizations_stay_whole_and_people_are_parted(written, authors):
    assert citations._persons(written) == authors


@pytest.mark.parametrize(
    ("values", "type", "csl"),
    [
        ({"publisher": "Urology", "doi": "10.1000/x"}, "article", "article-journal"),
        ({"publisher": "Urology", "kind": SourceKind.GUIDELINE, "pmid": "1"}, "article", "article-journal"),
        ({"publisher": "A society", "kind": SourceKind.GUIDELINE, "url": "https://a.example/"}, "misc", "webpage"),
        ({"publisher": "Kidney Week 2024 (abstract 12)"}, "inproceedings", "paper-conference"),
        ({"publisher": "StatPearls (NCBI Bookshelf)"}, "incollection", "chapter"),
        ({"publisher": "medRxiv", "authors": "Smith J"}, "misc", "webpage"),
        ({"publisher": "Daily Mail", "kind": SourceKind.NEWS}, "misc", "webpage"),
        ({}, "misc", "webpage"),
    ],
)  # fmt: skip
def test_the_type_is_that_of_the_publication(values, type, csl):
    shown, item = bibtex(**values)

    assert shown.startswith(f"@{type}{{x,")
    assert item["type"] == csl


def test_articles_stand_in_a_journal(entries):
    for shown, item, _ in entries.values():
        assert ("  journal = " in shown) is shown.startswith("@article")
        assert item["type"] != "article-journal" or item["container-title"]
        assert not re.search(
            r"journal = .*\d\(|(?:journal|howpublished) = .*, in an? .*copy", shown
        )


def test_volume_and_pages_are_no_part_of_the_journal():
    shown, item = bibtex(publisher="Urology 69(5):810-812")

    assert "journal = {Urology},\n  volume = {69},\n  number = {5},\n  pages = {810--812}," in shown
    assert (item["container-title"], item["volume"], item["issue"], item["page"]) == (
        "Urology",
        "69",
        "5",
        "810-812",
    )


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Ketamine abuse in Hong Kong: a review of 233 cases", "Ketamine abuse in {Hong} {Kong:} a review of 233 cases"),
        ("SPRAVATO: safety & use", "{SPRAVATO:} safety \\& use"),
        ("Esketamine for CRPS type 1", "Esketamine for {CRPS} type 1"),
        ("Cortical Thickness Changes in Users", "{Cortical Thickness Changes in Users}"),
    ],
)  # fmt: skip
def test_no_style_takes_the_capitals_of_names_away(title, shown):
    assert f"  title = {{{shown}}}," in bibtex(title=title)[0]
