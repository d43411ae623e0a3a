"""A question of time, of an end or of how often is told from a complaint."""

import pytest

from ketcli.answers.find import find
from ketcli.language.tokens import folded
from ketcli.retrieval.questions import asked


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How long does k bladder last?", "how-long"),
        ("when does the dizziness wear off", "how-long"),
        ("how long until my bladder gets better", ""),
        ("how long until it starts", "how-soon"),
        ("how long does it take to get k bladder", "how-soon"),
        ("how soon can you get bladder damage", "how-soon"),
        ("does k bladder go away", "goes-away"),
        ("is it permanent?", "goes-away"),
        ("can k-bladder be reversed", "goes-away"),
        ("will my nose ever heal", "goes-away"),
        ("how common is a seizure", "how-often"),
        ("what are the odds of an overdose", "how-often"),
        ("my erection won't go away", ""),
        ("pain that wont go away", ""),
        ("how soon can i drive", ""),
        ("how long does ketamine stay in urine", ""),
        ("when do i go to hospital", ""),
        ("does it go in your nose", ""),
        ("alcohol the evening before", "apart"),
        ("can i drink the night before my infusion", "apart"),
        ("mixed ghb and k last night still not awake", ""),
        ("blood in pee since yesterday", ""),
        ("bladder", ""),
        ("", ""),
    ],
)
def test_what_is_asked(real_index, text, kind):
    assert asked(real_index, folded(text)) == kind


def test_parts_of_a_question_stand_in_their_order_and_as_whole_words(real_index):
    assert asked(real_index, ["go", "away", "does", "it"]) == ""
    assert asked(real_index, ["mistakes", "go", "away"]) == ""


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "question",
    [
        "is {} reversible",
        "is {} permanent",
        "how long does {} last",
        "does {} go away",
        "how common is {}",
    ],
)
def test_a_question_of_any_effect_finds_that_effect_first(real_index, question):
    lost = [
        effect.id
        for effect in real_index.kb.effects.values()
        for name in {effect.name.lower(), effect.plain_name}
        if [*find(real_index, question.format(name)).matches][:1] != [effect.id]
    ]

    assert lost == []
