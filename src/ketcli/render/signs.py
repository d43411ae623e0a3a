"""When to get help, in as few lines as it takes, and only for what was surely meant."""

from __future__ import annotations

from ketcli.knowledge.mixtures import breathless, grave, own_signs
from ketcli.knowledge.records import replaced
from ketcli.knowledge.vocabulary import Occasion, System, Term, Tier
from ketcli.language.ideas import alternatives, content
from ketcli.language.lists import BODY, FILLER, OTHER
from ketcli.language.tokens import tokens
from ketcli.render.blocks import CALL, Style, View, text
from ketcli.render.pieces import capital, local_number
from ketcli.render.wrap import wrapped
from ketcli.retrieval.alarms import added
from ketcli.retrieval.hits import EXACT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase, Pointer
    from ketcli.knowledge.model import Effect, Help

WIDTH, LINES = 80, 2
"""Room for the signs of one tier on a brief page; those that are its own may take another line."""
MEANT = 0.5
"""Likelihood from which the signs of a first hit are shown although it is no name."""
MEANT_IF_DEADLY = 0.3
"""The same for what can kill. With these and LOOKED_AT, 85 of 88 phrases from the scene of an emergency show signs in
their first line, and 34 of 678 strangers; with 0.6 it is 83 and 29."""
LOOKED_AT = 4
"""Hits whose signs are compared with what was typed."""
COVERED = 0.6
"""Share of the ideas of a sign that a name must say for the name to be that sign. At 0.5 `blood in
pee` is the sign "blood in your urine and bad pain in your belly"; at 0.7 `can't pee` is not the
sign "you cannot pass any urine"."""


def urgency(danger: object) -> Style:
    """Return how the danger of a mixture is shown."""
    return "alarm" if grave(danger) else "strong"


def of_effect(
    out: View,
    effect: Effect,
    *,
    said: str = "",
    see: Iterable[Pointer] = (),
    now: bool = False,
    told: Sequence[Help] = (),
) -> None:
    """Show the signs of an effect: call now if, what to do until then, see someone today if.

    Those that were `told` come first, then those nearest to what was `said`; those that concern a group of people are
    left out unless words point at it. Where it is an emergency `now`, what to do comes with the signs, and
    what can wait until today is spared.
    """
    meant = {pointer.id for pointer in see if pointer.command == "groups"}
    ids = {help.id for help in told}
    helps = [h for h in effect.help if h.id not in ids and (not h.groups or set(h.groups) & meant)]
    emergency = _nearest(of_tier(helps, Tier.EMERGENCY), effect, said, out.kb)
    if of_tier(told, Tier.EMERGENCY):
        by_themselves(out, told, said, emergency)
        return
    call(out, emergency, () if said else own_signs(emergency, effects=(effect.id,)))
    if now:
        _steps(out, _first_aid(emergency, effect, said, out.kb))
    elif breathless(emergency, out.kb):
        where_first_aid_is(out)
    urgent = _nearest(of_tier(helps, Tier.URGENT), effect, said, out.kb)
    own = () if said else own_signs(urgent, effects=(effect.id,))
    today(out, [*told, *urgent], own, spare=21 if now else None)


def _steps(out: View, found: Sequence[Help]) -> None:
    """Say what to do until help comes; where none does and somebody may be hurt or not breathe, where first aid is."""
    until_help_comes(out, found)
    led_to = {system for h in found for id in h.effects for system in out.kb.facets[id].systems}
    hurt = System.INJURY in led_to or breathless(found, out.kb)
    if hurt and not any(help.action for help in found):
        where_first_aid_is(out)


def of_tier(helps: Iterable[Help], tier: Tier) -> list[Help]:
    """Return the help of a tier."""
    return [help for help in helps if help.tier is tier]


def by_themselves(out: View, told: Sequence[Help], said: str, others: Sequence[Help] = ()) -> None:
    """Show the signs that words tell of whatever effect they mean, and what to do, before `others`."""
    nearest = [nearest_signs(help, said, out.kb) for help in told]
    emergency = of_tier(nearest, Tier.EMERGENCY)
    call(out, [*emergency, *others])
    _steps(out, emergency)
    today(out, of_tier(nearest, Tier.URGENT), spare=30 if emergency else None)


def _first_aid(
    emergency: Sequence[Help], effect: Effect, said: str, kb: KnowledgeBase
) -> Sequence[Help]:
    """Return the help that says what to do; over a sign that is not meant it is of another trouble."""
    names = (said, effect.name, effect.plain_name)
    own = [h for h in emergency if any(_is_sign(h, name, kb) for name in names)]
    if _deadly(effect, kb):
        own = [h for h in emergency[:2] if h.occasions or own_signs((h,), effects=(effect.id,))]
    return own or emergency[:2]


