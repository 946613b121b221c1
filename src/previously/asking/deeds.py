"""Which verbs can tell of one deed: whoever asks who stole it may read that somebody took it.

A verb with its particle is another verb ("give", "give up"), and both ways of writing are kept here. Only general English
stands in this module; nothing in it comes from any one story.
"""

from __future__ import annotations

from typing import Final

from previously.reading.syntax import Doc

SAME: Final = 0.92
TOLD_BY: Final = 0.8
"""How far a sentence with another verb for a deed, or with one that only implies it, answers for it."""

_ALIKE: Final = """
kidnap abduct seize capture snatch carry_off | murder kill slay assassinate do_in bump_off | marry wed
find discover locate come_across come_upon stumble_upon stumble_on hit_upon unearth chance_upon happen_upon
hide conceal stash | free release rescue liberate set_free let_go break_out bail_out
trick deceive fool dupe cheat con hoodwink take_in swindle
banish exile expel throw_out kick_out drive_out cast_out evict turn_out | tell inform notify
announce declare proclaim reveal disclose divulge | attack assault set_upon go_for fall_upon | save rescue spare
hire employ recruit engage take_on enlist | steal rob swipe pinch nick make_off lift pilfer | help assist aid stand_by back_up
visit call_on drop_by come_by stop_by look_up see come_round come_over | meet encounter run_into bump_into come_across
fire dismiss sack lay_off let_go | finance fund sponsor pay bankroll | arrest detain apprehend nab take_in pick_up
select choose pick opt elect | start begin set_out commence get_going
give provide hand supply present pass pass_on hand_over give_away turn_over | deliver hand_over bring give hand
confess admit own_up acknowledge come_clean concede | deny dispute
say claim state assert declare maintain insist tell allege contend | ask beg implore plead entreat request appeal
ask enquire inquire question quiz interrogate | order command instruct direct tell | suggest propose advise recommend urge
warn caution alert tip_off | promise vow swear pledge
learn find_out discover hear realise realize work_out figure_out establish get_wind | notice spot see observe catch_sight
see witness watch observe | recognise recognize identify know | suspect doubt
think believe suppose assume imagine consider take | return come_back go_back get_back be_back come_home
leave go depart go_away set_off walk_out go_off walk_off move_out | leave abandon desert walk_out jilt ditch throw_over
flee escape run_away get_away run_off bolt break_out make_off slip_away | bring_back return give_back hand_back
arrive come turn_up show_up appear reach get | enter get_into break_into come_into go_into walk_into sneak_into slip_into
die perish pass_away lose_life | hurt injure wound harm maim | hit strike beat punch slap smack knock clout
knock_out knock_down fell floor | throw hurl toss fling chuck sling cast pitch | throw_away discard dump get_rid dispose
push shove | drop let_fall | pull drag haul tug draw yank | carry bear bring take lug cart | take grab seize snatch
lock lock_up shut shut_up confine imprison | imprison jail lock_up incarcerate put_away | close shut seal lock | open unlock
hold keep detain confine | hold grasp clutch grip carry | destroy wreck ruin demolish smash | break smash shatter crack snap
burn set_fire set_alight torch set_ablaze incinerate | blow_up explode go_off detonate | tear rip tear_up rip_up
sink go_down scuttle founder | build construct erect put_up make | make produce create fashion craft | repair fix mend restore
write pen compose author scribble | sign put_name | send post mail dispatch ship | forge fake counterfeit falsify
betray double-cross sell_out give_away grass turn_in | report turn_in hand_in denounce inform | blackmail extort
bribe pay_off buy_off buy | threaten menace | frame set_up | accuse charge blame indict | blame hold_responsible accuse
sentence condemn convict | punish discipline penalise penalize | forgive pardon | thank | apologise apologize say_sorry
argue quarrel row fight fall_out squabble bicker disagree | fight battle struggle clash | win beat defeat
beat defeat overcome overpower vanquish | agree consent accept | accept take agree
refuse reject turn_down decline rebuff spurn | stop prevent keep hinder block hold_back | forbid ban prohibit
allow let permit | force make compel coerce pressure oblige | persuade convince talk_into get win_over coax | offer propose
lend loan | buy purchase acquire | sell flog | own possess | inherit come_into | get receive obtain acquire be_given
lose mislay | need require | want wish would_like desire | want demand ask request insist | plan intend mean plot
try attempt seek endeavour endeavor | become grow turn | replace succeed take_over stand_in take_place
lead command head run direct | run manage operate | guard watch protect keep_watch stand_guard | protect defend shield
defend represent act | follow trail shadow tail track chase pursue | chase pursue run_after hunt
hunt search look track pursue | search ransack go_through comb scour rummage | look_for search hunt seek
examine inspect study look_at check | investigate look_into probe | lie deceive | live reside stay dwell lodge
stay remain spend_night put_up sleep | wait lie_in_wait | work serve | teach train coach instruct | train drill | study learn
love adore be_in_love | fall_in_love fall | like fancy prefer be_fond | hate loathe detest despise | date see go_out | kiss
hug embrace | cry weep sob | laugh giggle | shout yell scream cry_out | whisper murmur breathe | speak talk
talk speak chat converse | mention bring_up refer | call name nickname dub christen | call phone ring telephone ring_up
raise bring_up rear look_after | bring_up raise rear | look_after watch_over care tend nurse take_care mind | heal cure treat
treat bandage dress patch_up nurse stitch | comfort console reassure soothe | frighten scare terrify alarm spook
surprise astonish shock amaze startle | annoy anger upset irritate infuriate | wear put_on be_dressed don | dress_up disguise
pretend pose impersonate masquerade | reveal expose unmask unveil show | show display reveal present | prove show demonstrate
explain account | happen occur take_place befall | cause bring_about lead | fall tumble slip plunge trip | jump leap spring
drown go_under | crash run_into | run_over knock_down hit drive_over mow_down | shoot gun_down fire open_fire
shoot_down bring_down | dig dig_up excavate unearth | bury inter lay_to_rest | dig_up unearth exhume | ride drive travel go
travel go journey voyage head | go head walk drive | cross traverse ford | climb scale clamber climb_up
wake wake_up awake rouse come_round | sleep doze | eat devour swallow consume | drink swallow down sip | feed | cook prepare
poison drug | drug sedate knock_out put_to_sleep | put place lay set stick position | attach fasten tie pin fix
tie bind tie_up | hang string_up put_up | cut slice slash | cut_off sever chop_off
remove take_away take_off take_out take_down | take_away confiscate seize remove | collect fetch pick_up gather
bring fetch get bring_along take_along | keep hold_onto retain | share split divide | join join_in sign_up
quit resign step_down stand_down give_up retire | give_up abandon surrender renounce drop | give_in surrender yield capitulate
cancel call_off | postpone put_off delay | end finish conclude | switch_off turn_off shut_down shut_off power_down
switch_on turn_on start_up | attend go come | celebrate | perform play sing | sing chant | paint draw | read
record tape film | photograph | watch spy observe keep_eye | overhear hear listen eavesdrop | listen hear | ignore disregard
remember recall | forget | dream | expect await | hope | fear be_afraid dread | trust rely believe confide
save_life save rescue | adopt take_in | invite ask | welcome receive greet | greet welcome | pretend claim feign make_out
sabotage damage tamper wreck | damage harm break | infect contaminate | cover_up conceal hush_up hide cover
trap catch corner lock | catch capture corner trap seize catch_up | catch surprise find | corner catch_up
suspend ban exclude | appoint name make install | crown anoint enthrone | inherit succeed | overthrow depose topple oust
rebel revolt rise | invade attack | vote elect | testify give_evidence take_stand | plead | confront face challenge
dare challenge | bet wager gamble stake | donate give | owe | earn make get | pay settle | cost | borrow | spend
waste squander | divorce split separate break_up | engage propose | propose pop_question | sail | fly | land touch_down
drive | vanish disappear go_missing | appear turn_up emerge | haunt | curse bewitch put_spell | enchant bewitch
summon call send_for | swap switch exchange trade | faint collapse pass_out | drop_off set_down | wipe_away rub_out erase
track_down hunt_down trace | turn_back turn_round turn_around put_about | set_free free | set_fire burn | connect link
contain hold | consist | belong | cover wrap | light set_fire | extinguish put_out
"""
"""Verbs that can tell of the same deed, with the particle of those that have one."""

