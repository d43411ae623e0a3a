"""One effect on one screen: signs first, then how often, how soon, how long, does it go away."""

from __future__ import annotations

from ketcli.answers.shapes import Missing
from ketcli.answers.slicing import slice_under
from ketcli.knowledge.vocabulary import Certainty, Context, Occasion, Presence, Question, Term
from ketcli.knowledge.weighed import limits
from ketcli.render import figures, pieces, signs
from ketcli.render.blocks import Bar, Piece, View, plain, text
from ketcli.render.view_times import NOTE_ROOM, endings, in_room, times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.evidence import Figure, Finding, Note
    from ketcli.knowledge.model import Effect
    from ketcli.knowledge.synthesis import Slice

    Share = tuple[Finding, Figure]

MOST_BARS = 4
"""Shares that a page draws; the leading ones of each context are among them."""
SOURCE = 20
"""Letters of a source's name beside a bar."""


def effects(out: View) -> None:
    """Show effects that were named: one on a screen, several in short."""
    if out.answer.nothing and out.answer.nothing.kind == Missing.UNKNOWN_WORDS:
        near = ", ".join(one.id or one.name for one in out.answer.nothing.suggestions)
        near = f" Closest: {near}." if near else ""
        out.line((out.answer.nothing.message, "strong"), near)
    pieces.corrections(out)
    if len(out.records) == 1:
        _page(out, out.records[0])
        return
    for effect in out.records:
        _in_short(out, effect)
    out.onward("All of one: ", (f"ket show {out.records[0].id}", "strong"))


def _page(out: View, effect: Effect) -> None:
    slice = slice_under(effect, out.kb, out.answer.filters)
    _head(out, effect, slice)
    # What was typed tells nothing here: the same effect has the same page by each of its names.
    now = signs.is_emergency(effect, out.kb, effect.name, effect.plain_name)
    signs.of_effect(out, effect, now=now)
    if out.answer.nothing and out.answer.nothing.kind != Missing.UNKNOWN_WORDS:
        out.line((out.answer.nothing.message, "strong"))
    out.gap()
    how_often(out, effect, slice)
    if slice and slice.not_found:
        out.field("NOT FOUND", _not_found(effect, slice, out.kb), spare=25)
    if slice:
        times(out, effect, "onset")
        times(out, effect, "duration")
        endings(out, effect)
    # Not to be missed: what makes it likelier not to wake or breathe, and that stopping helps against harm by use.
    grave = any(Occasion.NOTHING_FOUND in help.occasions for help in effect.help)
    lasting = slice and slice.surest and slice.surest.term is Term.LONG
    risk, way = 9 if grave else 23 if lasting else 40, 15 if lasting else 45
    for label, notes, spare, what in (
        ("RISK UP WITH", effect.raises_risk, risk, "risk"), ("WHAT HELPS", effect.helps, way, "way"),
    ):  # fmt: skip
        if said := _by_use(out, effect, notes):
            out.field(label, _told(said, what), short=_told(said, what, 0), spare=spare)
    out.line(pieces.RECORDED, spare=60)
    _end(out, effect, slice)


def _told(said: Sequence[str], what: str, most: int = NOTE_ROOM) -> str:
    """Return the first statements that there is room for, one in any case, and how many more there are."""
    shown, left = in_room(said, most)
    return shown + (f"; {left} more {what}{'s' * (left > 1)}" if left else "")


def _not_found(effect: Effect, slice: Slice, kb: KnowledgeBase) -> str:
    """Return in which use and in whom it was looked for and not found, and by whom."""
    findings = {f.id: f for f in effect.findings}
    said: list[str] = []
    use = ""
    for f in sorted((findings[one.finding] for one in slice.not_found), key=lambda f: f.context):
        of = "" if f.context == use else f"{OTHER_USE.get(f.context, 'use not stated')}: "
        said.append(f"{of}{f.population or f.setting.label} ({pieces.who(kb.sources[f.source])})")
        use = f.context
    shown, left = in_room(said)
    return shown + (f"; {left} more of those who looked" if left else "")