def call(out: View, found: Sequence[Help], own: Sequence[str] = ()) -> None:
    """Say in a few lines when to call, if ever; the page's `own` signs first."""
    if found:
        start = f"{CALL} {local_number(out.kb)} NOW if "
        out.line((_line(start, found, own, out.kb), "alarm"))


def until_help_comes(out: View, found: Iterable[Help]) -> None:
    """Say what to do meanwhile: of the first record that says so, and of others where there is room.

    What to do stands whole or not at all; half of it could be wrong.
    """
    heading, spare = "UNTIL HELP COMES: ", out.spare
    for action in dict.fromkeys(help.action for help in found):
        if action:
            out.line((heading, "alarm"), (action, "strong"), spare=spare)
            heading, spare = "ALSO: ", max(spare, 35)


def where_first_aid_is(out: View) -> None:
    """Point in a line at what to do, where the signs are there but nobody said that it is so."""
    if FIRST_AID in out.kb.topics:
        out.line(("Not breathing, or not waking? What to do: ", "alarm"), f"ket about {FIRST_AID}")


def today(
    out: View, found: Sequence[Help], own: Sequence[str] = (), spare: int | None = None
) -> None:
    """Say in one or two lines when somebody should be seen today, if ever; the page's `own` signs first."""
    if found:
        start = "SEE A DOCTOR OR NURSE TODAY if "
        out.line((_line(start, found, own, out.kb), "today"), spare=spare, waits=1)


def _line(start: str, found: Sequence[Help], own: Sequence[str], kb: KnowledgeBase) -> str:
    """Return the signs that there is room for: the page's own, then one of each record before the second of any.

    Of one of its own that is too long, the first is told of the signs that it is made of.
    """
    longest = max(len(help.signs) for help in found)
    each = (h.signs[n] for n in range(longest) for h in found if n < len(h.signs))
    shown = before = ""
    for sign in dict.fromkeys((*own, *each)):
        for short in (sign, _shorter(sign)) if sign in own else (sign,):
            said = f"{shown}; {_unrepeated(short, before, kb)}" if shown else start + short
            if not shown or len(list(wrapped(text(said), WIDTH))) <= LINES + (sign in own):
                shown, before = said, sign
                break
    return shown


def _shorter(sign: str) -> str:
    """Return the first of two signs that one is made of, where what follows belongs to the second alone."""
    first, _, second = sign.partition(", or ")
    return sign if "," in second else first


def _unrepeated(sign: str, before: str, kb: KnowledgeBase) -> str:
    """Return a sign without its subject, where that is the one of the sign before."""
    (subject, _, said), (same, _, other) = sign.partition(" "), before.partition(" ")
    verbs = kb.language.subjects.get(subject, ()) if subject == same else ()
    return said if {said.partition(" ")[0], other.partition(" ")[0]} <= {*verbs} else sign


def _nearest(found: Sequence[Help], effect: Effect, said: str, kb: KnowledgeBase) -> list[Help]:
    """Return help in its order, but what was said first, then the effect's own and what is always an emergency.

    Nobody who does not breathe or wake waits for a sign of one cause.
    """
    typed = _content(kb, said)
    meant = {h.id for h in found if h.groups or (said and _is_sign(h, said, kb))}
    always = {h.id for h in found if Occasion.NOTHING_FOUND in h.occasions}

    def order(help: Help) -> tuple[bool, bool, float]:
        signs = [ideas for sign in help.signs if (ideas := _content(kb, sign))]
        first = help.id in always or own_signs((help,), effects=(effect.id,))
        alike = max((len(typed & ideas) / len(ideas) for ideas in signs), default=0)
        return help.id not in meant, not first, -alike

    # What is always an emergency is said as it stands, unless it was said itself.
    return [
        nearest_signs(h, said, kb) if h.id in meant or h.id not in always else h
        for h in sorted(found, key=order)
    ]


def of_search(answer: Answer, kb: KnowledgeBase) -> tuple[Effect | None, bool, list[Help]]:
    """Return the effect whose signs belong on a search page, whether it is an emergency now, and what help words tell.

    It is one of the first hits of which a sign is said, or else the first, if it was found by a
    name; what shares words with a phrase is no reason for alarm.
    """
    told = [kb.help[id] for id in answer.alarms]
    first, now = _of_hits(answer, kb)
    return first, now or bool(of_tier(told, Tier.EMERGENCY)), told


