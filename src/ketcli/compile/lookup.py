"""What is worked out for look-ups: values of filters, keys and names of records, who cites whom, what shells offer."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from ketcli.compile.dump import Built, Pairs, Sections
from ketcli.knowledge import model
from ketcli.knowledge.about import About
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.category import Category
from ketcli.knowledge.evidence import CitedSource, Source
from ketcli.knowledge.evidence_vocabulary import Measure
from ketcli.knowledge.kinds import KINDS, Kind
from ketcli.knowledge.language_entry import LanguageEntry
from ketcli.knowledge.records import sources_of
from ketcli.knowledge.vocabulary import FACETS, Presence, System
from ketcli.language.ideas import words
from ketcli.language.lists import Language
from ketcli.language.tokens import folded, forms

LETTERS = 4
"""Letters from which on a word of a label is one that a slip may be near to."""
MOST_OFFERED = 60
"""Names offered at once; shells ask before they show more."""
# Shells evaluate what describes an offer, and typer reads markup in it.
_HARMLESS = re.compile(r"[^\w ,.()/%+-]")
NAMED = ("interaction", "group", "topic", "source")
"""Kinds of record that are looked up by their own names."""


def sections(language: Language, entry: LanguageEntry, about: About, records: Built) -> Sections:
    """Return the sections; `records` hold the kinds by their plural, topics that are made included."""
    return {
        "values": _values(about, entry).items(),
        "legal": _legal(about, entry),
        "unlisted": {
            " ".join(words(language, name)): group
            for group, names in entry.unlisted.items()
            for name in names
        }.items(),
        "uses": _uses(records),
        "everyday": ((str(one), "|".join(map(_bare, said))) for one, said in entry.systems.items()),
        "counts": _counts(records),
        "keys": ((kind.name, " ".join(_keys(kind))) for kind in KINDS if kind.command),
        "called": (
            (f"{kind.name} {number:05} {id}", "\t".join(_called(language, one)))
            for kind in KINDS
            if kind.name in NAMED
            for number, (id, one) in enumerate(records[kind.plural].items())
        ),
    }


def _keys(kind: Kind) -> list[str]:
    keys = [field.name for field in fields(getattr(model, kind.record))]
    return [*keys, "match"] if kind.name == "effect" else keys


def _values(about: About, entry: LanguageEntry) -> dict[str, str]:
    """Return id, label and further ids of the values of each facet, by the wording of each of their names."""
    found: dict[str, str] = {}
    for facet, kind in FACETS.items():
        for value in kind:
            line = found[f"{facet}={value}"] = f"{value}\t{value.label}\t"
            for name in (str(value), value.label, *_everyday(entry, value)):
                found.setdefault(f"{facet} {forms(name)}", line)
        for word, id in _alone(kind).items() if kind is not System else ():
            found.setdefault(f"{facet} {forms(word)}", found[f"{facet}={id}"])
    for drug in about.drugs:
        line = found[f"drug={drug.id}"] = f"{drug.id}\t{drug.id}\t{' '.join(drug.also)}"
        for name in filter(forms, (drug.id, drug.name, *drug.brands, *drug.street_names)):
            found.setdefault(f"drug {forms(name)}", line)
    return found


def _everyday(entry: LanguageEntry, value: Category) -> tuple[str, ...]:
    return entry.systems.get(value, ()) if isinstance(value, System) else ()


def _alone(kind: type[Category]) -> dict[str, str]:
    """Return the words that stand in the label of one value alone, each with its id."""
    parts = [(part, str(value)) for value in kind for part in value.label.lower().split()]
    seen = Counter(part for part, _ in parts)
    return {part: id for part, id in parts if seen[part] == 1 and len(part) >= LETTERS}


def _legal(about: About, entry: LanguageEntry) -> Pairs:
    """Yield for each facet its ids, and behind a `~` the names that a slip may be near to, each with what is offered.

    For a word that stands in the label of one value alone that is its id.
    """
    for facet, kind in FACETS.items():
        said = {_bare(word).lower(): word for value in kind for word in _everyday(entry, value)}
        yield facet, " ".join(kind)
        yield f"{facet}~", _offered({**_alone(kind), **said})
    names = (name for drug in about.drugs for name in (drug.name, *drug.brands))
    yield "drug", " ".join(drug.id for drug in about.drugs)
    yield "drug~", _offered({_bare(name).lower(): _bare(name) for name in names})


def _offered(names: Mapping[str, str]) -> str:
    return "|".join(f"{name}\t{offered}" for name, offered in names.items())


def _called(language: Language, record: Any) -> Iterator[str]:
    """Yield every name of a record with its wording."""
    names: Iterable[str | None]
    if hasattr(record, "lay_terms"):
        names = (record.id, record.name, *record.synonyms, *record.lay_terms)
    else:
        names = (record.id, record.label, record.title, record.doi, record.pmid)
    for name in filter(None, names):
        yield f"{' '.join(words(language, name))}|{_bare(name)}"


def _counts(records: Built) -> Pairs:
    """Yield how many effects and distinct findings have each value of a facet; absent findings count apart."""
    effects: dict[str, set[str]] = {"all": set(records["effects"])}
    findings: dict[str, set[tuple[str, ...]]] = {}
    for effect in records["effects"].values():
        whole = [f"certainty {effect.certainty}", *(f"system {s}" for s in effect.systems)]
        for f in effect.findings:
            findings.setdefault("all", set()).add((f.statement, f.source))
            own = [f"{key} {getattr(f, key)}" for key in ("term", "context", "setting", "drug")]
            ends = [f"reversibility {f.reversibility.degree}"] if f.reversibility else []
            ends += [f"measure {f.figure.measure}"] if f.figure else []
            for value in (*whole, *own, *ends):
                findings.setdefault(value, set()).add((f.statement, f.source, f.locator))
                if f.presence is not Presence.ABSENT:
                    effects.setdefault(value, set()).add(effect.id)
    for source in records["sources"].values():
        findings.setdefault(f"source kind {source.kind}", set()).add((source.id,))
    for value in {*effects, *findings}:
        yield value, f"{len(effects.get(value, ()))} {len(findings.get(value, ()))}"


def _uses(records: Built) -> Pairs:
    """Yield for each source in which use it saw what it says of effects."""
    found: dict[str, dict[str, None]] = {}
    for effect in records["effects"].values():
        for finding in effect.findings:
            for source in (finding.source, *(cite.source for cite in finding.also)):
                found.setdefault(source, {})[str(finding.context)] = None
    return ((source, " ".join(uses)) for source, uses in found.items())


def _bare(name: str) -> str:
    return name.replace("\t", " ").replace("|", " ")


def cited(sources: Mapping[str, Source], records: Built) -> dict[str, CitedSource]:
    """Return the sources with the ids of effects and other records that cite them, in order."""
    found: dict[str, dict[str, None]] = {}
    for kind in ("effects", "interactions", "groups", "topics", "claims", "disagreements"):
        for record in records[kind].values():
            for id in sources_of(record):
                found.setdefault(id, {})[record.id] = None
    return {
        id: CitedSource(
            **{f.name: getattr(source, f.name) for f in fields(Source)},
            cited_by=tuple(found.get(id, ())),
        )
        for id, source in sources.items()
    }


def offers(kb: KnowledgeBase) -> Pairs:
    """Yield by kind and name as it is typed its number in the order of offers and what it stands for.

    A kind alone has the first names. Names are in lower case with hyphens for spaces,
    because shells drop what does not begin with what was typed.
    """
    found: dict[str, str] = {}
    for kind, names in _names(kb).items():
        first: list[str] = []
        for text, meaning in names:
            typed = "-".join(folded(text))
            if typed and f"{kind} {typed}" not in found:
                found[f"{kind} {typed}"] = f"{len(first):07}\t{_HARMLESS.sub(' ', meaning)}"
                first.append(typed)
        found[kind] = " ".join(first[:MOST_OFFERED])
    yield from found.items()


def _names(kb: KnowledgeBase) -> dict[str, Iterable[tuple[str, str]]]:
    """Return every name of each kind with what it stands for, ids before other names."""
    facets = ("setting", "reversibility", "certainty")
    closed: dict[str, type[Category]] = {**{one: FACETS[one] for one in facets}, "measure": Measure}
    effects = ((id, one.name) for id, one in kb.facets.items())
    others = ((name.text, kb.facets[name.effect].name) for name in kb.names)
    everyday = (
        (word, system.label)
        for system in System
        for word in (kb.section("everyday").get(system) or "").split("|")
    )
    return {
        "effect": (*effects, *others),
        "word": ((word, "") for word in sorted(word for word, _ in kb.section("plain"))),
        "drug": ((drug.id, drug.name) for drug in kb.about.drugs),
        **{kind: ((str(one), one.label) for one in values) for kind, values in closed.items()},
        "system": (*((str(system), system.label) for system in System), *everyday),
        "interaction": _of(kb.interactions),
        "group": _of(kb.groups),
        "topic": _of(kb.topics),
        "source": ((id, source.title) for id, source in kb.sources.items()),
    }


def _of(records: Mapping[str, Any]) -> Pairs:
    yield from ((id, record.name) for id, record in records.items())
    yield from ((text, one.name) for one in records.values() for text in one.lay_terms)
