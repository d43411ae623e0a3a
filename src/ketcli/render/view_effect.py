"""One effect as blocks: when to get help first, then numbers by context, then who says so."""

from collections.abc import Iterable

from ketcli.answers import overview
from ketcli.answers.shapes import Answer
from ketcli.knowledge.about import About
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.model import Cite, Effect, Finding, Help, Note, cites
from ketcli.knowledge.vocabulary import Context, Presence, Reversibility, Setting, Term, Tier
from ketcli.render.blocks import Blocks, Piece
from ketcli.render.figures import frequency, number, of_whom
from ketcli.render.view_records import reviewed, sources

EMERGENCY_EXAMPLES = "for example 911, 112, 999 or 000"
NOT_COMPARABLE = (
    "Surveys and case series: these shares cannot be set beside the frequency words of "
    "product labels."
)


def called(effect: Effect) -> tuple[Piece, ...]:
    """Return how an effect is titled: what a person would call it, then the clinical name."""
    if effect.plain_name.casefold() == effect.name.casefold():
        return ((effect.name, ""),)
    return ((effect.plain_name, ""), (f"  ({effect.name})", "dim"))


def entry(out: Blocks, effect: Effect, kb: KnowledgeBase, answer: Answer) -> None:
    """Show one effect whole: when to get help, findings by context, what is not known, sources."""
    out.title(*called(effect))
    _emergency(out, effect)
    out.heading("What it is")
    out.line(effect.summary)
    if answer.nothing and answer.nothing.kind != "unknown-words":
        out.line((answer.nothing.message, "strong"))
    for tier in (Tier.URGENT, Tier.ROUTINE):
        help_lines(out, tier, [h for h in effect.help if h.tier is tier])
    _facts(out, effect, kb)
    for context in Context:
        _findings(out, context, effect, kb)
    absent = [f for f in effect.findings if f.presence is Presence.ABSENT]
    if absent:
        out.heading("Looked for and not found")
        out.line(("Not found in these people; that is not a promise for anybody else.", "dim"))
        _finding_lines(out, absent, kb.about, show_context=True)
    if effect.disagreements:
        out.heading("Where sources disagree")
        for disagreement in effect.disagreements:
            out.line((disagreement.question, "strong"))
            for side in disagreement.sides:
                out.item(side.text, _cited((Cite(source=side.source, locator=side.locator),)))
            if disagreement.comment:
                out.under((disagreement.comment, "dim"))
    _notes(out, "What raises the risk", effect.raises_risk)
    _notes(out, "What helps, or was tried", effect.helps)
    _notes(out, "What to watch", effect.monitor)
    _notes(out, "What is not known", effect.unknowns)
    _endnotes(out, effect, kb)


def _emergency(out: Blocks, effect: Effect) -> None:
    help_lines(out, Tier.EMERGENCY, [h for h in effect.help if h.tier is Tier.EMERGENCY])


def help_lines(out: Blocks, tier: Tier, found: list[Help], most: int = 0) -> None:
    """Show signs under the heading of their tier, and once each sentence of what to do."""
    if not found:
        return
    heading = tier.meaning
    if tier is Tier.EMERGENCY:
        heading = heading.replace(" now if", f" now ({EMERGENCY_EXAMPLES}) if")
    out.heading(heading, alarm=tier is Tier.EMERGENCY)
    actions: dict[str, None] = {}
    left = most or sum(len(help.signs) for help in found)
    for help in found:
        if left <= 0:
            break
        for sign in help.signs[:left]:
            out.item(sign)
        left -= len(help.signs)
        if help.action:
            for sentence in help.action.replace("? ", "?|").replace(". ", ".|").split("|"):
                actions[sentence] = None
    if actions:
        out.line((" ".join(actions), "strong" if tier is Tier.EMERGENCY else ""))


def _facts(out: Blocks, effect: Effect, kb: KnowledgeBase) -> None:
    out.heading("In short")
    out.item(("Body system: ", "strong"), ", ".join(s.label for s in effect.systems))
    out.item(
        ("Reported: ", "strong"),
        ", ".join(t.label for t in effect.terms) or "no term",
        "; ",
        ", ".join(c.label for c in effect.contexts) or "no stated context",
    )
    certainty = effect.certainty
    out.item(("How sure: ", "strong"), f"{certainty.label}: {certainty.meaning}")
    if effect.seriousness:
        kinds = "; ".join(
            f"{s.criterion.label} ({s.criterion.meaning})" for s in effect.seriousness
        )
        out.item(("Serious: ", "strong"), kinds)
    else:
        out.item(("Serious: ", "strong"), "no regulatory criterion of seriousness recorded")
    if effect.severity:
        low, high = effect.severity.low.label, effect.severity.high.label
        out.item(("How intense: ", "strong"), low if low == high else f"{low} to {high}")
    if effect.related:
        out.item(("See also: ", "strong"), ", ".join(effect.related))
    _times(out, effect, kb.about)


