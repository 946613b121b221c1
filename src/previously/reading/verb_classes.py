"""Verbs by what they do to the people beside them: who is hurt, who learns, who has it now, whose fault it is, who feels it."""

from __future__ import annotations

CLASSES: dict[str, str] = {
    "hurt": (
        "hit beat punch slap kick strike stab shoot wound injure hurt attack assault poison burn bite scratch choke "
        "strangle whip flog torture maim cripple blind push shove trip throw knock slash cut ambush fight overpower "
        "subdue rape molest bully abuse torment harm batter thrash lash club smack drug sedate tackle pin bruise crush "
        "trample infect curse bewitch hypnotise hypnotize silence gag corner wrestle duel defeat overcome outwit outrun "
        "beset maul"
    ),
    "kill": (
        "kill murder slay execute assassinate behead hang drown slaughter massacre electrocute smother suffocate "
        "dispatch butcher sacrifice finish bury cremate dismember"
    ),
    "die": (
        "die perish expire succumb collapse faint bleed fall suffer starve sicken weaken recover survive awake awaken "
        "wake live relapse cough limp sleep dream vomit stumble slip age revive"
    ),
    "rescue": (
        "save rescue help protect heal nurse free release shelter comfort feed defend cure treat assist aid support "
        "console reassure soothe guard shield hide liberate resuscitate bandage carry care accompany guide lead adopt "
        "raise bail vouch spare redeem encourage befriend clothe house bathe tend operate avenge escort drive"
    ),
    "love": (
        "love adore marry kiss embrace hug admire like trust forgive fancy cherish court woo wed seduce date respect "
        "idolise idolize worship desire pity prefer miss appreciate welcome caress fondle remarry propose romance mourn "
        "grieve esteem revere dote reconcile"
    ),
    "hate": (
        "hate despise fear resent envy distrust mistrust suspect loathe detest dislike dread doubt scorn disdain "
        "begrudge abhor disbelieve underestimate misjudge avoid shun ignore"
    ),
    "move": (
        "frighten scare annoy impress surprise amuse disappoint shock disgust anger humiliate charm inspire astonish "
        "amaze upset worry bore irritate enrage infuriate delight please fascinate haunt embarrass offend intimidate "
        "terrify unnerve confuse puzzle startle alarm horrify appall appal sadden shame disturb trouble tempt attract "
        "repel captivate enchant flatter exasperate remind outrage devastate stun bother provoke"
    ),
    "blame": (
        "blame accuse scold punish fire dismiss sue criticise criticize reject mock insult condemn reprimand rebuke "
        "reproach chide berate denounce expel banish disown disinherit suspend sack evict demote discipline convict "
        "sentence indict charge prosecute divorce ridicule tease humble exile report ostracise lecture snub rebuff "
        "confront scoff taunt jilt ban"
    ),
    "praise": (
        "praise thank congratulate reward promote hire honour honor applaud commend compliment bless recommend appoint "
        "employ recruit knight crown elect choose select nominate celebrate salute pardon acquit pay"
    ),
    "betray": (
        "betray deceive lie cheat abandon rob blackmail manipulate trick fool swindle frame desert double-cross mislead "
        "defraud sabotage exploit con use plot conspire impersonate disguise pretend cover spy bribe extort backstab "
        "forsake neglect conceal forge"
    ),
    "confess": (
        "apologise apologize confess admit beg plead promise swear repent vow implore beseech grovel own regret pledge "
        "volunteer surrender offer"
    ),
    "tell": (
        "tell say explain inform reveal announce mention claim insist state declare add assure remark observe note "
        "disclose divulge confide describe recount argue maintain whisper shout scream joke boast brag complain hint "
        "suggest murmur mutter repeat testify speak talk address brief"
    ),
    "order": (
        "warn order advise urge command persuade forbid convince force instruct direct compel pressure coax counsel "
        "caution threaten dare make let allow permit require entreat challenge teach train send assign invite summon"
    ),
    "ask": (
        "ask question interrogate demand inquire enquire query quiz interview press cross-examine request wonder "
        "consult"
    ),
    "answer": (
        "answer reply respond retort refuse agree deny accept decline nod consent comply obey object protest relent "
        "hesitate concede shrug yield resist"
    ),
    "give": (
        "give hand lend sell bring bequeath grant donate deliver present award pass serve show pour entrust will supply "
        "provide gift loan mail post forward toss"
    ),
    "take": (
        "take steal receive get buy inherit borrow grab seize win obtain acquire collect earn snatch confiscate gain "
        "pocket swipe pick fetch retrieve"
    ),
    "learn": (
        "discover find learn realise realize see notice hear overhear recognise recognize read understand know discern "
        "detect deduce gather witness spot identify uncover recall remember guess perceive glimpse sense figure catch"
    ),
    "think": (
        "believe think hope want wish plan decide imagine expect suppose assume consider intend mean resolve determine "
        "conclude need prepare forget reflect ponder"
    ),
    "come": (
        "arrive come return enter appear reach emerge approach visit join meet burst land move settle attend step "
        "travel"
    ),
    "go": (
        "leave go flee escape run walk depart disappear vanish retreat hurry rush ride sail fly climb jump storm quit "
        "resign withdraw head board wander exit"
    ),
    "seek": "follow chase hunt search track watch pursue look seek stalk trail investigate examine study wait stare",
    "call": "call phone telephone ring write text email contact message signal",
    "seize": (
        "capture kidnap abduct imprison trap drag arrest lock tie chain detain jail apprehend handcuff cage confine "
        "restrain cuff bind intern hospitalise commit"
    ),
    "feel": (
        "cry weep laugh smile tremble panic despair sigh blush sob rejoice rage shiver struggle feel brood sulk flinch "
        "pale shudder frown grin"
    ),
    "have": "have wear hold keep possess bear contain lack owe belong",
    "work": (
        "work play sing dance paint cook build repair practise practice perform sit stand stay remain eat drink smoke "
        "open close pull sign"
    ),
    "begin": "try begin start manage continue stop attempt seem happen fail",
}  # fmt: skip
"""What each class of verbs is called, and its verbs."""

