"""Mixtures: what can happen, who says so, and the signs to call for; on one screen, or in full."""

from __future__ import annotations

from collections import Counter

from ketcli.knowledge.mixtures import emergencies, grave, own_signs, urgent
from ketcli.knowledge.vocabulary import Context, Danger, Occasion, Presence, SourceKind, Tier
from ketcli.knowledge.weighed import gives_share
from ketcli.render import pieces, signs
from ketcli.render.blocks import Piece, Row, Style, Text, View, joined, plain, text
from ketcli.render.figures import of_the_ill, of_whom, share

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.evidence import Finding
    from ketcli.knowledge.model import Interaction

MOST_DANGERS = 4
"""Effects of one mixture that are told with their sources; the others are named."""


def interactions(out: View) -> None:
    """Show mixtures: names by danger; one with its dangers; several, all their dangers first."""
    if out.answer.entry:
        named(out, out.records, call=True)
    else:
        _all_interactions(out)


def named(out: View, records: Sequence[Interaction], *, call: bool = False) -> None:
    """Show mixtures that were named: one with its dangers; several, all their dangers first."""
    worst = sorted(records, key=lambda one: list(Danger).index(one.danger))
    for one in worst:
        danger = (f"{one.danger.label.upper()}: {one.danger.meaning}", signs.urgency(one.danger))
        out.line((f"{out.kb.about.drugs[0].name} + {one.name}".upper(), "title"), "   ", danger)
        out.line(one.summary)
    unrated = [f for one in worst if one.danger is Danger.NOT_STATED for f in one.findings]
    if call and any(urgent(one.danger) for one in worst):
        signs_of(out, worst)
    elif call and any(f.context is Context.RECREATIONAL for f in unrated):
        signs.of_nothing(out)
    out.gap()
    if len(worst) == 1:
        _interaction(out, worst[0])
    else:
        _several(out, worst)


def _all_interactions(out: View) -> None:
    records = out.records
    drug = out.kb.about.drugs[0].name
    out.title(f"{pieces.of_all(out.answer, 'thing')} mixed with {drug}".upper(), "  worst first")
    for danger in Danger:
        names = [one.id for one in records if one.danger is danger]
        if names:
            said = f"{danger.label.upper()} ({danger.meaning}): "
            out.line((said, signs.urgency(danger)), ", ".join(names))
    out.spare = 10
    signs.call(out, signs.occasion(out.kb, Occasion.MIXING))
    out.spare = 0
    example = f"One: ket interactions {records[0].id}"
    out.onward(f"{example}   a sentence on each: ket interactions --full")


def _interaction(out: View, one: Interaction) -> None:
    found = [f for f in one.findings if f.presence is not Presence.ABSENT]
    sources = pieces.counted(len({f.source for f in found}), "source")
    _dangers(out, _what_happens(found, out.kb), sources)
    out.field("HOW OFTEN", *_how_often(found))
    if one.mechanism:
        out.field("HOW", one.mechanism.text, spare=30)
    in_treatment(out, found, spare=30)
    absent = [f for f in one.findings if f.presence is Presence.ABSENT]
    if absent:
        out.field("NOT FOUND", absent[0].statement, spare=20)
    others = (other for other in out.kb.interactions.values() if other.id != one.id)
    alike = [other.id for other in others if other.danger is one.danger]
    if grave(one.danger) and alike:
        also = f"Also {one.danger.label}: {', '.join(alike[:6])}   all: ket interactions"
        out.line(also, spare=40)
    whole = f"{pieces.counted(len(one.findings), 'finding')}, {sources}"
    out.onward(f"{whole}, other names, all signs: ket interactions {one.id} --full")


def _dangers(out: View, rows: Sequence[tuple[Text, Text]], sources: str) -> None:
    head = ("WHAT CAN HAPPEN", f"who says so (of {sources})")
    if rows:
        out.grid(head, rows[:MOST_DANGERS], 50, once=True)
    if others := ", ".join(plain(row[0]).strip() for row in rows[MOST_DANGERS:]):
        out.line(f"Also named: {others}", spare=12)


