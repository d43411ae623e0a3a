"""Pointers: what words name besides effects, and what they do not name."""

import pytest

from ketcli.answers import query
from ketcli.answers.find import find
from ketcli.retrieval.explain import explain


def pointed(index, text):
    return [pointer.id for pointer in query.find(index, text).see]


# 1. Topics


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("ketamine", "short-and-long-term"),
        ("side effects", "short-and-long-term"),
        ("long term effects of ketamine", "short-and-long-term"),
        ("what are the signs of ketamine addiction", "dependence-and-withdrawal"),
        ("what dose do they give", "dosing"),
        ("how do i cut down", "lowering-harm"),
        ("took 2g of k", "overdose"),
        ("took 3 grams", "overdose"),
    ],
)
def test_a_question_leads_to_its_topic(real_index, text, topic):
    assert topic in pointed(real_index, text)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("signs of ketamine use", "dependence-and-withdrawal"),
        ("what are the signs someone is using ketamine", "dependence-and-withdrawal"),
        ("where can I get help for my son", "dependence-and-withdrawal"),
        ("how long does ketamine last", "how-long-it-lasts"),
        ("how long does the high last", "how-long-it-lasts"),
        ("how long does spravato last", "how-long-it-lasts"),
        ("how long does a bump last", "how-long-it-lasts"),
        ("how long do the side effects last", "how-long-it-lasts"),
        ("when will i feel normal again", "how-long-it-lasts"),
        ("half life of ketamine", "drug-tests"),
        ("half life", "drug-tests"),
        ("drug test at work", "drug-tests"),
        ("drug test ketamine", "drug-tests"),
        ("will it show up on drug test", "drug-tests"),
        ("does spravato show up", "drug-tests"),
        ("how long does ketamine stay in your system", "drug-tests"),
        ("urine test days", "drug-tests"),
        ("how long in urine", "drug-tests"),
        ("pee test", "drug-tests"),
        ("hair test", "drug-tests"),
        ("who to call", "overdose"),
        ("took 500mg", "overdose"),
        ("how do i get help", "dependence-and-withdrawal"),
        ("who can i talk to", "dependence-and-withdrawal"),
    ],
)
def test_a_question_about_no_complaint_finds_its_topic_alone(real_index, text, topic):
    answer = query.find(real_index, text)

    assert [pointer.id for pointer in answer.see] == [topic]
    assert not answer.matches
    assert answer.nothing is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("which symptoms mean i should ring an ambulance and which can wait", "getting-help"),
        ("is this a hospital thing or can i see my own doctor", "getting-help"),
        ("a clinic advert claims it has no side effects at all", "popular-articles"),
        ("two papers say opposite things, which one is right", "disagreements"),
        ("anything added since the previous edition", "changes"),
        ("will they move it up to class a", "law"),
        ("am i fit to drive to work the morning after my spray", "driving"),
        ("how soon can i get behind the wheel after a drip", "driving"),
        ("how come it wrecks the bladder, what is the mechanism", "mechanism"),
        ("which blood tests should my doctor order each year", "monitoring"),
        ("why do so many patients give up on the spray", "stopping-treatment"),
        ("what do they do with you on infusion day", "treatment"),
        ("is the spray any use against depression that nothing else helps", "uses"),
        ("how many milligrams per kilo do they start with", "dosing"),
        (
            "is it normal to get shakes when you quit and where can i get help",
            "dependence-and-withdrawal",
        ),
        ("how do i look after my nose and bladder if i carry on", "lowering-harm"),
    ],
)
def test_a_question_in_other_words_leads_to_its_topic(real_index, text, topic):
    assert topic in pointed(real_index, text)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("im 70", "older-adults"),
        ("mother is 78", "older-adults"),
        ("he turns 81 next month and they want to give him the spray", "older-adults"),
        ("i am 15 and tried some ket", "children"),
        ("ket with asthma", "lung-and-airway-disease"),
        ("i use an inhaler, can i have ketamine", "lung-and-airway-disease"),
        ("had a heart bypass, may i have infusions", "heart-disease"),
        ("my sister has bipolar and wants the spray", "psychosis-and-bipolar"),
        ("ten weeks pregnant and i did some k", "pregnancy"),
        ("is it stronger for girls than for lads", "women"),
        ("is it worse to inject ket than to sniff it", "people-who-inject"),
        ("police pinned him down and a medic gave him ketamine", "sedated-during-restraint"),
    ],
)
def test_who_asks_leads_to_the_group(real_index, text, group):
    assert group in pointed(real_index, text)


@pytest.mark.parametrize(
    "text",
    [
        "my knees creak like an old door",
        "cried like a baby all evening",
        "my wife says i look grey",
        "my girlfriend had to hold me up",
        "ears ring like an old kettle",
        "dizzy the whole way home",
        "gran's bus pass",
        "best mattress for a bad back",
        "when does the library open",
    ],
)
def test_what_asks_for_nothing_leads_nowhere(real_index, text):
    assert pointed(real_index, text) == []


