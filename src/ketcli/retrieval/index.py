"""What points at what: the names of effects by their words, ready to be searched."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ketcli.knowledge.base import Facets, FindingFacets, KnowledgeBase, Name, Pointer
from ketcli.knowledge.vocabulary import Seriousness
from ketcli.language.lexicon import FILLER, MODIFIERS, STOP
from ketcli.language.text import tokens, words

if TYPE_CHECKING:
    from ketcli.knowledge.model import Effect, Group, Interaction, Topic

LIGHT = 0.15
"""Weight of filler, against a word that says something."""
FIELDS = ("id", "name", "plain_name", "synonym", "lay_term", "abbreviation")
"""Kinds of name, the most telling first."""


def names_of(effects: "Iterable[Effect]") -> tuple[Name, ...]:
    """Return every name of every effect, in the order of the effects and of FIELDS."""
    found: list[Name] = []
    for effect in effects:
        seen: set[str] = set()
        for field, texts in (
            ("id", (effect.id,)),
            ("name", (effect.name,)),
            ("plain_name", (effect.plain_name,)),
            ("synonym", effect.synonyms),
            ("lay_term", effect.lay_terms),
            ("abbreviation", effect.abbreviations),
        ):
            for text in texts:
                key = " ".join(tokens(text))
                if key not in seen:
                    seen.add(key)
                    found.append(Name(effect=effect.id, field=field, text=text, words=words(text)))
    return tuple(found)


def facets_of(effect: "Effect") -> Facets:
    """Return what filters and ranking ask of an effect."""
    grave = [list(Seriousness).index(s.criterion) for s in effect.seriousness]
    return Facets(
        name=effect.name,
        systems=[str(system) for system in effect.systems],
        gravity=min(grave, default=len(Seriousness)),
        findings=[
            FindingFacets(str(f.term), str(f.context), str(f.setting), str(f.drug), str(f.presence))
            for f in effect.findings
        ],
    )


def _danger(record: "Interaction | Group | Topic") -> str | None:
    danger = getattr(record, "danger", None)
    return str(danger) if danger else None


WHOLE = "= "
"""Stands before the wording of a topic: it is meant only by a text that says nothing else."""


def pointers_of(records: "Iterable[tuple[str, Interaction | Group | Topic]]") -> dict[str, Pointer]:
    """Return substances, groups and topics by the wording of each of their names, with their commands."""
    found: dict[str, Pointer] = {}
    for command, record in records:
        before = WHOLE if command == "about" else ""
        pointer = Pointer(command, record.id, record.name, _danger(record))
        for text in (record.id, record.name, *record.synonyms, *record.lay_terms):
            found.setdefault(before + wording(tokens(text)), pointer)
    return found


def plain_words(names: Iterable[Name], pointers: Iterable[str]) -> dict[str, int]:
    """Return the plain words of all names with the number of names that hold each.

    Words that only substances and groups are called by come with 1.
    """
    counts: dict[str, int] = {}
    for name in names:
        for word in set(tokens(name.text)):
            counts[word] = counts.get(word, 0) + 1
    for called in pointers:
        for word in called.removeprefix(WHOLE).split():
            counts.setdefault(word, 1)
    return counts


def postings(names: Sequence[Name]) -> dict[str, list[int]]:
    """Return the numbers of the names that hold each word, in order."""
    found: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        for word in dict.fromkeys(name.words):
            found.setdefault(word, []).append(number)
    return found


def spans(names: Sequence[Name]) -> dict[str, tuple[int, int]]:
    """Return for each effect the number of its first name and the number after its last."""
    found: dict[str, tuple[int, int]] = {}
    for number, name in enumerate(names):
        first, _ = found.get(name.effect, (number, number))
        found[name.effect] = (first, number + 1)
    return found


def wording(plain: Iterable[str]) -> str:
    """Return plain words without stop words: what must be equal to be the same wording."""
    plain = list(plain)
    return " ".join([word for word in plain if word not in STOP] or plain)


class Index:
    """What a search asks of names; a word weighs more the fewer effects it belongs to."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.names = kb.names
        self.plain = kb.plain
        self.by_word = kb.by_word
        self._by_effect = kb.by_effect
        self._effects = list(self._by_effect)
        self._starts = [start for start, _ in self._by_effect.values()]
        self.effects = len(kb.facets) or 1
        self._weights: dict[str, float] = {}
        self._words: dict[tuple[str, tuple[str, ...]], set[str]] = {}

    def weight(self, word: str) -> float:
        """Inverse document frequency over effects; a stranger weighs like a word of one effect."""
        if word not in self._weights:
            owners = len(self.owners(word)) or 1
            said = LIGHT if word in FILLER else 0.5 if word in MODIFIERS else 1.0
            self._weights[word] = said * math.log(1 + self.effects / owners)
        return self._weights[word]

    def owners(self, word: str) -> set[str]:
        """Return the effects that a word belongs to."""
        found: set[str] = set()
        end = 0
        for number in self.by_word.get(word, ()):
            if number >= end:
                effect = self._effects[bisect_right(self._starts, number) - 1]
                end = self._by_effect[effect][1]
                found.add(effect)
        return found

    def holds(self, found: list[str]) -> bool:
        """Tell whether some name holds all of these ideas."""
        return bool(set.intersection(*(set(self.by_word.get(word, ())) for word in found)))

    def words_of(self, effect: str, fields: tuple[str, ...] = FIELDS) -> set[str]:
        """Return the words of an effect's names of these kinds."""
        if (effect, fields) not in self._words:
            names = [self.names[n] for n in range(*self._by_effect.get(effect, (0, 0)))]
            self._words[effect, fields] = {w for n in names if n.field in fields for w in n.words}
        return self._words[effect, fields]
