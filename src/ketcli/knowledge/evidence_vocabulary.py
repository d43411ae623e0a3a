"""Closed lists of evidence: what sources are, how they were read, what they counted and of whom."""

from ketcli.knowledge.category import Category


class Presence(Category):
    """What the source found when it looked."""

    PRESENT = "present"
    ABSENT = "absent"
    MIXED = "mixed"


class Measure(Category):
    """What kind of number a figure is; different kinds are never compared."""

    RATE = "rate"
    SHARE_OF_CASES = "share-of-cases"
    SHARE_OF_REPORTS = "share-of-reports"
    STOPPING = "stopping"
    COUNT = "count"
    RATIO = "ratio"
    CHANGE = "change"
    SCORE = "score"
    P_VALUE = "p-value"


class Base(Category):
    """Of whom a figure speaks."""

    TRIAL_ARM = "trial-arm"
    PATIENTS_TREATED = "patients-treated"
    VOLUNTEERS = "volunteers"
    USERS_SURVEYED = "users-surveyed"
    USERS_RECRUITED = "users-recruited"
    USERS_IN_REHAB = "users-in-rehab"
    USERS_ADDICTED = "users-addicted"
    USERS_CAUGHT = "users-caught"
    CHILDREN = "children"
    AGITATED_PATIENTS = "agitated-patients"
    CRITICALLY_ILL = "critically-ill"
    PATIENTS_REFERRED = "patients-referred"
    CASE_SERIES = "case-series"
    EMERGENCY_VISITS = "emergency-visits"
    POISON_CENTER = "poison-center"
    REPORTS = "reports"
    DEATHS = "deaths"
    STUDIES = "studies"
    ANIMALS = "animals"

    def counted(self, *, one: bool = False) -> str:
        """Return what a bare number counts: people, visits, reports; of `one`, a person."""
        return self.texts[3 if one else 2]

    @property
    def short(self) -> str:
        """Return of whom it is in two or three words."""
        return self.texts[4]


ALREADY_ILL = (
    Base.CASE_SERIES, Base.PATIENTS_REFERRED, Base.EMERGENCY_VISITS, Base.POISON_CENTER,
    Base.REPORTS, Base.DEATHS, Base.ANIMALS,
)  # fmt: skip
"""Of whom a share speaks that comes after shares of people who could get the effect."""
SINGLED_OUT = (
    Base.USERS_IN_REHAB, Base.USERS_ADDICTED, Base.USERS_CAUGHT,
    Base.CHILDREN, Base.AGITATED_PATIENTS, Base.CRITICALLY_ILL,
)  # fmt: skip
"""Of whom a share speaks that comes after shares of people who were not picked for what they were already."""


class SourceKind(Category):
    """What kind of publication a source is, the best founded first."""

    LABEL = "label"
    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic-review"
    RCT = "rct"
    TRIAL = "trial"
    COHORT = "cohort"
    CROSS_SECTIONAL = "cross-sectional"
    GUIDELINE = "guideline"
    PUBLIC_HEALTH = "public-health"
    MONOGRAPH = "monograph"
    NARRATIVE_REVIEW = "narrative-review"
    CASE_SERIES = "case-series"
    CASE_REPORT = "case-report"
    PHARMACOVIGILANCE = "pharmacovigilance"
    PATIENT_INFORMATION = "patient-information"
    HARM_REDUCTION = "harm-reduction"
    ANIMAL_STUDY = "animal-study"
    NEWS = "news"
    WEB_ARTICLE = "web-article"
    PROMOTIONAL = "promotional"

    @property
    def several(self) -> str:
        """What several of them are called."""
        return self.texts[2]


class Basis(Category):
    """What a finding rests on: people who had the drug, animals, or a class of drugs as a whole."""

    PEOPLE = "people"
    ANIMALS = "animals"
    DRUG_CLASS = "drug-class"


class Region(Category):
    """Regions whose medicines regulator speaks in a label or safety notice; EEA states are one."""

    US = "us"
    EEA = "eea"
    UK = "uk"
    CH = "ch"
    CA = "ca"
    AU = "au"
    PH = "ph"
    BR = "br"


class Language(Category):
    """The language of a source that is not in English."""

    DA = "da"
    DE = "de"
    ES = "es"
    FR = "fr"
    IT = "it"
    NL = "nl"
    NO = "no"
    PT = "pt"


class Design(Category):
    """The studies inside a review."""

    RANDOMIZED = "randomized"
    OBSERVED = "observed"


class Access(Category):
    """How a source was read."""

    ORIGINAL = "original"
    ABSTRACT = "abstract"
    TABLE = "table"
    MIRROR = "mirror"
    TRANSCRIPTION = "transcription"
    SECONDARY_REPORT = "secondary-report"
