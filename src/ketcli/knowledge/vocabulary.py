"""Closed lists: the only values that a category may take, with their labels and meanings.

Flags, validation, tables and tests read these lists; nothing repeats them. Those of evidence stand beside.
"""

from ketcli.knowledge.category import Category
from ketcli.knowledge.evidence_vocabulary import (
    ALREADY_ILL,
    BASE_NOUNS,
    Access,
    Base,
    Basis,
    Design,
    Language,
    Measure,
    Presence,
    Region,
    SourceKind,
)

__all__ = [
    "ALREADY_ILL",
    "BASE_NOUNS",
    "FACETS",
    "Access",
    "Base",
    "Basis",
    "Category",
    "Certainty",
    "Context",
    "Danger",
    "Design",
    "Frequency",
    "Language",
    "Measure",
    "Occasion",
    "Presence",
    "Question",
    "Region",
    "Reversibility",
    "Route",
    "Seriousness",
    "Setting",
    "Severity",
    "SourceKind",
    "System",
    "Term",
    "Tier",
    "Unit",
    "Verdict",
]


class Context(Category):
    """Why the drug was taken; what is true of one is often not true of the other."""

    RECREATIONAL = "recreational", "recreational", "taken without medical supervision"
    THERAPEUTIC = "therapeutic", "therapeutic", "given or prescribed as treatment, or in a trial"
    UNSPECIFIED = "unspecified", "context not stated", "the source does not say which"


class Term(Category):
    """When an effect shows itself."""

    SHORT = "short", "short-term", "during a dose or soon after it"
    LONG = "long", "long-term", "with repeated or prolonged use, or lasting"
    BOTH = "both", "short- or long-term", "either, or not limited in time by the source"
    NOT_STATED = "not-stated", "term not stated", "for mixtures and groups: no time is given"


class Setting(Category):
    """The kind of treatment, within the therapeutic context."""

    ANESTHESIA = "anesthesia", "anesthesia", "anesthesia and surgery"
    EMERGENCY_CARE = "emergency-care", "emergency care", "sedation in an emergency department"
    DEPRESSION = "depression", "depression", "treatment of depression"
    OTHER_PSYCHIATRIC = "other-psychiatric", "other psychiatric", "other mental health treatment"
    PAIN = "pain", "pain", "treatment of pain"
    VOLUNTEERS = "volunteers", "volunteers", "experiments with healthy people"
    ANIMAL = "animal", "animals", "animals, not people"
    NOT_STATED = "not-stated", "setting not stated", "no treatment setting, or none given"


class Frequency(Category):
    """How often an effect occurs, in the CIOMS III categories of product labels.

    The words alone are read as far more frequent than they mean, so whoever
    shows a label shows its meaning next to it.
    """

    VERY_COMMON = "very-common", "very common", "1 in 10 or more"
    COMMON = "common", "common", "1 in 100 to 1 in 10"
    UNCOMMON = "uncommon", "uncommon", "1 in 1,000 to 1 in 100"
    RARE = "rare", "rare", "1 in 10,000 to 1 in 1,000"
    VERY_RARE = "very-rare", "very rare", "fewer than 1 in 10,000"
    # A finding of its own, not a gap in our data.
    NOT_KNOWN = "not-known", "not known", "cannot be estimated from the available data"


class Occasion(Category):
    """Where a sign of help is shown besides the effects that it names."""

    NOTHING_FOUND = "nothing-found", "nothing found", "a search that finds nothing"
    MIXING = "mixing", "mixing", "dangerous interactions"


class Unit(Category):
    """Units of time, shortest first."""

    SECOND = "seconds", "seconds", "1"
    MINUTE = "minutes", "minutes", "60"
    HOUR = "hours", "hours", "3600"
    DAY = "days", "days", "86400"
    WEEK = "weeks", "weeks", "604800"
    MONTH = "months", "months", "2629800"
    YEAR = "years", "years", "31557600"

    @property
    def seconds(self) -> int:
        """Length in seconds; months and years are averages of the Gregorian calendar."""
        return int(self.meaning)


class Reversibility(Category):
    """Whether an effect resolves once the drug is stopped."""

    REVERSIBLE = "reversible", "goes away", "resolves, as far as the source followed it"
    PARTLY = "partly", "goes away in part or in some", "improves in part, or in some people"
    MAY_BE_IRREVERSIBLE = (
        "may-be-irreversible",
        "can be permanent",
        "can remain for good, or in part",
    )
    IRREVERSIBLE = "irreversible", "does not go away", "remains for good, says the source unhedged"
    UNCLEAR = "unclear", "unclear", "the source looked and could not tell"


class Question(Category):
    """What people ask of an effect, or of a mixture, besides what it is."""

    HOW_SOON = "how-soon", "how soon it starts", "its onset"
    HOW_LONG = "how-long", "how long it lasts", "its duration, and whether it resolves"
    GOES_AWAY = "goes-away", "whether it goes away", "its reversibility, and its duration"
    HOW_OFTEN = "how-often", "how often it happens", "the shares that are recorded, and of whom"
    APART = (
        "apart",
        "what was taken some time apart",
        "names substances and a time, and no complaint",
    )


class Severity(Category):
    """How intense an effect is; says nothing about danger."""

    MILD = "mild", "mild", "noticed, easily borne"
    MODERATE = "moderate", "moderate", "gets in the way of ordinary life"
    SEVERE = "severe", "severe", "stops ordinary life, or needs treatment"


