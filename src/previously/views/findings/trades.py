"""What people do for a living, and which two trades nobody has at once."""

from __future__ import annotations

from typing import Final

_TRADES: Final = """
medicine: doctor physician doc medic clinician
medicine/surgery: surgeon
medicine/brain: neurologist neurosurgeon
medicine/mind: psychiatrist psychologist psychotherapist psychoanalyst
medicine/heart: cardiologist
medicine/growths: oncologist
medicine/children: paediatrician pediatrician
medicine/women: gynaecologist gynecologist obstetrician
medicine/sleep: anaesthetist anesthesiologist
medicine/dead: coroner pathologist medical+examiner
teeth: dentist orthodontist
animals: vet veterinarian veterinary
drugs: pharmacist apothecary
births: midwife
nursing: nurse matron
rescue: paramedic
fire: firefighter fireman
law: lawyer solicitor attorney barrister advocate
law/defence: public+defender defence+counsel defence+lawyer defense+lawyer defence+attorney defense+attorney
law/crown: prosecutor public+prosecutor district+attorney
bench: judge magistrate
police: policeman policewoman detective inspector constable sheriff deputy marshal sergeant police+officer police+chief
house/coach: coachman chauffeur
house/garden: gardener groundskeeper
house/horses: groom stableman stable+boy ostler
house/table: butler footman
house/valet: valet
house/kitchen: cook chef
house/dishes: dishwasher
house/rooms: chambermaid housemaid
house/children: governess nanny nursemaid
house/keys: housekeeper
house/game: gamekeeper
bread: baker
meat: butcher
iron: blacksmith farrier
clothes: tailor seamstress dressmaker
shoes: cobbler shoemaker
hair: barber hairdresser
wood: carpenter joiner cabinet-maker
clocks: watchmaker clockmaker
glass: glazier
gold: goldsmith silversmith jeweller jeweler
mill: miller
graves: undertaker gravedigger mortician
post: postman mailman postmistress postmaster
rails: stationmaster
books: librarian
bookshop: bookseller
numbers: accountant bookkeeper
bank: banker
school/words: english+teacher literature+teacher
school/numbers: maths+teacher math+teacher algebra+teacher
school/chemistry: chemistry+teacher
school/physics: physics+teacher
school/life: biology+teacher
school/past: history+teacher
school/art: art+teacher
school/music: music+teacher
school/games: gym+teacher games+teacher P.E.+teacher PE+teacher
school/places: geography+teacher
school/tongues: French+teacher Spanish+teacher German+teacher Latin+teacher
school/stage: drama+teacher
school: schoolteacher schoolmaster schoolmistress teacher headmaster headmistress
church: priest vicar curate parson rector clergyman minister+of+religion
cloister: monk nun friar
synagogue: rabbi
press: journalist reporter newspaperman
light: lighthouse+keeper lightkeeper
pilot: pilot copilot
pilot/harbour: harbour+pilot harbor+pilot
pilot/air: airline+pilot
ship/course: navigator
ship/engine: ship's+engineer ship’s+engineer flight+engineer
ship/purser: purser
ship/boatswain: boatswain bosun
ship/radio: radio+operator wireless+operator
fishing: fisherman
ferry: ferryman
lock: lock-keeper lockkeeper
wheels/taxi: taxi+driver cab+driver cabbie cabman
wheels/bus: bus+driver
wheels/lorry: truck+driver lorry+driver trucker
rails/engine: train+driver engine+driver
pipes: plumber
wires: electrician
cars: mechanic
buildings: architect
bridges: engineer
rocks: geologist
plants: botanist
stars: astronomer
bones: archaeologist
numbers/pure: mathematician
chemistry: chemist
beer: barman bartender barmaid
inn: innkeeper publican landlady
waiting: waiter waitress
pictures: art+dealer
stage: actor actress
opera: opera+singer
clerk/customs: customs+clerk customs+officer
clerk/bank: bank+clerk
clerk/hotel: receptionist
watch: night+watchman night+guard security+guard
land: estate+agent realtor
air: flight+attendant stewardess
fleet: admiral
squire: squire
baths: lifeguard
sheep: shepherd
physics: physicist
life: biologist
organ: organist
piano: piano+teacher pianist
stone: stonemason bricklayer
wheels/tram: tram+driver
barrels: cooper
carts: wheelwright
saddles: saddler
looms: weaver
clay: potter
groceries: grocer greengrocer
fish: fishmonger
flowers: florist
hats: milliner
iron/torch: welder
pit: coal+miner
woods: lumberjack
bees: beekeeper
tongues: interpreter translator
bank/counter: bank+teller
auctions: auctioneer
gaol: jailer gaoler prison+guard prison+warden prison+officer
maps: cartographer mapmaker
camera: photographer cameraman
eyes: optician optometrist
limbs: physiotherapist
need: social+worker
museum: curator
papers: archivist
cloister/abbey: abbess
horses/race: jockey
stocks: stockbroker
prices: economist
insurance: insurance+agent insurance+salesman insurance+adjuster
travel: travel+agent
upkeep: janitor
mosque: imam
space: astronaut cosmonaut
deep: deep-sea+diver
wills: notary
"""
TRADES: Final[dict[str, str]] = {
    noun.replace("+", " ").casefold(): field.strip()
    for line in _TRADES.strip().splitlines()
    for field, _, nouns in [line.partition(":")]
    for noun in nouns.split()
}
"""Trades by the nouns for them, as paths: who is in "medicine/heart" is in "medicine" too. Left out is what people do besides
(writers, farmers, soldiers, thieves), and what they are made for a time (captains, mayors)."""
TITLES: Final[dict[str, str]] = {
    **dict.fromkeys(("judge", "magistrate"), "bench"),
    **dict.fromkeys("detective inspector constable sheriff deputy marshal sergeant".split(), "police"),
    **dict.fromkeys(("father", "reverend", "rev", "pastor"), "church"),
    "nurse": "nursing",
    "rabbi": "synagogue",
}
"""Trades by the titles before a name; "Dr.", "Professor", "Captain" and "Sister" stand before people of many."""
DOING: Final[tuple[tuple[str, str], ...]] = (
    ("school", r"(?:teaches|taught) (?:in|at) (?:[\w’'-]+ ){0,3}school|(?:teaches|taught) [\w-]+ grade"),
    ("clocks", r"(?:repairs|repaired|mends|mended|makes|made) (?:watches|clocks)"),
    ("wheels/taxi", r"(?:drives|drove|driven) a (?:taxi|cab)"),
    ("wheels/bus", r"(?:drives|drove|driven) (?:a|the) (?:school )?bus"),
    ("light", r"(?:keeps|kept|tends|tended) the (?:[\w-]+ )?lighthouse"),
    ("law", r"(?:practi[sc]es|practi[sc]ed) law"),
    ("animals", r"(?:runs|ran) (?:a|the) veterinary"),
    ("bread", r"(?:runs|ran|keeps|kept) (?:a|the) bakery"),
    ("beer", r"(?:tends|tended) bar"),
    ("rails/engine", r"(?:drives|drove) (?:a|the) (?:train|locomotive)"),
)
"""Trades by what people do day after day, said of them in as many words."""
_BESIDE: Final = frozenset(
    frozenset(pair.split())
    for pair in (
        "church school",
        "cloister school",
        "cloister church",
        "cloister nursing",
        "births nursing",
        "rescue nursing",
        "births medicine",
        "rescue medicine",
        "beer inn",
        "beer waiting",
        "inn house",
        "house/keys house/kitchen",
        "house/keys house/children",
        "house/keys house/rooms",
        "house/children nursing",
        "house/children school",
        "house/table house/valet",
        "house/horses house/coach",
        "police law",
        "law wills",
        "pilot space",
        "museum books",
        "museum papers",
        "books papers",
        "stone buildings",
        "ship/engine bridges",
        "looms clothes",
        "camera press",
        "watch gaol",
        "police gaol",
        "bank stocks",
        "groceries fish",
        "hats clothes",
        "press tongues",
        "school tongues",
        "school camera",
        "pit rocks",
        "law bank",
        "clocks gold",
        "rails rails/engine",
        "piano organ",
        "piano school",
        "organ school",
        "chemistry drugs",
        "bridges buildings",
        "school books",
        "bread house/kitchen",
        "numbers bank",
        "wheels house/coach",
        "iron house/horses",
        "waiting house",
        "stage opera",
        "watch police",
        "clerk/bank bank",
        "clerk/bank numbers",
        "clerk/hotel inn",
        "sheep house/game",
    )
)
"""Trades that go together, or by whose nouns the same people are called."""


def together(one: str, other: str) -> bool:
    """Whether somebody may well be of both trades at once."""
    ones, others = _up(one), _up(other)
    return one in others or other in ones or any(frozenset((a, b)) in _BESIDE for a in ones for b in others)


def _up(trade: str) -> list[str]:
    parts = trade.split("/")
    return ["/".join(parts[: n + 1]) for n in range(len(parts))]
