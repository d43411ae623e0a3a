"""The language of complaints: words that mean the same, words that say little, and opposites.

Each line of FAMILIES is one idea, its own word first; whatever is typed for any
of them is compared as the first. PHRASES does the same for several words in a
row. Both are about how people speak, never about ketamine: what an effect is
called stands in the knowledge base.
"""

FILLER = frozenset(
    """
    a able about absolutely actual actually after again ago all almost alot already also although am
    amount amounts an and another any anymore anyone anything are around as at available away bad badly bc be
    because been before being big bit bits both bout bouts brief briefly but by came can case cause caused
    causes causing certain chronic chronically come comes completely complete considerable could couple
    daily day days debilitating definite definitely degree developed develop did disturbing do does doing done
    due during each effect effects either else end ended ending ends enough entire entirely episode episodes
    especially even eventually ever every everyday everything everytime evening exactly except excessive
    excessively experience experienced experiencing extra extreme extremely fairly feel feeling feelings
    feels felt few finally find first following for from fully further general generally get gets
    getting give given gives giving go goes going gone good got gotten great greatly guess had half happen
    happened happening happens has have having he her here hers herself him himself his hour hours how
    however i if im immediate immediately in incredible incredibly initial initially insane insanely intense
    intensely into is it its itself ive just keep keeping keeps kept kind kinda know last lasted
    lasting lasts lately later least led let level levels like likely line lines literally little
    load loads long longer lot lots made mainly major make makes making many massive may me mild mildly
    mine minor minute minutes moderate moderately moment moments month months more morning most mostly much
    my myself name near nearly new next nice non normal normally notice noticeable noticed now occasional
    occasionally occur occurred occurs of off oh ok okay on once one ones ongoing only onset onto or other
    others our ours out over overall overwhelming own part particularly partly past patient patients per perhaps
    permanent permanently person persistent persistently pet please pls plz possible possibly pretty previous
    previously probably profound profoundly pronounced pure quite random randomly rather reaction reactions
    really recent recently regular regularly result resulting results right same say says second
    seconds seem seemed seems sense serious seriously session sessions set several severe severely she
    short should side significant significantly similar simply since situation slight slightly so some
    somebody somehow someone something sometimes somewhat soon sort sorta spell spells
    start started starting starts state still strong strongly such sudden suddenly suffer suffered suffering super
    supposed sure symptom symptoms take taken takes taking tend tends terrible terribly than that thats the
    their them themselves then there these they thing things this those though through throughout
    til till time times to today together tonight too took total totally toward towards treatment tremendous
    tremendously tried tries try trying two type types under unbearable unbelievable unbelievably until unusually up upon us use
    used user users using usual usually utterly various very via was we week weekend weeks well went were what
    whatever when whenever where whereas whether which while who whole whose why will with within would
    y min mins rn af tho thru cos coz cuz wot bf gf buddy mum mom dad brother sister flatmate housemate gran grandad
    grandma youve youre weve reckon reckons say says said arse safe sent doing oclock goin gettin havin bein tonite nite
    lad lass fella wrong something gonna gona way spray
    yeah year years yesterday yet you your yours yourself
    horrible horribly awful awfully crazy fucking fuckin damn damned begin beginning begins began became become becomes
    becoming increasingly progressively gradually
    ket ketamin ketamine ketty esketamine spravato kitty drug drugs dose doses dosed dosing infusion infusions meds
    medication sniff sniffed sniffing snort snorted snorting
    handful handfuls affected affect affects affecting sensation sensations physical physically fairly
    help helps omg wtf idk ur u r lol tbh btw mate bro guys hi hello
    people boyfriend girlfriend friend friends son daughter husband wife partner lad
    """.split()
)
"""Words that say little: compared, but weighing next to nothing."""

STOP = frozenset(
    """
    i im ive id a an ma meh m8 mate mates the is am are was were be been being isnt of to and or it its this that my me mine
    myself he she his her hers him himself herself they them their theirs hes shes theyre we us our you your
    yours so just very really if im do does did has have had with for in at by as from
    """.split()
) - {"isnt"}
"""Words that never tell two complaints apart; dropped wherever anything else is said."""

PRONOUNS = frozenset(
    """
    i im ive id my me mine myself he hes his him himself she shes her hers herself they theyre their them themselves
    you your youre we our us the a an is are am was were isnt been be really very so just
    """.split()
)
"""Words in which two ways to say the same may differ."""

