"""The few general word lists that the rules of reading rest on: no story's names, only English.

Every list is closed and small; what is open (who is a person, what is an event, who did it) is the model's business.
"""

from __future__ import annotations

import re

from previously.lexicon import FEMALE_NOUNS, FEMALE_PRONOUNS, MALE_NOUNS, MALE_PRONOUNS
from previously.model import Qualifier, RelationType, Status
from previously.reading import people_nouns

TITLES_M = frozenset(
    (
        "mr mister sir ser lord king prince princes lords sers messrs emperor duke count baron earl squire father brother "
        "prior uncle congressman grandfather grandpa monsieur herr signor senor señor don master abbot friar tsar czar sultan "
        "sheikh sheik viscount marquis archduke infante margrave tsarevich rajah maharajah emir padre signore senhor monsignor"
    ).split()
)
TITLES_F = frozenset(
    (
        "mrs ms miss mistress madam madame lady dame queen princess empress duchess countess baroness sister "
        "mother aunt auntie congresswoman grandmother grandma mademoiselle frau fräulein signora signorina señora señorita "
        "abbess prioress tsarina infanta doña archduchess viscountess marchioness maharani senora senorita senhora sheikha "
        "sultana"
    ).split()
)
TITLES_U = frozenset(
    (
        "dr drs doctor prof professor captain capt commander lieutenant lt sergeant sgt colonel col major general "
        "gen admiral officer detective inspector constable agent judge justice president senator mayor "
        "governor chief commissioner reverend rev saint st grand maester chancellor ambassador private corporal sheriff "
        "deputy marshal nurse cardinal bishop archbishop pope rabbi imam khan lama warden coach boss "
        "principal cousin regent secretary minister director superintendent prince-admiral lord-commander "
        "vice-admiral attorney counselor counsellor hand comrade councillor councilor engineer alderman brigadier "
        "pastor chaplain swami sensei nazi vampire werewolf zombie commodore ensign cadet lance-corporal sub-lieutenant "
        "midshipman pfc pvt cpl"
    ).split()
)
PLURAL_TITLES: dict[str, str] = {
    f"{title}s": title
    for title in (
        "dr doctor prof professor captain capt commander lieutenant lt sergeant sgt general colonel admiral officer "
        "det detective inspector constable agent judge justice senator governor marshal nurse prince lord ser prior"
    ).split()
} | {"messrs": "mr", "mmes": "mme", "ladies": "lady", "princesses": "princess", "deputies": "deputy"}
"""What two share who are named together: "Drs. Vane and Hale" are each a Dr."""
TITLES = TITLES_M | TITLES_F | TITLES_U | PLURAL_TITLES.keys()
RANKS = frozenset(
    "DI DS DC PC WPC DCI DSI Lawyer Prosecutor Reporter Chairman Chairwoman Manager Producer Editor Investigator".split()
)
"""Titles only when they are written so: Di is a name, and a lawyer's calling written small tells what he is."""

STYLES: dict[str, frozenset[str]] = {
    **dict.fromkeys("monk friar".split(), frozenset(["brother", "fra", "friar"])),
    "nun": frozenset(["sister", "mother"]),
    **dict.fromkeys("priest vicar parson pastor clergyman minister".split(), frozenset("father reverend rev pastor".split())),
    **dict.fromkeys("doctor physician surgeon medic".split(), frozenset("dr doctor".split())),
    "detective": frozenset("detective di ds dc dci dsi".split()),
    "inspector": frozenset("inspector di dci".split()),
    "policeman": frozenset("constable pc officer sergeant".split()),
    "policewoman": frozenset("constable wpc officer sergeant".split()),
    "professor": frozenset("prof professor".split()),
    "sergeant": frozenset("sgt ds sergeant".split()),
    "lieutenant": frozenset("lt lieutenant".split()),
    "captain": frozenset("capt captain".split()),
    "colonel": frozenset("col colonel".split()),
    "general": frozenset("gen general".split()),
    "knight": frozenset("sir ser".split()),
    "monarch": frozenset("king queen emperor empress".split()),
    "lawyer": frozenset("attorney counsellor counselor".split()),
}
"""What somebody is called by a noun who bears a title: Brother Tom is "the monk"."""

ROMAN = re.compile(r"^(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})$")
"""A regnal number (I to XXXIX): it tells namesakes apart but is no name."""