def _by_use(out: View, effect: Effect, notes: Sequence[Note]) -> list[str]:
    """Return notes, under a use those last whose sources speak of the other one alone, which is said.

    A source speaks of the uses in which it saw this effect; where it did not, of those in which it saw any.
    """
    asked = set(out.answer.filters.contexts)
    if len(asked) != 1:
        return [note.text.rstrip(".") for note in notes]
    seen: dict[str, set[str]] = {}
    for finding in out.kb.effects[effect.id].findings:
        for source in (finding.source, *(cite.source for cite in finding.also)):
            seen.setdefault(source, set()).add(finding.context)

    def elsewhere(note: Note) -> bool:
        uses = [
            seen.get(cite.source) or set((out.kb.section("uses").get(cite.source) or "").split())
            for cite in note.cites
        ]
        return bool(uses) and all(use and not use & {*asked, Context.UNSPECIFIED} for use in uses)

    said = sorted((elsewhere(note), at, note.text.rstrip(".")) for at, note in enumerate(notes))
    other = next(one for one in OTHER_USE if one not in asked)
    first = next((at for at, (apart, _, _) in enumerate(said) if apart), len(said))
    return [
        f"{OTHER_USE[other]}: {text}" if at == first else text
        for at, (_, _, text) in enumerate(said)
    ]


OTHER_USE = {Context.RECREATIONAL: "in recreational use", Context.THERAPEUTIC: "in treatment"}


def _head(out: View, effect: Effect, slice: Slice | None) -> None:
    name = effect.plain_name.upper()
    other = "" if effect.name.casefold() == effect.plain_name.casefold() else f"  {effect.name}"
    # Of what is serious "very low" alone would read as unlikely.
    doubtful = effect.serious and slice and slice.certainty in (Certainty.LOW, Certainty.VERY_LOW)
    asked = f"how sure that {out.kb.about.drugs[0].name} does this" if doubtful else "how sure"
    sure = f"{asked}: {pieces.how_sure(slice)}"
    facts = text(("! can be serious", "alarm"), "   ", sure) if effect.serious else text(sure)
    if len(name + other + plain(facts)) + 3 <= pieces.ONE_LINE:
        out.line((name, "title"), other, "   ", *facts)
    else:
        out.line((name, "title"), other)
        out.line(*facts)
    under = out.answer.filters.words()
    if under:
        out.line((f"Only what is recorded as: {', '.join(under)}.", "strong"))
    out.line(effect.summary, waits=2)


def how_often(out: View, effect: Effect, slice: Slice | None) -> None:
    """Draw shares of people who could get the effect; apart, those of people already ill, or of the other use alone."""
    use = slice.surest.context if slice and slice.surest else None
    shares = _shares(effect, slice)
    could = [one for one in shares if not figures.of_the_ill(one[1])]
    ill = [one for one in shares if figures.of_the_ill(one[1])]
    seen = {finding.context for finding, _ in could}
    here, away = ([], could) if seen.isdisjoint((use, Context.UNSPECIFIED)) else (could, [])
    if here:
        out.bars(*_drawn("HOW OFTEN", here[:MOST_BARS], out.kb, use), least=2)
    else:
        where = f" {OTHER_USE[use]}" if use and away else ""
        below = ", except of those below" if ill else ""
        out.field("HOW OFTEN", *_without_share(effect, slice, out.kb, where, below))
    room = max(1, MOST_BARS - len(could))
    spare = 24 if here else 0
    out.bars(*_drawn(figures.SOUGHT_HELP, ill[:room], out.kb, use), least=2, spare=spare)
    for finding, _ in away[:1]:
        head = OTHER_USE[finding.context].upper()
        out.bars(*_drawn(head, away[:MOST_BARS], out.kb, finding.context), least=1)


def _shares(effect: Effect, slice: Slice | None) -> list[Share]:
    """Return the findings of a slice that have a share: what leads it, what leads each context, the rest."""
    ids = slice.shares if slice else ()
    leads = [s.headline.finding for s in effect.slices if s.headline and s.context and not s.term]
    by_id = {f.id: f for f in effect.findings}
    order = dict.fromkeys((*ids[:1], *leads, *ids))
    return [(f, f.figure) for id in order if id in ids and (f := by_id.get(id)) and f.figure]


def _drawn(
    head: str, shares: Sequence[Share], kb: KnowledgeBase, use: Context | None
) -> tuple[str, list[Bar]]:
    """Return the head of bars and the bars."""
    return head, [_bar(finding, figure, kb, use) for finding, figure in shares]


