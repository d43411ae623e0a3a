"""Interactions, groups, topics and sources: by name, or all of them."""

from __future__ import annotations

from itertools import pairwise

from ketcli.answers.names import NOT_HERE, nearest, several, unknown_name
from ketcli.answers.picked import Picked
from ketcli.answers.shapes import Aloud, Answer, Missing, Nothing, Remark
from ketcli.errors import SharedName, UnknownName, shown
from ketcli.knowledge.kinds import kind as kind_of
from ketcli.language.lists import JOINING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeVar

    from ketcli.knowledge.base import KnowledgeBase, Table
    from ketcli.knowledge.evidence import CitedSource, Source
    from ketcli.knowledge.model import Group, Interaction, Topic
    from ketcli.retrieval.searching import Correction

    R = TypeVar("R")

LETTERS = 4
"""Letters that part of a name must have to be taken for the name."""
DENIED = "named, and denied"


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
    return answer._replace(remarks=(Aloud(said),))


def _drug(kb: KnowledgeBase, text: str) -> str:
    """Return the name of the drug of the heading that a text is; empty for none."""
    from ketcli.language.tokens import forms

    line = kb.section("values").get(f"drug {forms(text)}") or "\t"
    return line.split("\t")[1]


def groups(kb: KnowledgeBase, *names: str) -> Answer[Group]:
    """Return groups of people at higher risk by name, or all of them. Raises UnknownName."""
    return _records(kb, "group", kb.groups, names)


def topics(kb: KnowledgeBase, *names: str) -> Answer[Topic]:
    """Return background topics by name, or all of them: those written, then those that follow from the data.

    Raises UnknownName.
    """
    return _records(kb, "topic", kb.background, names)


def sources(kb: KnowledgeBase, *names: str) -> Answer[CitedSource]:
    """Return sources by id, title, DOI or PMID, or all of them, each with what cites it. Raises UnknownName."""
    return _records(kb, "source", kb.sources, names)


def _records(kb: KnowledgeBase, kind: str, records: Table[R], names: tuple[str, ...]) -> Answer[R]:
    ids = list(records)
    nothing = None
    read: dict[str, list[str]] = {}
    text = " ".join(names).strip()
    corrections: tuple[Correction, ...] = ()
    if text:
        try:
            ids, stranger = _several(kb, kind, names, read)
        except UnknownName as error:
            ids, corrections, stranger = _inside(kb, kind, text)
            read = {id: [text] for id in ids}
            if not ids:
                raise stranger or error from None
        nothing = unknown_name(stranger) if stranger else None
    elif not ids:
        nothing = Nothing(Missing.FILTERED_OUT, f"This knowledge base holds no {kind}.")
    return Answer(
        command=kind_of(kind).command,
        kind=kind,
        records=Picked(records, dict.fromkeys(ids)),
        text=text,
        entry=bool(text),
        nothing=nothing,
        corrections=corrections,
        remarks=_read_as({id: read[id] for id in ids if id in read})
        if kind == "interaction" and not corrections
        else (),
    )


def _several(
    kb: KnowledgeBase, kind: str, names: tuple[str, ...], read: dict[str, list[str]]
) -> tuple[list[str], UnknownName | None]:
    """Return the records that names mean; `read` gets the names of each."""

    def one(name: str) -> tuple[str, bool]:
        id, called_so = _named(kb, kind, name)
        words = name.split()
        while len(words) > 1 and JOINING in kb.language.marks(words[-1].lower()):
            words.pop()
        read.setdefault(id, []).append(" ".join(words))
        return id, called_so

    # Words of what is no substance may be names of one: tabs of ibuprofen, an energy drink.
    single = kind != "interaction"
    known, stranger = several(kb.language, names, one, lambda meant: meant[1], single=single)
    return [id for id, _ in known], stranger


def _read_as(read: dict[str, list[str]]) -> tuple[Remark, ...]:
    """Return which words are taken to mean which record, where its id does not say so."""
    told = {}
    for id, names in read.items():
        others = (name for name in dict.fromkeys(names) if name.lower() not in id)
        told[id] = " and ".join(f"'{shown(name)}'" for name in others)
    return tuple(
        Aloud(f"{names} {'are' if ' and ' in names else 'is'} read as {id}.")
        for id, names in told.items()
        if names
    )


def _unlisted(kb: KnowledgeBase, text: str) -> UnknownName | None:
    """Return the error for a substance of which nothing but its class is known here; None for another text."""
    from ketcli.language.ideas import words

    group = kb.section("unlisted").get(" ".join(words(kb.language, text)))
    if group is None:
        return None
    said = f"a {group}" if group[0] not in "aeiou" else f"an {group}"
    try:
        see = named(kb, "interaction", group)
        return UnknownName("substance", text, (see,), f"; {NOT_HERE}", f"{said}, see")
    except UnknownName:
        return UnknownName("substance", text, (), f"; {said}; {NOT_HERE}")


def named(kb: KnowledgeBase, kind: str, text: str) -> str:
    """Return the id of the interaction, group, topic or source that a name means.

    Names are forgiving in case, hyphens, spelling and word forms. Raises UnknownName.
    """
    return _named(kb, kind, text)[0]


