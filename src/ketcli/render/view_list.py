"""The list of effects: a line each where they are few, by body system where they are many."""

from __future__ import annotations

from ketcli.answers.filters import everyday
from ketcli.answers.shapes import Answer, Filters
from ketcli.answers.slicing import slice_under
from ketcli.knowledge.vocabulary import Context, System
from ketcli.render.blocks import Blocks, Text, text
from ketcli.render.effect_rows import SURENESS, head, legend, row
from ketcli.render.figures import COMPOSITE, leading
from ketcli.render.pieces import capital, of_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.model import Effect
    from ketcli.knowledge.synthesis import Headline, Slice

FEW = 16
"""Effects that a screen has room for, a line each."""


def effects_in_full(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """List effects under the filters, a line each."""
    effects(out, answer, kb, full=True)


def effects(out: Blocks, answer: Answer, kb: KnowledgeBase, *, full: bool = False) -> None:
    """List effects under the filters; what was only looked for and not found stands apart."""
    found = answer.records
    slices = {e.id: slice_under(e, kb, answer.filters) for e in found}
    ends = answer.filters.reversibilities
    each = full or len(found) <= FEW or answer.sort not in ("", "system") or bool(ends)
    _headed(out, answer, found, kb, each=each)
    if each:
        _lines(out, answer, found, kb, full=full)
    else:
        _by_system(out, answer.filters, found, slices, kb)
    if absent := _looked_for(answer.filters, kb):
        out.line(("Looked for, not found: ", "strong"), ", ".join(absent) + ".", spare=5)
    if each and found:
        out.line(SURENESS, spare=25)
    if ends:
        out.line("Some source says so; each line counts what all of them say.")
    out.line("Recorded is not caused; a share speaks only of the people it names.", spare=30)
    asked = " ".join(("ket list", *_flags(answer)))
    if full or len(found) <= FEW:
        name = found[0].id if found else "NAME"
        out.onward("One of them: ", (f"ket show {name}", "strong"))
    else:
        system = found[0].systems[0]
        word = next(iter(everyday(kb, system)), str(system))
        out.onward(
            "One body part: ", (f"{asked} --system {word}", "strong"), "   all names: --full"
        )


def _looked_for(filters: Filters, kb: KnowledgeBase) -> list[str]:
    """Return the effects that sources looked for under the filters and none found."""
    elsewhere = Filters(systems=filters.systems, serious=filters.serious)
    return [
        kb.effects[id].plain_name
        for id, facets in kb.facets.items()
        if filters.on_findings
        and elsewhere.admit_effect(facets)
        and not filters.admit_effect(facets)
        and any(map(filters.admit, facets.findings))
    ]


def _headed(
    out: Blocks, answer: Answer, found: Sequence[Effect], kb: KnowledgeBase, *, each: bool
) -> None:
    """Say how many there are; above counts by body part, what the columns count."""
    filters = answer.filters.words()
    serious = sum(e.serious for e in found)
    many = of_all(answer, "effect")
    under = f" ({', '.join(filters)})" if filters else ""
    treated = sum(_treated(e, kb, answer.filters) for e in found)
    counts = ["" if answer.filters.serious else f"{serious} can be serious (!)"]
    counts += ["" if each else f"{treated} in treatment (treat)"]
    out.line((f"{many}{under}".upper(), "title"), *(f"   {one}" for one in counts if one))


def _lines(
    out: Blocks, answer: Answer, found: Sequence[Effect], kb: KnowledgeBase, *, full: bool
) -> None:
    more = "... and {} more: " + " ".join(("ket list", *_flags(answer), "--full"))
    rows = [row(effect, kb, answer) for effect in found]
    if full and answer.sort in ("", "system"):
        for system in _systems(found):
            here = [e for e in found if e.systems[0] is system]
            out.grid(head(answer, system.label), [row(e, kb, answer) for e in here], 62, once=True)
    elif rows:
        out.grid(head(answer), rows, 62, "" if full else more, once=True)
    for meaning in legend(rows):
        out.line(meaning)


def _systems(found: Sequence[Effect]) -> list[System]:
    """Return the primary systems of effects, those of most effects first."""
    primary = [e.systems[0] for e in found]
    order = list(System)
    return sorted(set(primary), key=lambda s: (-primary.count(s), order.index(s)))


def _by_system(
    out: Blocks,
    filters: Filters,
    found: Sequence[Effect],
    slices: dict[str, Slice | None],
    kb: KnowledgeBase,
) -> None:
    rows: list[tuple[Text, ...]] = []
    for system in _systems(found):
        here = [e for e in found if e.systems[0] is system]
        serious = sum(e.serious for e in here)
        treated = sum(_treated(e, kb, filters) for e in here)
        rows.append(
            (
                text(capital(system.label)),
                text((str(len(here)), "number")),
                text((str(serious), "alarm") if serious else "-"),
                text(str(treated) if treated else "-"),
                _best(here, slices),
            )
        )
    columns = ("effects by body part", "all", "!", "treat", "the best number, and of whom")
    out.grid(columns, rows, 62, "... and {} more: {named}", 22)
    starred = any(" *" in words for row_ in rows for words, _ in row_[4])
    if starred:
        out.line(COMPOSITE)


def _treated(effect: Effect, kb: KnowledgeBase, filters: Filters) -> bool:
    """Tell whether a finding under the filters found an effect in treatment."""
    return any(
        f.context == Context.THERAPEUTIC and f.presence != "absent" and filters.admit(f)
        for f in kb.facets[effect.id].findings
    )


def _best(here: Sequence[Effect], slices: dict[str, Slice | None]) -> Text:
    """Return the leading number of the effect that most people were asked about."""
    led = [(e, s.headline) for e in here if (s := slices[e.id]) and s.headline]
    if not led:
        return text("no share recorded")
    effect, headline = min(led, key=lambda one: _rank(one[1]))
    name = min(effect.plain_name, effect.name.lower(), key=len)
    number, of = leading(headline)
    return text(f"{name}: ", number, (_short(of[0]), of[1]))


def _short(of: str) -> str:
    return of.replace("users asked", "users").replace("in several studies", "in studies")


def _rank(headline: Headline) -> tuple[bool, bool, int]:
    figure = headline.figure
    return (figure.measure.value != "rate", figure.composite, -(figure.total or 0))


def _flags(answer: Answer) -> list[str]:
    """Return the filters of an answer as they are typed."""
    f = answer.filters
    flags = [f"--{t}-term" for t in f.terms] + [f"--{c}" for c in f.contexts]
    flags += [f"--setting {s}" for s in f.settings] + [f"--drug {d}" for d in f.drugs]
    flags += [f"--system {s}" for s in f.systems]
    flags += [f"--reversibility {r}" for r in f.reversibilities]
    flags += [f"--certainty {c}" for c in f.certainties]
    return flags + (["--serious"] if f.serious else [])