def _bar(finding: Finding, figure: Figure, kb: KnowledgeBase, use: Context | None) -> Bar:
    drug = "" if finding.drug == kb.about.drugs[0].id else f", {kb.drug(finding.drug).name}"
    alone = figures.told(figure)[0]
    what = f": {counts}" if (counts := figures.counting(figure)) and not alone else ""
    many = f"{figure.count:,} had it" if figure.count and not figure.total else ""
    many = f"of {figure.total:,}" if figure.total and not figures.few(figure) else many
    many = f"{many}{figures.against(figure)}".strip()
    source = pieces.shortened(pieces.who(kb.sources[finding.source]), SOURCE)
    of = text(many, ", " if many else "", (source, "aside"))
    # The heading says that they sought help.
    whom = figures.people(figure).replace(figures.SOUGHT_HELP.lower(), "patients")
    whom = whom.removesuffix(" asked") if what else whom
    elsewhere = use not in (None, finding.context) and finding.context in pieces.USES
    if elsewhere and figure.of in figures.EITHER_USE:
        whom = f"{pieces.USES[finding.context]}: {whom}"
    return Bar(alone + whom + drug + what, figures.share(figure), *limits(figure), of)


def _without_share(
    effect: Effect, slice: Slice | None, kb: KnowledgeBase, where: str, below: str
) -> tuple[str | Piece, ...]:
    """Return what is said without a share: one in words, how many deaths were counted, or a label's band."""
    use = slice and slice.surest and slice.surest.context
    for f in effect.findings if slice else ():
        says = f", says {pieces.who(kb.sources[f.source])}"
        here = f.figure if (f.context, f.presence) == (use, Presence.PRESENT) else None
        if here and (words := figures.in_words(here)):
            return words, says, below
        if f.frequency and f.presence is not Presence.ABSENT and not where:
            lacks = use and f.context != use and f"{figures.NO_SHARE} {OTHER_USE[use]}{below}; "
            whom = f"{OTHER_USE.get(f.context, f.context.label)} ({kb.drug(f.drug).name}, "
            band: Piece = (figures.frequency(f.frequency), "number")
            own = "" if lacks else f"; no share of its own recorded{below}"
            return f"{lacks or ''}{whom}{f.setting.label}): ", band, f"{says}{own}"
    return (figures.NO_SHARE + where, below)


def _end(out: View, effect: Effect, slice: Slice | None) -> None:
    for remark in out.answer.remarks:
        if not remark.aloud:
            out.line(remark, spare=50)
    narrower = "" if out.answer.filters.contexts else "   --recreational, --therapeutic"
    deeper = (", all signs" if effect.help else "") + ": --full" + narrower
    out.onward(_behind(effect, slice, pieces.ONE_LINE - len(deeper)) + deeper)


def _behind(effect: Effect, slice: Slice | None, room: int) -> str:
    """Return how much stands behind a page; the number of sources only where there is room."""
    recorded = slice.present + slice.mixed + slice.absent if slice else 0
    shares = len(slice.shares) if slice else 0
    sources = pieces.counted(len({f.source for f in effect.findings}), "source")
    told = [pieces.counted(recorded, "finding"), sources]
    told += [pieces.counted(shares, "share")] if shares > 1 else []
    if len(", ".join(told)) > room:
        told.remove(sources)
    return ", ".join(told)


def answered(out: View) -> None:
    """Answer the question of the first effect, and say how it was understood."""
    effect = out.kb.effects[next(iter(out.answer.matches))]
    slice = slice_under(effect, out.kb, out.answer.filters)
    kind = next(question for question in Question if question == out.answer.question)
    if kind is Question.HOW_OFTEN:
        how_often(out, effect, slice)
    elif kind is Question.HOW_SOON:
        times(out, effect, "onset")
    elif kind is Question.HOW_LONG:
        times(out, effect, "duration")
        endings(out, effect)
    else:
        endings(out, effect)
        times(out, effect, "duration")
    out.line((f"Understood: {kind.label}, asked of {effect.plain_name}.", "aside"))


def _in_short(out: View, effect: Effect) -> None:
    slice = slice_under(effect, out.kb, out.answer.filters)
    _head(out, effect, slice)
    out.spare = 10
    signs.of_effect(out, effect)
    out.spare = 0
    out.field("HOW OFTEN", *figures.leading(slice.headline if slice else None))
    endings(out, effect)
    out.gap()
