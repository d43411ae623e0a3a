"""What is an emergency by itself is told, whatever effect was found, and a stranger raises no alarm."""

from pathlib import Path

import pytest
import yaml

from ketcli.language.tokens import tokens
from ketcli.retrieval.alarms import told

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ("vomiting blood", "vomiting-blood"),
        ("he threw up and there was blood in it", "vomiting-blood"),
        ("my vomit looks like coffee grounds", "vomiting-blood"),
        ("coughing up blood", "coughing-blood"),
        ("blood in my phlegm", "blood-in-phlegm"),
        ("black stools", "black-or-bloody-stools"),
        ("bleeding from my bum", "bleeding-from-bottom"),
        ("bleeding from head", "severe-bleeding"),
        ("clear fluid out of her ear, she hit her head", "head-injury"),
        ("fell off a balcony", "serious-accident"),
        ("cant move my arm", "stroke-signs"),
        ("cant feel my legs", "stroke-signs"),
        ("arm gone numb on one side", "stroke-signs"),
        ("slept 20 hours", "street-ketamine-with-sedatives"),
        ("been asleep since yesterday", "street-ketamine-with-sedatives"),
        ("my friend is asleep is he ok", "cannot-be-woken"),
        ("her pupils are pinpoint", "opioid-may-be-involved"),
        ("rr 6 per minute", "breathing-failing"),
        ("my 2 yr old licked the bag", "child-has-taken-it"),
        ("bp 210 over 120", "blood-pressure-crisis"),
        ("temp of 41", "overheating"),
        ("naked running in street", "dangerous-confusion"),
        ("havent peed since yesterday", "cannot-pass-urine"),
        ("vomiting and yellow", "yellow-skin-or-eyes"),
        ("cant swallow", "throat-closing"),
        ("shooting up ket arm swollen red", "skin-infection-spreading"),
        ("arm red hot swollen fever and confused", "skin-infection-spreading"),
        ("kidney infection and shes talking nonsense", "sepsis-signs"),
        ("fingers going white after i missed a vein", "limb-dying-after-injection"),
        ("pregnant and spotting heavily", "pregnant-and-bleeding"),
        ("i keep picturing hanging myself", "suicidal-danger"),
        ("elephant sat on my chest", "chest-pain"),
        ("hr 38", "heartbeat-dangerous"),
        ("hes attacking everyone", "dangerous-confusion"),
        ("newborn is floppy", "baby-hard-to-wake"),
        ("coughing up clots", "coughing-blood"),
        ("fell down the stairs", "serious-accident"),
        ("he has stopped moving", "cannot-be-woken"),
        ("one leg dragging since the drip", "stroke-signs"),
        ("pulled him out of the canal", "serious-accident"),
        ("baby stopped moving inside me", "pregnant-spotting-or-still"),
        ("i have a rope and im going to use it", "suicidal-danger"),
        ("leg ballooned and went white after hitting the groin", "limb-dying-after-injection"),
        ("found him face down in the pool", "serious-accident"),
        ("found him face down in the pool", "cannot-be-woken"),
        ("found underwater", "cannot-be-woken"),
        ("under the water not moving", "serious-accident"),
        ("he passed out in the bath", "cannot-be-woken"),
        ("fell asleep in the bath on ket", "cannot-be-woken"),
        ("he jumped in the canal", "serious-accident"),
        ("about to jump", "suicidal-danger"),
        ("cut my wrist", "suicidal-danger"),
        ("slashed wrist", "suicidal-danger"),
        ("cut my arms", "suicidal-danger"),
        ("im going to hurt myself", "suicidal-danger"),
        ("ive cut myself", "suicidal-danger"),
        ("ive cut myself", "severe-bleeding"),
        ("nosebleed for an hour", "severe-bleeding"),
        ("nose bleeding wont stop after snorting", "severe-bleeding"),
        ("broke my leg while in a k hole", "serious-accident"),
        ("pulse is weak", "heartbeat-dangerous"),
        ("i want to hurt someone", "dangerous-confusion"),
        ("baby not moving", "pregnant-spotting-or-still"),
        ("lying in the bath not responding", "cannot-be-woken"),
        ("head under the water", "serious-accident"),
        ("found in the river", "serious-accident"),
        ("gonna jump off the roof", "suicidal-danger"),
        ("sliced my wrist", "suicidal-danger"),
        ("opened my wrists", "severe-bleeding"),
        ("cut my legs on purpose", "suicidal-danger"),
        ("blood pouring out my nose", "severe-bleeding"),
        ("nosebleed 20 minutes", "severe-bleeding"),
        ("hes been stabbed", "severe-bleeding"),
        ("going to hurt my girlfriend", "dangerous-confusion"),
    ],
)
def test_an_alarm_is_told(real_index, text, help):
    assert help in told(real_index, tokens(real_index.language, text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "blood test tomorrow",
        "blood pressure and vomiting",
        "yellow fever vaccine over 60",
        "bouncing off the walls",
        "gargle with salt water",
        "afib and spravato",
        "does ketamine work for suicidal thoughts",
        "my child ate and needs ketamine",
        "slept 6 hours",
        "arm hurts",
        "20",
        "not vomiting",
        "cut myself off from friends",
        "cut myself shaving",
        "my heart is about to jump out of my chest",
        "frequent nosebleeds",
        "feels like im underwater",
        "weak heart",
        "world looks underwater",
        "hurt myself without knowing",
        "how to avoid hurting myself",
        "stabbing pain",
        "wrist pain",
        "nosebleed 10 minutes after a line",
        "cut down on purpose",
        "found it in the bath",
        "cant get to sleep without a bath",
    ],
)
def test_no_alarm_is_raised(real_index, text):
    assert told(real_index, tokens(real_index.language, text)) == ()


def test_every_alarm_is_of_a_help_that_is_there(real_kb):
    written = yaml.safe_load((DATA / "language" / "alarms.yaml").read_text(encoding="utf-8"))
    assert set(written["language"]["alarms"]) <= set(real_kb.help)