MASCULINE = TITLES_M | MALE_NOUNS | MALE_PRONOUNS
FEMININE = TITLES_F | FEMALE_NOUNS | FEMALE_PRONOUNS

PRONOUNS_M = MALE_PRONOUNS
PRONOUNS_F = FEMALE_PRONOUNS
PRONOUNS_PLURAL = frozenset("they them their theirs themselves both".split())
PRONOUNS_NARRATOR = frozenset("i me my mine myself".split())
PRONOUNS_1 = frozenset("i me my mine myself we us our ours ourselves".split())
PRONOUNS_2 = frozenset("you your yours yourself yourselves".split())
REFLEXIVES = frozenset("himself herself itself themselves themself oneself myself yourself ourselves".split())
RELATIVES = frozenset("who whom whose which that".split())

_CALLINGS = (
    "steward stewardess miller blacksmith tailor shepherd innkeeper baker carpenter sorcerer sorceress warrior archer prophet "
    "peasant nobleman noblewoman courtier cellmate roommate flatmate classmate teenager hacker robber broker banker accountant "
    "chef dancer musician painter artist architect athlete boxer coach trainer programmer analyst consultant diplomat "
    "prosecutor warden hitman henchman mobster smuggler chauffeur gardener jeweller barber monk friar abbot knight duke count "
    "earl marquis baron baroness viscount sultan chieftain elder scout sergeant recruit cadet rebel traitor spy "
    "psychic vampire werewolf android robot alien wife-to-be headmaster headmistress tutor nanny governess babysitter "
    "postman mailman plumber electrician technician pharmacist dentist vet undertaker gravedigger executioner gunman "
    "solicitor barrister attorney notary bailiff curate rector deacon chaplain sexton verger novice prior prioress abbess "
    "acolyte librarian archivist housekeeper chambermaid parlourmaid valet footman coachman ostler laundress washerwoman "
    "charwoman seamstress milliner dressmaker weaver tanner cobbler shoemaker saddler potter tinker pedlar peddler ferryman "
    "boatman fishmonger grocer butcher brewer vintner publican barmaid barman gamekeeper forester woodcutter huntsman "
    "falconer goatherd swineherd milkmaid physician apothecary midwife bursar gaoler jailer turnkey constable fiddler "
    "minstrel juggler fortune-teller conductor stationmaster signalman lighthouse-keeper foreman miner docker lodger "
    "stowaway castaway foundling heiress newcomer swindler forger poacher highwayman burglar pickpocket moneylender "
    "pawnbroker auctioneer politician senator congressman congresswoman councilman councilwoman alderman sheriff marshal "
    "trooper patrolman coroner pathologist mortician paramedic firefighter fireman lifeguard veterinarian photographer "
    "cameraman filmmaker screenwriter playwright novelist poet sculptor comedian magician clown acrobat ballerina "
    "choreographer designer composer conductor drummer guitarist bassist pianist violinist rapper presenter broadcaster "
    "columnist correspondent blogger producer publisher curator historian archaeologist physicist chemist biologist geneticist "
    "astronaut navigator gunner corporal commodore counsellor counselor principal dean provost vicar rabbi imam shaman "
    "priestess cardinal consul developer contractor builder rancher cowboy shopkeeper trader salesman saleswoman "
    "receptionist concierge janitor custodian cashier caterer bouncer barista hairdresser stylist courier trucker cabbie "
    "bookmaker bookie lobbyist activist businessman businesswoman entrepreneur industrialist financier investor auditor "
    "chairman chairwoman executive sentry lumberjack woodsman trapper whaler jester bard druid warlock mage seer mercenary "
    "sellsword bandit outlaw swordsman marksman wrestler gladiator jockey quarterback cheerleader courtesan prostitute pimp "
    "gambler conman grifter"
).split()
PERSON_NOUNS = (
    frozenset(_CALLINGS)
    | people_nouns.TRADES
    | people_nouns.OTHERS
    | frozenset(
        (
            "man woman boy girl guy person people child children baby infant kid lady gentleman stranger figure somebody "
            "someone officer guard guards soldier knight doctor nurse lawyer detective inspector policeman policewoman cop "
            "taster spymaster idol muse protégé protégée protege guru tormentor saviour savior conspirator understudy costar "
            "sponsor pastor ghostwriter compatriot countryman comrade overlord creditor debtor impersonator guardian creator "
            "handler supplier "
            "agent spy killer murderer shooter sniper assassin thief robber kidnapper prisoner inmate patient teacher "
            "student professor scientist researcher director actor actress singer writer author journalist reporter "
            "investigator maid servant butler cook driver pilot captain sailor pirate king queen prince princess lord "
            "emperor empress duke duchess heir president mayor governor priest monk nun bishop witch wizard ghost friend "
            "boyfriend girlfriend lover mistress husband wife fiancé fiancée partner neighbor neighbour colleague boss "
            "assistant secretary employee employer client customer father mother parent brother sister son daughter twin "
            "uncle aunt cousin nephew niece grandfather grandmother grandson granddaughter stepfather stepmother widow "
            "widower orphan bride groom guest visitor intruder attacker victim witness suspect criminal gangster dealer "
            "addict bartender waiter waitress landlord landlady supervisor manager owner farmer hunter fisherman merchant "
            "beggar vagrant hermit keeper watchman ranger leader chief commander general admiral sergeant lieutenant colonel "
            "veteran rival enemy ally accomplice impostor imposter informant fugitive hostage survivor hero heroine villain "
            "vigilante mother-in-law father-in-law ex-wife ex-husband ex-boyfriend ex-girlfriend stepson stepdaughter "
            "half-brother half-sister apprentice pupil mentor bodyguard medic surgeon psychiatrist therapist engineer "
            "mechanic clerk magistrate judge squire tycoon magnate donor collector host hostess tenant guest passenger "
            "tourist traveller traveler pilgrim refugee exile villager townsman slave noble aristocrat socialite debutante "
            "playboy bachelor spinster toddler youngster adolescent bride bridegroom groom bridesmaid culprit defendant "
            "plaintiff juror convict felon crook kingpin junkie drunkard alcoholic warlord tyrant dictator disciple follower "
            "champion challenger countess oracle rider hiker climber crone hag madman madwoman lunatic maniac stalker "
            "strangler arsonist blackmailer abductor terrorist revolutionary insurgent protester superhero bully demon angel "
            "goddess zombie cyborg clone mutant resident matron landowner bastard twin matriarch patriarch benefactor "
            "benefactress messenger envoy ambassador councillor minister mistress maiden handmaiden lady-in-waiting lad lass"
        ).split()
    )
)

