"""When an effect starts, how long it lasts and whether it goes away: a line each question."""

from __future__ import annotations

from ketcli.answers.slicing import cell, slices_under
from ketcli.knowledge.vocabulary import Context, SourceKind, Term
from ketcli.render.pieces import USES, counted, ended, some, who

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.model import Effect
    from ketcli.knowledge.synthesis import Slice, Times
    from ketcli.render.blocks import View

NOTE_ROOM = 132
"""Letters of a row of short statements: two lines beside their label."""
NOT_STATED = "not stated by any source here"
_ASKED = {"onset": ("HOW SOON", 20), "duration": ("HOW LONG", 22)}
"""Labels of the questions, and how well each can be spared where there is an answer."""
NAMED = 2
"""Sources that are named where it is told who says so."""


def times(out: View, effect: Effect, what: str) -> None:
    """Say how soon (`onset`) or how long (`duration`), the context that is surest first."""
    every = slices_under(effect, out.kb, out.answer.filters)
    whole = cell(every, None, None)
    surest = whole.surest.context if whole and whole.surest else None
    asked = tuple(map(Context, out.answer.filters.contexts))
    contexts = asked or (Context.THERAPEUTIC, Context.RECREATIONAL)
    told = _Told(effect, out.kb, out.answer)
    said = [
        one_said
        for context in sorted(contexts, key=lambda one: one is not surest)
        for term in out.answer.filters.terms or (Term.SHORT, Term.LONG)
        if (one := cell(every, context, term))
        for one_said in _timed(getattr(one, f"{what}s")[:2], context, what, told)
    ]
    if said and what == "duration" and not out.answer.filters.terms:
        said = [*_unstated(every, whole, contexts), *said]
    label, spare = _ASKED[what]
    most = 2 * NOTE_ROOM if out.answer.question else NOTE_ROOM
    words = in_room(list(dict.fromkeys(said)), most) or NOT_STATED
    out.field(label, words, spare=spare if said else 40)


def _unstated(
    every: Sequence[Slice], whole: Slice | None, contexts: Sequence[Context]
) -> Iterator[str]:
    """Yield that nobody says how long it lasts where the sources are surest of it."""
    place = whole.surest if whole else None
    if place and place.context in contexts:
        best = cell(every, place.context, place.term)
        if not (best and best.durations):
            yield f"not stated for {place.context.label}, {place.term.label}"


class _Told:
    """Who tells of an effect: how many, of what kind, and, where a question was asked, by name."""

    def __init__(self, effect: Effect, kb: KnowledgeBase, answer: Answer) -> None:
        self.findings = {f.id: f for f in effect.findings}
        self.sources = {f.id: kb.sources[f.source] for f in effect.findings}
        self.named = bool(answer.question)

    def single(self, findings: Iterable[str]) -> bool:
        """Tell whether all of them speak of one person or very few."""
        return {self.sources[f].kind for f in findings} == {SourceKind.CASE_REPORT}

    def words(self, findings: Iterable[str], what: str) -> list[str]:
        """Return what they say of a time, each wording once."""
        return list(dict.fromkeys(getattr(self.findings[f], what).text for f in findings))

    def by(self, findings: Iterable[str]) -> str:
        """Return the names of those who say so, where a question was asked."""
        return some((who(self.sources[f]) for f in findings), NAMED) if self.named else ""


def _timed(found: Sequence[Times], context: Context, what: str, told: _Told) -> Iterator[str]:
    for one in found:
        # Sources name the first signs and the peak alike; only lengths come to a range.
        words = in_words(one, together=what == "duration")
        every = told.words(one.findings, what)
        if words == one.text and len(every) > 1 and what == "duration":
            words = f"{words}, or {next(other for other in every if other != words)}"
        where = one.route.label if one.route else USES.get(context, "use not stated")
        many = counted(one.sources, "source") if one.sources > 1 else ""
        many = many or ("a case report" if told.single(one.findings) else "")
        many = ": ".join(filter(None, (many, told.by(one.findings))))
        aside = ["" if where[:5] in words else where, many]
        yield words + (f" ({', '.join(filter(None, aside))})" if any(aside) else "")


def endings(out: View, effect: Effect, slice: Slice | None) -> None:
    """Say whether it goes away, each degree with how many sources say so."""
    out.field("GOES AWAY?", _ended(slice, _Told(effect, out.kb, out.answer)), spare=10)


def _ended(slice: Slice | None, told: _Told) -> str:
    if not (slice and slice.endings):
        return NOT_STATED
    first = slice.endings[0]
    said = ended(slice, "case report" if told.single(first.findings) else "source")
    if told.named:
        every = [finding for one in slice.endings for finding in one.findings]
        return f"{said} ({told.by(every)})"
    return f"{said} ({first.text})" if len(said) + len(first.text) + 3 <= NOTE_ROOM else said


def in_room(said: Sequence[str], most: int = NOTE_ROOM) -> str:
    """Return the first statements that there is room for, one in any case, and how many are left."""
    room = sum(len("; ".join(said[:many])) <= most for many in range(2, len(said) + 1))
    left = len(said) - room - 1
    return "; ".join(said[: room + 1]) + (f"; {left} more" if left > 0 else "")


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


def in_words(times: Times, *, together: bool = True) -> str:
    """Return times as people say them: the range of several sources, or the words of one.

    Not `together`: the words of the first in any case.

    >>> from ketcli.knowledge.synthesis import Times
    >>> in_words(Times(text="on average 24.67 months (standard deviation 26.36)", sources=1, findings=()))
    'on average about 25 months'
    """
    high = times.high_seconds
    if together and times.sources > 1 and high is not None and times.low_seconds != high:
        return spoken("", times).strip()
    said = times.text
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
