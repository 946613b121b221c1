"""More nouns for people, of which nothing is told here but that they are for people: trades, and what else one may be."""

from __future__ import annotations

TRADES = frozenset(
    (
        "caregiver caretaker carer nursemaid housemaid nurse-practitioner anesthetist anaesthetist anesthesiologist "
        "cardiologist neurologist neurosurgeon oncologist pediatrician paediatrician obstetrician gynecologist "
        "gynaecologist radiologist psychologist psychotherapist orthodontist chiropractor optician mason welder repairman "
        "handyman landscaper locksmith goldsmith silversmith jeweler watchmaker clockmaker shipbuilder farmhand stableboy "
        "stablehand cowhand airman aviator paratrooper marine commando brigadier guardsman jailor paralegal mediator "
        "negotiator operative codebreaker coder inventor explorer anthropologist botanist zoologist astronomer "
        "mathematician philosopher economist statistician epidemiologist virologist meteorologist translator interpreter "
        "biographer publicist realtor stockbroker bookkeeper speechwriter staffer spokesman spokeswoman spokesperson "
        "chamberlain herald swordswoman horseman horsewoman tracker gunslinger sharpshooter healer enchantress "
        "necromancer alchemist prophetess preacher missionary evangelist cleric lecturer schoolmaster schoolmistress "
        "illustrator cartoonist animator puppeteer ventriloquist hypnotist mentalist illusionist stripper bodybuilder "
        "gymnast swimmer surfer dispatcher cabdriver typist stenographer docent usher chairperson ceo cfo copilot "
        "co-pilot helmsman skipper crewman bosun lawman stuntman stuntwoman sommelier busboy dishwasher doorman bellboy "
        "bellhop stockman crewmember camerawoman newsreader newscaster anchorman anchorwoman weatherman hitwoman hangman "
        "interrogator exterminator"
    ).split()
)
"""What people do for a living."""

OTHERS = frozenset(
    (
        "attendee bystander onlooker passer-by passerby eyewitness commuter cyclist motorist pedestrian coworker "
        "co-worker housemate shipmate teammate playmate soulmate bunkmate crewmate workmate schoolmate bandmate rapist "
        "molester paedophile pedophile abuser looter rioter poisoner torturer henchwoman lackey minion thug goon "
        "trafficker wannabe rookie trainee newbie freshman sophomore dropout valedictorian celebrity starlet groupie "
        "philanthropist billionaire billionairess millionaire oligarch delegate aide adviser advisor strategist monarch "
        "regent usurper vassal serf commoner settler colonist pioneer homesteader rustler prospector tribesman "
        "tribeswoman telepath demigod demigoddess immortal slayer exorcist cultist believer heretic atheist scholar "
        "schoolboy schoolgirl teen preteen grown-up newborn triplet stepbrother stepsister godfather godmother godson "
        "goddaughter godchild great-aunt great-uncle great-grandfather great-grandmother kinsman kinswoman ex-lover "
        "ex-partner fiance fiancee suitor admirer paramour confidant confidante pal buddy chum acquaintance foreigner "
        "immigrant migrant expatriate townsperson townswoman islander parolee captor captive detainee whistleblower "
        "snitch turncoat defector adventurer runaway vagabond drifter loner outcast misfit hobo squatter hoarder boarder "
        "renter seller vendor shopper bidder barfly smoker liar trickster prankster nerd geek wimp coward fool idiot "
        "concubine genius prodigy virtuoso finalist runner-up contestant competitor founder co-founder survivalist widow-to-be "
        "bride-to-be mother-to-be father-to-be namesake lookalike doppelganger doppelgänger predecessor successor "
        "assailant ringleader mastermind saboteur strongman swordbearer torchbearer tattletale know-it-all madam weirdo "
        "creep jerk brute scoundrel rogue rascal villainess temptress femme seductress womanizer philanderer adulterer "
        "adulteress ex-con ex-convict jailbird looker-on latecomer newlywed divorcee divorcée bachelorette centenarian "
        "octogenarian septuagenarian pensioner retiree elderling cripple amputee paraplegic quadriplegic diabetic "
        "expert specialist undersheriff schizophrenic psychopath sociopath narcissist hypochondriac insomniac cannibal"
    ).split()
)
"""Who people are otherwise."""
