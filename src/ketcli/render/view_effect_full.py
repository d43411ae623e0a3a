"""Effects with everything that is recorded: findings by context, what is not known, sources."""

from __future__ import annotations

from ketcli.answers.across import telling
from ketcli.knowledge.records import sources_of
from ketcli.knowledge.vocabulary import Context, Presence, Term, Tier
from ketcli.render import pieces
from ketcli.render.view_records import list_sources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.knowledge.model import Effect
    from ketcli.render.blocks import View

NOT_COMPARABLE = (
    "Surveys and case series: these shares cannot be set beside the frequency words of "
    "product labels."
)


def effects_in_full(out: View) -> None:
    """Show effects that were named, each whole."""
    pieces.corrections(out)
    for effect in out.records:
        _effect(out, effect)


def _effect(out: View, effect: Effect) -> None:
    out.title(*pieces.called(effect))
    pieces.signs_in_full(out, Tier.EMERGENCY, effect.help)
    out.heading("What it is")
    out.line(effect.summary)
    if out.answer.nothing and out.answer.nothing.kind != "unknown-words":
        out.line((out.answer.nothing.message, "strong"))
    for tier in (Tier.URGENT, Tier.ROUTINE):
        pieces.signs_in_full(out, tier, effect.help)
    _facts(out, effect)
    for context in Context:
        _findings(out, context, effect)
    absent = [f for f in effect.findings if f.presence is Presence.ABSENT]
    if absent:
        out.heading("Looked for and not found")
        out.line("Not found in these people; that is not a promise for anybody else.")
        pieces.findings_in_full(out, absent, show_context=True)
    _disagreements(out, effect)
    pieces.notes_in_full(out, "What raises the risk", effect.raises_risk)
    pieces.notes_in_full(out, "What helps, or was tried", effect.helps)
    pieces.notes_in_full(out, "What to watch", effect.monitor)
    pieces.notes_in_full(out, "What is not known", effect.unknowns)
    list_sources(out, dict.fromkeys(sources_of(effect)))
    _codes(out, effect)
    out.line((pieces.reviewed(effect.reviewed), "aside"))


def _disagreements(out: View, effect: Effect) -> None:
    if effect.disagreements:
        out.heading("Where sources disagree")
    for disagreement in effect.disagreements:
        out.line((disagreement.question, "strong"))
        for side in disagreement.sides:
            out.item(side.text, pieces.places((side,), out.kb))
        if disagreement.comment:
            out.under(disagreement.comment)


def _facts(out: View, effect: Effect) -> None:
    out.heading("In short")
    out.item(("Body system: ", "strong"), ", ".join(s.label for s in effect.systems))
    terms = ", ".join(t.label for t in effect.terms) or "no term"
    contexts = ", ".join(c.label for c in effect.contexts) or "no stated context"
    out.item(("Reported: ", "strong"), f"{terms}; {contexts}")
    certainty = effect.certainty
    out.item(("How sure: ", "strong"), f"{certainty.label}: {certainty.meaning}")
    kinds = "; ".join(f"{s.criterion.label} ({s.criterion.meaning})" for s in effect.seriousness)
    kinds = kinds or "no regulatory criterion of seriousness recorded"
    out.item(("Serious: ", "strong"), kinds)
    if effect.severity:
        low, high = effect.severity.low.label, effect.severity.high.label
        out.item(("How intense: ", "strong"), low if low == high else f"{low} to {high}")
    if effect.related:
        out.item(("See also: ", "strong"), ", ".join(effect.related))
    _times(out, effect)


_WORST_FIRST = ("irreversible", "may-be-irreversible", "partly", "unclear", "reversible")
_CONTEXTS = {
    Context.RECREATIONAL: ("Recreational use", "recreational use"),
    Context.THERAPEUTIC: ("Medical treatment and trials", "treatment or trial"),
    Context.UNSPECIFIED: ("Context not stated by the source", "context not stated"),
}
"""What each is called above findings, and behind one."""
_QUESTIONS = (("How soon", "onset"), ("How long", "duration"), ("Goes away?", "reversibility"))


def _times(out: View, effect: Effect) -> None:
    """Say how soon, how long, and whether it goes away, each as one source says it."""
    out.heading("How soon, how long, does it go away")
    present = [f for f in effect.findings if f.presence is not Presence.ABSENT]
    for label, key in _QUESTIONS:
        stated = [f for f in present if getattr(f, key)]
        if key == "reversibility":
            stated.sort(key=lambda f: _WORST_FIRST.index(f.reversibility.degree))  # type: ignore[union-attr]
        said = {
            (getattr(f, key).text, _CONTEXTS[f.context][1], out.kb.drug(f.drug).name, f.source): f
            for f in stated
        }
        if not said:
            out.item((f"{label}: ", "strong"), "not stated by any source here")
        for text, where, drug, source in said:
            place = f" ({where}, {drug}) [{pieces.named(source, out.kb)}]"
            out.item((f"{label}: ", "strong"), text, (place, "aside"))


def _findings(out: View, context: Context, effect: Effect) -> None:
    here = [
        f for f in effect.findings if f.context is context and f.presence is not Presence.ABSENT
    ]
    if not here:
        return
    out.heading(_CONTEXTS[context][0])
    if context is Context.RECREATIONAL and any(f.figure for f in here):
        out.line(NOT_COMPARABLE)
    for term in Term:
        found = [f for f in here if f.term is term]
        if found:
            out.heading(pieces.capital(term.label), level=2)
            figures = telling(found, out.kb)
            pieces.findings_in_full(out, [*figures, *(f for f in found if not f.figure)])


def _codes(out: View, effect: Effect) -> None:
    if effect.codes:
        out.heading("Nearest codes")
    for code in effect.codes:
        note = f" ({code.note})" if code.note else ""
        out.item(f"{_CODE_SYSTEMS.get(code.system, code.system)} {code.id}: {code.label}{note}")


_CODE_SYSTEMS = {"hpo": "HPO", "icd10cm": "ICD-10-CM", "mesh": "MeSH"}