def _what_happens(found: Iterable[Finding], kb: KnowledgeBase) -> list[tuple[Text, Text]]:
    """Return each effect that findings name, with who says so, most sources first."""
    said: dict[str, dict[str, SourceKind]] = {}
    for finding in found:
        for effect in finding.effects:
            source = kb.sources[finding.source]
            said.setdefault(effect, {})[source.id] = source.kind
    rows = []
    for effect, by_source in sorted(said.items(), key=lambda one: -len(one[1])):
        kinds = Counter(by_source.values())
        first = kinds.most_common(2)
        left = len(by_source) - sum(n for _, n in first)
        told = [f"{n} {kind.label if n == 1 else kind.several}" for kind, n in first]
        who = ", ".join(told + ([f"{left} other"] if left else []))
        name = kb.effects[effect].plain_name if effect in kb.effects else effect
        rows.append((text(" " + name), text((f"{len(by_source)}: ", "number"), who)))
    return rows


def _how_often(found: Iterable[Finding]) -> tuple[str | Piece, ...]:
    """Return a rate; shares of people already ill, ratios and averages say nothing of how often."""
    rates = [f.figure for f in found if f.figure and gives_share(f.figure)]
    rates = [figure for figure in rates if not of_the_ill(figure)]
    if not rates:
        return ("no rate recorded",)
    more = f"; {pieces.counted(len(rates) - 1, 'more number')}" if len(rates) > 1 else ""
    return ((share(rates[0]), "number"), of_whom(rates[0]) + more)


def in_treatment(out: View, found: Iterable[Finding], spare: int = 0) -> None:
    """Tell the shortest of what is recorded of treatment, if anything is."""
    here = [f for f in found if f.context is Context.THERAPEUTIC]
    if here:
        shortest = min(here, key=lambda f: len(f.statement))
        out.field("IN TREATMENT", shortest.statement, spare=spare)


def _several(out: View, worst: Sequence[Interaction]) -> None:
    for one in worst:
        found = [f for f in one.findings if f.presence is not Presence.ABSENT]
        rows = _what_happens(found, out.kb)
        names = joined((row[0] for row in rows[:6]), ",")
        many = f" ({pieces.counted(len(found), 'finding')})"
        out.line((f"With {one.name}: ", "strong"), *names, many, spare=30)
    onward = "  ".join(f"ket interactions {one.id}" for one in worst[:3])
    out.onward("More on each: ", (onward, "strong"))


def signs_of(out: View, mixed: Sequence[Interaction], *, first_aid: bool = True) -> None:
    """Show the signs of mixtures, and what to do until help comes, or of what cannot kill where that stands.

    A mixture that slows breathing or takes consciousness has the signs of the occasion; another
    has those of the effects that are recorded of it.
    """
    own, always, depressant = emergencies(mixed, out.kb.help.values(), out.kb.effects)
    ids = [one.id for one in mixed]
    if depressant:
        signs.call(out, [*always, *own])
    else:
        signs.call(out, [*own, *always], own_signs(own, mixtures=ids))
    if depressant and first_aid and any(one.danger is not Danger.SERIOUS for one in mixed):
        named = [help for help in own if own_signs((help,), mixtures=ids)]
        signs.until_help_comes(out, [*named, *always, *own])
    elif always:
        signs.where_first_aid_is(out)


def interactions_in_full(out: View) -> None:
    """Show interactions whole, or all of them with a sentence each, worst first."""
    from ketcli.render.view_records import whole_end

    if not out.answer.entry:
        style: dict[bool, Style] = {True: "alarm", False: ""}
        rows: list[Row] = [
            ((one.id, "strong"), (one.danger.label, style[grave(one.danger)]), one.summary)
            for one in out.records
        ]
        out.grid(("mixed with", "danger", "what happens"), rows, 60)
        absent = "A substance that is not listed here is not in this data, which does not mean it is safe to mix."
        out.line((absent, "strong"))
        return
    if any(urgent(one.danger) for one in out.records):
        own, always, _ = emergencies(out.records, out.kb.help.values(), out.kb.effects)
        pieces.signs_in_full(out, Tier.EMERGENCY, dict.fromkeys((*own, *always)))
    for one in out.records:
        out.title(f"{pieces.capital(out.kb.about.drugs[0].name)} with {one.name}")
        danger = (one.danger.label, signs.urgency(one.danger))
        out.line(("Danger: ", "strong"), danger, f" ({one.danger.meaning})")
        out.line(one.summary)
        if how := one.mechanism:
            out.line(("How: ", "strong"), how.text, pieces.places(how.cites, out.kb))
        pieces.recorded_in_full(out, one.findings)
        whole_end(out, one)
