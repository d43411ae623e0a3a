"""Effects in short: which of their keys lists tell, in their order; what is absent or empty is left out."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

SHORTENED = "slices"
"""The records inside that are in short themselves."""
SHORT = (
    "id", "name", "plain_name", "systems", "summary", "serious", "emergency", "contexts", "terms", "certainty",
)  # fmt: skip
"""Behind them stand the headline of the slice asked for, and SHORTENED."""
SHORT_SLICE = (
    "context", "term", "certainty", "present", "mixed", "absent", "surest", "headline",
)  # fmt: skip


def of_cell(told: Mapping[str, Any], context: str = "", term: str = "") -> dict[str, Any]:
    """Return an effect in short with certainty and headline of the slice of a context and a term; empty for any."""
    slices = told[SHORTENED]
    values = {key: value for key, value in told.items() if key not in ("headline", SHORTENED)}
    for one in slices:
        if one.get("context", "") == context and one.get("term", "") == term:
            values.update({key: one[key] for key in ("certainty", "headline") if key in one})
    return {**values, SHORTENED: slices}


def section_under(settings: Sequence[str], drugs: Sequence[str]) -> str:
    """Return the section of effects in short by the findings of these settings and drugs, should it be compiled."""
    return f"brief {' '.join(settings)}/{' '.join(drugs)}"