_TELLING: Final = """
kill < shoot stab strangle poison drown hang behead burn push execute smother suffocate electrocute crush run_over
murder < strangle shoot stab poison drown hang behead push smother suffocate
die < drown perish hang fall freeze starve succumb kill murder shoot stab poison execute strangle burn crush
hurt < stab shoot hit beat cut burn slash bite scald break graze
injure < stab shoot hit beat cut burn slash bite scald break graze crush
wound < stab shoot hit cut slash bite pierce graze
attack < stab shoot hit beat strike strangle jump ambush lunge bite charge throw_at
make < build sketch draw paint write carve bake cook sew forge
carry < hold
capture < take catch arrest seize
get_out < escape climb pull drag flee free break
track_down < trace find hunt follow
start < set light begin open
vandalise < paint scratch smash break
vandalize < paint scratch smash break
insult < call mock
hit < box punch slap kick clout slug fell elbow
steal < take grab slip pocket remove make_off
tell < say whisper confess explain reveal announce admit inform warn mention report shout write claim
say < tell whisper explain confess announce admit answer reply shout swear write explain call
reveal < tell confess admit say show announce explain
confess < say tell admit reveal
admit < say tell confess reveal explain
claim < say tell insist pretend swear
announce < say tell declare
inform < tell say
believe < think suspect say
learn < be_told tell see read hear overhear discover find recognise
find_out < learn discover hear see read overhear find
discover < learn see find hear read
know < recognise recognize learn find_out see tell reveal admit confess realise realize discover
realise < see understand notice learn recognise
help < save give let hide show
save < pull drag free rescue carry push protect
rescue < pull drag free save carry release hide
free < release let unlock untie save
kidnap < seize grab capture drag
catch < arrest capture seize surprise corner grab
arrest < take handcuff seize charge
move < take carry bring put
put < hide lay place drop push pin hang throw slide set hand
hide < put bury keep stash lock slip sew tuck disguise
keep < hide hold store put have lock
give < hand lend leave offer slip send pass slide press bring throw pay sell push return
get < receive inherit buy take win obtain find borrow steal earn
receive < get inherit take
bring < drive arrive carry take give hand deliver fetch show
take < carry bring steal grab seize drive lead
send < order post mail write
go < travel drive run ride walk return leave move fly sail come rush flee hurry
come < arrive return go visit turn_up appear walk enter
leave < go run walk drive flee depart quit sail
return < come go
escape < run flee slip climb crawl get
enter < come go break climb walk slip sneak
get_in < climb enter break come
write < send sign
make < force build create
force < make threaten order blackmail
persuade < talk convince ask tell
ask < beg want tell request order invite
want < ask demand wish need order hope like
order < tell ask send have
destroy < burn smash tear break blow_up wreck throw sink
break < smash crush snap
damage < break smash burn bend crack
lose < drop gamble forget
speak < say tell talk
talk < speak say tell ask
call < name say
see < watch notice spot find catch recognise witness
spot < see notice find
notice < see find spot
meet < see find visit join come
visit < come see go call
fight < attack quarrel duel battle wrestle
defeat < kill beat capture overpower
betray < tell report sell inform
punish < sentence expel ground dismiss banish fine suspend hang lock
lock_up < lock shut imprison arrest put
hold < keep lock tie have
guard < watch protect
marry < propose
wear < put_on have dress
buy < pay purchase get
pay < give hand bribe
work < serve teach
live < stay move share have
stay < live sleep remain wait
become < make appoint crown elect name promote
choose < pick prefer want
stop < prevent grab hold block interrupt knock catch
refuse < say
happen < be
look_after < nurse raise care bring_up guard feed
raise < adopt look_after
treat < bandage dress operate stitch nurse
run < own lead manage
use < take fire
threaten < hold point aim say
search < look ransack open
show < hand give present produce lead
pull < drag haul carry dig lift
fall < drop slip tumble trip
throw < drop pour smash
open < unlock break
answer < say reply tell
explain < say tell confess
suspect < think believe accuse
accuse < say blame charge
"""
"""A deed, and the verbs besides those above that may tell of it without meaning the same."""