_NO_JOBS = frozenset(
    (
        "traitor spy elder rebel teenager vampire werewolf android robot alien wife-to-be cellmate roommate "
        "flatmate classmate knight duke count earl marquis baron baroness viscount sultan mobster smuggler robber "
        "lodger stowaway castaway foundling heiress newcomer swindler forger poacher highwayman burglar pickpocket "
        "bandit outlaw conman grifter gambler prostitute courtesan pimp mage warlock seer druid"
    ).split()
)
JOBS = (
    (frozenset(_CALLINGS) - _NO_JOBS)
    | people_nouns.TRADES
    | frozenset(
        (
            "officer guard soldier doctor nurse lawyer detective inspector policeman policewoman cop agent assassin "
            "teacher student professor scientist researcher director actor actress singer writer author journalist "
            "reporter investigator maid servant butler cook driver pilot captain sailor president mayor governor "
            "priest nun bishop secretary bartender waiter waitress landlord landlady supervisor manager farmer hunter "
            "fisherman merchant keeper watchman ranger commander general admiral sergeant lieutenant colonel bodyguard "
            "medic surgeon psychiatrist therapist engineer mechanic clerk magistrate judge squire messenger envoy "
            "ambassador councillor minister midwife superintendent constable deckhand hydrologist seamstress boatswain "
            "navigator paramedic vicar curate schoolteacher porter caretaker quartermaster informer official chemist "
            "biologist"
        ).split()
    )
)
"""What people do for a living."""

ORG_NOUNS = frozenset(
    (
        "company firm agency organization organisation corporation business council guild army police navy "
        "crew gang family house clan church school university hospital court government team band club "
        "society league alliance coalition federation "
        "syndicate network cult faction party group committee parliament press media kingdom crowd household forces "
        "troops"
    ).split()
)
"""Nouns whose holder is an organisation and no person."""