def _named(kb: KnowledgeBase, kind: str, text: str) -> tuple[str, bool]:
    """Return the id that a name means, and whether the record is called so and not only in part."""
    from ketcli.language.ideas import words

    if kind == "source":
        text = _bare(text)
    asked = words(kb.language, text)
    whole = " ".join(asked)
    typed = text.strip().lower()
    called = kb.once(f"called {kind}", lambda: _called(kb, kind))
    if typed in called:
        return typed, True
    alike = [id for id, names in called.items() if whole and whole in names.values()]
    if len(alike) > 1 and kind == "source":
        raise SharedName("source", text, tuple(alike))
    if alike:
        # Toddlers are children in their ideas; kids are called so letter for letter.
        return min(alike, key=lambda one: typed not in map(str.lower, called[one])), True
    partly = _partly(called, text, asked)
    every = f"; 'ket {kind_of(kind).command}' lists all"
    if len(partly) == 1:
        return partly[0], False
    if kind == "interaction":
        # What only looks like another substance is another one: naloxone and naltrexone.
        raise UnknownName("substance", text, tuple(partly[:5]), f"; {NOT_HERE}{every}")

    def near() -> tuple[str, ...]:
        every = {name.lower(): id for id, names in called.items() for name in names}
        return tuple(dict.fromkeys(every[name] for name in nearest(text.lower(), every)))

    raise UnknownName(kind_of(kind).called, text, tuple(partly[:5]) or near, every)


def _called(kb: KnowledgeBase, kind: str) -> dict[str, dict[str, str]]:
    """Return every name of every record of a kind by id, each with its wording."""
    return {
        key.rsplit(" ", 1)[1]: dict(name.split("|", 1)[::-1] for name in line.split("\t"))
        for key, line in kb.section("called").below(f"{kind} ")
    }


def _partly(called: Mapping[str, Mapping[str, str]], text: str, asked: Sequence[str]) -> list[str]:
    """Return the ids of the records of which some name holds all words asked for."""
    if len(text.strip()) < LETTERS:
        return []
    every = set(asked)
    return [
        id
        for id, names in called.items()
        if any(every.issubset(name.split()) for name in names.values())
    ]


def address(source: Source) -> str:
    """Return where a reader can open a source: by its DOI, in PubMed, or its page; empty for nowhere."""
    if source.doi:
        return f"https://doi.org/{source.doi}"
    if source.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"
    url = source.url or ""
    return url if url.startswith(("https://", "http://")) else ""


def _bare(text: str) -> str:
    """Return a DOI or PMID without what stands around it where people copy them.

    >>> [_bare(text) for text in ("(doi: 10.1000/a.1).", "https://doi.org/10.1000/a.1?x=1", "PMID: 123")]
    ['10.1000/a.1', '10.1000/a.1', '123']
    """
    text = text.strip()
    at = text.find("10.")
    if at >= 0 and text[at + 3 : at + 7].isdigit() and "/" in text[at:]:
        return text[at:].partition("?")[0].split()[0].rstrip(".,;)]>")
    last = text.strip("/").partition("?")[0].rpartition("/")[2].strip(" .,;)]>")
    number = last.lower().strip("([<").removeprefix("pmid").strip(" :")
    return number if number.isdigit() else text


def _inside(
    kb: KnowledgeBase, kind: str, text: str
) -> tuple[list[str], tuple[Correction, ...], UnknownName | None]:
    """Return the records that words inside a sentence name, slips corrected on the way, and the first stranger."""
    from ketcli.language.tokens import tokens
    from ketcli.retrieval import pointers, searching, spelling
    from ketcli.retrieval.index import Index

    plain = tokens(kb.language, text[: searching.LONGEST_TEXT])
    index = Index.of(kb)
    fixes = dict(spelling.repaired(index, plain).corrections)
    fixes = {typed: right for typed, right in fixes.items() if not _unlisted(kb, typed)}
    command = kind_of(kind).command
    see, rest = pointers.pointed(index, plain, fixes)
    chosen = [pointer.id for pointer in see if pointer.command == command]
    stranger = None
    if kind == "interaction":
        denied = [id for id in pointers.denied(index, plain) if id in kb.interactions]
        # Among names of substances even a common word is one, if it is the name: alcohol, and not drink.
        chosen += [word for word in rest if word in kb.interactions and word not in denied]
        stranger = _stranger(kb, [word for word in rest if word not in fixes], chosen)
        if denied:
            stranger = UnknownName("substance", text, tuple(denied), f"; {NOT_HERE}", DENIED)
    return chosen, _leading(kb, command, fixes) if chosen else (), stranger


def _leading(kb: KnowledgeBase, command: str, fixes: dict[str, str]) -> tuple[Correction, ...]:
    """Return the corrections to words of names that a command answers to."""
    from ketcli.retrieval.searching import Correction

    named = (key for key, line in kb.section("pointers") if line.startswith(f"{command}\t"))
    called = {word for key in named for word in key.split()}
    return tuple(Correction(typed, right) for typed, right in fixes.items() if right in called)


def _stranger(kb: KnowledgeBase, rest: list[str], chosen: list[str]) -> UnknownName | None:
    """Return the error for the first of the other words that may be a substance; None for none."""
    for name in (*rest, *map(" ".join, pairwise(rest))):
        if unlisted := _unlisted(kb, name):
            return unlisted
    strange = [word for word in rest if not (word.isdigit() or kb.language.marks(word))]
    strange = [word for word in strange if word not in chosen]
    if not chosen or not strange:
        return None
    return UnknownName("substance", strange[0], (), f"; {NOT_HERE}")