def _of_hits(answer: Answer, kb: KnowledgeBase) -> tuple[Effect | None, bool]:
    if not answer.records or not answer.matches:
        return None, False
    # Best first, whatever the order shown.
    best = [kb.effects[id] for id in list(answer.matches)[:LOOKED_AT]]
    for effect in best:
        if any(_is_sign(h, answer.mended, kb) for h in of_tier(effect.help, Tier.EMERGENCY)):
            return effect, True
    first: Effect = best[0]
    match = answer.matches[first.id]
    least = MEANT_IF_DEADLY if kb.facets[first.id].gravity == 0 else MEANT
    if match.kind not in EXACT and match.score < least:
        return None, False
    return first, is_emergency(first, kb, match.text, answer.mended)


def is_emergency(effect: Effect, kb: KnowledgeBase, *names: str) -> bool:
    """Tell whether what was named is itself a sign to call for, or can kill during a dose."""
    urgent = of_tier(effect.help, Tier.EMERGENCY)
    return _deadly(effect, kb) or any(_is_sign(help, name, kb) for help in urgent for name in names)


def _deadly(effect: Effect, kb: KnowledgeBase) -> bool:
    return kb.facets[effect.id].gravity == 0 and Term.SHORT in effect.terms


def _is_sign(help: Help, name: str, kb: KnowledgeBase) -> bool:
    """Tell whether a name says one of the signs, or one of several in it."""
    said = _content(kb, name)
    return any(
        ideas and len(said & ideas) / len(ideas) >= COVERED
        for sign in help.signs
        for ideas in (_content(kb, part) for part in alternatives(sign))
    )


def nearest_signs(help: Help, said: str, kb: KnowledgeBase) -> Help:
    """Return help with the signs first that share most with what was said: the person, and more than a body part."""
    marks = kb.language.marks
    own = {word for word in _content(kb, said) if FILLER not in marks(word)} | added(kb, said)
    own = own if any(BODY not in marks(word) for word in own) else set()
    others = any(OTHER in marks(word) for word in tokens(kb.language, said))

    shared = {sign: len(own & _content(kb, sign)) for sign in help.signs}
    signs = sorted(shared, key=lambda sign: (-shared[sign], others and sign.startswith("you")))
    return replaced(help, signs=tuple(signs))


def _content(kb: KnowledgeBase, said: str) -> set[str]:
    """Return the ideas of a sentence; those of signs, names and effects were worked out at build."""
    known = kb.section("content").get(said)
    return content(kb.language, said) if known is None else set(known.split())


def occasion(kb: KnowledgeBase, what: Occasion) -> list[Help]:
    """Return the help that is shown on an occasion whatever the effect."""
    return [help for help in kb.help.values() if what in help.occasions]


GETTING_HELP = "getting-help"
"""The topic that holds all signs, which follows from the records of help."""
FIRST_AID = "overdose"
"""The topic that says what to do in an emergency, where a knowledge base has it."""


def every(out: View, more: str) -> None:
    """List what to call for now, what is always so first, then the shortest sign of each record by its body system."""
    always = occasion(out.kb, Occasion.NOTHING_FOUND)
    first = [help.signs[0] for help in always]
    call(out, always, first + [sign for help in always[-1:] for sign in help.signs[1:]])
    by_system: dict[str, list[Help]] = {}
    for help in of_tier(out.kb.help.values(), Tier.EMERGENCY):
        if help not in always:
            system = f"{capital(out.kb.effects[help.effects[0]].systems[0].label)}: "
            one = replaced(help, signs=(_shorter(help.signs[0]),))
            by_system.setdefault(system, []).append(one)
    rows = []
    for system, helps in by_system.items():
        said = _line(system, sorted(helps, key=lambda one: len(one.signs[0])), (), out.kb)
        rows.append(text((system, "alarm"), said.removeprefix(system)))
    out.bullets(rows, more)


def of_nothing(out: View, spare: int = 0) -> None:
    """Point in two lines at what is always an emergency."""
    found = occasion(out.kb, Occasion.NOTHING_FOUND)
    if found:
        signs = " or ".join(alternatives(help.signs[0])[0] for help in found[:2])
        what = f"  What to do: ket about {FIRST_AID}" if FIRST_AID in out.kb.topics else ""
        start = f"Call {local_number(out.kb)} now if {signs}."
        out.line((start, "alarm"), (what, "strong"), spare=spare)
