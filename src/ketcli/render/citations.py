"""BibTeX and CSL-JSON of the sources that an answer rests on."""

import re
from typing import Any

from ketcli.answers.shapes import Answer
from ketcli.jsontext import indented
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.evidence import Source
from ketcli.knowledge.light import sources_of
from ketcli.knowledge.vocabulary import SourceKind
from ketcli.render import Page
from ketcli.render.blocks import clean

_ARTICLES = {
    SourceKind.META_ANALYSIS, SourceKind.SYSTEMATIC_REVIEW, SourceKind.RCT, SourceKind.TRIAL,
    SourceKind.COHORT, SourceKind.CROSS_SECTIONAL, SourceKind.NARRATIVE_REVIEW,
    SourceKind.CASE_SERIES, SourceKind.CASE_REPORT, SourceKind.PHARMACOVIGILANCE,
    SourceKind.ANIMAL_STUDY,
}  # fmt: skip
_TEX = str.maketrans(
    {c: "\\" + c for c in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def render_bibtex(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return one BibTeX entry a source."""
    return "".join(_bibtex(source) + "\n" for source in cited(answer, kb))


def render_csl_json(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return a list of CSL-JSON items."""
    items = [_csl(source) for source in cited(answer, kb)]
    return indented(items) + "\n"


def cited(answer: Answer, kb: KnowledgeBase) -> list[Source]:
    """Return the sources of an answer: its records, or else what they cite, each once."""
    itself = {"source": "id", "finding": "source"}.get(answer.kind)
    ids = dict.fromkeys(
        id
        for record in answer.records
        for id in ([getattr(record, itself)] if itself else sources_of(record))
    )
    return [kb.sources[id] for id in ids if id in kb.sources]


def _bibtex(source: Source) -> str:
    article = source.kind in _ARTICLES
    values = {
        "title": source.title,
        "author": " and ".join(map(_tex_person, _persons(source.authors)))
        if source.authors
        else None,
        "journal" if article else "publisher": source.publisher,
        "year": str(source.year) if source.year else None,
        "edition": source.edition,
        "doi": source.doi,
        "pmid": source.pmid,
        "url": source.url,
        "note": _note(source),
    }
    lines = [f"  {key} = {{{_tex(key, value)}}}," for key, value in values.items() if value]
    return "\n".join([f"@{'article' if article else 'misc'}{{{source.id},", *lines, "}"]) + "\n"


def _tex(key: str, value: str) -> str:
    """Return a value as TeX reads it; addresses stay as they are but for what would end them."""
    if key in ("url", "doi"):
        return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", clean(value))
    if key == "author":
        return clean(value)
    return clean(value).translate(_TEX)


def _tex_person(name: str) -> str:
    """Return an author as TeX reads it, in braces where the name is to stay whole."""
    if name.startswith("{") and name.endswith("}"):
        return "{" + name[1:-1].translate(_TEX) + "}"
    return name.translate(_TEX)


def _csl(source: Source) -> dict[str, Any]:
    article = source.kind in _ARTICLES
    item: dict[str, Any] = {
        "id": source.id,
        "type": "article-journal" if article else "webpage",
        "title": source.title,
        "author": [_csl_person(p) for p in _persons(source.authors) if p != "others"]
        if source.authors
        else None,
        "container-title" if article else "publisher": source.publisher,
        "issued": {"date-parts": [[source.year]]} if source.year else None,
        "DOI": source.doi,
        "PMID": source.pmid,
        "URL": source.url,
        "note": _note(source),
    }
    return {key: value for key, value in item.items() if value}


def _note(source: Source) -> str:
    return ". ".join(p for p in (f"Read: {source.read.label}", source.part, source.note) if p)


def _persons(authors: str) -> list[str]:
    """Return the authors as `Family, Initials`; 'et al.' becomes BibTeX's `others`."""
    authors = " ".join(authors.split())
    if not re.search(r"\b[A-Z][\w'\u2019-]+ [A-Z][A-Z-]{0,3}\b", authors):
        return ["{" + authors + "}"]
    found = []
    for one in map(str.strip, re.split(r"[,;]\s*|\s+and\s+", authors.rstrip("."))):
        initials = re.fullmatch(r"(.+?) ([A-Z][A-Z-]{0,3})", one)
        if one.lower() in ("et al", "others"):
            found.append("others")
        elif one:
            found.append(f"{initials[1]}, {initials[2]}" if initials else f"{{{one}}}")
    return found


def _csl_person(name: str) -> dict[str, str]:
    family, comma, given = name.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": name.strip("{}")}
