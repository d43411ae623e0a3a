"""Print how long every page is at 80, 40 and 120 columns, and where the first answer stands.

    python bench/pages.py            # one table, and every page that breaks the promise
    python bench/pages.py --each     # every page on a line of its own

The promise: at most 23 lines of 80 columns, the answer within the first ten, and no page longer on a
wider screen. In an emergency the answer is what to do until help comes. Worked out in process, from
the bundled knowledge base. `words.txt` holds the searches; the reading grade of summaries
(Flesch-Kincaid) is told where textstat is installed.
"""

import re
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ketcli import store
from ketcli.answers import across, counts, query
from ketcli.answers.shapes import Answer, Filters
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.vocabulary import Context, Term
from ketcli.render import Page, render
from ketcli.retrieval.index import Index

SCREEN, ANSWERED_BY = 23, 10
WIDTHS = (80, 40, 120)
WORDS = tuple((Path(__file__).parent / "words.txt").read_text(encoding="utf-8").splitlines())
"""Things that people type."""
BEFORE = {"effects": 9.3, "groups": 10.7, "interactions": 8.2, "topics": 10.5}
"""Median reading grade of summaries in the edition of 2026-11-22, by textstat 0.7.7."""


class Measured(NamedTuple):
    """A page: its kind, the command, lines at each of WIDTHS, and the line of its first answer."""

    kind: str
    command: str
    lines: tuple[int, ...]
    answer: int

    @property
    def kept(self) -> bool:
        """Whether the page keeps the promise."""
        narrow, wide = self.lines[1:]
        longer = self.lines[0] > narrow or wide > self.lines[0]
        return self.lines[0] <= SCREEN and self.answer <= ANSWERED_BY and not longer


def answers(kb: KnowledgeBase) -> Iterator[tuple[str, str, Answer, str]]:
    """Yield kind, command, answer and the words that its first answer holds, for every page."""
    index = Index(kb)
    for effect in kb.effects.values():
        shown = query.entry(index, [effect.id])
        yield "show", f"show {effect.id}", shown, _opening(effect.summary)
        one = across.compare([effect], kb, Filters())
        yield "compare", f"compare {effect.id}", one, "how sure"
        times = across.timeline([effect], kb, Filters())
        if times.records:
            yield "timeline", f"timeline {effect.id}", times, _opening(effect.plain_name.upper())
    for id, mixture in kb.interactions.items():
        shown = query.interactions(kb, id)
        yield "interaction", f"interactions {id}", shown, _opening(mixture.summary)
    for id, group in kb.groups.items():
        yield "group", f"groups {id}", query.groups(kb, id), _opening(group.summary)
    for id, topic in kb.background.items():
        yield "topic", f"about {id}", query.topics(kb, id), _opening(topic.summary)
    every = list(kb.effects.values())
    yield "overview", "about", query.topics(kb), "ket search"
    yield "overview", "about data", counts.counts(kb), "Records"
    yield "overview", "interactions", query.interactions(kb), next(iter(kb.interactions))
    yield "overview", "groups", query.groups(kb), next(iter(kb.groups.values())).name
    yield "overview", "sources", query.sources(kb), "product label"
    yield "overview", "compare", across.compare(every, kb, Filters()), "RECREATIONAL"
    yield "overview", "timeline", across.timeline(every, kb, Filters()), "AFTER ONE DOSE"
    yield "overview", "search zqxjkv", query.find(index, "zqxjkv"), "zqxjkv"
    for name, filters in _filters():
        listed = query.select(kb, filters)
        if listed.records:
            yield "list", name, listed, "how" if len(listed.records) <= 16 else "body part"
    for words in WORDS:
        yield "search", f"search {words}", query.find(index, words), ""


def _opening(words: str) -> str:
    """Return the first words, which no page parts."""
    return " ".join(words.split()[:2])


def _filters() -> Iterator[tuple[str, Filters]]:
    yield "list", Filters()
    yield "list --serious", Filters(serious=True)
    for term in (Term.SHORT, Term.LONG):
        yield f"list --{term}-term", Filters(terms=(term,))
        for context in (Context.RECREATIONAL, Context.THERAPEUTIC):
            both = Filters(terms=(term,), contexts=(context,))
            yield f"list --{term}-term --{context}", both


def measured(kb: KnowledgeBase) -> list[Measured]:
    """Return every page with its lines."""
    found = []
    for kind, command, answer, words in answers(kb):
        pages = [render(answer, kb, "table", Page(width=w)).splitlines() for w in WIDTHS]
        wanted = words or _first(answer)
        told = "|".join(map(re.escape, (wanted, "UNTIL HELP COMES")))
        found_at = (n for n, line in enumerate(pages[0], 1) if re.search(told, line, re.IGNORECASE))
        at = next(found_at, 99)
        found.append(Measured(kind, command, tuple(map(len, pages)), at))
    return found


def _first(answer: Answer) -> str:
    """Return the words of the first answer of a search: a hit, or what it points at."""
    if answer.records:
        return str(answer.records[0].plain_name)[:24]
    return answer.see[0].name if answer.see else "Nothing"


def main() -> None:
    """Print the table."""
    pages = measured(store.bundled())
    if "--each" in sys.argv:
        for page in pages:
            print(f"{page.command:45} {page.lines}  answer in line {page.answer}")
    columns = "".join(f"{f'{width} columns':>22}" for width in WIDTHS)
    print(f"{'pages: median (most)':24}{'':>6}{columns}{'answer in line':>20}")
    for kind in dict.fromkeys(page.kind for page in pages):
        here = [page for page in pages if page.kind == kind]
        cells = [_spread([page.lines[n] for page in here]) for n in range(len(WIDTHS))]
        shown = "".join(f"{cell:>22}" for cell in cells)
        print(f"{kind:24}{len(here):>6}{shown}{_spread([p.answer for p in here]):>20}")
    broken = [page for page in pages if not page.kept]
    _grades(store.bundled())
    print(f"{len(broken)} of {len(pages)} break the promise")
    for page in broken:
        print(f"  {page.command}: {page.lines} lines, answer in line {page.answer}")


def _grades(kb: KnowledgeBase) -> None:
    """Print the reading grades of summaries beside what they were."""
    try:
        from textstat import flesch_kincaid_grade
    except ImportError:
        print("reading grades need textstat")
        return
    for kind, before in BEFORE.items():
        grades = [flesch_kincaid_grade(one.summary) for one in getattr(kb, kind).values()]
        print(f"{f'reading grade of {kind}':30}{_spread(grades):>22}   was {before:g}")


def _spread(numbers: list[int] | list[float]) -> str:
    return f"{statistics.median(numbers):.3g} ({max(numbers):.3g})"


if __name__ == "__main__":
    main()
