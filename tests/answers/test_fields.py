"""Fields of records: what is listed is what can be kept."""

from ketcli.answers import counts
from ketcli.answers.fields import checked_fields, keys


def test_every_field_that_is_listed_can_be_kept(real_kb):
    listed = counts.fields(real_kb).records

    assert {one.kind for one in listed} == set(counts.KINDS_WITH_FIELDS)
    for one in listed:
        assert checked_fields(real_kb, one.kind, one.field) == (one.field,)


def test_every_field_of_a_kind_is_listed_in_order(real_kb):
    for kind in counts.KINDS_WITH_FIELDS:
        listed = [one.field for one in counts.fields(real_kb).records if one.kind == kind]
        assert listed == keys(real_kb, kind)