def _key(word: str) -> str:
    return word.replace("_", " ")


def _groups() -> dict[str, frozenset[str]]:
    """Each verb with all those that stand beside it in some row."""
    found: dict[str, set[str]] = {}
    for group in _ALIKE.replace("\n", "|").split("|"):
        verbs = {_key(v) for v in group.split()}
        for verb in verbs:
            found.setdefault(verb, set()).update(verbs)
    return {verb: frozenset(others) for verb, others in found.items()}


def _telling() -> dict[str, frozenset[str]]:
    rows = (row.partition(" < ") for row in _TELLING.strip().splitlines())
    return {_key(verb): frozenset(map(_key, others.split())) for verb, _, others in rows}


_BESIDE: Final = _groups()
_BY: Final = _telling()
_PARTICLES: Final = frozenset(
    "up down off out away back over in on along through around about by across upon into after together".split()
)


def told(asked: str, verb: str) -> float:
    """How far a sentence with a verb can tell of the deed another asks for: 1 where they are one, 0 where it cannot."""
    if asked == verb:
        return 1.0
    if verb in _BESIDE.get(asked, ()):
        return SAME
    return TOLD_BY if verb in _BY.get(asked, ()) else 0.0


def spelt(doc: Doc, verb: int) -> tuple[str, str]:
    """A verb's lemma, and its lemma with its particle (the lemma alone where it has none)."""
    lemma = doc.words[verb].lemma
    beside = [*doc.children[verb], *([verb + 1] if verb + 1 < len(doc.words) else [])]
    for child in beside:  # "set free", "take care", "run into": verbs of their own
        own = f"{lemma} {doc.words[child].lower}"
        if child > verb and (own in _BESIDE or own in _BY):
            return lemma, own
    for child in doc.children[verb]:
        word = doc.words[child]
        if child > verb and (word.label == "compound" or word.upos in ("ADV", "ADP")) and word.lower in _PARTICLES:
            return lemma, f"{lemma} {word.lower}"
    return lemma, lemma


