"""Why an effect was found, or guessed: the name that matched, and the words that did."""

from __future__ import annotations

from ketcli.retrieval.hits import Match, Rung
from ketcli.retrieval.index import HEAD
from ketcli.retrieval.likelihood import likelihood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.knowledge.base import Name
    from ketcli.retrieval.ranking import Ranking


def match(ranking: Ranking, effect: int) -> Match:
    """Return why an effect was found."""
    asked = ranking.asked
    score = round(likelihood(ranking, effect), 4)
    if effect in ranking.called:
        name = ranking.called[effect][1]
        return _match(Rung.NAME if name.field in HEAD else Rung.SYNONYM, name, name.words, score)
    nearest, inside, _ = ranking.nearest(effect)
    if nearest and not asked.completed.keys().isdisjoint(inside):
        return _match(Rung.PREFIX, nearest, inside, score)
    if nearest and asked.telling and asked.telling <= inside:
        return _match(Rung.ALL_WORDS, nearest, inside, score)
    if effect in ranking.pairs.effects:
        thing, predicate, _ = ranking.pairs.effects[effect]
        text = f"{thing.replace('-', ' ')} + {predicate.replace('-', ' ')}"
        return Match(Rung.COMPLAINT, "complaint", text, tuple(text.split()), score)
    if nearest:
        return _match(Rung.SOME_WORDS, nearest, inside, score)
    return Match(Rung.SOME_WORDS, "utterances", _reason(ranking, effect), (), score)


def guess(ranking: Ranking, effect: int) -> Match:
    """Return what a guess rests on: the words as they were typed."""
    return Match(
        Rung.NEAREST, "names", _reason(ranking, effect), (), round(likelihood(ranking, effect), 4)
    )


def _reason(ranking: Ranking, effect: int) -> str:
    """Return the words that an effect was found by, as they were typed."""
    asked, language = ranking.asked, ranking.asked.index.language
    held = {
        word.removeprefix("not:")
        for word in asked.telling
        if (one := asked.index.posting(word)) and effect in one.effects
    }
    return " ".join(dict.fromkeys(w for w in asked.plain if language.idea(w) in held))


def _match(kind: str, name: Name, inside: Iterable[str], score: float) -> Match:
    return Match(kind, name.field, name.text, tuple(sorted(inside)), score)
