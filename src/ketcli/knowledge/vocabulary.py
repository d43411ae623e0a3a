"""Closed lists: the only values that a category may take.

Flags, validation, tables and tests read these lists; nothing repeats them. Those of evidence stand beside. What
values are called and mean is said in `data/language/vocabulary.yaml`.
"""

from ketcli.knowledge.category import Category
from ketcli.knowledge.evidence_vocabulary import *  # noqa: F403 - read as if they stood here


class Context(Category):
    """Why the drug was taken; what is true of one is often not true of the other."""

    RECREATIONAL = "recreational"
    THERAPEUTIC = "therapeutic"
    UNSPECIFIED = "unspecified"


class Term(Category):
    """When an effect shows itself."""

    SHORT = "short"
    LONG = "long"
    BOTH = "both"
    NOT_STATED = "not-stated"


class Setting(Category):
    """The kind of treatment, within the therapeutic context."""

    ANESTHESIA = "anesthesia"
    EMERGENCY_CARE = "emergency-care"
    DEPRESSION = "depression"
    OTHER_PSYCHIATRIC = "other-psychiatric"
    PAIN = "pain"
    VOLUNTEERS = "volunteers"
    ANIMAL = "animal"
    NOT_STATED = "not-stated"


class Frequency(Category):
    """How often an effect occurs, in the CIOMS III categories of product labels.

    The words alone are read as far more frequent than they mean, so whoever
    shows a label shows its meaning next to it.
    """

    VERY_COMMON = "very-common"
    COMMON = "common"
    UNCOMMON = "uncommon"
    RARE = "rare"
    VERY_RARE = "very-rare"
    # A finding of its own, not a gap in our data.
    NOT_KNOWN = "not-known"


class Occasion(Category):
    """Where a sign of help is shown besides the effects that it names."""

    NOTHING_FOUND = "nothing-found"
    MIXING = "mixing"


class Unit(Category):
    """Units of time, shortest first."""

    SECOND = "seconds"
    MINUTE = "minutes"
    HOUR = "hours"
    DAY = "days"
    WEEK = "weeks"
    MONTH = "months"
    YEAR = "years"

    @property
    def seconds(self) -> int:
        """Length in seconds; months and years are averages of the Gregorian calendar."""
        return _SECONDS[self]


_SECONDS = dict(zip(Unit, (1, 60, 3600, 86_400, 604_800, 2_629_800, 31_557_600), strict=True))


class Reversibility(Category):
    """Whether an effect resolves once the drug is stopped."""

    REVERSIBLE = "reversible"
    PARTLY = "partly"
    MAY_BE_IRREVERSIBLE = "may-be-irreversible"
    IRREVERSIBLE = "irreversible"
    UNCLEAR = "unclear"

    @property
    def short(self) -> str:
        """The words that a column has room for."""
        return self.texts[2]


class Question(Category):
    """What people ask of an effect, or of a mixture, besides what it is."""

    HOW_SOON = "how-soon"
    HOW_LONG = "how-long"
    GOES_AWAY = "goes-away"
    HOW_OFTEN = "how-often"
    APART = "apart"


class Severity(Category):
    """How intense an effect is; says nothing about danger."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


class Seriousness(Category):
    """Regulatory criteria of a serious adverse effect (ICH E2A, section II.B)."""

    DEATH = "death"
    LIFE_THREATENING = "life-threatening"
    HOSPITALIZATION = "hospitalization"
    DISABILITY = "disability"
    CONGENITAL_ANOMALY = "congenital-anomaly"
    MEDICALLY_IMPORTANT = "medically-important"


class Tier(Category):
    """How fast help is needed, fastest first; the meaning is the heading people read."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"

    @property
    def heading(self) -> str:
        """What to do, without the condition."""
        return self.texts[2]


class Certainty(Category):
    """How sure the sources let us be that the drug does this, highest first."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"
    NONE = "none"

    @property
    def short(self) -> str:
        """The word that a column has room for."""
        return self.texts[2]


class Route(Category):
    """How the drug was taken, as far as times depend on it."""

    NASAL_SPRAY = "nasal-spray"
    INFUSION = "infusion"
    INJECTION = "injection"
    SNORTED = "snorted"
    SWALLOWED = "swallowed"
    SMOKED = "smoked"
    INJECTED = "injected"


class Danger(Category):
    """How serious a combination with another substance is, by the strongest source."""

    LIFE_THREATENING = "life-threatening"
    SERIOUS = "serious"
    CAUTION = "caution"
    NOT_STATED = "not-stated"
    LESS_BENEFIT = "less-benefit"
    ANTIDOTE = "antidote"


class Verdict(Category):
    """What the evidence says to a claim made in a popular article."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"
    PROMOTIONAL = "promotional"


class System(Category):
    """Body systems, each mapped to the system organ classes of product labels."""

    INFECTIONS = "infections"
    IMMUNE = "immune"
    ENDOCRINE = "endocrine"
    METABOLISM = "metabolism"
    PSYCHIATRIC = "psychiatric"
    NERVOUS = "nervous"
    EYE = "eye"
    EAR = "ear"
    CARDIOVASCULAR = "cardiovascular"
    RESPIRATORY = "respiratory"
    GASTROINTESTINAL = "gastrointestinal"
    HEPATOBILIARY = "hepatobiliary"
    SKIN = "skin"
    MUSCULOSKELETAL = "musculoskeletal"
    RENAL_URINARY = "renal-urinary"
    PREGNANCY = "pregnancy"
    REPRODUCTIVE = "reproductive"
    GENERAL = "general"
    INJURY = "injury"
    SOCIAL = "social"
    PRODUCT = "product"


FACETS: dict[str, type[Category]] = {
    "term": Term,
    "context": Context,
    "setting": Setting,
    "system": System,
    "reversibility": Reversibility,
    "certainty": Certainty,
}
"""Facets that filter by a closed list."""
