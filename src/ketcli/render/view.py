"""Answers as blocks for people: emergency signs first, numbers before words, sources beside both."""

from collections.abc import Callable, Iterable

from ketcli.knowledge import KnowledgeBase
from ketcli.model import Cite, Effect, Finding, Help, Note
from ketcli.render import Page
from ketcli.render.blocks import Block, Blocks, Piece, marked, text
from ketcli.render.figures import frequency, number, of_whom
from ketcli.render.view_records import group, interaction, sources, topic
from ketcli.render.view_tables import comparison, counts, faults, timeline, values
from ketcli.searching import Rung
from ketcli.shapes import Answer
from ketcli.vocabulary import Context, Presence, Setting, Term, Tier

EMERGENCY_EXAMPLES = "for example 911, 112, 999 or 000"
NOT_COMPARABLE = (
    "Surveys and case series: these shares cannot be set beside the frequency words of "
    "product labels."
)


def blocks(answer: Answer, kb: KnowledgeBase, page: Page) -> list[Block]:
    """Return the answer as blocks, from top to bottom."""
    out = Blocks()
    if answer.nothing:
        out.line((answer.nothing.message, "strong"))
        if answer.nothing.suggestions:
            out.line("Did you mean: ", (", ".join(answer.nothing.suggestions), "strong"), "?")
    _VIEWS[answer.kind](out, answer, kb, page)
    for remark in answer.remarks:
        out.line((remark, "dim"))
    if answer.records or answer.nothing:
        out.line((f"{kb.about.notice} Edition {kb.about.edition}.", "dim"))
    return out.all