def matched(doc: Doc, verb: int, other: Doc, told_by: int) -> float:
    """How far a verb of a text can tell of the deed that a verb of a question asks for, their particles counted."""
    lemma, asked = spelt(doc, verb)
    base, verb_told = spelt(other, told_by)
    best = told(asked, verb_told)
    if base == lemma:
        stray = verb_told if verb_told != base else asked if asked != lemma else ""
        own = verb_told == asked or not stray or stray not in _BESIDE
        best = max(best, 1.0 if own else 0.0)
    if verb_told == base or verb_told not in _BESIDE:  # "give up" does not tell of giving
        best = max(best, told(asked, base))
        if asked == lemma or asked not in _BESIDE:
            best = max(best, told(lemma, base))
    elif asked == lemma or asked not in _BESIDE:
        best = max(best, told(lemma, verb_told))
    return best


_TURNED: Final = tuple(
    (frozenset(map(_key, one.split())), frozenset(map(_key, other.split())))
    for one, other in (
        ("get receive obtain inherit accept", "give hand send leave bequeath pass slip lend sell present return"),
        ("buy purchase", "sell"),
        ("borrow", "lend loan"),
        ("learn hear find_out", "tell teach inform show"),
        ("learn study", "teach train"),
    )
)
"""Verbs of one deed seen from its two ends: who gets is to whom it is given."""


def turned(asked: str, verb: str) -> bool:
    """Whether a verb tells a deed from the other end, so that its giver is the taker's source."""
    return any((asked in a and verb in b) or (asked in b and verb in a) for a, b in _TURNED)
