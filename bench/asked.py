"""Work out `NOT_ASKED` and `LOG_ODDS` of `retrieval.asked`: whether the best topic or group is asked for.

Run it, after utterances or rules changed, where scikit-learn is installed: `python bench/asked.py`. Nothing else of the
project needs it. Questions are utterances of topics and groups: search is compiled without a fifth of them at a time,
and asked those. Complaints and strangers are judgements that may be looked at. It prints how many of each lead to
the right one, or anywhere, from some log odds.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

import relevance
from ketcli import store
from ketcli.compile import yamlfile
from ketcli.language.tokens import tokens
from ketcli.retrieval import searching
from ketcli.retrieval.asked import ASKED, best
from ketcli.retrieval.index import Index

FIFTHS = 5
COMMANDS = {"topic": "about", "group": "groups"}
ANY = dict.fromkeys(ASKED, float("-inf"))
"""Log odds that the best topic and the best group reach, however little they are asked for."""
STRANGERS = 3
"""How often a stranger counts."""
LEVELS = (-1.5, -1.25, -1.0, -0.75, -0.5, 0.0)
Row = tuple[str, str, tuple[float, ...], bool]
"""The command, the kind of text, the signs of the best of that command, and whether it is right."""


def rows(index: Index, text: str, kind: str, right: tuple[str, str] | None = None) -> Iterator[Row]:
    hits = searching.search(index, text).hits
    found = hits[0].match.score if hits else 0.0
    for pointer, signs in best(index, tokens(index.language, text), found, ANY):
        if right is None or pointer.command == right[0]:
            yield pointer.command, kind, signs, (pointer.command, pointer.id) == right


def questions() -> list[tuple[str, tuple[str, str]]]:
    """Return every utterance of a topic or group, with its command and id."""
    every = yamlfile.read(store.data_folder() / "utterances.yaml").value["utterances"]
    return [
        (text.strip(), (COMMANDS[kind], str(one[kind])))
        for one in every
        for kind in COMMANDS
        if kind in one
        for text in one["said"].split(";")
    ]


def without(held: set[str], data: Mapping[str, Any]) -> None:
    """Take held texts from what topics and groups are asked for by."""
    for one in data["utterances"]:
        if not COMMANDS.keys().isdisjoint(one):
            kept = [text for text in one["said"].split(";") if text.strip() not in held]
            one["said"] = ";".join(kept).strip() or "-"


def learned() -> Iterator[Row]:
    every = questions()
    for fifth in range(FIFTHS):
        held = every[fifth::FIFTHS]
        changed = partial(without, {text for text, _ in held})
        index = Index.of(relevance.compiled("utterances.yaml", changed))
        for text, right in held:
            yield from rows(index, text, "question", right)
    index = Index.of(store.bundled())
    for name in ("queries", "queries-open", "queries-seen"):
        for query in relevance.judged(relevance.JUDGEMENTS / f"{name}.yaml"):
            if not query.see and not query.meant:
                yield from rows(index, query.text, "complaint" if query.right else "stranger")


def main() -> None:
    commands, kinds, signs, right = map(np.array, zip(*learned(), strict=True))
    weights = np.where(kinds == "stranger", STRANGERS, 1)
    fitted = LogisticRegression(C=10, max_iter=5000).fit(signs, right, sample_weight=weights)
    print(f"NOT_ASKED = {fitted.intercept_[0]:.2f}")
    print(f"LOG_ODDS = ({', '.join(f'{one:.2f}' for one in fitted.coef_[0])})")
    odds = fitted.decision_function(signs)
    for command in ASKED:
        for level in LEVELS:
            led = {
                kind: (odds[some] >= level).mean()
                for kind in ("question", "complaint", "stranger")
                if (
                    some := (commands == command) & (kinds == kind) & (right | (kind != "question"))
                ).any()
            }
            print(command, level, ", ".join(f"{kind} {share:.3f}" for kind, share in led.items()))


if __name__ == "__main__":
    main()
