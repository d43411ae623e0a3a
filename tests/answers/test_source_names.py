"""What a page calls a source can be typed to find it."""

from ketcli.answers import query
from ketcli.errors import UnknownName


def test_author_and_year_find_a_source(real_kb):
    (source,) = query.sources(real_kb, "Winstock 2012").records

    assert source.id == "winstock-2012"


def test_the_nearest_names_are_worked_out_for_who_asks_alone():
    asked = []
    error = UnknownName("source", "winstok", lambda: asked.append(1) or ("winstock-2012",))

    assert asked == []
    assert str(error) == "no source called 'winstok'; closest: winstock-2012"
    assert error.closest == ("winstock-2012",)
    assert asked == [1]
