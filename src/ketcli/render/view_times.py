"""When an effect starts, how long it lasts and whether it goes away: a line each question."""

from __future__ import annotations

from ketcli.answers.slicing import cell, slices_under
from ketcli.knowledge.vocabulary import Context, Reversibility, Setting, SourceKind, System, Term
from ketcli.knowledge.weighed import people
from ketcli.render.figures import FEW
from ketcli.render.pieces import USES, counted, some, who

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from ketcli.knowledge.evidence import Finding
    from ketcli.knowledge.model import Effect
    from ketcli.knowledge.synthesis import Slice, Times
    from ketcli.render.blocks import View

NOTE_ROOM = 132
"""Letters of a row of short statements: two lines beside their label."""
NOT_STATED, EMPTY = "not stated by any source here", 48
"""Words for no answer, and how well they can be spared: before any line with content."""
_ASKED = {"onset": ("HOW SOON", 22), "duration": ("HOW LONG", 20)}
"""Labels of the questions, and how well each can be spared where there is an answer."""
NAMED = 2
"""Sources that are named where it is told who says so."""
UNDER_CARE = "under medical care: "  # So that breathing that came back is nobody's reason to wait.


def times(out: View, effect: Effect, what: str) -> None:
    """Say how soon (`onset`) or how long (`duration`), of the use and term that are surest first."""
    told = Told(out, effect)
    said = list(_timed(told, what))
    label, spare = _ASKED[what]
    if not said:
        out.field(label, NOT_STATED, spare=EMPTY)
        return
    apart, words, where = said[0]
    if apart and told.unstated:
        said[0] = (apart, f"{told.unstated}; {words}", where)
    shown, left = in_room([words for _, words, _ in said], NOTE_ROOM * (1 + told.named))
    wheres = [where for _, _, where in said]
    first, rest = wheres[: len(said) - left], wheres[len(said) - left :]
    # What is said of some of those left is not said of all.
    alike = ["in other words"] * any(w in first for w in rest)
    untold = "; ".join(dict.fromkeys((*alike, *(w for w in rest if w not in first))))
    more = f"; {left} more ({untold})" if left else ""
    care = UNDER_CARE * (what == "duration" and told.cared_for and not apart)
    out.field(label, care + shown + more, spare=spare)