def _effects(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    if answer.entry:
        for effect in answer.records:
            _entry(out, effect, kb, answer)
    elif answer.matches:
        _hits(out, answer)
    elif answer.records:
        _summary_table(out, answer.records)


def _hits(out: Blocks, answer: Answer) -> None:
    first = answer.records[0]
    _emergency(out, first)
    for effect in answer.records:
        match = answer.matches[effect.id]
        out.title(effect.plain_name, (f"  ({effect.name})", "dim"))
        out.line(effect.summary)
        out.line((_at_a_glance(effect), "dim"))
        found = [("matched " + _RUNG_WORDS[match.kind] + " ", "dim")]
        if match.kind is not Rung.SYSTEM:
            found += [("'", "dim"), *marked(match.text, match.words), ("'", "dim")]
        out.line(*found, (f"    ket show {effect.id}", "dim"))


_RUNG_WORDS = {
    Rung.NAME: "the name",
    Rung.SYNONYM: "another name,",
    Rung.PREFIX: "the beginning of",
    Rung.ALL_WORDS: "all your words in",
    Rung.SOME_WORDS: "some of your words in",
    Rung.SYSTEM: "the body system",
    Rung.SPELLING: "after correcting the spelling,",
}


def _at_a_glance(effect: Effect) -> str:
    parts = [
        effect.systems[0].label,
        " and ".join(term.label for term in effect.terms),
        " and ".join(context.label for context in effect.contexts),
        effect.certainty.label,
        "serious" if effect.seriousness else "",
    ]
    return " | ".join(part for part in parts if part)


def _summary_table(out: Blocks, effects: Iterable[Effect]) -> None:
    rows = [
        (
            text((e.id, "strong")),
            text(e.plain_name),
            text(", ".join(t.value for t in e.terms) or "none"),
            text(", ".join(c.value for c in e.contexts) or "none"),
            text(e.certainty.value),
            text(("serious", "alarm") if e.seriousness else "no criterion"),
        )
        for e in effects
    ]
    out.grid(("effect", "plain name", "term", "context", "certainty", "seriousness"), rows, 78)
    out.line((f"{len(rows)} effects. 'ket show EFFECT' tells all about one.", "dim"))


def _entry(out: Blocks, effect: Effect, kb: KnowledgeBase, answer: Answer) -> None:
    out.title(effect.plain_name, (f"  ({effect.name})", "dim"))
    _emergency(out, effect)
    out.line(effect.summary)
    for tier in (Tier.URGENT, Tier.ROUTINE):
        _help(out, tier, [h for h in effect.help if h.tier is tier])
    _facts(out, effect)
    for context in Context:
        _findings(out, context, effect, kb)
    absent = [f for f in effect.findings if f.presence is Presence.ABSENT]
    if absent:
        out.heading("Looked for and not found")
        out.line(("Not found in these people; that is not a promise for anybody else.", "dim"))
        _finding_lines(out, absent, show_context=True)
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
    _help(out, Tier.EMERGENCY, [h for h in effect.help if h.tier is Tier.EMERGENCY])


def _help(out: Blocks, tier: Tier, found: list[Help]) -> None:
    if not found:
        return
    heading = tier.meaning
    if tier is Tier.EMERGENCY:
        heading = heading.replace(" now if", f" now ({EMERGENCY_EXAMPLES}) if")
    out.heading(heading, alarm=tier is Tier.EMERGENCY)
    actions: dict[str, None] = {}
    for help in found:
        for sign in help.signs:
            out.item(sign)
        if help.action:
            for sentence in help.action.replace("? ", "?|").replace(". ", ".|").split("|"):
                actions[sentence] = None
    if actions:
        out.line((" ".join(actions), "strong" if tier is Tier.EMERGENCY else ""))


def _facts(out: Blocks, effect: Effect) -> None:
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
        kinds = "; ".join(f"{s.criterion.label} ({s.criterion.meaning})" for s in effect.seriousness)
        out.item(("Serious: ", "strong"), kinds)
    else:
        out.item(("Serious: ", "strong"), "no regulatory criterion of seriousness recorded")
    if effect.severity:
        low, high = effect.severity.low.label, effect.severity.high.label
        out.item(("How intense: ", "strong"), low if low == high else f"{low} to {high}")
    if effect.related:
        out.item(("See also: ", "strong"), ", ".join(effect.related))
    _times(out, effect)


def _times(out: Blocks, effect: Effect) -> None:
    """Say how soon, how long, and whether it goes away, each as one source says it."""
    out.heading("How soon, how long, does it go away")
    for label, key in (("Starts", "onset"), ("Lasts", "duration"), ("Goes away?", "reversibility")):
        said = dict.fromkeys(
            (getattr(f, key).text, _CONTEXT_WORDS[f.context], f.drug.label, f.source)
            for f in effect.findings
            if getattr(f, key) and f.presence is not Presence.ABSENT
        )
        if not said:
            out.item((f"{label}: ", "strong"), "not stated by any source here")
        for text, context, drug, source in said:
            where = f" ({context}, {drug}) [{source}]"
            out.item((f"{label}: ", "strong"), text, (where, "dim"))


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
            _finding_lines(out, sorted(found, key=lambda f: f.figure is None))


def _finding_lines(out: Blocks, findings: Iterable[Finding], *, show_context: bool = False) -> None:
    for f in findings:
        finding_lines(out, f, show_context=show_context)


def finding_lines(out: Blocks, f: Finding, *, show_context: bool = False) -> None:
    """Add a finding as a bullet: number, of whom, statement, source, then what to keep in mind."""
    lead: list[Piece] = []
    if f.figure:
        lead = [(number(f.figure), "number"), (f" ({of_whom(f.figure)}): ", "dim")]
    elif f.frequency:
        lead = [(frequency(f.frequency), "number"), (": ", "")]
    where = [f.setting.label] if f.setting is not Setting.NOT_STATED else []
    where += [f.context.label] if show_context else []
    where += [f.drug.label] if f.drug.value != "ketamine" else []
    where += ["mixed results"] if f.presence is Presence.MIXED else []
    out.item(*lead, f.statement, (f" ({', '.join(where)})" if where else "", "dim"), _cited(_cites(f)))
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
    from ketcli.model import cites

    sources(out, dict.fromkeys(cite.source for cite in cites(effect)), kb)
    if effect.codes:
        out.heading("Codes")
        for code in effect.codes:
            note = f" ({code.note})" if code.note else ""
            out.item(f"{_CODE_SYSTEMS.get(code.system, code.system)} {code.id}: {code.label}{note}")
    out.line((f"Reviewed against the sources on {effect.reviewed}.", "dim"))


_CODE_SYSTEMS = {"hpo": "HPO", "icd10cm": "ICD-10-CM", "mesh": "MeSH"}


def _interactions(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    interaction(out, answer, kb, finding_lines)


def _groups(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    group(out, answer, kb, finding_lines)


def _topics(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    topic(out, answer, kb, finding_lines)


def _sources(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    if answer.records:
        sources(out, {s.id: None for s in answer.records}, kb, answer.records)


View = Callable[[Blocks, Answer, KnowledgeBase, Page], None]
_VIEWS: dict[str, View] = {
    "effect": _effects,
    "interaction": _interactions,
    "group": _groups,
    "topic": _topics,
    "source": _sources,
    "comparison": comparison,
    "timespan": timeline,
    "value": values,
    "count": counts,
    "fault": faults,
}
