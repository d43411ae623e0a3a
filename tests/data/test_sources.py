"""The sources: addresses that a reader can open, ids of the right form, regulators, people counted once."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import evidence
import pytest
import yaml

from ketcli import store
from ketcli.compile import yamlfile
from ketcli.knowledge.vocabulary import Access, Region, SourceKind

pytestmark = pytest.mark.exhaustive
HERE = Path(__file__).parent
DOI = re.compile(r"10\.\d{4,9}/\S*[A-Za-z0-9)]")
PMID = re.compile(r"[1-9]\d{0,8}")
STAGING = re.compile(
    r"(^|\.)(dev|test|uat|sit|stag\w*|preview|demo\w*|legacy|prod|digital-release)\d?\.|:\d+$"
    r"|azurewebsites|netlify|ipfs|build\.fhir|api-pubmed"
)
"""Names that builders give to hosts which the public is not meant to see."""
beside_evidence = pytest.mark.skipif(
    not evidence.FOLDER.is_dir(), reason="the evidence tables are not beside this repository"
)


def host(address: str) -> str:
    return urlsplit(address).netloc.lower()


def unfit_hosts() -> set[str]:
    own = set(yaml.safe_load((HERE / "unfit_hosts.yaml").read_text(encoding="utf-8")))
    if evidence.FOLDER.is_dir():
        own |= set(evidence.table("forbidden_hosts")["forbidden_hosts"])
    return own


def addresses() -> dict[str, dict[str, Any]]:
    """What two readings of the evidence say of the addresses of sources, by id."""
    found = {row["id"]: row for row in evidence.table("forbidden_hosts")["more_sources"]}
    return found | {row["id"]: row for row in evidence.table("source_addresses")["sources"]}


def test_no_public_address_is_on_a_host_that_readers_should_not_be_sent_to(real_kb):
    hosts = {s.id: host(s.url) for s in real_kb.sources.values() if s.url}

    assert {id: h for id, h in hosts.items() if h in unfit_hosts() or STAGING.search(h)} == {}


@pytest.mark.parametrize(
    "address",
    ["https://dev.psychiatrist.com/x", "https://ch.oddb.org:443/x", "https://a.ipfs.dweb.link/x"],
)
def test_a_staging_host_would_be_noticed(address):
    assert STAGING.search(host(address))


def test_addresses_are_web_addresses_without_a_fragment_of_a_sentence(real_kb):
    for source in real_kb.sources.values():
        for address in (source.url, source.read_at):
            assert address is None or re.fullmatch(
                r"https?://[^\s/]+\.[a-z]{2,}(:\d+)?(/\S*)?", address
            )


def test_a_copy_is_named_apart_from_the_public_address(real_kb):
    for source in real_kb.sources.values():
        assert source.read_at is None or source.read_at != source.url, source.id


def test_dois_and_pmids_have_their_form_and_agree_with_the_address(real_kb):
    for source in real_kb.sources.values():
        assert source.doi is None or DOI.fullmatch(source.doi), source.id
        assert source.pmid is None or PMID.fullmatch(source.pmid), source.id
        url = source.url or ""
        if "doi.org/" in url:
            assert source.doi and url.split("doi.org/")[1].lower() == source.doi.lower(), source.id
        if found := re.search(r"pubmed\.(?:ncbi\.nlm\.nih\.)?gov/(\d+)|/pubmed/(\d+)", url):
            assert source.pmid in (None, found[1] or found[2]), source.id


def test_no_two_sources_are_one_publication(real_kb):
    for key in ("doi", "pmid"):
        owners: dict[str, str] = {}
        for source in real_kb.sources.values():
            if value := getattr(source, key):
                assert owners.setdefault(value.lower(), source.id) == source.id, value


@beside_evidence
def test_ids_are_those_that_both_readings_know(real_kb):
    wrong = []
    for id, row in addresses().items():
        source = real_kb.sources.get(id)
        for key in ("doi", "pmid"):
            if source and row.get(key) and (ours := getattr(source, key)):
                wrong += [(id, ours)] if ours.lower() != str(row[key]).lower() else []

    assert wrong == []


@beside_evidence
def test_where_no_address_is_known_none_is_printed(real_kb):
    for id, row in addresses().items():
        source = real_kb.sources.get(id)
        if source and row["status"] == "unknown" and id not in READ_SINCE:
            assert (source.url, source.doi, source.pmid) == (None, None, None), id
            assert source.read_at, id


@beside_evidence
def test_every_id_was_read_in_the_evidence(real_kb):
    known = {flat for row in evidence_rows() for flat in [evidence.flat(row).lower()]}
    everything = " ; ".join(known)
    wrong = [
        (source.id, value)
        for source in real_kb.sources.values()
        for value in (source.doi, source.pmid)
        if value and value.lower() not in everything and source.id not in READ_SINCE
    ]

    assert wrong == []


@beside_evidence
def test_every_address_was_read_in_the_evidence(real_kb):
    """An address made by a pattern sends a reader nowhere: it is printed only where a row has it."""
    read = every_text()
    made = {
        (source.id, key)
        for source in real_kb.sources.values()
        for key in ("url", "read_at", "doi", "pmid")
        if (value := getattr(source, key)) and bare(value) not in read
    }

    assert made == FOLLOWS_FROM


def test_an_address_that_no_row_has_would_be_noticed():
    assert bare("https://www.swissmedicinfo.ch/x?authNr=1") not in bare("swissmedicinfo.ch/y")
    assert bare("http://www.Example.org/a/") in bare("url: https://example.org/a")


def bare(address: str) -> str:
    """The text without what two writings of one address differ in: scheme, www or doi.org, case."""
    flat = re.sub(r"\s*\n\s*", " ", address.lower())
    return re.sub(r"https?://(www\.|doi\.org/)?", "", flat).rstrip("/")


def every_text() -> str:
    files = [*evidence.FOLDER.glob("*.yaml"), *evidence.FOLDER.glob("*.md")]
    files += [HERE / "read_since.yaml", HERE / "extracted_help.yaml"]
    return bare("\n".join(path.read_text(encoding="utf-8") for path in files))


FOLLOWS_FROM = {
    ("short-2018-summary", "read_at"),  # read again on 2026-11-27; an audit names host and path
    ("tang-2fdck-hk-2020", "url"),  # the PubMed number of the record
    ("urology-review-2025", "doi"),  # read in a record of the same abstract, 2026-11-27
}


def evidence_rows() -> list[dict[str, Any]]:
    return [row for rows in evidence.sources().values() for row in rows] + list(
        addresses().values()
    )


READ_SINCE = {"urology-review-2025", "liao-2011"}
"""Their id was read in a record of the same abstract, after the tables were made."""


def test_every_label_and_safety_notice_names_its_regulator_or_is_a_makers_page(real_kb):
    labels = [s for s in real_kb.sources.values() if s.kind is SourceKind.LABEL]

    assert len(labels) > 30
    assert [s.id for s in labels if s.regulator is None and not s.weak] == []
    makers = ("spravato.com", "jnj.com", "jnjmedicalconnect.com", "viewer.joomag.com")
    for source in real_kb.sources.values():
        if source.url and host(source.url).removeprefix("www.") in makers:
            assert source.kind is not SourceKind.LABEL and source.regulator is None, source.id


REGULATORS = {
    "Food and Drug Administration": Region.US,
    "Health Canada": Region.CA,
    "ANSM": Region.EEA,
    "European Medicines Agency": Region.EEA,
    "CMDh": Region.EEA,
    "Pharmacovigilance Centre": Region.EEA,
    "Medicines and Healthcare products": Region.UK,
    "Swissmedic": Region.CH,
}


def test_what_a_regulator_publishes_names_its_region(real_kb):
    spoken = (SourceKind.LABEL, SourceKind.PUBLIC_HEALTH)
    found = [
        (source.id, source.regulator, region)
        for source in real_kb.sources.values()
        for name, region in REGULATORS.items()
        if source.kind in spoken and name in (source.publisher or "")
    ]

    assert len(found) > 15
    assert [(id, ours) for id, ours, region in found if ours is not region] == []


def test_a_review_says_what_kind_of_studies_it_holds(real_kb):
    reviews = (SourceKind.META_ANALYSIS, SourceKind.SYSTEMATIC_REVIEW)

    assert [s.id for s in real_kb.sources.values() if s.kind in reviews and not s.inside] == []


def test_a_group_of_people_is_named_by_two_sources_or_more(real_kb):
    """A key that stands once counts nothing together, and may be a slip of the pen."""
    named: dict[str, list[str]] = {}
    for source in real_kb.sources.values():
        if source.people:
            named.setdefault(source.people, []).append(source.id)

    assert {key: ids for key, ids in named.items() if len(ids) < 2} == {}


def test_an_invented_title_stands_in_square_brackets(real_kb):
    for source in real_kb.sources.values():
        assert "descriptive title" not in source.title, source.id
        assert ("not read" in source.title) <= source.title.startswith("["), source.id


OWN_BRACKETS = {
    "afu-2024",
    "esketamine-suicidality-rct-2020",
    "healthymale-priapism",
    "ketamine-ect-inpatients-rct",
    "msd-ketamine-pcp",
    "nhs-rectal-bleeding",
    "ourfutures-canket",
    "resus-uk-faq",
    "wajs-2020-sustain2",
    "wales-coughing-blood",
}
"""Sources whose own title ends in a bracket, as the publication prints it."""


def test_a_title_holds_no_remark_of_ours(real_kb):
    """What we say of a title is its `title_note`, and the language has a field of its own."""
    sources = real_kb.sources.values()

    assert {s.id for s in sources if s.title.endswith(")")} == OWN_BRACKETS
    assert [s.id for s in sources if re.search(r"\bin (Dutch|French|German)\b", s.title)] == []


def test_second_hand_and_copied_texts_say_where_they_were_read(real_kb):
    copies = (Access.MIRROR, Access.SECONDARY_REPORT)

    assert [
        s.id
        for s in real_kb.sources.values()
        if s.read in copies and not (s.read_at or s.url) and s.kind is not SourceKind.PROMOTIONAL
    ] == []


def test_no_group_tells_one_row_of_one_source_twice():
    for group in yamlfile.read(Path(store.SOURCE_DATA) / "groups.yaml").value["groups"]:
        told = [(f["source"], tuple(f["evidence"])) for f in group.get("findings", [])]
        assert len(told) == len(set(told)), group["id"]
