"""The language of a knowledge base: joined, and worked out into tables."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from ketcli.compile import files, yamlfile
from ketcli.compile.dump import Lines, Pairs, Sections, Sorted, grouped
from ketcli.compile.parts import validated
from ketcli.errors import KetError
from ketcli.knowledge.language_entry import LanguageEntry
from ketcli.language.lists import MARKS, Language
from ketcli.language.stems import stem
from ketcli.retrieval.alarms import NO_WORD
from ketcli.retrieval.near import without_one

LISTED = {"OTHER": "others", "DRUG": "drug"}
"""Lists of words that alarms name as kinds."""
TOLD = ("labels", "topics", "headings")
"""Keys of what pages say, which a language of one's own may leave to that of the program."""
SHORTEST_ROOT = 5
"""Fewest letters of a stem that may stand for a family; shorter ones belong to strangers too."""
LONGEST_SHORT = 9
"""Letters of a word that is looked for by the words beside it; slips of longer ones have few twins."""
_FOLDERS = (
    Path(__file__).resolve().parents[1] / "data" / "language",
    Path(__file__).resolve().parents[3] / "data" / "language",
)
"""Where the language that comes with the program lies: installed, and in a checkout."""


@cache
def bundled() -> LanguageEntry:
    """Return the language that comes with the program. Raises KetError when it is damaged."""
    folder = next((folder for folder in _FOLDERS if folder.is_dir()), None)
    if folder is None:
        raise KetError("the language of the program is missing; install ketcli again")
    parts = [validated(yamlfile.parsed(file)) for file in files.read([folder])]
    return joined([row.record for part in parts for row in part.sound["language"]])


def of(entries: Sequence[LanguageEntry]) -> LanguageEntry:
    """Return the language of all files; that of the program where they have none, or leave it to it."""
    if not entries:
        return bundled()
    own = joined(entries)
    told: dict[str, Any] = {key: getattr(bundled(), key) for key in TOLD if not getattr(own, key)}
    return replace(own, **told) if told else own


def joined(entries: Sequence[LanguageEntry]) -> LanguageEntry:
    """Return several parts of one language as one."""
    values: dict[str, Any] = {}
    for field in fields(LanguageEntry):
        kept = [getattr(entry, field.name) for entry in entries]
        if isinstance(kept[0], dict):
            values[field.name] = {key: each for part in kept for key, each in part.items()}
        else:
            values[field.name] = tuple(each for part in kept for each in part)
    return LanguageEntry(**values)


class Spoken(NamedTuple):
    """A language: its lists, the sections of all that follows from them, and what looks words up in these."""

    entry: LanguageEntry
    sections: dict[str, Lines]
    language: Language


@cache
def bundled_spoken() -> Spoken:
    """Return what follows from the language that comes with the program."""
    return spoken(bundled())


def spoken(entry: LanguageEntry) -> Spoken:
    """Return everything that follows from the lists, as `Language` reads it."""
    family = {word: line.split()[0] for line in entry.ideas for word in line.split()}
    stems = _stems(family)
    phrases = {phrase: means for means, phrase in _phrases(entry)}
    family.update((word, word) for means in phrases.values() for word in means.split())
    marks = _marks(entry, family, stems)
    longest: dict[str, int] = {}
    for phrase in phrases:
        said = phrase.split()[0]
        longest[said] = max(longest.get(said, 0), len(phrase.split()))
    found: Sections = {
        "said": [
            (word, f"{family.get(word, '')}|{marks.get(word, '')}|{longest.get(word, 0)}")
            for word in sorted({*family, *marks, *longest})
        ],
        "stems": stems.items(),
        "phrases": phrases.items(),
        "pleas": [(plea, "") for plea in dict.fromkeys(entry.pleas)],
        "openers": [(opener, "") for opener in dict.fromkeys(entry.openers)],
        "questions": [(said, str(one)) for one, each in entry.questions.items() for said in each],
        "vectors": [pair for text in entry.vectors for pair in word_and_vector(text)],
        "turned": entry.turned.items(),
        "labels": label_lines(entry),
        "against": _against(entry),
        "rules": [
            ("spelling", "|".join(map("/".join, entry.spelling.items()))),
            ("beginnings", "|".join(map("/".join, entry.beginnings))),
            ("directions", _grouped(entry.directions)),
            ("units", _grouped(entry.units)),
            ("subjects", _grouped(entry.subjects)),
            ("opposites", "|".join("/".join(map(" ".join, pair)) for pair in entry.opposites)),
        ],
    }
    sections = Sorted(found)
    sections.add("reads", _reads(entry, Language(sections.section)))
    language = Language(sections.section)
    sections.add("alarms", _alarms(entry, language.idea))
    sections.add("one-slip-said", grouped(one_slip(family, _idiomatic(entry))))
    return Spoken(entry, dict(sections), language)


def _idiomatic(entry: LanguageEntry) -> Iterator[str]:
    """Yield the words of idioms, alarms, things and what is said of them, denials and names of drugs."""
    for named in (entry.phrases, entry.things, entry.predicates):
        for phrase in chain(*named.values()):
            yield from phrase.split()
    for alarm in (*chain(*entry.alarms.values()), *entry.kinds.values()):
        for part in alarm.split():
            yield from (word.removeprefix("not:") for word in part.lstrip("-=").split("/"))
    yield from listed(entry, "denials") + listed(entry, "drug")


