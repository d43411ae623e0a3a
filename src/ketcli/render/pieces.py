"""What several views share: signs of danger, findings, places in sources, the end of a page."""

from __future__ import annotations

from ketcli.answers.picked import limited
from ketcli.errors import shown
from ketcli.knowledge.age import old
from ketcli.knowledge.vocabulary import Certainty, Context, Presence, Setting, Tier
from ketcli.render.figures import frequency, number, observed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.evidence import Cite, Finding, Note, Source
    from ketcli.knowledge.model import Effect, Help, Side
    from ketcli.knowledge.synthesis import Slice
    from ketcli.render.blocks import Piece, View

RECORDED = "Recorded is not caused; a share speaks only of the people it names."
ONE_LINE = 80
"""Letters of a line that a screen of 80 columns does not wrap."""
USES = {Context.RECREATIONAL: "recreational", Context.THERAPEUTIC: "treatment"}


def local_number(kb: KnowledgeBase) -> str:
    """Return whom to call, with examples of the number."""
    examples = ", ".join(kb.about.emergency_numbers)
    return "your local emergency number" + (f" ({examples})" if examples else "")


def called(effect: Effect) -> tuple[Piece, ...]:
    """Return how an effect is titled: what a person would call it, then the clinical name."""
    if effect.plain_name.casefold() == effect.name.casefold():
        return ((effect.name, ""),)
    return ((effect.plain_name, ""), (f"  ({effect.name})", "aside"))


def end(out: View) -> None:
    """End a page: what a limit left out, where to go next, what this is not, and how old it is."""
    if left_out := limited(out.answer):
        out.line(left_out)
    if out.next:
        out.line(*out.next)
    if age := old(out.kb.edition):
        out.line((age, "strong"))
    short = out.kb.about.notice_in_short or out.kb.about.notice.split(". ")[0].rstrip(".") + "."
    out.line((f"{short} Edition {out.kb.about.edition}.", "aside"))


def signs_in_full(out: View, tier: Tier, every: Iterable[Help]) -> None:
    """Show the signs of a tier under its heading, and once each sentence of what to do."""
    found = [help for help in every if help.tier is tier]
    if not found:
        return
    now = tier is Tier.EMERGENCY
    out.heading(f"Call {local_number(out.kb)} now if:" if now else f"{tier.meaning}:", alarm=now)
    for help in found:
        for sign in help.signs:
            out.item(sign)
    actions = (help.action.replace("? ", "?|").replace(". ", ".|") for help in found if help.action)
    sentences = dict.fromkeys(one for action in actions for one in action.split("|"))
    if done := " ".join(sentences):
        out.line((done, "strong" if now else ""))


def findings_in_full(out: View, findings: Iterable[Finding], *, show_context: bool = False) -> None:
    """Show findings as bullets: number, of whom, statement, source, then what to keep in mind."""
    for f in findings:
        lead: list[Piece] = []
        if f.figure:
            lead = [(number(f.figure), "number"), (f" ({observed(f.figure)}): ", "")]
        elif f.frequency:
            lead = [(frequency(f.frequency), "number"), (": ", "")]
        where = ", ".join(_circumstances(f, out.kb, show_context=show_context))
        where = f" ({where})" if where else ""
        out.item(*lead, f.statement, where, places((f, *f.also), out.kb))
        if f.figure and f.frequency:
            out.under(f"Listed as {frequency(f.frequency)}.")
        if f.caveat:
            out.under(f"Keep in mind: {f.caveat}")


def _circumstances(f: Finding, kb: KnowledgeBase, *, show_context: bool) -> list[str]:
    where = [f.setting.label] if f.setting is not Setting.NOT_STATED else []
    where += [f.context.label] if show_context else []
    where += [kb.drug(f.drug).name] if f.drug != kb.about.drugs[0].id else []
    return where + (["mixed results"] if f.presence is Presence.MIXED else [])


