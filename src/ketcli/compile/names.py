"""What is worked out about names: which words they hold, which effects and records they belong to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ketcli.compile import language as spoken
from ketcli.compile.dump import Sections
from ketcli.knowledge.base import Name, Pointer
from ketcli.knowledge.facets import Facets, FindingFacets
from ketcli.knowledge.language_entry import LanguageEntry
from ketcli.knowledge.model import Effect
from ketcli.knowledge.vocabulary import Seriousness, System
from ketcli.language.ideas import wording, words
from ketcli.language.lists import FILLER, Language
from ketcli.language.stems import stem
from ketcli.language.tokens import tokens
from ketcli.retrieval.index import HEAD, weight
from ketcli.retrieval.near import SHORTEST, keys
from ketcli.retrieval.pointers import WHOLE, asking

Named = Mapping[str, Sequence[Name]]
"""The names of each effect, in the order of the effects and of the kinds of name."""


def sections(
    entry: LanguageEntry,
    said: Mapping[str, list[tuple[str, str]]],
    effects: Iterable[Effect],
    pointed: Iterable[tuple[str, Any]],
) -> Sections:
    """Return the sections that a search reads; `pointed` are other records, each with its command."""
    effects = list(effects)
    language = spoken.language(said)
    named = {effect.id: names_of(language, effect) for effect in effects}
    pointers = pointers_of(language, pointed)
    plain = plain_words(language, named, pointers)
    families = [word for word, line in said["said"] if line[0] != "|"]
    flat = [name for names in named.values() for name in names]
    return {
        "facets": ((effect.id, facets_of(effect).line()) for effect in effects),
        "names": (
            (f"{number:08}", f"{n.effect}\t{n.field}\t{' '.join(n.words)}\t{n.text}")
            for number, n in enumerate(flat)
        ),
        "plain": ((word, str(n)) for word, n in plain.items()),
        "postings": postings(language, named).items(),
        "owners": owners(effects, named),
        "pairs": pairs(entry, effects).items(),
        "systems": systems(language, entry, effects, flat).items(),
        "near": near(language, plain, families).items(),
        "asking": asking_of(language, pointers).items(),
        "pointers": (
            (called, f"{p.command}\t{p.id}\t{p.danger or ''}\t{p.name}")
            for called, p in pointers.items()
        ),
    }


def names_of(language: Language, effect: Effect) -> list[Name]:
    """Return every name of an effect, the kinds in the order of FIELDS; what is worded alike comes once."""
    found: dict[str, Name] = {}
    for field, texts in (
        ("id", (effect.id,)),
        ("name", (effect.name,)),
        ("plain_name", (effect.plain_name,)),
        ("synonym", effect.synonyms),
        ("lay_term", effect.lay_terms),
        ("abbreviation", effect.abbreviations),
    ):
        for text in texts:
            key = " ".join(tokens(language, text))
            if key not in found:
                found[key] = Name(effect.id, field, text, words(language, text))
    return list(found.values())


def facets_of(effect: Effect) -> Facets:
    """Return what filters and ranking ask of an effect."""
    grave = [list(Seriousness).index(s.criterion) for s in effect.seriousness]
    return Facets(
        name=effect.name,
        systems=[str(system) for system in effect.systems],
        gravity=min(grave, default=len(Seriousness)),
        findings=[
            FindingFacets(
                f.term,
                f.context,
                f.setting,
                f.drug,
                f.presence,
                f.reversibility.degree if f.reversibility else "",
            )
            for f in effect.findings
        ],
        certainties={(s.context or "", s.term or ""): s.certainty for s in effect.slices},
    )


def pointers_of(language: Language, records: Iterable[tuple[str, Any]]) -> dict[str, Pointer]:
    """Return substances, groups and topics by the wording of each of their names, with their commands."""
    found: dict[str, Pointer] = {}
    for command, record in records:
        before = WHOLE if command == "about" else ""
        danger = getattr(record, "danger", None)
        pointer = Pointer(command, record.id, record.name, str(danger) if danger else None)
        for text in (record.id, record.name, *record.synonyms, *record.lay_terms):
            found.setdefault(before + wording(language, tokens(language, text)), pointer)
    return found


def asking_of(language: Language, pointers: Iterable[str]) -> dict[str, str]:
    """Return the wordings of topics by each stem of what they ask, with how many stems each has."""
    found: dict[str, list[str]] = {}
    for called in pointers:
        if called.startswith(WHOLE):
            name = called.removeprefix(WHOLE)
            roots = asking(language, name.split())
            if roots == {"drug"}:
                continue
            for root in roots:
                found.setdefault(root, []).append(f"{len(roots)}/{name}")
    return {root: "|".join(names) for root, names in found.items()}


def plain_words(language: Language, named: Named, pointers: Iterable[str]) -> dict[str, int]:
    """Return the plain words of all names with the number of names that hold each.

    Words that only substances and groups are called by come with 1.
    """
    counts: dict[str, int] = {}
    for names in named.values():
        for name in names:
            for word in set(tokens(language, name.text)):
                counts[word] = counts.get(word, 0) + 1
    for called in pointers:
        for word in called.removeprefix(WHOLE).split():
            counts.setdefault(word, 1)
    return counts


def postings(language: Language, named: Named) -> dict[str, str]:
    """Return for each idea its weight, and by number of effect the names that hold it with its share."""
    owned: dict[str, set[str]] = {}
    for effect, names in named.items():
        for word in {word for name in names for word in name.words}:
            owned.setdefault(word, set()).add(effect)
    weights = {
        word: weight(language, word, len(effects), len(named)) for word, effects in owned.items()
    }
    found = {word: f"{weights[word]:.4f}" for word in owned}
    number = 0
    for order, names in enumerate(named.values()):
        here: dict[str, list[str]] = {}
        for name in names:
            held = dict.fromkeys(name.words)
            total = sum(weights[word] for word in held)
            for word in held:
                here.setdefault(word, []).append(f"{number}:{1000 * weights[word] / total:.0f}")
            number += 1
        for word, entries in here.items():
            found[word] += f"|{order} {' '.join(entries)}"
    return found


def owners(effects: Sequence[Effect], named: Named) -> list[tuple[str, str]]:
    """Return for each effect its place where ranks are equal (gravest first, then by name) and its ideas."""
    facets = {effect.id: facets_of(effect) for effect in effects}
    places = sorted(facets, key=lambda one: (facets[one].gravity, facets[one].name.lower()))
    order = {id: place for place, id in enumerate(places)}
    found = []
    for number, (id, names) in enumerate(named.items()):
        head = dict.fromkeys(word for n in names if n.field in HEAD for word in n.words)
        every = dict.fromkeys(word for n in names for word in n.words)
        found.append((f"{number:06}", f"{id}\t{order[id]}\t{' '.join(head)}\t{' '.join(every)}"))
    return found


def systems(
    language: Language, entry: LanguageEntry, effects: Sequence[Effect], names: Iterable[Name]
) -> dict[str, str]:
    """Return label and effects of each body system by the ideas of each of its own names.

    What an effect is called is never a system: "nerves" is anxiety.
    """
    taken = {_telling(language, name.words) for name in names}
    found: dict[str, str] = {}
    for system in System:
        members = " ".join(effect.id for effect in effects if system in effect.systems)
        for called in (system.value, system.label, *entry.systems.get(system, ())):
            key = _telling(language, words(language, called))
            if key and key not in taken and members:
                found.setdefault(key, f"{system.label}\t{members}")
    return found


def _telling(language: Language, said: Iterable[str]) -> str:
    return " ".join(sorted({word for word in said if FILLER not in language.marks(word)}))


def pairs(entry: LanguageEntry, effects: Sequence[Effect]) -> dict[str, str]:
    """Return the numbers of the effects that each pair is a complaint of."""
    found: dict[str, list[str]] = {}
    for number, effect in enumerate(effects):
        for complaint in effect.complaints:
            for pair in spoken.pairs(entry, complaint):
                if str(number) not in found.setdefault(pair, []):
                    found[pair].append(str(number))
    return {pair: " ".join(numbers) for pair, numbers in found.items()}


def near(language: Language, plain: Mapping[str, int], families: Iterable[str]) -> dict[str, str]:
    """Return the words that a slip may mean, with stem and count, under each key they are looked for by."""
    found: dict[str, list[str]] = {}
    for word in sorted({*plain, *families}):
        if len(word) >= SHORTEST and FILLER not in language.marks(word) and not word.isdigit():
            for key in keys(word):
                found.setdefault(key, []).append(f"{word}/{stem(word)}/{plain.get(word, 0)}")
    return {key: " ".join(entries) for key, entries in found.items()}
