"""What a page calls a source can be typed to find it."""

import pytest

from ketcli.answers import query
from ketcli.errors import UnknownName


def test_author_and_year_find_a_source(real_kb):
    (source,) = query.sources(real_kb, "Winstock 2012").records

    assert source.id == "winstock-2012"


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Green 2009, meta-analysis", ("green-2009-airway", "green-2009-emesis")),
        ("Ketamine: risks", ("be-druglijn", "nl-drugsenuitgaan")),
    ],
)
def test_a_name_of_several_sources_is_none_of_them(real_kb, name, ids):
    with pytest.raises(UnknownName) as error:
        query.sources(real_kb, name)

    assert error.value.closest == ids
    assert str(error.value) == f"several sources are called '{name}': {', '.join(ids)}"


def test_an_id_is_one_source_whatever_else_is_called_so(real_kb):
    (source,) = query.sources(real_kb, "london-friend").records

    assert source.id == "london-friend"


def test_the_nearest_names_are_worked_out_for_who_asks_alone():
    asked = []
    error = UnknownName("source", "winstok", lambda: asked.append(1) or ("winstock-2012",))

    assert asked == []
    assert str(error) == "no source called 'winstok'; closest: winstock-2012"
    assert error.closest == ("winstock-2012",)
    assert asked == [1]
