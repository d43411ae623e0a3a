"""Work out `NOT_MEANT` and `LOG_ODDS` of `retrieval.likelihood`: how sure it is that the best effect is meant.

Run it, after words or rules of search changed, where scikit-learn is installed: `python bench/confidence.py`. Nothing
else of the project needs it. It learns from the judgements that may be looked at, and prints how many right answers
and how many strangers of those that may not be are answered at each log odds.
"""

from collections.abc import Iterator

import numpy as np
from sklearn.linear_model import LogisticRegression

import relevance
from ketcli import store
from ketcli.language.clauses import clauses
from ketcli.retrieval import spelling
from ketcli.retrieval.complaint import Complaint
from ketcli.retrieval.index import Index
from ketcli.retrieval.likelihood import signs
from ketcli.retrieval.ranking import Ranking

APART = ("queries-blind", "held")
"""Judgements of these kinds are not learned from."""
LEVELS = (-1.0, -0.7, -0.4, -0.2, 0.0, 0.5)


def queries() -> Iterator[relevance.Query]:
    for path in sorted(relevance.JUDGEMENTS.glob("queries*.yaml")):
        yield from relevance.judged(path)
    yield from relevance.shared()


def rows(index: Index) -> Iterator[tuple[tuple[float, ...], bool, bool, bool]]:
    """Yield for each query the signs of its best effect, whether that is right, whether anything is, and if apart."""
    for query in queries():
        if query.meant or query.see:
            continue
        parts = [
            spelling.repaired(index, clause, exact=False)
            for clause in clauses(index.language, query.text)
        ]
        ranking = Ranking(Complaint(index, [word for part in parts for word in part.plain]))
        best = ranking.effects()[:1]
        if best and ranking.asked.telling:
            right = index.owner(best[0]).id in (*query.right, *(query.near or ()))
            apart = any(kind in query.kind for kind in APART)
            yield signs(ranking, best[0]), right, bool(query.right), apart


def main() -> None:
    signs, right, answered, apart = map(np.array, zip(*rows(Index(store.bundled())), strict=True))
    fitted = LogisticRegression(max_iter=2000).fit(signs[~apart], right[~apart])
    print(f"NOT_MEANT = {fitted.intercept_[0]:.2f}")
    print(f"LOG_ODDS = ({', '.join(f'{one:.2f}' for one in fitted.coef_[0])})")
    odds = fitted.decision_function(signs)
    for name, some in (("learned from", ~apart), ("apart", apart)):
        for level in LEVELS:
            found = odds >= level
            share = (found & right)[some & answered].mean()
            strange = found[some & ~answered].mean()
            print(f"{name}, from {level}: right {share:.3f}, strangers answered {strange:.3f}")


if __name__ == "__main__":
    main()
