"""Interactions, groups, topics and sources: by name, or all of them."""

from __future__ import annotations

from ketcli.answers.names import nearest, several, unknown_name
from ketcli.answers.picked import pick
from ketcli.answers.shapes import Answer, Missing, Nothing, remark
from ketcli.errors import UnknownName, shown
from ketcli.knowledge.kinds import kind as kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.model import CitedSource, Group, Interaction, Source, Topic
    from ketcli.retrieval.searching import Correction

LETTERS = 4
"""Letters that part of a name must have to be taken for the name."""
LIKE, NEARLY = 0.6, 0.8
"""Share of letters that names offered instead have in common with what was typed; of substances nearly all, for
naloxone and naltrexone share 0.78, caffeine and cocaine 0.67."""
_UNKNOWN = {"interaction": (NEARLY, "; not in this data, which does not mean it is safe to mix")}
REGISTRIES = (
    "https://",
    "http://",
    "dx.",
    "doi.org/",
    "doi:",
    "pubmed.ncbi.nlm.nih.gov/",
    "pmid:",
    "pmid ",
)
"""What stands before a DOI or a PMID where people copy them."""  # fmt: skip


def interactions(kb: KnowledgeBase, *names: str) -> Answer[Interaction]:
    """Return interactions by names of substances, or all of them, worst first; all for the drug itself.

    Raises UnknownName when no substance is called so; so do the others.
    """
    text = " ".join(names).strip()
    if not text or not (drug := _drug(kb, text)):
        return _records(kb, "interaction", kb.interactions, names)
    answer = _records(kb, "interaction", kb.interactions, ())
    said = f"'{shown(text)}' is read as {drug}, the drug itself: this is what it is mixed with."
    if text.lower() != drug:
        said += " Whatever else goes by that name is not in this data."
    answer.remarks = (remark(said, aloud=True),)
    return answer


def _drug(kb: KnowledgeBase, text: str) -> str:
    """Return the name of the drug of the heading that a text is; empty for none."""
    from ketcli.language.stems import forms

    line = kb.section("values").get(f"drug {forms(text)}") or "\t"
    return line.split("\t")[1]


def groups(kb: KnowledgeBase, *names: str) -> Answer[Group]:
    """Return groups of people at higher risk by name, or all of them."""
    return _records(kb, "group", kb.groups, names)


def topics(kb: KnowledgeBase, *names: str) -> Answer[Topic]:
    """Return background topics by name, or all of them: those written, then those that follow from the data."""
    return _records(kb, "topic", kb.background, names)


def sources(kb: KnowledgeBase, *names: str) -> Answer[CitedSource]:
    """Return sources by id, title, DOI or PMID, or all of them, each with what cites it."""
    return _records(kb, "source", kb.sources, names)


def _records(
    kb: KnowledgeBase, kind: str, records: Mapping[str, Any], names: tuple[str, ...]
) -> Answer[Any]:
    ids = list(records)
    nothing = None
    text = " ".join(names).strip()
    corrections: tuple[Correction, ...] = ()
    if text:
        try:
            ids, stranger = several(names, lambda name: named(kb, kind, name), lambda _: True)
            nothing = unknown_name(stranger) if stranger else None
        except UnknownName:
            ids, corrections = _inside(kb, kind, text)
            if not ids:
                raise
    elif not ids:
        nothing = Nothing(
            kind=Missing.FILTERED_OUT, message=f"This knowledge base holds no {kind}."
        )
    return Answer(
        command=kind_of(kind).command,
        kind=kind,
        records=pick(records, dict.fromkeys(ids)),
        text=text,
        entry=bool(text),
        nothing=nothing,
        corrections=corrections,
    )


def named(kb: KnowledgeBase, kind: str, text: str) -> str:
    """Return the id of the interaction, group, topic or source that a name means.

    Names are forgiving in case, hyphens, spelling and word forms. Raises UnknownName.
    """
    from ketcli.language.ideas import words

    if kind == "source":
        text = _bare(text)
    asked = words(kb.language, text)
    whole = " ".join(asked)
    typed = text.strip().lower()
    partly: list[str] = []
    every: dict[str, str] = {}
    for key, line in kb.section("called").below(f"{kind} "):
        id = key.rsplit(" ", 1)[1]
        called = dict(name.split("|", 1)[::-1] for name in line.split("\t"))
        if typed == id or (whole and whole in called.values()):
            return id
        every.update((name.lower(), id) for name in called)
        if len(text.strip()) >= LETTERS and any(
            set(asked) <= set(name.split()) for name in called.values()
        ):
            partly.append(id)
    if len(partly) == 1:
        return partly[0]
    alike, hint = _UNKNOWN.get(kind, (LIKE, ""))
    near = dict.fromkeys(every[name] for name in nearest(text.lower(), every, at_least=alike))
    raise UnknownName(kind_of(kind).called, text, tuple(partly[:5]) or tuple(near), hint)


def address(source: Source) -> str:
    """Return where a reader can open a source: by its DOI, in PubMed, or its page; empty for nowhere."""
    if source.doi:
        return f"https://doi.org/{source.doi}"
    if source.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"
    url = source.url or ""
    return url if url.startswith(("https://", "http://")) else ""


def _bare(text: str) -> str:
    """Return a DOI or PMID without what stands before it where people copy them."""
    left = text.strip()
    begun = True
    while begun:
        begun = False
        for before in REGISTRIES:
            if left.lower().startswith(before):
                left, begun = left[len(before) :].lstrip(), True
    return left.strip("/")


def _inside(kb: KnowledgeBase, kind: str, text: str) -> tuple[list[str], tuple[Correction, ...]]:
    """Return the records that words inside a sentence name, and slips corrected on the way."""
    from ketcli.language.tokens import tokens
    from ketcli.retrieval import pointers, searching, spelling
    from ketcli.retrieval.index import Index
    from ketcli.retrieval.searching import Correction

    plain = tokens(kb.language, text[: searching.LONGEST_TEXT])
    index = Index(kb)
    fixes = spelling.repaired(index, plain).corrections
    command = kind_of(kind).command
    see, _ = pointers.pointed(index, plain, dict(fixes))
    chosen = [pointer.id for pointer in see if pointer.command == command]
    called = {
        word for key, p in kb.pointers.items() if p.command == command for word in key.split()
    }
    corrections = tuple(Correction(typed, right) for typed, right in fixes if right in called)
    return chosen, corrections if chosen else ()