BODIES = frozenset(
    "guard guards watch legion brigade regiment battalion squadron fleet militia cavalry infantry order brotherhood sisterhood "
    "fellowship ministry bureau commission senate assembly congress tribunal institute foundation union inquisition conclave "
    "coven circle triarchy oligarchy players singers rangers".split()
)
"""What ends the name of many together, where "the" stands before it ("the Cliff Guard")."""

FIRM_NOUNS = frozenset(
    "company firm agency organization organisation corporation business council guild army police gang crew faction party "
    "committee band team syndicate cartel bank newspaper studio clan tribe cult coven".split()
)
"""Those of them that are one whatever the model takes the name for."""

BUSINESSES = frozenset("company firm agency business practice studio shop".split())
"""Those of them that one owner rarely has two of."""

LAWYERS = frozenset("lawyer attorney solicitor barrister counsel".split())

KIN: dict[str, tuple[RelationType, bool | None, Qualifier | None]] = {
    # noun: relation, whether its holder is the source (None: no direction), qualifier; read as "the possessor's NOUN"
    **dict.fromkeys("father mother dad mom mum parent daddy mama papa".split(), ("parent", True, None)),
    **dict.fromkeys("son daughter child boy girl kid baby children sons daughters".split(), ("parent", False, None)),
    **dict.fromkeys(["stepfather", "stepmother", "stepdad", "stepmom"], ("parent", True, "step")),
    **dict.fromkeys(["stepson", "stepdaughter", "stepchild"], ("parent", False, "step")),
    **dict.fromkeys("brother sister sibling twin brothers sisters siblings".split(), ("sibling", None, None)),
    **dict.fromkeys(["half-brother", "half-sister", "half-sibling"], ("sibling", None, "half")),
    **dict.fromkeys(["stepbrother", "stepsister"], ("sibling", None, "step")),
    **dict.fromkeys("husband wife spouse widow widower".split(), ("spouse", None, None)),
    **dict.fromkeys(["ex-husband", "ex-wife"], ("spouse", None, "ex")),
    **dict.fromkeys(
        "boyfriend girlfriend lover mistress concubine paramour sweetheart betrothed fiancé fiancée fiance fiancee".split(),
        ("romantic", None, None),
    ),
    **dict.fromkeys("ex-boyfriend ex-girlfriend ex-lover ex-fiancé ex-fiancée ex".split(), ("romantic", None, "ex")),
    **dict.fromkeys(["mother-in-law", "father-in-law"], ("parent", True, "in-law")),
    **dict.fromkeys(["son-in-law", "daughter-in-law"], ("parent", False, "in-law")),
    **dict.fromkeys(["brother-in-law", "sister-in-law"], ("sibling", None, "in-law")),
    **dict.fromkeys(
        (
            "uncle aunt cousin nephew niece grandfather grandmother grandpa grandma granddad grandad grandson granddaughter "
            "grandchild grandparent relative kinsman kinswoman godfather godmother godson goddaughter ancestor descendant"
        ).split(),
        ("relative", None, None),
    ),
    **dict.fromkeys("friend confidant confidante pal buddy chum crony schoolfriend playmate".split(), ("friend", None, None)),
    **dict.fromkeys(
        "enemy rival nemesis archnemesis foe archenemy archrival arch-enemy arch-rival arch-nemesis adversary opponent".split(),
        ("adversary", None, None),
    ),
    **dict.fromkeys(
        (
            "partner colleague coworker co-worker co-driver copilot co-host "
            "ally accomplice teammate associate crewmate shipmate co-conspirator sidekick "
            "co-star confederate co-pilot workmate contact"
        ).split(),
        ("works_with", None, None),
    ),
    **dict.fromkeys("boss employer superior supervisor master chief editor handler".split(), ("works_for", False, None)),
    **dict.fromkeys(
        (
            "assistant secretary employee servant maid butler bodyguard aide henchman henchwoman spy deputy squire "
            "lady-in-waiting handmaiden handmaid apprentice driver chauffeur housekeeper steward stewardess valet footman "
            "manservant maidservant gardener gamekeeper groundskeeper coachman nanny governess cook adviser advisor retainer "
            "lackey minion subordinate underling chamberlain bailiff messenger envoy receptionist soldier lieutenant "
            "gunman hitman thug goon mercenary enforcer clerk accountant paralegal publicist Hand constable porter doorman "
            "batman orderly scribe chaplain confessor spymaster stableman stableboy ostler scullion laundress charwoman "
            "cleaner nursemaid intern trainee factotum foreman forewoman adjutant attendant bookkeeper caretaker equerry "
            "right-hand second-in-command tutor seneschal castellan cupbearer consigliere underboss slave"
        ).split(),
        ("works_for", True, None),
    ),
    **dict.fromkeys(
        "doctor physician therapist psychiatrist psychologist nurse surgeon midwife dentist".split(), ("treats", True, None)
    ),
    **dict.fromkeys(["patient"], ("treats", False, None)),
    **dict.fromkeys(sorted(LAWYERS), ("represents", True, None)),
    **dict.fromkeys(["client"], ("represents", False, None)),
    **dict.fromkeys(["captor", "kidnapper", "jailer"], ("captor", True, None)),
    **dict.fromkeys(["captive", "prisoner", "hostage"], ("captor", False, None)),
}
KIN_TITLES = frozenset("aunt auntie uncle".split())
"""Kin called by it before the name: "her Aunt Ann"."""
PEOPLE = PERSON_NOUNS | KIN.keys()
"""Nouns of persons by what they are or do, and by whose they are."""
GRADES = frozenset("special senior chief deputy acting assistant supervisory field".split())
"""What stands before a rank as a part of it."""
QUALIFIERS: dict[str, Qualifier] = {
    "foster": "foster", "adoptive": "adoptive", "adopted": "adoptive", "step": "step", "half": "half",
    "ex": "ex", "former": "ex", "previous": "ex",
}  # fmt: skip
MURDERERS = frozenset(["killer", "murderer"])
BEREFT = frozenset(["widow", "widower"])
"""Role nouns whose owner is dead, as whoever is called late is."""
ENDED_BY_DEATH = frozenset(
    "spouse romantic friend adversary captor treats works_for works_with represents impersonates".split()
)
"""Relations that do not outlast their people."""