def test_why_says_what_is_asked_for(real_index):
    assert "asked for: groups older-adults" in explain(real_index, "mother is 78")


def test_the_drug_alone_beside_a_substance_asks_for_nothing(real_index):
    assert pointed(real_index, "ket and tramadol") == ["opioids"]


def test_an_effect_that_is_likely_stands_beside_the_topic(real_index):
    answer = query.find(real_index, "can i drive home after my spravato appointment")

    assert [pointer.id for pointer in answer.see] == ["driving"]
    assert [*answer.matches][:1] == ["impaired-driving"]


def test_who_is_on_a_substance_is_led_to_the_mixture_too(real_index):
    assert set(pointed(real_index, "im on methadone and they offered me ketamine")) >= {
        "substance-use-disorder",
        "opioids",
    }


@pytest.mark.parametrize(
    "text", ["alcohol and bladder pain", "alcohol the evening before", "had alcohol, feel sick"]
)
def test_alcohol_is_named_beside_any_words(real_index, text):
    assert "alcohol" in pointed(real_index, text)


def test_who_may_be_addressed_belongs_to_a_group(real_index):
    assert "epilepsy" in pointed(real_index, "is it ok if you are epileptic")


def test_an_evening_says_nothing_beside_a_substance(real_index):
    answer = query.find(real_index, "alcohol the evening before spravato")

    assert [pointer.id for pointer in answer.see] == ["alcohol"]
    assert not answer.matches


# 2. Idioms, 3. colors


@pytest.mark.parametrize(
    "text", ["pins and needles", "pee is brown", "visual snow", "peeing glass"]
)
def test_what_is_said_in_a_figure_names_no_drug(real_index, text):
    assert pointed(real_index, text) == []


# 4. Denials


@pytest.mark.parametrize(
    "text",
    [
        "no alcohol",
        "alcohol free beer",
        "non-alcoholic beer",
        "coke zero",
        "my pee has the colour of red wine",
        "coke coloured pee",
    ],
)
def test_a_denied_substance_is_not_named(real_index, text):
    assert pointed(real_index, text) == []


# 5. Common words


@pytest.mark.parametrize(
    "text",
    [
        "ice cream",
        "speed bump",
        "glass of water",
        "snoring husband",
        "swollen up like a balloon, and no bowel movement",
        "used to need half a g and now two",
        "my ck was sky high",
        "my memory sux",
        "mon ami ne respire pas",
    ],
)
def test_a_common_word_names_a_substance_only_beside_a_cue(real_index, text):
    assert pointed(real_index, text) == []


@pytest.mark.parametrize(
    ("text", "substance"),
    [
        ("ket and coke", "cocaine"),
        ("took speed", "amphetamines"),
        ("coke", "cocaine"),
        ("ket with a beer", "alcohol"),
        ("midaz then ketamine for my shoulder", "benzodiazepines"),
        ("took a xan to get down", "benzodiazepines"),
        ("are there zenes going round", "nitazenes-fentanyl"),
        ("my beta blocker and the spray", "antihypertensives"),
        ("do my hay fever pills go with it", "antihistamines"),
        ("sux and ketamine for the tube", "muscle-relaxants"),
    ],
)
def test_a_cue_makes_a_common_word_a_substance(real_index, text, substance):
    assert substance in pointed(real_index, text)


def test_words_of_a_group_are_searched_for(real_index):
    answer = query.find(real_index, "bp 180/110 after spravato")

    assert next(iter(answer.matches)) == "hypertension"


@pytest.mark.parametrize("text", ["help", "help me please", "somebody help me"])
def test_a_bare_cry_for_help_is_shown_what_to_do(real_index, text):
    assert [one.id for one in find(real_index, text).see] == ["overdose"]


@pytest.mark.parametrize("text", ["gave narcan still out", "narcan didnt work"])
def test_what_can_kill_is_not_hidden_by_a_substance_that_is_named(real_index, text):
    assert {"acute-toxicity", "loss-of-consciousness"} & {
        effect.id for effect in find(real_index, text).records
    }


# What is not recorded


@pytest.mark.parametrize(
    "text",
    [
        "does ketamine affect sperm",
        "autism ketamine",
        "number needed to harm",
        "can ketamine cure psoriasis",
        "does ketamine raise testosterone",
        "is ketamine kosher",
        "who invented ketamine",
        "ketamine for fibromyalgia",
    ],
)
def test_a_question_of_what_is_not_recorded_opens_no_topic(real_index, text):
    assert pointed(real_index, text) == []


def test_of_a_topic_and_a_group_the_likelier_comes_first(real_index):
    assert pointed(real_index, "elderly depression spravato falls") == ["older-adults", "dosing"]
    assert pointed(real_index, "thyroid and ketamine") == ["thyroid-disease"]
