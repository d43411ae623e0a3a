"""Where nothing is sure: the effects that share most with the words, as guesses and under that word."""

from __future__ import annotations

from ketcli.retrieval.hits import Hit, Match, Rung

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.retrieval.complaint import Complaint

GUESSES = 3
SATURATED = 1.2
"""Names of an effect from which further ones with the same idea add little (the k1 of BM25)."""
LEAST = 0.15
"""Share of the best score there could be that a guess needs."""


def nearest(asked: Complaint) -> list[Hit]:
    """Return up to three effects, best first: BM25 over ideas, an effect being all of its names."""
    index = asked.index
    scores: dict[int, float] = {}
    for word in asked.telling:
        for form, worth in ((word, 1.0), (word.removeprefix("not:"), 0.4)):
            if form == word and worth < 1:
                continue
            held = index.posting(form)
            for number, names in held.effects.items() if held else ():
                much = len(names) / (len(names) + SATURATED)
                scores[number] = scores.get(number, 0.0) + worth * much * asked.weights[word]
    owners = {number: index.owner(number) for number in scores}
    kept = [
        n for n in scores if scores[n] > LEAST * asked.told and not asked.opposed(owners[n].head)
    ]
    kept.sort(key=lambda n: (-round(scores[n], 6), owners[n].order))
    return [
        Hit(
            owners[n].id,
            Match(
                Rung.NEAREST,
                "names",
                _reason(asked, owners[n].ideas),
                (),
                round(scores[n] / asked.told, 4),
            ),
        )
        for n in kept[:GUESSES]
    ]


def _reason(asked: Complaint, ideas: frozenset[str]) -> str:
    """Return the words that a guess rests on, as they were typed."""
    from ketcli.language.ideas import idea

    language = asked.index.language
    held = {word.removeprefix("not:") for word in asked.telling} & {
        w.removeprefix("not:") for w in ideas
    }
    return " ".join(dict.fromkeys(w for w in asked.plain if idea(language, w) in held))
