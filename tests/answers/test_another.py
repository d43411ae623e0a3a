"""Animals, and another drug by itself: neither is in the data, and a search says so first."""

import pytest

from ketcli.answers.find import find
from ketcli.render import Page, render


def page(real_kb, real_index, text):
    return render(find(real_index, text), real_kb, "table", Page())


@pytest.mark.parametrize(
    "text",
    [
        "took 20 paracetamol",
        "paracetamol overdose",
        "overdosed on tylenol",
        "ghb overdose",
        "heroin withdrawal",
        "xanax withdrawal",
        "alcohol poisoning",
    ],
)
def test_too_much_of_another_drug_is_a_call_now_and_not_ketamine(real_kb, real_index, text):
    answer = find(real_index, text)
    first = page(real_kb, real_index, text).replace("\n", " ")

    assert first.startswith("CALL your local emergency number or a poison center NOW")
    assert "even if they feel well" in " ".join(first.split())
    assert "What another drug does by itself is not in this data" in first
    assert not answer.records, "what is told of ketamine is no answer"
    assert not [one for one in answer.see if one.command == "about"]


@pytest.mark.parametrize(
    "text", ["alcohol withdrawal shakes", "prozac side effects", "lamictal rash", "mdma headache"]
)
def test_another_drug_with_a_complaint_is_told_not_to_be_here(real_kb, real_index, text):
    shown = " ".join(page(real_kb, real_index, text).split()[:150])

    assert "What another drug does by itself is not in this data" in shown


@pytest.mark.parametrize(
    "text",
    [
        "ketamine and ghb overdose",
        "k and alcohol withdrawal",
        "alcohol",
        "took mdma",
        "overdose, gave narcan, still out",
        "overdose",
        "withdrawal",
    ],
)
def test_ketamine_and_what_is_mixed_with_it_are_told_as_before(real_index, text):
    assert not any("another drug" in said for said in find(real_index, text).remarks)


@pytest.mark.parametrize(
    "text", ["dog ate ketamine", "cat ate ketamine", "my cat licked my spravato", "dog poisoning"]
)
def test_animals_are_for_a_vet(real_kb, real_index, text):
    answer = find(real_index, text)

    assert page(real_kb, real_index, text).startswith("CALL a vet or an animal poison line NOW")
    assert (list(answer.matches), answer.see) == ([], ())


@pytest.mark.parametrize(
    "text", ["dog bite", "cat scratched me on ket", "walked the dog on k and fell", "catatonic"]
)
def test_an_animal_that_had_nothing_is_no_patient(real_index, text):
    assert not any("vet" in said for said in find(real_index, text).remarks)


def test_somebody_beside_the_animal_is_not_forgotten(real_kb, real_index):
    shown = page(real_kb, real_index, "dog ate ketamine and mum overdosed").replace("\n", " ")

    assert shown.startswith("CALL a vet")
    assert "NOW if someone" in shown
