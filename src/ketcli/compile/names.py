"""What is worked out about names: which words they hold, which effects and records they belong to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ketcli.compile import documents
from ketcli.compile.dump import Pairs, Sections, grouped
from ketcli.compile.language import Spoken, one_slip, pairs
from ketcli.knowledge.base import BETWEEN, Facets, FindingFacets, Name, Pointer
from ketcli.knowledge.language_entry import LanguageEntry, Utterances
from ketcli.knowledge.model import Effect
from ketcli.knowledge.vocabulary import Seriousness, System
from ketcli.language.ideas import wording, words
from ketcli.language.lists import COMMON, EVERYDAY, FILLER, Language
from ketcli.language.tokens import tokens
from ketcli.retrieval.asked import ASKED
from ketcli.retrieval.index import HEAD
from ketcli.retrieval.near import SHORTEST, keys
from ketcli.retrieval.pointers import BY_FULL_NAME


def sections(
    said: Spoken,
    effects: Sequence[Effect],
    utterances: Iterable[Utterances],
    pointed: Sequence[tuple[str, Any]],
) -> Sections:
    """Return the sections that a search reads; `pointed` are other records, each with its command."""
    language = said.language
    facets = [_facets(effect) for effect in effects]
    named = [_names(language, effect) for effect in effects]
    every = [name for names in named for name in names]
    called = {_telling(language, name.words) for name in every}
    pointers = _pointers(language, pointed)
    asked = [one for one in pointed if one[0] in ASKED]
    vectors = said.sections["vectors"]
    heard = documents.sections(language, effects, named, asked, utterances, vectors=vectors)
    weights = {word: float(line.partition(" ")[0]) for word, line in heard["postings"]}
    return {
        "facets": ((effect.id, one.line()) for effect, one in zip(effects, facets, strict=True)),
        "names": (
            (f"{number:06}", BETWEEN.join([effect.id, *(_line(name, weights) for name in names)]))
            for number, (effect, names) in enumerate(zip(effects, named, strict=True))
        ),
        "called-so": grouped(_called_so(language, named)),
        "owners": _owners(effects, facets, named),
        "pairs": grouped(_pairs(said.entry, effects)),
        "systems": _systems(language, said.entry, effects, called).items(),
        "pointers": (
            (called, f"{p.command}\t{p.id}\t{p.danger or ''}\t{p.name}")
            for called, p in pointers.items()
        ),
        **_spelled(said, every, pointers),
        **heard,
    }


def _spelled(said: Spoken, names: Sequence[Name], pointers: Mapping[str, Pointer]) -> Sections:
    """Return the words of names, those that nothing goes by alone with a `-`, and what slips may mean.

    What they may mean beside other words are the short ones, and those of idioms.
    """
    language = said.language
    plain = _plain_words(language, names, pointers)
    common = _never_meant(language, plain, names, pointers)
    meant = {word: count for word, count in plain.items() if word not in common}
    families = [word for word, line in said.sections["said"].items() if line[0] != "|"]
    return {
        "plain": ((word, f"{n}{'-' * (word in common)}") for word, n in plain.items()),
        "near": grouped(_near(language, meant, families)),
        "one-slip": grouped(one_slip(plain)),
    }


def _names(language: Language, effect: Effect) -> list[Name]:
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
            name = Name(effect.id, field, text, words(language, text))
            found.setdefault(" ".join(tokens(language, text)), name)
    return list(found.values())


def _line(name: Name, weights: Mapping[str, float]) -> str:
    weight = sum(weights[word] for word in name.ideas)
    return f"{name.field}\t{weight:.4f}\t{' '.join(name.words)}\t{name.text}"


def _called_so(language: Language, named: Sequence[Sequence[Name]]) -> Pairs:
    """Yield the telling ideas of each name with the numbers of its effect and of the name among those of the effect."""
    for number, names in enumerate(named):
        for place, name in enumerate(names):
            yield _telling(language, name.words), f"{number}:{place}"


def _telling(language: Language, said: Iterable[str]) -> str:
    return " ".join(sorted({word for word in said if FILLER not in language.marks(word)}))


def _facets(effect: Effect) -> Facets:
    """Return what filters and ranking ask of an effect."""
    grave = [list(Seriousness).index(s.criterion) for s in effect.seriousness]
    ends = [f.reversibility.degree if f.reversibility else "" for f in effect.findings]
    return Facets(
        name=effect.name,
        systems=[str(system) for system in effect.systems],
        gravity=min(grave, default=len(Seriousness)),
        findings=[
            FindingFacets(f.term, f.context, f.setting, f.drug, f.presence, end)
            for f, end in zip(effect.findings, ends, strict=True)
        ],
        certainties={(s.context or "", s.term or ""): s.certainty for s in effect.slices},
    )


def _owners(
    effects: Sequence[Effect], facets: Sequence[Facets], named: Sequence[Sequence[Name]]
) -> Pairs:
    """Yield for each effect its place where ranks are equal (gravest first, then by name), and what its head says."""
    gravest = sorted(range(len(facets)), key=lambda n: (facets[n].gravity, facets[n].name.lower()))
    places = {number: place for place, number in enumerate(gravest)}
    for number, names in enumerate(named):
        head = dict.fromkeys(word for n in names if n.field in HEAD for word in n.words)
        told = (effects[number].id, places[number], facets[number].gravity, " ".join(head))
        yield f"{number:06}", "\t".join(map(str, told))


def _pointers(language: Language, records: Iterable[tuple[str, Any]]) -> dict[str, Pointer]:
    """Return substances, groups and topics by the wording of each of their names."""
    found: dict[str, Pointer] = {}
    for command, record in records:
        before = BY_FULL_NAME if command == "about" else ""
        danger = getattr(record, "danger", None)
        pointer = Pointer(command, record.id, record.name, str(danger) if danger else None)
        for text in (record.id, record.name, *record.synonyms, *record.lay_terms):
            found.setdefault(before + wording(language, tokens(language, text)), pointer)
    return found


def _plain_words(
    language: Language, names: Iterable[Name], pointers: Iterable[str]
) -> dict[str, int]:
    """Return the plain words of names, each with how many hold it; of substances and groups alone, 1."""
    counts = Counter(word for name in names for word in {*tokens(language, name.text)})
    others = {word for called in pointers for word in called.removeprefix(BY_FULL_NAME).split()}
    return {**dict.fromkeys(others, 1), **counts}


def _never_meant(
    language: Language, plain: Iterable[str], names: Iterable[Name], pointers: Mapping[str, Pointer]
) -> set[str]:
    """Return common words that nothing goes by alone."""
    owned = {word for name in names for word in name.words}
    return {
        word
        for word in plain
        if {COMMON, EVERYDAY} & set(language.marks(word))
        and language.idea(word) not in owned
        and word not in pointers
    }


def _near(language: Language, meant: Mapping[str, int], families: Iterable[str]) -> Pairs:
    """Yield the words that a slip may mean, with stem and count, under each key they are looked for by."""
    for word in sorted({*meant, *families}):
        if len(word) >= SHORTEST and not word.isdigit():
            told = f"{word}/{language.stem(word)}/{meant.get(word, 0)}"
            yield from ((key, told) for key in keys(word))


def _pairs(entry: LanguageEntry, effects: Sequence[Effect]) -> Pairs:
    """Yield each pair that an effect is a complaint of, with its number."""
    for number, effect in enumerate(effects):
        for complaint in effect.complaints:
            yield from ((pair, str(number)) for pair in pairs(entry, complaint))


def _systems(
    language: Language, entry: LanguageEntry, effects: Sequence[Effect], taken: set[str]
) -> dict[str, str]:
    """Return label and effects of each body system by the ideas of each of its own names.

    What an effect is called, `taken`, is never a system: "nerves" is anxiety.
    """
    found: dict[str, str] = {}
    for system in System:
        members = " ".join(effect.id for effect in effects if system in effect.systems)
        for called in (system.value, system.label, *entry.systems.get(system, ())):
            key = _telling(language, words(language, called))
            if key and key not in taken and members:
                found.setdefault(key, f"{system.label}\t{members}")
    return found