def _times(out: Blocks, effect: Effect, about: About) -> None:
    """Say how soon, how long, and whether it goes away, each as one source says it."""
    out.heading("How soon, how long, does it go away")
    for label, key in (
        ("How soon", "onset"),
        ("How long", "duration"),
        ("Goes away?", "reversibility"),
    ):
        present = [f for f in effect.findings if f.presence is not Presence.ABSENT]
        stated = [f for f in present if getattr(f, key)]
        if key == "reversibility":
            stated.sort(
                key=lambda f: _WORST_FIRST.index(f.reversibility.degree) if f.reversibility else 0
            )
        said: dict[str, str] = {}
        for f in stated:
            where = f" ({_CONTEXT_WORDS[f.context]}, {about.drug(f.drug).name}) [{f.source}]"
            said.setdefault(getattr(f, key).text + where, where)
        if not said:
            out.item((f"{label}: ", "strong"), "not stated by any source here")
        for whole, where in said.items():
            out.item((f"{label}: ", "strong"), whole.removesuffix(where), (where, "dim"))


_WORST_FIRST = (
    Reversibility.IRREVERSIBLE,
    Reversibility.MAY_BE_IRREVERSIBLE,
    Reversibility.PARTLY,
    Reversibility.UNCLEAR,
    Reversibility.REVERSIBLE,
)
_CONTEXT_WORDS = {
    Context.RECREATIONAL: "recreational use",
    Context.THERAPEUTIC: "treatment or trial",
    Context.UNSPECIFIED: "context not stated",
}


_CONTEXT_HEADINGS = {
    Context.RECREATIONAL: "Recreational use",
    Context.THERAPEUTIC: "Medical treatment and trials",
    Context.UNSPECIFIED: "Context not stated by the source",
}


def _findings(out: Blocks, context: Context, effect: Effect, kb: KnowledgeBase) -> None:
    here = [
        f for f in effect.findings if f.context is context and f.presence is not Presence.ABSENT
    ]
    if not here:
        return
    out.heading(_CONTEXT_HEADINGS[context])
    if context is Context.RECREATIONAL and any(f.figure for f in here):
        out.line((NOT_COMPARABLE, "dim"))
    for term in Term:
        found = [f for f in here if f.term is term]
        if found:
            out.heading(term.label.capitalize(), level=2)
            figures = overview.telling(found, kb)
            _finding_lines(out, [*figures, *(f for f in found if not f.figure)], kb.about)


def _finding_lines(
    out: Blocks, findings: Iterable[Finding], about: About, *, show_context: bool = False
) -> None:
    for f in findings:
        finding_lines(out, f, about, show_context=show_context)


def finding_lines(out: Blocks, f: Finding, about: About, *, show_context: bool = False) -> None:
    """Add a finding as a bullet: number, of whom, statement, source, then what to keep in mind."""
    lead: list[Piece] = []
    if f.figure:
        lead = [(number(f.figure), "number"), (f" ({of_whom(f.figure)}): ", "dim")]
    elif f.frequency:
        lead = [(frequency(f.frequency), "number"), (": ", "")]
    where = [f.setting.label] if f.setting is not Setting.NOT_STATED else []
    where += [f.context.label] if show_context else []
    where += [about.drug(f.drug).name] if f.drug != about.drugs[0].id else []
    where += ["mixed results"] if f.presence is Presence.MIXED else []
    out.item(
        *lead, f.statement, (f" ({', '.join(where)})" if where else "", "dim"), _cited(_cites(f))
    )
    if f.figure and f.frequency:
        out.under((f"Listed as {frequency(f.frequency)}.", ""))
    if f.caveat:
        out.under((f"Keep in mind: {f.caveat}", "dim"))


def _cites(f: Finding) -> tuple[Cite, ...]:
    return (Cite(source=f.source, locator=f.locator), *f.also)


def _cited(cites: Iterable[Cite]) -> Piece:
    places = "; ".join(f"{cite.source}, {cite.locator}" for cite in cites)
    return (f" [{places}]" if places else "", "dim")


def _notes(out: Blocks, heading: str, notes: Iterable[Note]) -> None:
    notes = tuple(notes)
    if notes:
        out.heading(heading)
        for note in notes:
            out.item(note.text, _cited(note.cites))


def _endnotes(out: Blocks, effect: Effect, kb: KnowledgeBase) -> None:
    sources(out, dict.fromkeys(cite.source for cite in cites(effect)), kb, brief=True)
    if effect.codes:
        out.heading("Nearest codes")
        for code in effect.codes:
            note = f" ({code.note})" if code.note else ""
            out.item(f"{_CODE_SYSTEMS.get(code.system, code.system)} {code.id}: {code.label}{note}")
    out.line((reviewed(effect.reviewed), "dim"))


_CODE_SYSTEMS = {"hpo": "HPO", "icd10cm": "ICD-10-CM", "mesh": "MeSH"}
