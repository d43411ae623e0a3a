"""How old an edition is, by the clock alone."""

from __future__ import annotations

import os
import time

from ketcli.errors import KetError, shown

MONTHS = 18
"""Age of an edition at which an answer says so: labels change about once a year."""


def stale(edition: str) -> bool:
    """Tell whether an edition, a date, is more than MONTHS old today, or on the day that KET_TODAY names.

    Raises KetError where that names no day. What is no date is not judged.
    """
    today = os.environ.get("KET_TODAY") or time.strftime("%Y-%m-%d")
    if not _is_day(today):
        raise KetError(f"KET_TODAY '{shown(today)}' must be a date like 2026-01-31")
    if not _is_day(edition):
        return False
    month = int(edition[5:7]) + MONTHS - 1
    return today > f"{int(edition[:4]) + month // 12:04}-{month % 12 + 1:02}{edition[7:]}"


def old(edition: str) -> str:
    """Return what an answer from an edition says of its age; nothing while that is no matter."""
    said = f"Edition {edition} is more than {MONTHS} months old; look for a newer one."
    return said if stale(edition) else ""


def _is_day(text: str) -> bool:
    return [part.isdigit() and len(part) for part in text.split("-")] == [4, 2, 2]
