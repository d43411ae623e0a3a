"""Search hits: signs of danger in two lines, then what is meant, a line each."""

from __future__ import annotations

from ketcli.answers.slicing import slice_under
from ketcli.errors import shown
from ketcli.knowledge.mixtures import grave
from ketcli.knowledge.vocabulary import Danger, Question, Tier
from ketcli.render import loaded, signs
from ketcli.render.blocks import Text, View, marked, text
from ketcli.render.figures import leading
from ketcli.render.pieces import called, corrections, of_all, signs_in_full, sure
from ketcli.render.view_list import SURENESS, head, legend, row
from ketcli.retrieval.hits import EXACT, Rung

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ketcli.answers.shapes import Nothing
    from ketcli.knowledge.base import Pointer
    from ketcli.knowledge.model import Effect, Help, Interaction
    from ketcli.retrieval.hits import Match

ECHOED = 24
"""Letters of a query that stands above its hits."""
SURELY = 0.5
"""Likelihood from which a hit that is not called so is not marked as a guess."""


def hits(out: View) -> None:
    """Show what words are about on one screen."""
    mixed = [out.kb.interactions[p.id] for p in out.answer.see if p.command == "interactions"]
    if mixed and not out.records and out.answer.question != Question.APART:
        from ketcli.render import view_interactions

        _of_mixtures(out, mixed)
        corrections(out)
        pointers(out, [p for p in out.answer.see if p.command != "interactions"])
        view_interactions.named(out, mixed)
        return
    later = _signs(out, mixed)
    corrections(out)
    pointers(out, _besides(out, below=False))
    if out.records:
        out.gap()
        _table(out, later)
    elif out.answer.text.strip().casefold() in {
        drug.name.casefold() for drug in out.kb.about.drugs
    }:
        # Nothing but the name of a drug asks for all of it.
        loaded("view_records").start(out, list(out.kb.background.values()))
    elif out.answer.nothing:
        nothing(out, out.answer.nothing)
    else:
        _told(out, mixed)


def _of_mixtures(out: View, mixed: Sequence[Interaction]) -> None:
    """Show the emergency that words tell of by themselves, or else that of a mixture that is one."""
    told = [out.kb.help[id] for id in out.answer.alarms]
    if signs.of_tier(told, Tier.EMERGENCY):
        signs.by_themselves(out, told, out.answer.mended)
    elif any(grave(one.danger) for one in mixed):
        loaded("view_interactions").signs_of(out, mixed)


def _signs(out: View, mixed: Sequence[Interaction]) -> Effect | None:
    """Show the signs of what was meant; what was asked of it stands above, unless they are for now.

    Where a topic is asked for and nothing that was said is for now, return the effect whose signs can wait until the
    answer is told: who asks whether they can drive reads that before what to do in a crash.
    """
    first, now, told = signs.of_search(out.answer, out.kb)
    apart = out.answer.question == Question.APART
    dangerous = [] if now or apart else [one for one in mixed if grave(one.danger)]
    asked = bool(out.answer.question and out.records and not apart)
    if now or dangerous:
        _call(out, first, told, dangerous, now=now)
        if asked:
            loaded("view_effect").answered(out)
        return None
    if asked:
        loaded("view_effect").answered(out)
        if first:
            out.gap(40)
    elif first and not told and _answered(out.answer.see):
        return first
    _call(out, first, told)
    return None


def _call(
    out: View,
    first: Effect | None,
    told: Sequence[Help],
    dangerous: Sequence[Interaction] = (),
    *,
    now: bool = False,
) -> None:
    """Show the signs of dangerous mixtures, or else of the effect that is meant, or those that words tell of."""
    if dangerous:
        loaded("view_interactions").signs_of(out, dangerous, first_aid=False)
    elif first:
        signs.of_effect(out, first, said=out.answer.mended, see=out.answer.see, now=now, told=told)
    else:
        _unsure(out, told)


def _answered(see: Sequence[Pointer]) -> bool:
    """Tell whether a topic answers something else than what to do in an emergency."""
    first_aid = (signs.FIRST_AID, signs.GETTING_HELP)
    return any(one.command == "about" and one.id not in first_aid for one in see)


def _unsure(out: View, told: Sequence[Help]) -> None:
    """Show the signs that words tell of where no effect is sure; where there are guesses alone, what is always one."""
    if told:
        signs.by_themselves(out, told, out.answer.mended)
    elif out.records and all(map(_is_guess, out.answer.matches.values())):
        signs.of_nothing(out)


def _told(out: View, mixed: Sequence[Interaction]) -> None:
    """Tell what words point at where they name no effect: a topic, a group, or what was taken some time apart."""
    from ketcli.render import view_interactions, view_records

    out.gap()
    first = out.answer.see[0]
    if mixed:
        for one in mixed:
            view_interactions.in_treatment(out, one.findings)
    elif first.id == signs.FIRST_AID and out.answer.alarms:
        pointers(out, [first])
    elif first.command == "about":
        view_records.topic(out, out.kb.background[first.id])
    elif first.command == "groups":
        view_records.group(out, out.kb.groups[first.id])
    pointers(out, [pointer for pointer in _besides(out, below=True) if pointer is not first])
    if not mixed and not out.answer.alarms:
        signs.of_nothing(out, spare=3)