KILL = frozenset(
    (
        "kill murder assassinate slay execute behead strangle drown poison stab shoot devour hang incinerate "
        "burn decapitate slaughter butcher suffocate smother electrocute dismember"
    ).split()
)
KILL_SURE = frozenset(
    (
        "kill murder assassinate slay execute behead strangle devour decapitate slaughter butcher lynch guillotine garrotte "
        "garrote throttle asphyxiate electrocute crucify disembowel eviscerate dismember massacre euthanise "
        "euthanize"
    ).split()
)
"""Verbs whose patient is dead when the event is actual; the rest of KILL only wound unless the text says more."""
DIE = frozenset("die perish drown succumb expire decease starve".split())
KILLING = KILL | KILL_SURE
"""What kills somebody, or may."""
FATAL = KILL_SURE | DIE
"""What leaves somebody dead."""
CHARGE = frozenset("accuse suspect charge arrest indict try prosecute sue investigate question frame convict acquit".split())
"""Verbs of the law whose "of", "with" or "for" names what somebody is said to have done."""
CHOKE = frozenset("suffocate asphyxiate".split())
"""What kills whoever does it without an object: "suffocates in his sleep"."""
DEAD_WORDS = frozenset("dead stillborn deceased slain killed murdered".split())

CAPTURE = frozenset("kidnap abduct capture imprison detain jail incarcerate enslave".split())
CATCHING = CAPTURE | frozenset("arrest seize cage confine chain shackle apprehend".split())
ARREST = frozenset(["arrest", "apprehend"])
PRISONS = frozenset("prison jail gaol dungeon dungeons cell cells".split())
"""Where people are locked up."""
FREE = frozenset(["free", "release", "rescue", "liberate"])
HOSTILE = frozenset(
    "attack fight battle assault sue betray blackmail threaten denounce duel ambush hate accuse chase frame".split()
)
SERVE = frozenset(["serve"])
HIRE = frozenset("hire employ recruit".split())
DISMISS = frozenset("fire dismiss sack".split())
"""Verbs that make somebody another's to command, or end that."""
ALLY = frozenset("team ally unite collaborate cooperate partner conspire collude side work pair".split())
"""Verbs of doing something with others."""
ENMITY = HOSTILE - frozenset("threaten denounce accuse ambush chase".split()) | frozenset("hunt detest despise loathe".split())
"""Those of them that last longer than the deed."""
WED = frozenset(["marry", "wed", "remarry"])
LOVE = frozenset(["seduce", "romance"])