FAMILIES = """
pee pea pees peeing peed wee weeing piss pissing pissed pissin urinate urinates urinating urinated urination urine urinary urinal void voiding micturition micturate tinkle widdle slash
pain pains painful painfully hurt hurts hurting hurtin sore soreness ache aches aching achy ached agony tender tenderness throbbing twinge discomfort
burn burning burns burned burnt sting stinging stings scalding
stomach tummy belly abdomen abdominal gut guts tum
vomit vomiting vomited puke puking puked barf barfing spew spewing chunder chundering upchuck emesis hurl hurling retch retching retched chucking
nausea nauseous nauseated nauseating sick sickly queasy queasiness sickness
dizzy dizziness dizzyness lightheaded lightheadedness woozy wooziness giddy giddiness faintness
see seeing saw seen sees sight eyesight vision visual visually
eye eyes eyeball eyeballs ocular
hear hears hearing heard
ear ears
heart hearts heartbeat heartbeats cardiac pulse ticker
fast faster racing racy race races raced rapid rapidly quick quickly speeding sped
slow slower slowed slowing slowly sluggish slowness
breath breathe breathes breathing breathed breaths respiration respiratory breathin
sleep sleeping sleeps slept asleep sleepin
sleepy sleepiness drowsy drowsiness drowsey somnolent somnolence groggy grogginess
tired tiredness exhausted exhaustion exhausting fatigue fatigued knackered shattered drained weary weariness lethargic lethargy
memory memories remember remembering remembered recall recalling
forget forgets forgetting forgot forgotten forgetful forgetfulness
sad sadness unhappy
cry cries cried crying weepy weeping weep sob sobbing sobs tears tearful
pound pounding pounded thump thumping thumps
depression depressed depressing depressive
scared scary fear fearful afraid frightened frightening terrified terrifying terror
anxiety anxious anxiousness nervous nervousness worry worried worrying nervy angst apprehension apprehensive
panic panics panicking panicky panicked
angry anger angrier temper tempered temperament rage raging irritable irritability irritated irritation irritate grumpy cranky snappy
numb numbness numbing numbed
tingle tingling tingly tingles tingled prickling prickly
shake shakes shook shaking vibrate vibrates vibrating vibration shaky shakey shaken shakiness tremble trembling tremor tremors
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
drool drools drooling slobber slobbering dribble dribbling
saliva salivating salivation spit
tooth teeth dental
mouth mouths oral
throat throats
skin dermal
muscle muscles muscular
stiff stiffness stiffen stiffened rigid rigidity tense tension tight tightness
weak weakness weaker
appetite hunger hungry
eat eating ate eaten food
sex sexual sexually libido horny orgasm orgasms orgasmic ejaculation ejaculate ejaculating climax climaxing erection erections erectile arousal
baby babies fetus foetus fetal foetal unborn
blur blurs blurry blurred blurring blurriness fuzzy hazy
double doubled doubling
ring ringing buzzing buzz
loud noise noises noisy
spin spins spinning spinny whirling
balance unbalanced unsteady unsteadiness wobbly wobble imbalance
clumsy clumsiness uncoordinated coordination coordinate
stuck frozen freeze paralyzed paralysed paralysis immobile immobility
leak leaks leaking leaked incontinent incontinence
yellow yellowing jaundice jaundiced yellowish
rash rashes hives welts
choke chokes choking choked
unreal unreality dreamlike dreamy surreal
detached detachment disassociate disassociated disassociating disassociation disconnected disconnection disconnect dissociation dissociate dissociated dissociating dissociative zoned spaced spacey
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
agitation agitated
restless restlessness fidgety antsy
euphoria euphoric elated elation
mania manic maniac manicky
hiccup hiccups
cough coughs coughing coughed
infection infections infected infect
inflammation inflamed inflammatory
injury injuries injured injure
accident accidents accidental accidentally accidently
crash crashes crashed crashing
drive driving drives drove driver
overdose overdosed overdosing od ods
high highs elevated rose jump jumped jumping raised raise rise rising risen increase increased increases increasing higher heightened spike spiked spiking
low lower lowered lowering decrease decreased decreases decreasing reduced reduce reduction drop drops dropped dropping less diminished
lose loses losing lost loss lack lacking lacks loosing
gain gains gained gaining
not no cant cannot cnt cudnt couldnt dont doesnt didnt isnt arent wasnt wont wouldnt never without unable inability havent hasnt hadnt none nothing aint nt dnt wnt
barely hardly scarcely
trouble troubles difficulty difficult difficulties struggle struggling struggles struggled problem problems issue issues fail failed failing failure impaired impairment dysfunction disturbance disturbances disturbed
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
drunk drunken drunkenness intoxicated intoxication tipsy inebriated
fog foggy fogged fogginess cloud cloudy clouded hazed
float floats floating floaty floated weightless weightlessness
weight weights pounds lbs lb kg kgs kilo kilos stone
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
    "black outs": "blackout",
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
    "hard to": "trouble",
    "harder to": "trouble",
    "hard stools": "constipation",
    "hard stool": "constipation",
    "hard poo": "constipation",
    "dead slow": "slow",
    "dead chill": "chill",
    "dead tired": "tired",
    "dead sleepy": "sleepy",
    "dead nervous": "anxiety",
    "dead shallow": "shallow",
    "dead hot": "hot",
    "dead dizzy": "dizzy",
    "killing me": "pain",
    "is killing": "pain",
    "taking a leak": "pee",
    "took a leak": "pee",
    "have a leak": "pee",
    "having a leak": "pee",
    "have a slash": "pee",
    "having a slash": "pee",
    "get sick": "vomit",
    "getting sick": "vomit",
    "gettin sick": "vomit",
    "got sick": "vomit",
    "about to faint": "dizzy",
    "going to faint": "dizzy",
    "nearly fainted": "dizzy",
    "almost fainted": "dizzy",
    "about to puke": "nausea",
    "about to hurl": "nausea",
    "about 2 hurl": "nausea",
    "about to throw up": "nausea",
    "about to vomit": "nausea",
    "about to be sick": "nausea",
    "going to be sick": "nausea",
    "gonna be sick": "nausea",
    "going to throw up": "nausea",
    "gonna throw up": "nausea",
    "gonna puke": "nausea",
    "feel like throwing up": "nausea",
    "feel like puking": "nausea",
    "every 5 mins": "often",
    "every 10 mins": "often",
    "every few mins": "often",
    "get it up": "erection",
    "nasal spray": "spray",
    "nose spray": "spray",
    "cnt stop": "often",
    "cudnt stop": "often",
    "kicked out": "thrownout",
    "chucked out": "thrownout",
    "thrown out": "thrownout",
    "slow down": "slow",
    "slowed down": "slow",
    "slowing down": "slow",
    "calm down": "calm",
    "can not": "not",
    "not able": "not",
    "not be able": "not",
    "worn out": "tired",
    "wiped out": "tired",
    "burnt out": "tired",
    "burned out": "tired",
    "wide awake": "wideawake",
    "stay awake": "stayawake",
    "staying awake": "stayawake",
    "keep awake": "stayawake",
    "keeping awake": "stayawake",
    "stop sleeping": "sleep often",
    "over dose": "overdose",
    "over dosed": "overdose",
    "feeling high": "druggedhigh",
    "feel high": "druggedhigh",
    "getting high": "druggedhigh",
    "get high": "druggedhigh",
    "got high": "druggedhigh",
    "drug high": "druggedhigh",
    "drove high": "drive druggedhigh",
    "driving high": "drive druggedhigh",
    "im high": "druggedhigh",
    "so high": "druggedhigh",
    "high on ket": "druggedhigh",
    "gone up": "high",
    "going up": "high",
    "went up": "high",
    "goes up": "high",
    "way up": "high",
    "way down": "low",
    "through the roof": "high",
    
    "air hunger": "breathless",
    "near death": "neardeath",
    "mixed with": "mixed",
    "mixed it with": "mixed",
    "hard drive": "harddrive",
    "increased sex drive": "hypersexual",
    "increased libido": "hypersexual",
    "high libido": "hypersexual",
    "high sex drive": "hypersexual",
    "bad breath": "badbreath",
    "frozen shoulder": "frozenshoulder",
    "type 2": "diabetestype",
    "type 1": "diabetestype",
    "dry eyes": "dryeyes",
    "eyes dry": "dryeyes",
    "hay fever": "hayfever",
    "cold sore": "coldsore",
    "cold sores": "coldsore",
    "pissed off": "angry",
    "getting fat": "gain weight",
    "put on weight": "gain weight",
    "putting on weight": "gain weight",
    "shot up": "high",
    "shoots up": "high",
    "gone down": "low",
    "going down": "low",
    "went down": "low",
    "goes down": "low",
    "right down": "low",
    "cant stop": "often",
    "cannot stop": "often",
    "can not stop": "often",
    "couldnt stop": "often",
    "wont stop": "often",
    "doesnt stop": "often",
    "dont stop": "often",
    "never stops": "often",
    "not stop": "often",
    "not stopping": "often",
    "fall asleep": "fallasleep",
    "falling asleep": "fallasleep",
    "fell asleep": "fallasleep",
    "falls asleep": "fallasleep",
    "drift off": "fallasleep",
    "drifting off": "fallasleep",
    "nod off": "fallasleep",
    "nodding off": "fallasleep",
    "get to sleep": "fallasleep",
    "getting to sleep": "fallasleep",
    "drop off": "fallasleep",
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
    "sex drive": "sex",
    "sexual desire": "sex",
    "hot flushing": "hotflush",
    "flushing hot": "hotflush",
    "cold flushes": "hotflush",
    "off balance": "balance not",
    "off balanced": "balance not",
    "off my food": "not appetite",
    "off food": "not appetite",
    "off his food": "not appetite",
    "off her food": "not appetite",
    "restless leg": "restlessleg",
    "restless legs": "restlessleg",
    "rls": "restlessleg",
    "grinding teeth": "toothgrinding",
    "clenching teeth": "toothgrinding",
    "sick to my stomach": "nausea",
    "upset stomach": "nausea stomach",
    "wake up": "wake",
    "waking up": "wake",
    "woke up": "wake",
    "wakes up": "wake",
    "come down": "comedown",
    "coming down": "comedown",
    "too hot": "hot high",
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
    ({"high", "gain", "often", "fast"}, {"low", "lose", "slow", "barely"}),
    ({"large"}, {"small"}),
    ({"hot"}, {"cold"}),
    ({"insomnia", "not:sleep"}, {"sleepy", "not:stayawake"}),
    ({"constipation", "not:poo"}, {"diarrhea"}),
)
"""Ideas that never stand in for each other: a query with one never finds a name with the other."""

MODIFIERS = frozenset(
    "high low gain lose not often fast slow large small trouble need want stop move work strange "
    "see hear think hot cold talk walk mind body feel hard one two barely person attack pain mix mixed combine".split()
)
"""Ideas that say little without another: they weigh half, and alone they find nothing but themselves."""

STRANGERS = frozenset(
    """
    hair cholesterol glucose sugar menstruation thyroid insulin acne arthritis tendon tendonitis retinal mellitus hay
    cooker disco storage clinic cost family fat battery internet restlessleg toothgrinding heartburn hotflush
    badbreath frozenshoulder diabetestype dryeyes hayfever coldsore harddrive hypersexual toenail nail piles sciatica
    pupil movie recipe weather football homework password printer wifi
    """.split()
)
"""Nouns that are the complaint itself: a name that lacks one is about something else."""

ABILITY = frozenset("cant cannot cnt cudnt couldnt unable inability struggle struggling".split())
"""Plain words by which `not` speaks of trouble with something, and does not deny it."""

CUTS = frozenset("and but then plus".split())
"""Plain words between two complaints."""

OPPOSITE_BEGINNINGS = (("hyper", "hypo"), ("tachy", "brady"), ("in", "de"), ("inc", "dec"))
"""Beginnings that turn a clinical word into its opposite."""

BODY = frozenset(
    """
    eye ear nose mouth throat skin chest stomach bladder kidney liver leg arm hand foot back head brain heart tooth
    jaw lip tongue face knee hip neck shoulder finger fingertip gum gums elbow ankle wrist toe breast groin lung
    """.split()
)
"""Parts of the body: a name that tells of another part is about something else."""

EVERYDAY = frozenset(
    """
    able account address adult advice afternoon age air airport album animal answer apple april arrive art ask asked
    august aunt author autumn baby bag bake ball bank bar basic basket bath battery beach bean bear beautiful become
    bedroom beer believe bell better between bike bill bird birthday biscuit board boat book boots boring born boss
    bottle bottom bought bowl box boxes boy bread breakfast bring brother brown bucket build building burger burping bus business busy
    butter button buy buying cake call called camera camping candle card cards care carpet carry castle catch
    cats cause center chair chance change changed cheap check cheese cherry chicken child children choice choose
    church cinema city class clean clear climb clinic clock close closed clothes clothing coach coat coffee collect
    college comfort common company computer concert contact cook cooker cooking corner correct cost costs cotton country
    course cousin cover cream crisps cross crowd cups curtain customer cycle dance dancing danger date dear december
    decide deep deliver dentist describe desk detail dinner dirty doctor dogs dollar door doors dozen draw drawing
    dress driveway during early earn earth easily east easy edge eggs eight electric eleven email empty energy engine english enjoy
    enter evening exam example exercise expect expensive explain express family famous farm farmer farther fashion
    father favorite february ferry field fifteen film finger finish fire fish fishing five flat flight floor flower
    flowers follow football forest form forty forward found four france free fresh friday fridge front fruit funny
    future game games garage garden gate general german gift girl glad glass gloves goal gold golf grand grass great
    green grey ground group grow guess guitar hair half hall happen happy hard hate health heard heavy height hello
    hill history hobby hold holiday home homework hope horse hospital hotel hour house huge human hundred hurry
    husband ice idea important inside interest internet invite iron island jacket january jeans job join joke juice
    july jumper june keyboard keys kick kids king kiss kitchen knee knife know lady lake lamp land language laptop large
    late laugh lawyer lazy lead leader learn leave left lemon lend length lesson letter library life light like limit
    list listen live living local lock london long look looking lorry love lovely lucky lunch machine magazine main
    making manage manager many march mark market married match math matter maybe meal mean meat meet meeting
    member menu message metal middle milk million minute mirror missing mobile model modern monday money monkey
    morning mother mountain move movie museum music name narrow nature near neck need neighbor network never news
    newspaper nice nine noise north note nothing notice november number nurse october offer office often onion online
    open opinion orange order other outside oven pack page pages paint pair paper parent parents park parking party
    pass passenger passport past pasta path pencil people pepper perfect perhaps phone photo piano pick picnic picture
    piece pilot pink pizza place plan plane plant plastic plate platform play player please plenty pocket point police
    polite pool poor popular possible post postcard potato pound prepare present pretty price prince print prize problem
    product program promise proper public purple push putting queen question quick quiet quite radio rain rainy read reader
    reading ready real reason receipt receive recipe record red remember rent repair repeat reply rest restaurant
    result return rice rich ride right ring river road rock roof room round rules run running sad salad sale salt same
    sand sandwich saturday sauce save school science scissors screen sea season seat second secret sell send sentence
    september serious service seven several shape share sharp shelf ship shirt shoe shoes shop shopping short shorts
    shout show shower sign silver similar simple singer single sister size skirt sleep slice slow small smart smile
    snow soap soccer sock socks sofa soft some song soon sort soup south space spanish speak special spell spend spoon
    sport spring square stage stairs stamp stand star station stay steal still stone stop storage store storm story
    straight strange street string strong student study style sugar suit suitcase summer sunday sunny supermarket
    support sure surname surprise sweet swim swimming table talk tall taxi teach teacher team telephone television
    tennis tent test text thank thanks that theater these thick thin thing third thirsty thirty thousand three
    thrush thursday ticket tidy time tired toast today toilet tomato tomorrow tonight tooth total tourist towel tower town toys
    trade traffic train trainers travel tree trip trousers true truth tuesday turn twelve twenty twice uncle under
    understand uniform university until upset useful usual vegetable village visit visitor voice wait waiter walk wall
    wallet want warm wash watch water wear weather website wedding wednesday week weekend welcome west wheel white
    wife wild wind window windy wine winter without woman women wonderful wood wool word work worker world write
    writer wrong yard year yellow young zero zone couch sciatica pupil pupils expiry fairy curb parking battery charger laptop wifi router password screen lactose
    diabetes asthma cancer vaccine covid flu thyroid pregnancy allergy menopause
    """.split()
) - {"tired", "sleep", "remember", "speak", "walk", "talk", "strange", "yellow", "voice", "thirsty", "sad"}
"""Common words that are spelled right: never taken for a slip of another."""

AMERICAN = (
    ("haem", "hem"),
    ("oedema", "edema"),
    ("oestr", "estr"),
    ("aesth", "esth"),
    ("paed", "ped"),
    ("rrhoea", "rrhea"),
    ("pnoea", "pnea"),
    ("pnoeic", "pneic"),
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
