"""Summaries can be read by somebody who is frightened: their reading grade (Flesch-Kincaid) is low."""

from statistics import median

import pytest

pytestmark = pytest.mark.exhaustive

MEDIAN = 8
HIGHEST = 12


@pytest.mark.parametrize("kind", ["effects", "groups", "interactions", "topics"])
def test_summaries_are_easy_to_read(real_kb, kind):
    textstat = pytest.importorskip("textstat", reason="reading grades need textstat==0.7.7")
    grades = {
        id: textstat.flesch_kincaid_grade(record.summary)
        for id, record in getattr(real_kb, kind).items()
    }

    assert {id: grade for id, grade in grades.items() if grade > HIGHEST} == {}
    assert median(grades.values()) <= MEDIAN