class Told:
    """What is told of an effect under the filters, where that is surest, and by whom."""

    def __init__(self, out: View, effect: Effect, *, brief: bool = False) -> None:
        self.brief = brief
        filters = out.answer.filters
        every = slices_under(effect, out.kb, filters)
        self.whole = cell(every, *(one or None for one in filters.cell))
        self.place = place = self.whole.surest if self.whole else None
        self.unstated = f"not stated for {place.context.label}, {place.term.label}" if place else ""
        self.cells = [
            one
            for context in filters.contexts or (Context.THERAPEUTIC, Context.RECREATIONAL, None)
            for term in filters.terms or (Term.SHORT, Term.LONG)
            if (one := cell(every, context, term))
        ]
        if place:
            self.cells.sort(key=lambda one: (one.context != place.context, one.term != place.term))
        self.findings = {f.id: f for f in effect.findings if f.setting is not Setting.ANIMAL}
        self.sources = out.kb.sources
        self.named = bool(out.answer.question)
        fails = effect.serious and System.RESPIRATORY in effect.systems
        self.cared_for = fails and getattr(place, "context", "") == Context.THERAPEUTIC

    def where(self, one: Slice | Finding) -> list[str]:
        """Return the use and the term, as far as they are not the surest ones."""
        place, term = self.place, one.term or Term.BOTH
        use = [] if place and one.context == place.context else [_use(one)]
        return use + ([] if place and term in (place.term, Term.BOTH) else [term.label])

    def many(self, findings: Iterable[str]) -> str:
        """Return how many independent groups of people findings speak of, as sources or reports of cases."""
        found = [self.findings[f] for f in findings]
        case = {self.sources[f.source].kind for f in found} == {SourceKind.CASE_REPORT}
        groups = {people(f, self.sources) for f in found}
        return counted(len(groups), "case report" if case else "source")

    def by(self, findings: Iterable[str]) -> str:
        """Return the names of those who say so, where a question was asked."""
        sources = (self.sources[self.findings[f].source] for f in findings)
        return some(map(who, sources), NAMED) if self.named else ""

    def said(self, finding: str, what: str) -> Any:
        """Return what a finding says of when it starts, how long it lasts or how it ends."""
        return getattr(self.findings[finding], what)

    def end(self, alike: Sequence[str]) -> float:
        """Return the seconds of the longest that findings say it lasts; 0 where they give no number."""
        span = self.said(alike[0], "duration")
        return (span.unit.seconds if span.unit else 0) * (span.high or span.low or 0)

    def few(self, findings: Iterable[str]) -> int:
        """Return in how many people an upper end alone was seen, where all findings together saw few; 0 elsewhere."""
        told = [self.findings[f] for f in findings if f in self.findings]
        ended = [f.duration and f.duration.high and f.duration.low is None for f in told]
        seen = [f.figure.count if f.figure and f.figure.count else FEW for f in told]
        return sum(seen) if all(ended) and sum(seen) < FEW else 0

    def words(self, alike: Sequence[str], what: str) -> str:
        """Return a time in the words of its sources; that it ended by then in few people is told of these."""
        said = bare(self.said(alike[0], what).text)
        many = self.few(alike) if what == "duration" else 0
        few = "one" if many == 1 else str(many)
        named = few in said.replace("(", " ").split()
        return f"{said} in the {few} who had it" if many and not named else said

    def lasts(self, findings: Iterable[str]) -> tuple[str, list[str]]:
        """Return how long it lasts in the words of its sources, the shortest and the longest, and who says so."""
        return next(_spoken([f for f in findings if f in self.findings], "duration", self))

    def beside(self, lasting: Times | None) -> str:
        """Return how long it lasts beside a bar; an upper end alone in the words of those who say in whom."""
        if not lasting or lasting.low_seconds is not None:
            return spoken("lasts", lasting)
        words, timed = self.lasts(lasting.findings)
        return spoken("lasts", lasting) if self.brief and not self.few(timed) else f"lasts: {words}"

    def ways(self, findings: Iterable[str], what: str) -> list[list[str]]:
        """Return findings by their words, those that most use first."""
        ways: dict[str, list[str]] = {}
        for f in findings:
            ways.setdefault(self.said(f, what).text.casefold(), []).append(f)
        return sorted(ways.values(), key=lambda alike: -len(alike))


def _use(one: Slice | Finding) -> str:
    return USES.get(one.context or Context.UNSPECIFIED, "use not stated")


def _timed(told: Told, what: str) -> Iterator[tuple[bool, str, str]]:
    """Yield whether a time is of another use or term, its words, and of what; two of each cell before others."""
    seen: set[str] = set()
    later = []
    for one in told.cells:
        apart = told.where(one)
        for at, span in enumerate(getattr(one, f"{what}s")):
            found = [f for f in span.findings if f in told.findings and f not in seen]
            seen.update(found)
            where = [*apart, *([span.route.label] if span.route else [])] or [_use(one)]
            said = [
                (bool(apart), _with_aside(words, where, told, by), ", ".join(where))
                for words, by in _spoken(found, what, told)
            ]
            yield from said[: at < 2]
            later += said[at < 2 :]
    yield from later


def _spoken(findings: Sequence[str], what: str, told: Told) -> Iterator[tuple[str, list[str]]]:
    """Yield each start in words and who says so; of how long it lasts the shortest and the longest together."""
    ways = told.ways(findings, what)
    if what == "duration" and ways[1:]:
        timed = sorted(filter(told.end, ways), key=told.end)
        if not timed[1:]:
            timed = [way for way in ways if way not in timed][: 2 - len(timed)] + timed
        ends = (told.words(way, what) for way in (timed[0], timed[-1]))
        yield ", or ".join(ends), [f for way in timed for f in way]
    else:
        yield from ((told.words(way, what), way) for way in ways)


def _with_aside(words: str, where: Sequence[str], told: Told, findings: Sequence[str]) -> str:
    many = told.many(findings)
    many = {"1 source": "", "1 case report": "a case report"}.get(many, many)
    voices = ": ".join(filter(None, (many, told.by(findings))))
    aside = ", ".join([*(part for part in where if part[:5] not in words), *filter(None, [voices])])
    return words + (f" ({aside})" if aside else "")


