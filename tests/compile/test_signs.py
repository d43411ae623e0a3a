"""Signs that are an effect's own stand first: what help says itself, or what is likest what is said of the effect."""

import pytest

from ketcli.compile.signs import Signs
from ketcli.knowledge.model import EffectEntry, Help, Own
from ketcli.knowledge.vocabulary import Occasion, System, Tier

SIGNS = ("your face droops", "your arm is suddenly numb", "your sight is blurred")


@pytest.fixture(scope="module")
def signs(real_kb):
    said = {
        "numb": ("Numbness", "Your skin feels numb."),
        "sight": ("Blurred vision", "What you see is blurred."),
        "rash": ("Rash", "Red, itchy skin."),
        "sweat": ("Sweating", "You sweat a lot."),
    }
    return Signs(
        real_kb.language,
        [
            EffectEntry(
                id=id, name=name, plain_name=name, systems=(System.NERVOUS,), summary=summary
            )
            for id, (name, summary) in said.items()
        ],
    )


def help_of(*signs, id="some", **more):
    more = {"tier": Tier.EMERGENCY, "effects": ("numb", "sight"), "cites": (), **more}
    return Help(id=id, signs=signs, **more)


@pytest.mark.parametrize(("id", "first"), [("numb", 1), ("sight", 2), ("rash", 0)])
def test_the_sign_that_is_likest_an_effect_is_its_first(signs, id, first):
    (help,) = signs.of(id, [help_of(*SIGNS)])

    assert help.signs[0] == SIGNS[first]
    assert set(help.signs) == set(SIGNS)


def test_what_help_says_itself_counts_over_likeness(signs):
    own = (Own(sign=SIGNS[0], effects=("numb",)), Own(sign=SIGNS[2], effects=("numb",)))
    (help,) = signs.of("numb", [help_of(*SIGNS, own=own)])

    assert help.signs == (SIGNS[0], SIGNS[2], SIGNS[1])


def test_what_is_always_an_emergency_is_said_as_it_is_written(signs):
    said = ("you do not wake", "your arm, your leg, your face and your foot are suddenly numb")
    (always,) = signs.of("numb", [help_of(*said, occasions=(Occasion.NOTHING_FOUND,))])
    (other,) = signs.of("numb", [help_of(*said)])

    assert always.signs == said
    assert other.signs == said[::-1]


def test_help_is_in_the_order_of_tiers_then_its_own_then_what_is_always_meant_then_likeness(signs):
    helps = [
        help_of("your sight is blurred", id="today", tier=Tier.URGENT),
        help_of("you sweat", id="other"),
        help_of("your sight is blurred", id="like"),
        help_of("you do not wake", id="always", occasions=(Occasion.NOTHING_FOUND,)),
        help_of("you fall", id="own", own=(Own(sign="you fall", effects=("sight",)),)),
    ]

    assert [h.id for h in signs.of("sight", helps)] == ["own", "always", "like", "other", "today"]