OF_VERB = {verb: name for name, verbs in CLASSES.items() for verb in verbs.split()}
"""The class of each verb."""

LIGHT = frozenset(
    "try begin start manage continue attempt seem appear happen tend dare want decide plan intend hope wish need refuse agree "
    "fail struggle choose prepare learn use go come threaten promise offer get have help".split()
)
"""Verbs that lend their subject to the verb they govern: what is told is that one's deed."""

FELT = frozenset(
    "angry sad afraid ashamed happy jealous furious worried frightened scared terrified upset devastated heartbroken lonely "
    "proud glad sorry nervous anxious suspicious desperate shocked surprised horrified relieved grateful bitter guilty "
    "embarrassed humiliated hurt disappointed confused drunk tired exhausted delighted pleased overjoyed curious eager "
    "reluctant unhappy miserable impressed touched moved hungry cold".split()
)
ILL = frozenset(
    "dead ill sick dying unconscious wounded injured pregnant blind lame paralysed paralyzed alive infected poisoned "
    "missing awake asleep mad insane old weak helpless trapped".split()
)

BODY = frozenset(
    "hand hands arm arms head face eye eyes hair leg legs foot feet finger fingers heart throat neck back shoulder shoulders "
    "mouth lip lips ear ears nose knee knees chest body skin blood breath voice tear tears wound wounds bone teeth tongue "
    "lap side cheek memory mind sight leg wrist stomach".split()
)
MIND = frozenset(
    "love hatred anger fear grief guilt jealousy feelings feeling shame pride dream dreams thoughts thought hope hopes doubt "
    "doubts suspicion suspicions intention intentions plan plans decision wish belief past secret lie lies crime crimes guilt "
    "mistake mistakes innocence identity secret affair reason story version word words promise confession apology question "
    "offer advice proposal warning".split()
)
FATE = frozenset(
    "death murder killer grave funeral corpse body murderer absence disappearance return arrest release life".split()
)
"""What is told of somebody who is mostly not the one who acts in the clause."""

ALONE = frozenset(
    "reappear resurface recover survive arrive awaken intervene panic relent hesitate agree succeed fail step turn rush react "
    "retaliate faint kneel apologize apologise lie cheat graduate recuperate reform sneak hurry struggle respond reply "
    "refuse interfere convalesce return".split()
)
"""More verbs that go without an object where another is joined to them: "reappears and saves him"."""
RECIPROCAL = frozenset(
    (
        "marry wed betroth engage divorce meet kiss reconcile reunite separate argue quarrel fight talk discuss date split "
        "part struggle wrestle grapple scuffle duel spar clash collide bicker row converse chat confer debate negotiate "
        "haggle embrace hug cuddle dance waltz elope flirt correspond share exchange swap agree disagree bond butt compete "
        "gossip bargain"
    ).split()
)
"""What two do is done to one another."""
