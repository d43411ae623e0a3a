"""What is worked out about names: which words they hold, which effects and records they belong to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ketcli.compile import documents
from ketcli.compile import language as spoken
from ketcli.compile.dump import Sections
from ketcli.knowledge.base import BETWEEN, Name, Pointer
from ketcli.knowledge.facets import Facets, FindingFacets
from ketcli.knowledge.language_entry import LanguageEntry, Utterances
from ketcli.knowledge.model import Effect
from ketcli.knowledge.vocabulary import Seriousness, System
from ketcli.language.ideas import wording, words
from ketcli.language.lists import COMMON, EVERYDAY, FILLER, Language
from ketcli.language.stems import stem
from ketcli.language.tokens import tokens
from ketcli.retrieval.index import HEAD
from ketcli.retrieval.near import SHORTEST, keys
from ketcli.retrieval.pointers import BY_FULL_NAME

Named = Mapping[str, Sequence[Name]]
"""The names of each effect, in the order of the effects and of the kinds of name."""


def sections(
    entry: LanguageEntry,
    said: Mapping[str, list[tuple[str, str]]],
    effects: Iterable[Effect],
    utterances: Iterable[Utterances],
    pointed: Iterable[tuple[str, Any]],
) -> Sections:
    """Return the sections that a search reads; `pointed` are other records, each with its command."""
    effects = list(effects)
    pointed = list(pointed)
    language = spoken.language(said)
    named = {effect.id: names_of(language, effect) for effect in effects}
    pointers = pointers_of(language, pointed)
    flat = [name for names in named.values() for name in names]
    topics = [record for command, record in pointed if command == "about"]
    families = [word for word, line in said["said"] if line[0] != "|"]
    heard = documents.sections(
        language, effects, named, topics, utterances, vectors=dict(said["vectors"])
    )
    weights = {word: float(line.partition(" ")[0]) for word, line in heard["postings"]}
    return {
        "facets": ((effect.id, facets_of(effect).line()) for effect in effects),
        "names": (
            (f"{number:06}", BETWEEN.join([effect, *(_line(name, weights) for name in names)]))
            for number, (effect, names) in enumerate(named.items())
        ),
        "called-so": called_so(language, named).items(),
        "owners": owners(effects, named),
        "pairs": pairs(entry, effects).items(),
        "systems": systems(language, entry, effects, flat).items(),
        "pointers": (
            (called, f"{p.command}\t{p.id}\t{p.danger or ''}\t{p.name}")
            for called, p in pointers.items()
        ),
        **_spelled(language, flat, pointers, families),
        **heard,
    }


def _spelled(
    language: Language,
    names: Sequence[Name],
    pointers: Mapping[str, Pointer],
    families: Iterable[str],
) -> Sections:
    """Return the words of names, those that nothing goes by alone with a `-`, and what slips may mean."""
    plain = plain_words(language, names, pointers)
    common = never_meant(language, plain, names, pointers)
    meant = {word: count for word, count in plain.items() if word not in common}
    return {
        "plain": ((word, f"{n}{'-' * (word in common)}") for word, n in plain.items()),
        "near": near(language, meant, families).items(),
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
        before = BY_FULL_NAME if command == "about" else ""
        danger = getattr(record, "danger", None)
        pointer = Pointer(command, record.id, record.name, str(danger) if danger else None)
        for text in (record.id, record.name, *record.synonyms, *record.lay_terms):
            found.setdefault(before + wording(language, tokens(language, text)), pointer)
    return found


def plain_words(
    language: Language, names: Iterable[Name], pointers: Iterable[str]
) -> dict[str, int]:
    """Return the plain words of all names with the number of names that hold each.

    Words that only substances and groups are called by come with 1.
    """
    counts: dict[str, int] = {}
    for name in names:
        for word in set(tokens(language, name.text)):
            counts[word] = counts.get(word, 0) + 1
    for called in pointers:
        for word in called.removeprefix(BY_FULL_NAME).split():
            counts.setdefault(word, 1)
    return counts


def _line(name: Name, weights: Mapping[str, float]) -> str:
    weight = sum(weights[word] for word in name.ideas)
    return f"{name.field}\t{weight:.4f}\t{' '.join(name.words)}\t{name.text}"


def called_so(language: Language, named: Named) -> dict[str, str]:
    """Return by the telling ideas of each name the numbers of its effect and of the name among those of the effect."""
    found: dict[str, list[str]] = {}
    for number, names in enumerate(named.values()):
        for place, name in enumerate(names):
            found.setdefault(_telling(language, name.words), []).append(f"{number}:{place}")
    return {key: " ".join(entries) for key, entries in found.items()}


def never_meant(
    language: Language, plain: Iterable[str], names: Iterable[Name], pointers: Mapping[str, Pointer]
) -> set[str]:
    """Return common words that nothing goes by alone: no slip is ever a slip for one of these."""
    owned = {word for name in names for word in name.words}
    return {
        word
        for word in plain
        if {COMMON, EVERYDAY} & set(language.marks(word))
        and language.idea(word) not in owned
        and word not in pointers
    }


def owners(effects: Sequence[Effect], named: Named) -> list[tuple[str, str]]:
    """Return for each effect its place where ranks are equal (gravest first, then by name), and what its head says."""
    facets = {effect.id: facets_of(effect) for effect in effects}
    places = sorted(facets, key=lambda one: (facets[one].gravity, facets[one].name.lower()))
    order = {id: place for place, id in enumerate(places)}
    found = []
    for number, (id, names) in enumerate(named.items()):
        head = dict.fromkeys(word for n in names if n.field in HEAD for word in n.words)
        found.append((f"{number:06}", f"{id}\t{order[id]}\t{facets[id].gravity}\t{' '.join(head)}"))
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
        if len(word) >= SHORTEST and not word.isdigit():
            for key in keys(word):
                found.setdefault(key, []).append(f"{word}/{stem(word)}/{plain.get(word, 0)}")
    return {key: " ".join(entries) for key, entries in found.items()}
