"""How likely it is that an effect is what a complaint means.

The best effect is found where it is likely enough, with others that are called so or nearly as likely. What is not sure
is a guess, and said to be one.
"""

from __future__ import annotations

from math import exp

from ketcli.retrieval.ranking import MOST_UNCALLED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.retrieval.ranking import Ranking

NOT_MEANT = -2.42
LOG_ODDS = (6.14, 0.52, 0.26, -0.64, -1.24, -2.05, -7.76, 3.40)
"""What `signs` add up to beside NOT_MEANT, by logistic regression over phrases of which the best effect was right or
wrong, and strangers (bench/confidence.py)."""
CONTRARY = 0.9
"""Share of the score of what is said not to be, or to be the other way round, that anything else needs: high sodium
means much the same as low sodium, and is not."""
SURE = -0.3
"""Log odds from which an effect is found, and not a guess: of phrases that were not learned from 90 in 100 of the right
ones are, and 9 in 100 strangers; with 0 it is 89 and 6, of phrases of public pages 3 in 100 fewer."""


def confidence(ranking: Ranking, effect: int) -> float:
    """Return how likely it is, as log odds, that an effect is what is meant.

    Where only filler is said, an effect that is called so or complained of is sure; beside what is said not to
    be, or to be the other way round, nothing that is much less of it is.
    """
    if ranking.scores[effect] < CONTRARY * ranking.contrary:
        return NOT_MEANT
    if not ranking.asked.telling:
        return SURE if effect in ranking.called or effect in ranking.pairs.effects else NOT_MEANT
    told = zip(LOG_ODDS, signs(ranking, effect), strict=True)
    return sum([odds * sign for odds, sign in told], NOT_MEANT)


def likelihood(ranking: Ranking, effect: int) -> float:
    """Return how likely it is, from 0 to 1, that an effect is what is meant; nearly 1 of what is called so."""
    if effect in ranking.called:
        return ranking.scores[effect]
    return MOST_UNCALLED / (1 + exp(-confidence(ranking, effect)))


def signs(ranking: Ranking, effect: int) -> tuple[float, ...]:
    """Return what tells whether an effect is meant.

    That is its score, what that is of the weight of all that is said, and whether it is called so; a part of the
    body that it has nothing to do with, and a word that is a complaint of its own; how like the complaint is to
    what is out of scope, in its ideas and in its meaning, and to what is said of the effect, in its meaning.
    """
    asked, score = ranking.asked, ranking.scores[effect]
    return (
        score,
        score * asked.total,
        effect in ranking.called,
        ranking.lacks(effect, asked.body),
        ranking.lacks(effect, asked.strange),
        *asked.out_of_scope(),
        ranking.means(effect),
    )