class Seriousness(Category):
    """Regulatory criteria of a serious adverse effect (ICH E2A, section II.B)."""

    DEATH = "death", "can kill", "results in death"
    LIFE_THREATENING = "life-threatening", "life-threatening", "a risk of death at the time"
    HOSPITALIZATION = "hospitalization", "hospital treatment", "needs or prolongs a hospital stay"
    DISABILITY = "disability", "disability", "lasting or significant disability"
    CONGENITAL_ANOMALY = "congenital-anomaly", "harm to the unborn", "harm to the unborn child"
    MEDICALLY_IMPORTANT = (
        "medically-important",
        "medically important",
        "may need treatment to prevent one of the others",
    )


class Tier(Category):
    """How fast help is needed, fastest first; the meaning is the heading people read."""

    EMERGENCY = "emergency", "emergency", "Call your local emergency number now if"
    URGENT = "urgent", "urgent", "Speak to a doctor or nurse today if"
    ROUTINE = "routine", "routine", "Tell a doctor, nurse or drug service at the next chance if"


class Certainty(Category):
    """How sure the sources let us be that the drug does this, highest first."""

    HIGH = (
        "high",
        "high certainty",
        "more frequent than without the drug, listed by regulators of two regions, or listed by one "
        "and seen in three groups of people",
    )
    MODERATE = (
        "moderate",
        "moderate certainty",
        "one regulator, authority or guideline, one clear comparison, or two groups of people",
    )
    LOW = (
        "low",
        "low certainty",
        "anything else seen in people: one group, single cases, reports, opinion, second-hand accounts",
    )
    VERY_LOW = "very-low", "very low certainty", "animals, news or web pages only"
    NONE = "none", "no positive finding", "no source here reports the effect"


class Route(Category):
    """How the drug was taken, as far as times depend on it."""

    NASAL_SPRAY = "nasal-spray", "spray", "nasal spray given as treatment"
    INFUSION = "infusion", "infusion", "into a vein, slowly"
    INJECTION = "injection", "injection", "into a vein or muscle, fast"
    SNORTED = "snorted", "snorted", "powder through the nose"
    SWALLOWED = "swallowed", "swallowed", "by mouth, lozenges too"
    SMOKED = "smoked", "smoked", "smoked or vaporized"
    INJECTED = "injected", "injected outside treatment", "into a vein or muscle, outside treatment"


class Danger(Category):
    """How serious a combination with another substance is, by the strongest source."""

    LIFE_THREATENING = "life-threatening", "life-threatening", "deaths or stopped breathing"
    SERIOUS = "serious", "serious", "a source says to avoid it or names serious harm"
    CAUTION = "caution", "caution", "a source asks for care, a lower dose or closer watching"
    NOT_STATED = "not-stated", "danger not stated", "an interaction; no source rates how serious"


class Verdict(Category):
    """What the evidence says to a claim made in a popular article."""

    SUPPORTED = "supported", "supported", "the sources say the same"
    PARTLY = "partly", "partly true", "true in part, or less strongly than stated"
    CONTRADICTED = "contradicted", "contradicted", "the sources say otherwise"
    UNVERIFIABLE = "unverifiable", "not verifiable", "no source here can confirm it"
    PROMOTIONAL = "promotional", "promotional", "praise, not a statement that can be checked"


class System(Category):
    """Body systems, each mapped to the system organ classes of product labels."""

    INFECTIONS = "infections", "infections", "Infections and infestations"
    IMMUNE = "immune", "allergy and immune system", "Immune system disorders"
    ENDOCRINE = "endocrine", "hormones", "Endocrine disorders"
    METABOLISM = (
        "metabolism",
        "appetite, weight and body salts",
        "Metabolism and nutrition disorders",
    )
    PSYCHIATRIC = "psychiatric", "mind and mood", "Psychiatric disorders"
    NERVOUS = "nervous", "brain and nerves", "Nervous system disorders"
    EYE = "eye", "eyes", "Eye disorders"
    EAR = "ear", "ears and balance", "Ear and labyrinth disorders"
    CARDIOVASCULAR = (
        "cardiovascular",
        "heart and circulation",
        "Cardiac disorders; Vascular disorders",
    )
    RESPIRATORY = (
        "respiratory",
        "lungs, airway and nose",
        "Respiratory, thoracic and mediastinal disorders",
    )
    GASTROINTESTINAL = "gastrointestinal", "stomach and gut", "Gastrointestinal disorders"
    HEPATOBILIARY = "hepatobiliary", "liver and bile ducts", "Hepatobiliary disorders"
    SKIN = "skin", "skin", "Skin and subcutaneous tissue disorders"
    MUSCULOSKELETAL = (
        "musculoskeletal",
        "muscles and joints",
        "Musculoskeletal and connective tissue disorders",
    )
    RENAL_URINARY = "renal-urinary", "bladder and kidneys", "Renal and urinary disorders"
    PREGNANCY = (
        "pregnancy",
        "pregnancy and early development",
        "Pregnancy, puerperium and perinatal conditions",
    )
    REPRODUCTIVE = "reproductive", "sexual health", "Reproductive system and breast disorders"
    GENERAL = "general", "whole body", "General disorders and administration site conditions"
    INJURY = (
        "injury",
        "injury, overdose and death",
        "Injury, poisoning and procedural complications",
    )
    SOCIAL = "social", "social life", "Social circumstances"
    PRODUCT = "product", "the product itself", "Product issues"


FACETS: dict[str, type[Category]] = {
    "term": Term,
    "context": Context,
    "setting": Setting,
    "system": System,
    "reversibility": Reversibility,
    "certainty": Certainty,
}
"""Facets that filter by a closed list."""
