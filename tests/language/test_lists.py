"""The language file: what contradicts itself is refused, what looks wrong is a doubt."""

import pytest
import yaml

from ketcli.compile.background import MADE
from ketcli.compile.compiler import examine
from ketcli.language.tokens import tokens

KB = """
about: {name: T, edition: 2026-01-01, reviewed: 2026-01-01, notice: n, drugs: [{id: k, name: k, meaning: m}]}
"""


@pytest.fixture
def checked(tmp_path):
    def check(*languages):
        for number, language in enumerate(languages):
            (tmp_path / f"{number}.yaml").write_text(
                (KB if not number else "") + language, encoding="utf-8"
            )
        return examine([tmp_path])

    return check


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("language: {ideas: [pee wee, small wee]}", "'wee' is in two ideas, pee and small"),
        ("language: {ideas: [pee wee], phrases: {wee: [pass water]}}", "'wee' is no idea but a word of pee"),
        ("language: {filler: [The]}", "'The' must be lower-case"),
        ("language: {pleas: ['']}", "a text without words"),
        ("language: {opposites: [[['a|b'], [c]]]}", "'a|b' must be lower-case"),
        ("language: {vectors: [pee abc]}", "a vector of 128 letters from a to i"),
        ("language: {vectors: [pee]}", "a vector of 128 letters from a to i"),
        (f"language: {{vectors: [pee {'j' * 128}]}}", "a vector of 128 letters from a to i"),
        ("language: {everyday: [colour], spelling: {colour: color}}", "'colour' is not American"),
        ("language: {classes: {bad: gone}}", "no predicate called 'gone'"),
        ("language: {headings: {Terms: how long}}", "no closed list called 'Terms'"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused_with_its_place(checked, language, said):
    (problem,) = checked(language).problems
    assert said in problem.message
    assert problem.line == 3


NAMED = {id: [id.upper(), "what it holds", f"all {id}"] for id in MADE}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"news": ["a", "b"]}, "no topic called 'news' is made of other records"),
        ({"rules": ["a"]}, "'rules' needs a name and a summary"),
    ],
)
def test_topics_that_are_made_have_names(checked, said, told):
    (problem,) = checked(yaml.safe_dump({"language": {"topics": {**NAMED, **said}}})).problems

    assert told in problem.message
    assert problem.line > 3


def test_topics_that_are_made_are_called_as_the_language_says(checked):
    own = {"topics": NAMED, "headings": {"Term": "How long"}}
    kb = checked(yaml.safe_dump({"language": own})).kb

    rules = kb.background["rules"]
    assert (rules.name, rules.synonyms) == ("RULES", ("all rules",))
    assert [section.heading for section in rules.sections] == ["How long"]


def test_some_made_topics_named_are_all_named(checked):
    (problem,) = checked("language: {topics: {rules: [Rules, all of them]}}").problems

    assert "no name of the topics changes, disagreements" in problem.message


def test_a_word_in_two_ideas_of_two_files_is_refused(checked):
    (problem,) = checked("language: {ideas: [pee wee]}", "language: {ideas: [small wee]}").problems
    assert "'wee' is in two ideas" in problem.message
    assert problem.path.endswith("1.yaml")


def test_what_looks_wrong_is_a_doubt(checked):
    told = [
        d.message
        for d in checked("language: {ideas: [pee wee], everyday: [a], filler: [a]}").doubts
    ]

    assert "everyday word 'a' is filler too" in told
    assert "no name and no judgement uses the idea 'pee'" in told


def test_what_is_said_twice_counts_once(checked):
    assert checked("language: {pleas: [help me, help me], openers: [i think, i think]}").kb


def test_parts_of_a_language_are_one(checked):
    language = checked("language: {ideas: [pee wee]}", "language: {filler: [so]}").kb.language

    assert language.family("wee") == "pee"
    assert language.marks("so") == "f"


def test_ends_and_amounts_are_those_of_the_language(checked):
    language = checked(
        "language: {opposites: [[[high], [low]]], directions: {high: [hyper], low: [hypo]}, units: {grams: [g]}}"
    ).kb.language

    assert language.at_ends(["hyperthermia"]) == language.at_ends(["high"]) == ((0, 0),)
    assert language.at_ends(["hypothermia"]) == ((0, 1),)
    assert language.at_ends(["tachycardia"]) == ()
    assert tokens(language, "2g or 3 g of mg") == ["2", "grams", "or", "3", "grams", "of", "mg"]


def test_a_denial_that_says_how_much_denies_nothing(checked):
    language = checked("language: {superlatives: [never], extents: [so]}").kb.language

    assert tokens(language, "never felt so ill") == ["felt", "so", "ill"]
    assert tokens(language, "never ill") == ["never", "ill"]
    assert tokens(language, "so never ill") == ["so", "never", "ill"]


def test_subjects_are_those_of_the_language(checked):
    language = checked("language: {subjects: {someone: [is, has]}}").kb.language

    assert language.subjects == {"someone": ["is", "has"]}


def test_data_without_a_language_use_the_one_of_the_program(kb):
    assert kb.language.family("wee") == "pee"
    assert kb.language.phrase("peed himself") == kb.language.phrase("peed themselves") == "leak pee"