def _is_guess(how: Match) -> bool:
    return how.kind not in EXACT and how.score < SURELY


def _besides(out: View, *, below: bool) -> list[Pointer]:
    """Return what words name besides effects: below what is sure, but for dangerous mixtures."""
    guessed = bool(out.records) and all(map(_is_guess, out.answer.matches.values()))
    return [p for p in out.answer.see if (guessed or bool(p.danger)) is not below]


def _table(out: View, later: Effect | None) -> None:
    rows = [
        row(out, effect, guess=_is_guess(out.answer.matches[effect.id])) for effect in out.records
    ]
    many = of_all(out.answer, "effect")
    match = "match" if len(rows) + out.answer.left_out > 1 else "matches"
    # A query that is cut would look like another one.
    short = len(out.answer.text) <= ECHOED
    said = f"{many} {match} '{shown(out.answer.text)}'" if short else many
    again = f"ket search {shown(out.answer.text)} --full" if short else "--full"
    out.grid(head(out, said), rows, 62, "... and {} more: " + again, once=True)
    first = out.records[0]
    out.gap(40)
    if not out.answer.sort:
        out.line((first.plain_name, "strong"), f": {first.summary}", spare=20)
    pointers(out, _besides(out, below=True))
    if later:
        signs.of_effect(out, later, said=out.answer.mended, see=out.answer.see)
    for line in (*out.answer.asides, *legend(rows)):
        out.line(line, spare=10)
    out.line(SURENESS, spare=25)
    out.onward(
        "One of them: " if out.answer.sort else "Next: ",
        (f"ket show {first.id}", "strong"),
        "   what each is, why, all signs: --full",
    )


def pointers(out: View, see: Sequence[Pointer]) -> None:
    """Point at what the words name besides effects."""
    for pointer in see:
        why = ""
        if pointer.command == "interactions":
            danger = next(d for d in Danger if d == pointer.danger)
            what = f"Mixing {out.kb.about.drugs[0].name} with {pointer.name}: {danger.label} ({danger.meaning})."
            why = " " + out.kb.interactions[pointer.id].summary.split(". ")[0].rstrip(".") + "."
        elif pointer.command == "groups":
            what = f"{pointer.name}: what differs for these people."
        else:
            what = f"To read: {pointer.name}."
        style = signs.urgency(pointer.danger)
        out.line((what, style), why, (f"  ket {pointer.command} {pointer.id}", "strong"))


def nothing(out: View, why: Nothing) -> None:
    """Say why there is no answer, what else to try, and what is an emergency all the same."""
    out.line((why.message, "strong"))
    asked = out.answer.command in ("search", "show")
    if not out.answer.alarms and (asked or out.answer.kind == "interaction"):
        signs.of_nothing(out)
    for remark in out.answer.asides if out.answer.command == "search" else ():
        out.line((remark, "strong"))
    words = [one.name for one in why.suggestions if not one.id]
    if words:
        out.line("Did you mean: ", (", ".join(words), "strong"), "?")
    guesses = [one for one in why.suggestions if one.id]
    if guesses:
        out.line("Guesses, none of them sure:")
    for one in guesses:
        plain = out.kb.effects[one.id or ""].plain_name
        out.line("  ", (plain, "strong"), f" ({one.reason}): ket show {one.id}")
    out.gap()
    if asked:
        out.line(
            "Try other words: ", ('ket search "what it feels like"', "strong"),
            f"   all {len(out.kb.effects)}: ", ("ket list", "strong"),
        )  # fmt: skip


_RUNG_WORDS = {
    Rung.NAME: "the name",
    Rung.SYNONYM: "another name,",
    Rung.PREFIX: "the beginning of",
    Rung.ALL_WORDS: "all your words in",
    Rung.COMPLAINT: "what is told of, and what is said of it:",
    Rung.SOME_WORDS: "some of your words in",
    Rung.SYSTEM: "the body system",
    Rung.SPELLING: "after correcting the spelling,",
}


def hits_in_full(out: View) -> None:
    """Show what each hit is and why it matched, below the signs of what is meant."""
    first = out.kb.effects[next(iter(out.answer.matches))] if out.records else None
    named = first.help if first and out.answer.matches[first.id].kind in EXACT else ()
    helps = {help.id: help for help in (*map(out.kb.help.get, out.answer.alarms), *named) if help}
    for tier in (Tier.EMERGENCY, Tier.URGENT):
        signs_in_full(out, tier, helps.values())
    corrections(out)
    pointers(out, out.answer.see)
    for effect in out.records:
        match = out.answer.matches[effect.id]
        out.title(*called(effect))
        out.line(effect.summary)
        slice = slice_under(effect, out.kb, out.answer.filters)
        facts = [effect.systems[0].label, f"how sure: {sure(slice)}"]
        facts += ["can be serious"] if effect.serious else []
        out.line(*leading(slice.headline if slice else None), "; ", "; ".join(facts))
        why: Text = text(f"matched {_RUNG_WORDS[match.kind]} ")
        if match.kind is not Rung.SYSTEM:
            why = (*why, ("'", ""), *marked(match.text, match.words), ("'", ""))
        out.line(*why, (f"    ket show {effect.id}", "aside"))
