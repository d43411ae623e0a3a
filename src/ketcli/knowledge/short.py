"""Effects in short: which of their keys lists tell, in their order; what is absent or empty is left out."""

SHORTENED = "slices"
"""The records inside that are in short themselves."""
SHORT = (
    "id",
    "name",
    "plain_name",
    "systems",
    "summary",
    "serious",
    "contexts",
    "terms",
    "certainty",
)
"""Behind them stand the headline of the slice asked for, and SHORTENED."""
SHORT_SLICE = (
    "context", "term", "certainty", "present", "mixed", "absent", "surest", "headline",
)  # fmt: skip