def endings(out: View, effect: Effect) -> None:
    """Say whether it goes away, each degree with how many say so, of the use and term that are surest first."""
    told = Told(out, effect)
    every = list(_ended(told))
    said = [told.unstated] if every and every[0][1] and told.unstated else []
    room = NOTE_ROOM - len("; ".join(said + [words + where for words, where, _ in every]))
    for words, where, findings in every:
        first, *others = told.ways(findings, "reversibility")
        text = "one: " * bool(others) + told.said(first[0], "reversibility").text
        text *= len(text) + 3 <= room
        room -= len(text) + 3 * bool(text)
        aside = "; ".join(filter(None, [where, told.by(findings) or text]))
        said.append(words + (f" ({aside})" if aside else ""))
    care = UNDER_CARE * bool(said and told.cared_for and not every[0][1])
    out.field("GOES AWAY?", care + "; ".join(said) or NOT_STATED, spare=10 if said else EMPTY)


def _ended(told: Told) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each ending with how many say so, of which use and term if not the surest, and who says so."""
    places: dict[str, dict[Reversibility, list[str]]] = {"": {}}
    for one in told.whole.endings if told.whole else ():
        spots = {f: ", ".join(told.where(of)) for f in one.findings if (of := told.findings.get(f))}
        # What stays is told once, of whatever use; that it goes away is never lent from one use to another.
        once = one.degree is not Reversibility.REVERSIBLE and "" in spots.values()
        for f, where in spots.items():
            places.setdefault("" if once else where, {}).setdefault(one.degree, []).append(f)
    noun = ""
    for where, degrees in places.items():
        for degree, found in sorted(
            degrees.items(), key=lambda one: -int(told.many(one[1]).split()[0])
        ):
            many, _, what = told.many(found).partition(" ")
            yield f"{degree.short}: {many}" + f" {what}" * (what.rstrip("s") != noun), where, found
            noun = what.rstrip("s")


def in_room(said: Sequence[str], most: int = NOTE_ROOM) -> tuple[str, int]:
    """Return the first statements that there is room for, one in any case, and how many are left."""
    room = sum(len("; ".join(said[:many])) <= most for many in range(2, len(said) + 1))
    return "; ".join(said[: room + 1]), len(said) - room - 1


_UNITS = (
    (31557600, "years"), (2629800, "months"), (604800, "weeks"), (86400, "days"), (3600, "hours"),
    (60, "min"), (1, "s"),
)  # fmt: skip


def spoken(verb: str, times: Times | None) -> str:
    """Return times in numbers, or, where no source gives any, in words; empty for none.

    >>> from ketcli.knowledge.synthesis import Times
    >>> spoken("lasts", Times(text="x", sources=1, findings=(), low_seconds=5400, high_seconds=14400))
    'lasts 1.5 to 4 hours'
    """
    if times is None:
        return ""
    low, high = times.low_seconds, times.high_seconds
    if high is None:
        return times.text
    if low is None:
        return f"within {length(high)}" if verb == "from" else f"{verb} up to {length(high)}"
    if low == high:
        return f"{verb} {length(low)}"
    first, last = length(low), length(high)
    if first.split()[1].rstrip("s") == last.split()[1].rstrip("s"):
        first = first.split()[0]
    return f"{verb} {first} to {last}"


def bare(said: str) -> str:
    """Return a time without its spread and its decimals.

    >>> bare("on average 24.67 months (standard deviation 26.36)")
    'on average about 25 months'
    """
    for spread in (" (standard deviation", " (SD"):
        before, found, after = said.partition(spread)
        if found and ")" in after:
            said = before + after.partition(")")[2]
    return " ".join(map(_rounded, said.split(" ")))


def _rounded(word: str) -> str:
    """Return a number of two decimals or more as one that is about that."""
    bare = word.strip("(),;:%")
    whole, _, decimals = bare.partition(".")
    if whole.isdecimal() and decimals.isdecimal() and len(decimals) > 1:
        return word.replace(bare, f"about {round(float(bare))}")
    return word


def length(seconds: float) -> str:
    """Return a length of time in the largest unit that keeps it at 1 or more; weeks only where they are whole.

    >>> length(5400), length(60), length(86400), length(950400)
    ('1.5 hours', '1 min', '1 day', '11 days')
    """
    fit = [(s, unit) for s, unit in _UNITS if seconds >= s and (unit != "weeks" or not seconds % s)]
    size, unit = (*fit, _UNITS[-1])[0]
    number = f"{round(seconds / size, 1):g}"
    return f"{number} {unit.removesuffix('s') if number == '1' and unit != 's' else unit}"