TRY = frozenset("try attempt seek struggle strive tire endeavor endeavour".split())
PLAN = frozenset(
    (
        "want plan intend hope wish aim decide promise agree offer propose plot conspire scheme desire long "
        "vow swear determine prepare arrange consider threaten need order ask tell urge command instruct beg "
        "implore plead request demand invite encourage advise suggest recommend persuade expect choose "
        "resolve prefer"
    ).split()
)
DONE = frozenset("decide manage begin start continue force make compel cause let help proceed choose dare coerce teach".split())
"""Verbs whose complement is taken to have happened ("manages to kill", "forces her to leave", "decides to end it")."""
REFUSE = frozenset("refuse fail decline deny avoid forget neglect prevent stop forbid".split())
CLAIM = frozenset(
    (
        "say claim believe think suspect assume allege accuse assert insist imagine suppose surmise imply "
        "pretend guess doubt fear dream hallucinate rumor rumour mistake lie presume reckon maintain contend profess"
    ).split()
)
THREAT = frozenset(["threaten", "blackmail"])
ASPECT = frozenset(
    "start begin continue keep stop cease finish manage proceed go come happen tend seem appear fail use".split()
)
"""Verbs that only colour their complement: with an open clausal complement they are no event of their own."""
LIGHT = TRY | ASPECT | frozenset("want decide plan intend hope wish need get have be let dare refuse able choose agree".split())

STATUS_OF_NOUN: dict[str, Status] = {
    "plan": "plan", "attempt": "attempt", "intention": "plan", "aim": "plan", "threat": "threat", "wish": "plan",
    "desire": "plan", "claim": "claim", "rumor": "claim", "rumour": "claim", "allegation": "claim", "accusation": "claim",
    "offer": "plan", "proposal": "plan", "promise": "plan", "order": "plan", "goal": "plan", "refusal": "negated",
    "decision": "plan", "hope": "plan", "task": "plan", "mission": "plan", "assignment": "plan", "errand": "plan",
    "prospect": "plan", "possibility": "plan", "ambition": "plan", "option": "plan", "chance": "plan", "opportunity": "plan",
    "purpose": "plan", "intent": "plan", "idea": "plan", "thought": "plan", "notion": "plan",
    "failure": "negated", "inability": "negated", "fear": "plan", "risk": "plan", "danger": "plan", "dread": "plan",
}  # fmt: skip

COPULAR_REVEAL = frozenset(
    (
        "reveal turn prove discover find learn realize realise identify unmask expose recognize recognise confess admit "
        "acknowledge emerge transpire confirm own deduce"
    ).split()
)
"""Verbs whose complement was so all along and is only now known."""
CONFESS = frozenset(["admit", "confess"])
REPUTING = frozenset("report presume believe think assume suppose fear rumor rumour allege".split())
"""What people do who say of somebody, without having seen it, that he is dead."""

CLOSED_PRONOUNS = frozenset(
    (
        "i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself we us "
        "our ours ourselves they them their theirs themselves themself who whom whose which what that this these those there "
        "one ones oneself none nobody somebody someone anybody anyone everybody everyone nothing something anything "
        "everything each other others another both all some any few many much several either neither whoever whomever "
        "whatever whichever thee thou thy thine ye em 'em y'all such same no-one here less least more most enough i'm he's "
        "she's it's"
    ).split()
)
"""All pronouns that English has: what else is taken for one is a name."""

STATIVE = frozenset(
    (
        "be have do seem appear own contain include consist belong exist remain stay mean involve concern "
        "lack possess deserve cost weigh resemble depend last become need feel know live like love base title "
        "star feature"
    ).split()
)
"""Verbs that state how things are rather than tell that something happened."""

INTRANSITIVE = frozenset(
    "come go arrive appear disappear vanish return run walk sit stand lie sleep wake escape flee fall die rise emerge "
    "wait stay remain cry laugh smile collapse travel sail fly exist happen awake live".split()
)
"""Verbs that take no object, so that the object of a verb joined to them is not theirs."""
