"""Exit statuses, as those of grep."""

ANSWERED, NOTHING, MISUSE, INTERRUPTED = 0, 1, 2, 130
MEANINGS = (
    (ANSWERED, "answered"),
    (NOTHING, "nothing found"),
    (MISUSE, "misuse, or unusable data"),
    (INTERRUPTED, "interrupted"),
)
"""What each says, for the manual page."""