def recorded_in_full(out: View, findings: Iterable[Finding]) -> None:
    """Show what was found, then apart what was looked for and not found."""
    every = tuple(findings)
    for heading, absent in (("What is recorded", False), ("Looked for and not found", True)):
        here = [f for f in every if (f.presence is Presence.ABSENT) is absent]
        if here:
            out.heading(heading)
            findings_in_full(out, here)


def places(cites: Iterable[Cite | Finding | Side], kb: KnowledgeBase) -> Piece:
    """Return where it stands: the source as people know it, its id, and the place in it."""
    said = "; ".join(f"{named(cite.source, kb)}: {cite.locator}" for cite in cites)
    return (f" [{said}]" if said else "", "aside")


def named(source: str, kb: KnowledgeBase) -> str:
    """Return what people call a source, with the id that finds it."""
    one = kb.sources.get(source)
    return f"{one.label} ({source})" if one else source


def who(source: Source) -> str:
    """Return who says it and when, without the kind of source."""
    return source.label.rsplit(", ", 1)[0]


def shortened(words: str, most: int) -> str:
    """Return words within a number of letters, cut between words.

    >>> shortened("Ketamine for Rapid Sedation 2018", 24)
    'Ketamine for Rapid...'
    """
    return words if len(words) <= most else words[: most - 3].rsplit(" ", 1)[0] + "..."


def notes_in_full(out: View, heading: str, notes: Iterable[Note]) -> None:
    """Show cited statements under a heading, if there are any."""
    notes = tuple(notes)
    if notes:
        out.heading(heading)
        for note in notes:
            out.item(note.text, places(note.cites, out.kb))


def reviewed(date: str) -> str:
    """Say when a record was last read against its sources."""
    if date == "not-reviewed":
        return "Not yet reviewed against the sources."
    return f"Reviewed against the sources on {date}."


def of_all(answer: Answer, noun: str) -> str:
    """Return how many records are shown, and of how many where a limit left some out: `2 of 135 effects`."""
    shown = len(answer.records)
    every = counted(shown + answer.left_out, noun)
    return f"{shown:,} of {every}" if answer.left_out else every


def some(names: Iterable[str], most: int, between: str = ", ") -> str:
    """Return the first names, each once, and how many more there are: `A, B and 3 more`."""
    every = list(dict.fromkeys(names))
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return between.join(every[:most]) + more


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "finding"), counted(1285, "effect")
    ('1 finding', '1,285 effects')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def ended(slice: Slice, what: str = "") -> str:
    """Return how it ends, each degree with how many independent sources say so."""
    said = [one.degree.short for one in slice.endings]
    many = [str(one.sources) for one in slice.endings]
    if what:
        many[0] = counted(slice.endings[0].sources, what)
    return "; ".join(map(": ".join, zip(said, many, strict=True)))


def sure(slice: Slice | None) -> str:
    """Return how sure the sources let us be in one or two words."""
    if slice is None or slice.certainty is Certainty.NONE:
        return "not found" if slice and slice.absent else "-"
    return slice.certainty.short


def how_sure(slice: Slice | None) -> str:
    """Return how sure the sources let us be, and where, should that be but one of several."""
    if slice is None or (slice.certainty is Certainty.NONE and not slice.absent):
        return "nothing recorded"
    if slice.certainty is Certainty.NONE:
        return "looked for, not found"
    word = slice.certainty.short
    if slice.surest and (slice.context is None or slice.term is None):
        where = [slice.surest.context.label] if slice.context is None else []
        where += [slice.surest.term.label] if slice.term is None else []
        return f"{word} ({', '.join(where)})"
    return word


def capital(words: str) -> str:
    """Return words with a capital letter first."""
    return words[:1].upper() + words[1:]


def corrections(out: View) -> None:
    """Tell on the page what was corrected, and what a name was taken to mean."""
    for fix in out.answer.corrections:
        out.line(
            "No exact match for ", (f"'{shown(fix.typed)}'", "strong"), "; showing ",
            (f"'{fix.used}'", "strong"), ".",
        )  # fmt: skip
    for remark in out.answer.remarks:
        if remark.aloud:
            out.line(remark)
