"""Drugs are meant by every name that they are sold under."""

import ketcli


def test_a_brand_means_its_drug(real_kb):
    branded = ketcli.select(real_kb, drug="Spravato")

    assert branded.filters.drugs == ("esketamine",)
    assert [r.id for r in branded.records] == [
        r.id for r in ketcli.select(real_kb, drug="esketamine").records
    ]
