"""The language of complaints: words that mean the same, words that say little, and opposites.

Each line of FAMILIES is one idea, its own word first; whatever is typed for any
of them is compared as the first. PHRASES does the same for several words in a
row. Both are about how people speak, never about ketamine: what an effect is
called stands in the knowledge base.
"""

FILLER = frozenset(
    """
    a about actually after all also am an and any anymore anyone are as at bc be because been before
    being bit but by could couple day days did do does doing done during each else ending even ever
    every feels felt feel feeling feelings for from get gets getting give given gives go goes going gone got
    gotten had has have having he her hers him his how i if im in into is it its ive just keep keeps
    kept kind kinda know last lately like little lot made make makes making may me mild
    might mine moderate most much my myself now occasional occasionally of off on or our ours
    over own part please pretty quite really recently same seem seemed seems severe severely she should
    since slight slightly so some someone something somewhat sometimes sort sorta still such super than that
    thats the their them then there these they thing things this those though through time times to today
    too totally towards toward under until up us use used user users using very was we week weeks
    were what when whenever where which while who whole will with within would yet you your yours yourself
    extreme extremely terrible terribly horrible horribly awful awfully crazy insane fucking damn
    experience experienced experiencing develop developed suffer suffering suffered symptom symptoms side effect effects
    cause caused causes causing initial initially beginning start started starts starting began becoming become
    became sudden suddenly chronic chronically acute increasingly months month year years yesterday tonight
    ket ketamine ketamin esketamine spravato kitty drug drugs dose doses dosing session sessions
    infusion infusions treatment treatments taking take took taken done doing sniffed snorted snorting line lines
    help pls plz omg wtf idk ur u r lol tbh btw mate bro guys hi hello anybody anyone else
    person people boyfriend girlfriend friend son daughter husband wife partner
    """.split()
)
"""Words dropped from a query that says anything else besides."""

