"""BibTeX and CSL-JSON of the sources that an answer rests on."""

import re
from typing import Any

from ketcli.answers.shapes import Answer
from ketcli.jsontext import clean, indented
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.evidence import Source
from ketcli.knowledge.records import sources_of
from ketcli.knowledge.vocabulary import SourceKind
from ketcli.render import Page

_STUDIES = {
    SourceKind.META_ANALYSIS, SourceKind.SYSTEMATIC_REVIEW, SourceKind.RCT, SourceKind.TRIAL,
    SourceKind.COHORT, SourceKind.CROSS_SECTIONAL, SourceKind.NARRATIVE_REVIEW,
    SourceKind.CASE_SERIES, SourceKind.CASE_REPORT, SourceKind.PHARMACOVIGILANCE,
    SourceKind.ANIMAL_STUDY, SourceKind.GUIDELINE,
}  # fmt: skip
_TYPES = {
    "article": ("journal", "article-journal", "container-title"),
    "inproceedings": ("booktitle", "paper-conference", "container-title"),
    "incollection": ("booktitle", "chapter", "container-title"),
    "misc": ("howpublished", "webpage", "publisher"),
}
"""Types of BibTeX, each with what names the place of publication, and the same in CSL."""
_EVENT = re.compile(r"\b(abstracts?|posters?|meeting|congress|conference)\b", re.IGNORECASE)
_BOOK = re.compile(r"\b(NCBI Bookshelf|StatPearls)\b")
_PREPRINTS = ("medRxiv", "bioRxiv")
_ISSUE = re.compile(r"(.+?) (\d+)(?:\(([^)]+)\))?:([\w-]+)")
_COPY = re.compile(r", in an? (?:edited )?copy\b")
_OTHERS = ("et al", "others")
_TEX = str.maketrans(
    {c: "\\" + c for c in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def render_bibtex(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return one BibTeX entry a source."""
    return "".join(_bibtex(source) + "\n" for source in cited(answer, kb))


def render_csl_json(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return a list of CSL-JSON items."""
    return indented([_csl(source) for source in cited(answer, kb)]) + "\n"


def cited(answer: Answer, kb: KnowledgeBase) -> list[Source]:
    """Return the sources of an answer: its records, or else what they cite, each once."""
    itself = {"source": "id", "finding": "source"}.get(answer.kind)
    each = ([getattr(one, itself)] if itself else sources_of(one) for one in answer.records)
    ids = dict.fromkeys(id for cited in each for id in cited)
    return [kb.sources[id] for id in ids if id in kb.sources]


class _Reference:
    """What is cited of a source: nothing that is only our description, and the place apart from volume and pages."""

    def __init__(self, source: Source) -> None:
        self.source = source
        place = _COPY.split(source.publisher or "")[0]
        issue = _ISSUE.fullmatch(place)
        parts: tuple[Any, ...] = issue.groups() if issue else (place, None, None, None)
        self.place, self.volume, self.number, self.pages = parts
        self.persons = _persons(source.authors) if source.authors else []
        invented = source.title.startswith("[") and source.title.endswith("]")
        self.title = None if invented else source.title
        said = (
            source.title[1:-1] if invented else None,
            source.title_note,
            f"Read: {source.read.label}",
            source.part,
            f"Edition: {source.edition}" if source.edition else None,
            source.note,
        )
        self.note = ". ".join(part.rstrip(".") for part in said if part)
        self.type = self._type()

    def _type(self) -> str:
        if self.source.kind not in _STUDIES or not self.place or self.place.startswith(_PREPRINTS):
            return "misc"
        if _EVENT.search(self.place):
            return "inproceedings"
        if _BOOK.search(self.place):
            return "incollection"
        source = self.source
        people = any(name[0] != "{" for name in self.persons)
        printed = self.volume or not source.url or people or "Journal" in self.place
        sure = source.doi or source.pmid or (printed and source.kind != SourceKind.GUIDELINE)
        return "article" if sure else "misc"


def _bibtex(source: Source) -> str:
    cited = _Reference(source)
    values = {
        "title": cited.title and _tex_title(clean(cited.title)),
        "author": " and ".join(map(_tex_person, cited.persons)),
        _TYPES[cited.type][0]: _tex(cited.place),
        "volume": cited.volume,
        "number": cited.number and _tex(cited.number),
        "pages": cited.pages and cited.pages.replace("-", "--"),
        "year": str(source.year) if source.year else None,
        "language": source.language and source.language.label,
        "doi": source.doi and _tex_address(source.doi),
        "pmid": source.pmid,
        "url": source.url and _tex_address(source.url),
        "note": _tex(cited.note),
    }
    lines = [f"  {key} = {{{value}}}," for key, value in values.items() if value]
    return "\n".join([f"@{cited.type}{{{source.id},", *lines, "}"]) + "\n"


def _tex(value: str) -> str:
    return clean(value).translate(_TEX)


def _tex_address(value: str) -> str:
    """Return an address as it is but for what would end it."""
    return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", clean(value))


def _tex_title(title: str) -> str:
    """Return a title in which no style takes the capitals of names away: of a title all in capitals, the whole.

    >>> _tex_title("Ketamine bladder seen in Hong Kong"), _tex_title("Exposure to Oral Ketamine")
    ('Ketamine bladder seen in {Hong} {Kong}', '{Exposure to Oral Ketamine}')
    """
    first, *others = title.split(" ")
    long = [word for word in others if len(word) > 3 and word[0].isalpha()]
    if 2 * sum(word[0].isupper() for word in long) > len(long):
        return f"{{{_tex(title)}}}"
    named = (first[1:] != first[1:].lower(), *(word != word.lower() for word in others))
    words = zip(map(_tex, title.split(" ")), named, strict=True)
    return " ".join(f"{{{word}}}" if name else word for word, name in words)


def _tex_person(name: str) -> str:
    """Return an author as TeX reads it, in braces where the name is to stay whole."""
    return f"{{{_tex(name[1:-1])}}}" if name[0] == "{" and name[-1] == "}" else _tex(name)


def _csl(source: Source) -> dict[str, Any]:
    cited = _Reference(source)
    _, type, place = _TYPES[cited.type]
    item: dict[str, Any] = {
        "id": source.id,
        "type": type,
        "title": cited.title,
        "author": [_csl_person(name) for name in cited.persons if name != "others"],
        place: cited.place,
        "volume": cited.volume,
        "issue": cited.number,
        "page": cited.pages,
        "issued": {"date-parts": [[source.year]]} if source.year else None,
        "language": source.language,
        "DOI": source.doi,
        "PMID": source.pmid,
        "URL": source.url,
        "note": cited.note,
    }
    return {key: value for key, value in item.items() if value}


def _persons(authors: str) -> list[str]:
    """Return people as `Family, Initials`, 'et al.' as BibTeX's `others`; an organization in braces."""
    authors = " ".join(authors.split())
    bare = re.sub(r" \([^()]*\)$", "", authors).rstrip(".")
    parts = [part.strip() for part in re.split(r"[,;]\s*|\s+and\s+", bare) if part.strip()]
    families = len(parts) > 1 and all(" " not in part or part in _OTHERS for part in parts)
    if not (families or (parts and _initials(parts[0]))):
        return ["{" + authors + "}"]
    people = (_initials(part) or f"{{{part}}}" for part in parts)
    return ["others" if p.lower() in _OTHERS else who for p, who in zip(parts, people, strict=True)]


def _initials(name: str) -> str:
    """Return `Smith JA` as `Smith, JA`; empty for what ends in no initials."""
    family, _, last = name.rpartition(" ")
    letters = last.replace("-", "")
    initials = letters.isalpha() and letters.isupper() and len(last) < 5
    return f"{family}, {last}" if family and initials else ""


def _csl_person(name: str) -> dict[str, str]:
    family, comma, given = name.partition(", ")
    if comma and not name.startswith("{"):
        return {"family": family, "given": given}
    return {"literal": name.removeprefix("{").removesuffix("}")}