def one_slip(words: Iterable[str], idiomatic: Iterable[str] = ()) -> Pairs:
    """Yield words by what is left of them without a letter, the long ones without the first only."""
    whole = {*idiomatic}
    for word in sorted({*words, *whole}):
        if len(word) > 2 and word.isalpha() and word.isascii() and word.islower():
            short = len(word) <= LONGEST_SHORT or word in whole
            yield from (
                (key, word) for key in (sorted(without_one(word)) if short else (word, word[1:]))
            )


def _grouped(words: dict[str, tuple[str, ...]]) -> str:
    return "|".join(f"{name}/{' '.join(every)}" for name, every in words.items())


def label_lines(entry: LanguageEntry) -> list[tuple[str, str]]:
    """Return what people read for the values of each closed list, by its name."""
    return [
        (name, "|".join("\t".join((value, *texts)) for value, texts in said.items()))
        for name, said in entry.labels.items()
    ]


def _against(entry: LanguageEntry) -> Pairs:
    """Return the predicates that say the contrary of each, both ways."""
    said = [(one, other) for one, contrary in entry.against.items() for other in contrary.split()]
    return grouped(pair for one, other in said for pair in ((one, other), (other, one)))


def _stems(family: dict[str, str]) -> dict[str, str]:
    """Return the idea of the words with each stem, the first listed where there are several."""
    found: dict[str, str] = {}
    for word, head in family.items():
        root = stem(word)
        if len(root) >= SHORTEST_ROOT:
            found.setdefault(root, head)
    return found


def _marks(entry: LanguageEntry, family: dict[str, str], stems: dict[str, str]) -> dict[str, str]:
    """Return the marks of each word of any list, and of the ideas of strangers."""
    found: dict[str, str] = {}
    for name, mark in MARKS.items():
        for word in listed(entry, name):
            said = {word}
            if name == "strangers":
                # An idea is asked for its marks too, and may be a stem: 'family' is 'famil'.
                root = stem(word)
                said.add(family.get(word) or stems.get(root) or root)
            for one in said:
                if mark not in found.get(one, ""):
                    found[one] = found.get(one, "") + mark
    return found


def word_and_vector(text: str) -> list[tuple[str, str]]:
    """Return the words of a text, each with the letters of its vector, which stand behind it."""
    found = text.split()
    return list(zip(found[::2], found[1::2], strict=False))


def listed(entry: LanguageEntry, name: str) -> list[str]:
    """Return the words of a list of the language file."""
    return " ".join(getattr(entry, name)).split()


def _reads(entry: LanguageEntry, spoken: Language) -> list[tuple[str, str]]:
    """Return the keys of every thing and predicate, and the longest that begins with each word."""
    means: dict[str, set[str]] = {}
    longest: dict[str, int] = {}
    for kind, named in (("t", entry.things), ("p", entry.predicates)):
        for name, phrases in named.items():
            for phrase in phrases:
                keys = [spoken.idea(word) for word in phrase.split()]
                means.setdefault(" ".join(keys), set()).add(f"{kind}:{name}")
                longest[keys[0]] = max(longest.get(keys[0], 1), len(keys))
    return [
        (key, f"{longest.get(key, 1)}|{' '.join(sorted(means.get(key, ())))}")
        for key in sorted({*means, *longest})
    ]


def _alarms(entry: LanguageEntry, idea: Callable[[str], str]) -> list[tuple[str, str]]:
    """Return by idea the alarms that are looked at where it is said: it is one of the fewest words of a part."""
    kinds = entry.kinds | {kind: " ".join(listed(entry, name)) for kind, name in LISTED.items()}

    def part(text: str) -> str:
        before, bare = (text[:1], text[1:]) if text.startswith(NO_WORD) else ("", text)
        named = [word.rpartition("not:")[1:] for word in bare.split("/")]
        words = [no + idea(word) for no, one in named for word in kinds.get(one, one).split()]
        return before + "/".join(dict.fromkeys(words))

    found: dict[str, str] = {}
    for place, (help, every) in enumerate(entry.alarms.items()):
        for parts in (list(map(part, alarm.split())) for alarm in every):
            words = [one for one in parts if not one.startswith(NO_WORD)]
            for word in min(words, key=lambda one: one.count("/")).split("/"):
                found[word] = f"{found.get(word, '')}|{place:03} {help} {' '.join(parts)}"
    return sorted(found.items())


def _phrases(entry: LanguageEntry) -> Pairs:
    for means, phrases in entry.phrases.items():
        for phrase in phrases:
            for self in listed(entry, "selves") if "SELF" in phrase else ("",):
                yield means, phrase.replace("SELF", self)


def pairs(entry: LanguageEntry, complaint: str) -> list[str]:
    """Return the pairs of a thing and a predicate that a sound complaint of an effect stands for."""
    thing, _, said = complaint.partition(" ")
    return [f"{thing} {name}" for name in (entry.classes.get(said) or said).split()]