FAMILIES = """
pee pees peeing peed wee weeing weed piss pissing pissed pissin urinate urinates urinating urinated urination urine urinary urinal void voiding micturition micturate tinkle widdle slash
pain pains painful painfully hurt hurts hurting hurtin sore soreness ache aches aching achy ached agony tender tenderness throbbing twinge discomfort
burn burning burns burned burnt sting stinging stings scalding
stomach tummy belly abdomen abdominal gut guts tum
vomit vomiting vomited puke puking puked barf barfing spew spewing chunder chundering upchuck emesis hurl hurling retch retching retched chucking
nausea nauseous nauseated nauseating sick sickly queasy queasiness sickness
dizzy dizziness dizzyness lightheaded lightheadedness woozy wooziness giddy giddiness faintness
see seeing saw seen sees sight vision visual visually
eye eyes eyeball eyeballs eyesight ocular
hear hears hearing heard
ear ears
heart hearts heartbeat heartbeats cardiac pulse ticker
fast faster racing race races raced rapid rapidly quick quickly speeding sped
slow slower slowed slowing slowly sluggish slowness
breath breathe breathes breathing breathed breaths respiration respiratory breathin
sleep sleeping sleeps slept asleep sleepin
sleepy sleepiness drowsy drowsiness drowsey somnolent somnolence groggy grogginess
tired tiredness exhausted exhaustion exhausting fatigue fatigued knackered shattered drained weary weariness lethargic lethargy
memory memories remember remembering remembered recall recalling
forget forgets forgetting forgot forgotten forgetful forgetfulness
sad sadness unhappy tearful
depression depressed depressing depressive
scared scary fear fearful afraid frightened frightening terrified terrifying terror
anxiety anxious anxiousness nervous nervousness worry worried worrying nervy angst apprehension apprehensive
panic panics panicking panicky panicked
angry anger angrier rage raging irritable irritability irritated irritation irritate grumpy cranky snappy
numb numbness numbing numbed
tingle tingling tingly tingles tingled prickling prickly
shake shakes shaking shaky shakey shaken shakiness tremble trembling tremor tremors
twitch twitches twitching twitchy jerk jerks jerking jerky jerked spasm spasms spasming
faint faints fainted fainting collapse collapsed collapsing collapses unconscious unconsciousness syncope swoon
fit fits fitting seizure seizures convulsion convulsions convulsing convulse epileptic
bleed bleeding bleeds blood bloody bled
nose nasal nostril nostrils noses
poo poos pooing poop pooping stool stools bowel bowels shit shitting defecate feces faeces turd
kidney kidneys renal
liver hepatic
breathless breathlessness winded
strange weird odd unusual peculiar
stop stops stopped stopping quit quits quitting
need needs needing needed gotta urge urges urgent urgency urgently
want wants wanting wanted wanna wish
crave craves craving cravings craved
die dies died dying dead death deaths
kill kills killing
often frequent frequently frequency constant constantly always nonstop repeatedly continually continuous continuously
night nights nighttime overnight nightly
wake wakes waking woke woken awake awakening waken
walk walks walking walked gait
talk talks talking talked speak speaks speaking spoke speech
slur slurs slurred slurring
think thinks thinking thought thoughts
focus focusing focused focussed concentrate concentrating concentration attention attentive
confusion confused confusing confuse muddled disoriented disorientated disorientation bewildered
move moves moving moved movement movements motion mobile
swell swells swelling swelled swollen edema puffy puffiness bloated
itch itches itching itchy itchiness
sweat sweats sweating sweaty sweated perspiration perspiring clammy
hot heat overheating overheated overheat
cold chilly chills
dry dryness dried
drool drooling drools dribble dribbling slobber slobbering saliva salivating salivation spit
tooth teeth dental
mouth mouths oral
throat throats
skin dermal
muscle muscles muscular
stiff stiffness stiffen stiffened rigid rigidity tense tension tight tightness
weak weakness weaker
appetite hunger hungry eat eating ate eaten food
sex sexual sexually libido horny
baby babies fetus foetus fetal foetal unborn
blur blurs blurry blurred blurring blurriness fuzzy hazy
double doubled doubling
ring ringing buzzing buzz
loud noise noises noisy
spin spins spinning spinny whirling
balance unbalanced unsteady unsteadiness wobbly wobble imbalance
clumsy clumsiness uncoordinated coordination coordinate
stuck frozen freeze paralyzed paralysed paralysis immobile immobility
leak leaks leaking leaked incontinent incontinence dribbles
yellow yellowing jaundice jaundiced yellowish
rash rashes hives welts
choke chokes choking choked
unreal unreality dreamlike dreamy surreal
detached detachment disconnected disconnection disconnect dissociation dissociate dissociated dissociating dissociative zoned spaced spacey
hallucination hallucinations hallucinate hallucinating hallucinated hallucinatory hallucinogenic halluc
voice voices
paranoid paranoia paranoiac persecuted
addiction addicted addict addictive hooked dependent dependence dependency
withdrawal withdrawals withdraw withdrawing
tolerance tolerant
suicide suicidal suicidality
flashback flashbacks
nightmare nightmares
dream dreams dreaming dreamt
insomnia insomniac sleepless sleeplessness
agitation agitated restless restlessness fidgety antsy
euphoria euphoric elated elation
hiccup hiccups
cough coughs coughing coughed
infection infections infected infect
inflammation inflamed inflammatory
injury injuries injured injure
accident accidents accidental accidentally accidently
crash crashes crashed crashing
drive driving drives drove driver
overdose overdosed overdosing od ods
high highs elevated raised raise rise rising risen increase increased increases increasing higher heightened spike spiked spiking
low lower lowered lowering decrease decreased decreases decreasing reduced reduce reduction drop drops dropped dropping less diminished
lose loses losing lost loss
gain gains gained gaining
not no cant cannot cnt cudnt couldnt dont doesnt didnt isnt arent wasnt wont wouldnt never without unable inability havent hasnt none nothing aint barely hardly
trouble difficulty difficult difficulties struggle struggling struggles struggled hard harder problem problems issue issues
headache headaches migraine migraines
constipation constipated
diarrhea runs squits
cramp cramps cramping crampy
large larger big bigger huge widening widened dilated
small smaller tiny shrunken shrunk shrinking shrink
personality character
mood moods moody
emotion emotions emotional emotionally
swing swings
thirst thirsty
fever feverish temperature
blue bluish
pale white
hole holes perforation perforated
snot mucus runny
work working job
lonely isolated isolation alone
money debt
needle needles syringe syringes
pregnant pregnancy
attack attacks
chest chests
bladder bladders
head heads
body bodies bodily
leg legs
arm arms
hand hands
foot feet
face facial
lip lips
tongue tongues
brain brains
mind minds mental mentally
back
""".strip()
"""One idea a line, the word that stands for it first."""

