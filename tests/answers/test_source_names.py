"""What a page calls a source can be typed to find it."""

from ketcli.answers import query


def test_author_and_year_find_a_source(real_kb):
    (source,) = query.sources(real_kb, "Winstock 2012").records

    assert source.id == "winstock-2012"
