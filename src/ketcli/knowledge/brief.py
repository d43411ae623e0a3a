"""An effect in short: what a list and a search tell of it."""

from dataclasses import dataclass

from ketcli.knowledge.model import Effect
from ketcli.knowledge.synthesis import Headline, Place
from ketcli.knowledge.vocabulary import Certainty, Context, Reversibility, System, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSlice:
    """A slice in short; `endings` are the degrees that sources tell, the most frequent first."""

    certainty: Certainty
    present: int
    mixed: int
    absent: int
    sources: int
    context: Context | None = None
    term: Term | None = None
    surest: Place | None = None
    headline: Headline | None = None
    endings: tuple[Reversibility, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefEffect:
    """An effect in short; `headline` and `certainty` are those of all contexts and terms.

    The first of `systems` is the primary one; `serious` says whether a criterion of
    seriousness is recorded. The first of `slices` is that of any context and term.
    """

    id: str
    name: str
    plain_name: str
    systems: tuple[System, ...]
    summary: str
    serious: bool
    certainty: Certainty
    contexts: tuple[Context, ...]
    terms: tuple[Term, ...]
    slices: tuple[BriefSlice, ...]
    headline: Headline | None = None


def brief(effect: Effect) -> BriefEffect:
    """Return an effect in short."""
    return BriefEffect(
        id=effect.id,
        name=effect.name,
        plain_name=effect.plain_name,
        systems=effect.systems,
        summary=effect.summary,
        serious=effect.serious,
        certainty=effect.certainty,
        contexts=effect.contexts,
        terms=effect.terms,
        headline=effect.slices[0].headline if effect.slices else None,
        slices=tuple(
            BriefSlice(
                certainty=one.certainty,
                present=one.present,
                mixed=one.mixed,
                absent=one.absent,
                sources=one.sources,
                context=one.context,
                term=one.term,
                surest=one.surest,
                headline=one.headline,
                endings=tuple(ending.degree for ending in one.endings),
            )
            for one in effect.slices
        ),
    )