PHRASES = {
    "blood pressure": "bloodpressure",
    "bp": "bloodpressure",
    "heart rate": "heart",
    "heart beat": "heart",
    "black out": "blackout",
    "blacked out": "blackout",
    "blacking out": "blackout",
    "blackouts": "blackout",
    "pass out": "faint",
    "passed out": "faint",
    "passing out": "faint",
    "passes out": "faint",
    "throw up": "vomit",
    "throwing up": "vomit",
    "threw up": "vomit",
    "thrown up": "vomit",
    "throws up": "vomit",
    "be sick": "vomit",
    "being sick": "vomit",
    "been sick": "vomit",
    "short of breath": "breathless",
    "shortness of breath": "breathless",
    "out of breath": "breathless",
    "pins and needles": "tingle",
    "light headed": "dizzy",
    "light headedness": "dizzy",
    "light headedness feeling": "dizzy",
    "pass water": "pee",
    "passing water": "pee",
    "pass urine": "pee",
    "passing urine": "pee",
    "passing urin": "pee",
    "take a leak": "pee",
    "go to the toilet": "toilet",
    "go to the loo": "toilet",
    "go to the bathroom": "toilet",
    "bathroom": "toilet",
    "loo": "toilet",
    "all the time": "often",
    "a lot": "often",
    "non stop": "often",
    "every 5 minutes": "often",
    "every five minutes": "often",
    "every few minutes": "often",
    "every 10 minutes": "often",
    "every ten minutes": "often",
    "every half hour": "often",
    "every hour": "often",
    "can not": "not",
    "not able": "not",
    "not be able": "not",
    "worn out": "tired",
    "wiped out": "tired",
    "burnt out": "tired",
    "burned out": "tired",
    "wide awake": "not sleep",
    "stay awake": "not sleep",
    "fall asleep": "sleep",
    "falling asleep": "sleep",
    "go to sleep": "sleep",
    "out of body": "outofbody",
    "outer body": "outofbody",
    "outside my body": "outofbody",
    "outside of my body": "outofbody",
    "left my body": "outofbody",
    "leaving my body": "outofbody",
    "k hole": "khole",
    "kay hole": "khole",
    "k holed": "khole",
    "k holing": "khole",
    "kholed": "khole",
    "kholing": "khole",
    "kholes": "khole",
    "k holes": "khole",
    "kill myself": "suicide",
    "killing myself": "suicide",
    "end my life": "suicide",
    "ending my life": "suicide",
    "end it all": "suicide",
    "take my own life": "suicide",
    "taking my own life": "suicide",
    "kill himself": "suicide",
    "kill herself": "suicide",
    "kill themselves": "suicide",
    "heart burn": "heartburn",
    "hot flush": "hotflush",
    "hot flushes": "hotflush",
    "hot flash": "hotflush",
    "hot flashes": "hotflush",
    "sore throat": "throat pain",
    "sleep walking": "sleepwalk",
    "sleepwalking": "sleepwalk",
    "sick to my stomach": "nausea",
    "upset stomach": "nausea stomach",
    "wake up": "wake",
    "waking up": "wake",
    "woke up": "wake",
    "wakes up": "wake",
    "get up": "wake",
    "getting up": "wake",
    "come down": "comedown",
    "coming down": "comedown",
    "too hot": "hot high",
    "too fast": "fast",
    "too slow": "slow",
    "giving birth": "birth",
    "nose bleed": "nosebleed",
    "nose bleeds": "nosebleed",
    "nosebleeds": "nosebleed",
    "bleeding nose": "nosebleed",
    "nose bleeding": "nosebleed",
    "bloody nose": "nosebleed",
    "nose is bleeding": "nosebleed",
    "blood from nose": "nosebleed",
    "blood from my nose": "nosebleed",
    "double vision": "seedouble",
    "seeing double": "seedouble",
    "see double": "seedouble",
    "two of everything": "seedouble",
    "double sight": "seedouble",
    "period": "menstruation",
    "periods": "menstruation",
    "menstrual": "menstruation",
}
"""Words in a row that are one idea; values are words of FAMILIES or stand alone."""

OPPOSITES = (
    ({"high", "gain", "often"}, {"low", "lose", "not"}),
    ({"fast"}, {"slow"}),
    ({"large"}, {"small"}),
    ({"hot"}, {"cold"}),
    ({"hypertension", "hypertens", "hypertensive"}, {"hypotension", "hypotens", "hypotensive"}),
    ({"tachycardia"}, {"bradycardia"}),
    ({"insomnia"}, {"sleepy"}),
    ({"constipation"}, {"diarrhea"}),
)
"""Ideas that never stand in for each other: a query with one never finds a name with the other."""

AMERICAN = (
    ("haem", "hem"),
    ("oedema", "edema"),
    ("oestr", "estr"),
    ("aesth", "esth"),
    ("paed", "ped"),
    ("rrhoea", "rrhea"),
    ("pnoea", "pnea"),
    ("foet", "fet"),
    ("faec", "fec"),
    ("oesoph", "esoph"),
    ("anaem", "anem"),
    ("behaviour", "behavior"),
    ("colour", "color"),
    ("tumour", "tumor"),
    ("odour", "odor"),
    ("labour", "labor"),
    ("favour", "favor"),
    ("humour", "humor"),
    ("centre", "center"),
    ("litre", "liter"),
    ("fibre", "fiber"),
    ("manoeuv", "maneuv"),
    ("dyspnoe", "dyspne"),
    ("sulph", "sulf"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("yse", "yze"),
    ("ysing", "yzing"),
)
"""British letters and the American ones that stand for them, tried inside every word."""
