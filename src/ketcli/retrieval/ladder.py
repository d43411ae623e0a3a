"""The ladder: on which rung a name stands for a complaint, strictest first.

1. Opposite or denied: a name at the other end of something, or of what is denied, is never meant.
2. Prefix: the last word begins a word of the name, and the name holds most of the rest.
3. Name, synonym: name and complaint say the same ideas; a name made of words that only say how must be
   said word for word, pronouns aside.
4. Exact searches end here; so do names that only say how and are not said word for word.
5. All words: the name holds every telling idea of the complaint, and these are enough of the name.
6. Some words, of a name that only says how: all of it is said, it has several words, and is most of the complaint.
7. Some words, of a name with one telling idea: the idea is a keyword of few effects and no part of the
   body is told that the effect has nothing to do with; or it is most of the complaint.
8. Some words, of a name with more: all its telling ideas are said, or most of it, and either the name or
   the names of its effect together hold most of the complaint.
9. In a short text a common noun of no effect right before an everyday keyword makes another thing of it
   (altitude sickness, razor burn): rule 7 finds nothing then, and the effect is a guess.
10. A part of the body that the effect has nothing to do with bars rule 8, and the single lay term of rule 7.
"""

from __future__ import annotations

from ketcli.language.ideas import idea, wording
from ketcli.language.lists import FILLER, MODIFIER, PRONOUN
from ketcli.language.tokens import tokens
from ketcli.retrieval.hits import Match, Rung
from ketcli.retrieval.index import FIELDS, HEAD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.knowledge.base import Name
    from ketcli.retrieval.complaint import Complaint
    from ketcli.retrieval.index import Owner

ALL = 0.999
"""Share that counts as all; weights are sums of logarithms."""
KEYWORD_FIELDS = (*HEAD, "synonym")
"""Kinds of name of which a single word says what is meant, whatever else is said."""
KEYWORD_OWNERS = 0.12
"""Share of all effects that may own a word for it to be telling by itself."""
ENOUGH_ALONE = 0.6
"""Share of a complaint that one everyday word must hold to stand for all of it."""
ENOUGH_PART = 0.6
"""Share of a complaint that part of a name must hold."""
ENOUGH_TOGETHER = 0.8
"""Share of a complaint that the names of one effect must hold between them."""
LEAST_OF_LONG_NAME = 0.25
"""Share of a name that a complaint must hold even where the name holds all of the complaint."""
LEAST_NAME = 0.5
"""Share of a name that a complaint must hold to be about it at all."""
OF_PAIR, OF_TOGETHER, OF_WORDING = 0.8, 0.2, 0.03
"""What a score is made of: complaint and name against each other, all names of the effect together, and
the letters; all 1,269 judgements were met with these."""


class Overlap:
    """What a complaint and a name share: ideas, and their share of both."""

    __slots__ = ("inside", "name", "named", "of_complaint", "of_name", "owner", "together", "vague")

    def __init__(self, asked: Complaint, name: Name, owner: Owner, together: float) -> None:
        marks = asked.index.language.marks
        here = set(name.words)
        self.name = name
        self.owner = owner
        self.together = together
        self.inside = {word for word in (*asked.ideas, *asked.completed) if word in here}
        self.of_complaint = asked.share(self.inside)
        weights = {word: asked.index.weight(word) for word in here}
        self.of_name = sum(weights[word] for word in self.inside) / sum(weights.values())
        self.named = {word for word in here if FILLER not in marks(word)}
        self.vague = not any(MODIFIER not in marks(word) for word in self.named)


def match(asked: Complaint, name: Name, owner: Owner, together: float) -> Match | None:
    """Return how a name matches a complaint; None when it is not meant."""
    named = set(name.words)
    if asked.opposed(named) or asked.denied(named):
        return None
    seen = Overlap(asked, name, owner, together)
    if not seen.inside:
        return None
    kind = rung(asked, seen)
    if kind is None:
        return None
    score = 2 * seen.of_complaint * seen.of_name / (seen.of_complaint + seen.of_name)
    score = OF_PAIR * score + OF_TOGETHER * together
    score = (1 - OF_WORDING) * score + OF_WORDING * _same_wording(asked, name)
    score -= FIELDS.index(name.field) / 1000
    return Match(kind, name.field, name.text, tuple(sorted(seen.inside)), round(score, 4))


def rung(asked: Complaint, seen: Overlap) -> str | None:
    """Return the strictest rung that the name stands on; None when it is not meant."""
    if seen.inside & asked.completed.keys():
        return Rung.PREFIX if seen.of_complaint > ENOUGH_PART else None
    if _called_so(asked, seen):
        return Rung.NAME if seen.name.field in HEAD else Rung.SYNONYM
    if asked.exact or (seen.vague and not _idiom(asked, seen.name)):
        return None
    told = sum(asked.weights[word] for word in seen.inside & asked.telling) / asked.told
    if told > ALL:
        return Rung.ALL_WORDS if seen.of_name > _least_of_name(asked, seen) else None
    return Rung.SOME_WORDS if _some_words(asked, seen, told) else None


def _called_so(asked: Complaint, seen: Overlap) -> bool:
    marks = asked.index.language.marks
    spoken = all(word in asked.ideas or PRONOUN in marks(word) for word in seen.name.words)
    return seen.named == asked.telling and spoken and (not seen.vague or _idiom(asked, seen.name))


def _least_of_name(asked: Complaint, seen: Overlap) -> float:
    """Return the share of a name that must be said: more where little is said."""
    little = seen.vague or asked.telling == asked.modifiers or asked.everyday
    named_so = seen.name.field in HEAD and len(asked.plain) == 1
    return ENOUGH_PART if little and not named_so else LEAST_OF_LONG_NAME


def _some_words(asked: Complaint, seen: Overlap, told: float) -> bool:
    spoken = set(seen.name.words) <= set(asked.ideas)
    if seen.vague:
        return spoken and len(seen.name.words) > 1 and told > ENOUGH_ALONE
    said = seen.named <= asked.telling
    other_part = bool(asked.body - seen.owner.ideas)
    if len(seen.named) == 1 and said:
        return _keyword(asked, seen, spoken, other_part) or (spoken and told > ENOUGH_ALONE)
    if other_part:
        return False
    enough = told > ENOUGH_PART or seen.together > ENOUGH_TOGETHER
    return said or (seen.of_name > LEAST_NAME and enough)


def _keyword(asked: Complaint, seen: Overlap, spoken: bool, other_part: bool) -> bool:
    (word,) = seen.named
    owners = asked.index.owned(word)
    if word in asked.modifiers or word in asked.compounded:
        return False
    few = seen.name.field in KEYWORD_FIELDS and owners <= KEYWORD_OWNERS * asked.index.effects
    return few or (spoken and owners == 1 and not other_part)


def _idiom(asked: Complaint, name: Name) -> bool:
    """Tell whether the complaint has a name word for word; only pronouns may differ."""
    language = asked.index.language
    typed = {*asked.plain, *asked.ideas}
    return all(
        word in typed or idea(language, word) in typed
        for word in tokens(language, name.text)
        if PRONOUN not in language.marks(word)
    )


def _same_wording(asked: Complaint, name: Name) -> float:
    """Return the share of a name's words that the complaint has letter for letter."""
    language = asked.index.language
    typed = wording(language, tokens(language, name.text)).split()
    return sum(word in asked.plain for word in typed) / len(typed) if typed else 0.0
