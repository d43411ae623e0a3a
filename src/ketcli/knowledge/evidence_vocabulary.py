"""Closed lists of evidence: what sources are, how they were read, what they counted and of whom."""

from ketcli.knowledge.category import Category


class Presence(Category):
    """What the source found when it looked."""

    PRESENT = "present", "found", "the source reports the effect"
    ABSENT = "absent", "looked for, not found", "the source looked and did not find it"
    MIXED = "mixed", "mixed results", "found by some measures or studies and not by others"


class Measure(Category):
    """What kind of number a figure is; different kinds are never compared."""

    RATE = "rate", "rate", "share of the people observed"
    SHARE_OF_CASES = "share-of-cases", "share of cases", "share of people already ill or referred"
    SHARE_OF_REPORTS = "share-of-reports", "share of reports", "share of reports, not of people"
    STOPPING = "stopping", "stopped treatment", "people who stopped because of the effect"
    COUNT = "count", "count", "a number of people or events, with no rate"
    RATIO = "ratio", "ratio", "odds, risk or reporting ratio"
    CHANGE = "change", "change", "a measured difference or average"
    SCORE = "score", "score", "points on a rating scale"
    P_VALUE = "p-value", "test result", "whether chance could explain a difference"


class Base(Category):
    """Of whom a figure speaks."""

    TRIAL_ARM = "trial-arm", "people in a trial", "people given the drug in a trial"
    PATIENTS_TREATED = "patients-treated", "treated patients", "patients in ordinary care"
    VOLUNTEERS = "volunteers", "volunteers", "healthy people in an experiment"
    USERS_SURVEYED = "users-surveyed", "people surveyed", "people who use the drug and answered"
    USERS_RECRUITED = "users-recruited", "people recruited", "people who use the drug, in a study"
    PATIENTS_REFERRED = "patients-referred", "patients referred", "people who sought care for it"
    CASE_SERIES = "case-series", "published cases", "people described because they were ill"
    EMERGENCY_VISITS = "emergency-visits", "emergency visits", "visits to an emergency department"
    POISON_CENTER = "poison-center", "poison center calls", "calls to a poison center"
    REPORTS = "reports", "reports", "reports of suspected reactions; they give no rate"
    DEATHS = "deaths", "deaths", "deaths on record"
    STUDIES = "studies", "several studies", "several studies pooled or reviewed"
    ANIMALS = "animals", "animals", "animals, not people"


ALREADY_ILL = (
    Base.CASE_SERIES,
    Base.PATIENTS_REFERRED,
    Base.EMERGENCY_VISITS,
    Base.POISON_CENTER,
    Base.REPORTS,
    Base.DEATHS,
    Base.ANIMALS,
)
"""Of whom a share speaks that comes after shares of people who could get the effect."""

BASE_NOUNS = {
    Base.EMERGENCY_VISITS: "visits",
    Base.POISON_CENTER: "calls",
    Base.REPORTS: "reports",
    Base.DEATHS: "deaths",
    Base.STUDIES: "in the studies",
    Base.ANIMALS: "animals",
    Base.CASE_SERIES: "cases",
}
"""What a bare number of a base counts; people where nothing else is said."""


class SourceKind(Category):
    """What kind of publication a source is, the best founded first."""

    LABEL = "label", "product label", "a medicine's text for doctors or patients"
    META_ANALYSIS = "meta-analysis", "meta-analysis", "the numbers of several studies, pooled"
    SYSTEMATIC_REVIEW = "systematic-review", "systematic review", "all studies that a search found"
    RCT = "rct", "randomized trial", "people given the drug or not by chance"
    TRIAL = "trial", "trial without random comparison", "people given the drug by a plan"
    COHORT = "cohort", "cohort study", "people followed over time"
    CROSS_SECTIONAL = "cross-sectional", "survey or cross-sectional study", "people seen once"
    GUIDELINE = "guideline", "guideline", "how a body of experts says to act"
    PUBLIC_HEALTH = "public-health", "public authority", "a state or public body"
    MONOGRAPH = "monograph", "drug monograph or reference work", "what a reference work says"
    NARRATIVE_REVIEW = "narrative-review", "narrative review", "an expert's choice of studies"
    CASE_SERIES = "case-series", "case series", "people described because they were ill"
    CASE_REPORT = "case-report", "case report", "one person, or very few"
    PHARMACOVIGILANCE = (
        "pharmacovigilance",
        "reports of suspected reactions",
        "reports sent in; nobody knows out of how many",
    )
    PATIENT_INFORMATION = "patient-information", "patient information", "a leaflet for patients"
    HARM_REDUCTION = "harm-reduction", "harm-reduction service", "a service for people who use"
    ANIMAL_STUDY = "animal-study", "animal study", "animals, not people"
    NEWS = "news", "news or professional press", "what the press reports"
    WEB_ARTICLE = "web-article", "web article", "a page without an editor that we know of"
    PROMOTIONAL = "promotional", "article that sells treatment", "a page of somebody who sells it"


class Basis(Category):
    """In whom the thing was seen that a finding rests on."""

    PEOPLE = "people", "people", "seen in people"
    ANIMALS = "animals", "animals", "a statement about people that rests on animals"


class Region(Category):
    """Regions whose medicines regulator speaks in a label or safety notice; EEA states are one."""

    US = "us", "United States", "Food and Drug Administration"
    EEA = "eea", "European Economic Area", "European Medicines Agency and national agencies"
    UK = "uk", "United Kingdom", "MHRA"
    CH = "ch", "Switzerland", "Swissmedic"
    CA = "ca", "Canada", "Health Canada"
    AU = "au", "Australia", "Therapeutic Goods Administration"
    PH = "ph", "Philippines", "Food and Drug Administration of the Philippines"
    BR = "br", "Brazil", "Anvisa"


class Language(Category):
    """The language of a source that is not in English."""

    DA = "da", "Danish", "read in Danish"
    DE = "de", "German", "read in German"
    ES = "es", "Spanish", "read in Spanish"
    FR = "fr", "French", "read in French"
    IT = "it", "Italian", "read in Italian"
    NL = "nl", "Dutch", "read in Dutch"
    NO = "no", "Norwegian", "read in Norwegian"
    PT = "pt", "Portuguese", "read in Portuguese"


class Design(Category):
    """The studies inside a review."""

    RANDOMIZED = "randomized", "randomized", "trials with random comparison"
    OBSERVED = "observed", "observed", "people observed without random comparison"


class Access(Category):
    """How a source was read."""

    ORIGINAL = "original", "original", "the publisher's own page"
    ABSTRACT = "abstract", "abstract only", "the abstract, not the full text"
    TABLE = "table", "table only", "a table of the publication"
    MIRROR = "mirror", "copy", "a copy on another site"
    TRANSCRIPTION = "transcription", "quotation", "quoted in a data set or page"
    SECONDARY_REPORT = "secondary-report", "second-hand report", "another party's report of it"
