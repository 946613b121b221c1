"""The small closed word lists that reading and views share: words that tell a gender, titles before names, and pronouns.

Only general English words stand here; nothing in this module comes from any one story.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FEMALE_PRONOUNS: Final = _words("she her hers herself")
MALE_PRONOUNS: Final = _words("he him his himself")

FEMALE_TITLES: Final = _words(
    "mrs ms miss mme madam madame ma'am mademoiselle lady dame queen princess duchess countess baroness viscountess marquise "
    "empress tsarina señora signora frau fräulein sister mother aunt auntie grandma granny mistress abbess ladies "
    "queens princesses sisters"
)
MALE_TITLES: Final = _words(
    "mr mister sir ser lord king prince duke count earl baron viscount marquis marquess emperor tsar master señor signor "
    "herr monsieur brother father uncle grandpa friar squire lords kings princes sers brothers"
)
OTHER_TITLES: Final = _words(
    "dr drs doctor prof professor captain capt commander lieutenant lt sergeant sgt corporal private colonel col major general "
    "gen admiral marshal officer detective inspector constable deputy sheriff agent special judge justice president "
    "senator governor mayor minister secretary ambassador chief director reverend rev pastor rabbi imam saint st nurse "
    "grand maester chancellor commissioner counsellor coach the"
)
TITLES: Final = FEMALE_TITLES | MALE_TITLES | OTHER_TITLES
"""Words that may stand before a name without being part of it ("the", too, so that "the Heron" is "Heron")."""

FEMALE_NOUNS: Final = _words(
    "woman women girl girls lady ladies female mother mom mum mommy mummy mama stepmother grandmother grandma granny nana "
    "daughter daughters stepdaughter granddaughter goddaughter godmother sister sisters stepsister half-sister aunt auntie "
    "niece wife wives ex-wife widow bride fiancée girlfriend girlfriends ex-girlfriend mistress queen queens princess "
    "princesses duchess countess baroness empress heiress goddess priestess nun abbess witch sorceress enchantress waitress "
    "actress hostess stewardess landlady governess housewife midwife maid maiden handmaid handmaiden schoolgirl cowgirl "
    "saleswoman businesswoman policewoman congresswoman chairwoman spokeswoman matriarch mother-in-law "
    "daughter-in-law foster-mother "
    "wet-nurse nursemaid milkmaid barmaid chambermaid housemaid prioress headmistress "
    "sister-in-law lady-in-waiting ladies-in-waiting swordswoman noblewoman heroine "
    "damsel lass spinster seamstress tigress murderess ballerina soprano mermaid dowager"
)
MALE_NOUNS: Final = _words(
    "man men boy boys gentleman gentlemen guy guys bloke chap lad male father dad daddy papa stepfather grandfather grandpa "
    "granddad son sons stepson grandson godson godfather brother brothers stepbrother half-brother uncle nephew husband "
    "husbands ex-husband widower groom bridegroom fiancé boyfriend boyfriends ex-boyfriend king kings prince princes duke "
    "count earl baron emperor lord lords god priest monk friar abbot wizard warlock sorcerer waiter actor host steward "
    "landlord butler footman schoolboy cowboy salesman businessman policeman congressman chairman spokesman patriarch "
    "father-in-law son-in-law brother-in-law fisherman fireman huntsman henchman nobleman bachelor squire knight sultan "
    "swordsman foster-father pharaoh pope bishop cardinal tenor playboy gunman hitman handyman doorman prior headmaster"
)

DETERMINERS: Final = _words("a an the this that one another some")
OWNERS: Final = _words("his her their its my our your this that these those another one some any")
"""Words that make a description depend on what was said before it ("her mother")."""

ANYBODY: Final = _words(
    "people person persons man men woman women child children boy boys girl girls someone somebody anyone anybody everyone "
    "everybody nobody other others many most all both two three several fans viewers crowd couple pair"
)
"""Words that alone describe nobody in particular."""

NAME_PARTICLES: Final = _words("of the de da di du la le van von der den bin ibn al el y and ap mac o")
"""Words that stand in names without a capital."""

DITRANSITIVES: Final = _words(
    "give gives gave given giving tell tells told telling show shows showed shown showing teach teaches taught teaching "
    "offer offers offered offering send sends sent sending hand hands handed handing bring brings brought bringing buy buys "
    "bought buying lend lends lent lending pay pays paid paying promise promises promised promising owe owes owed owing "
    "grant grants granted granting cost costs make makes made making ask asks asked asking call calls called calling "
    "name names named naming find finds found finding consider considers considered considering"
)
"""Verbs after which "her" and a noun may be two objects: "gives her powers" beside "uses her powers"."""

SUBORDINATORS: Final = _words(
    "after although as because before despite during for given having if in once since so though unless until upon when "
    "whenever while with without by using"
)
"""Words that open a clause whose pronoun may point forward ("When she wakes, Anna leaves")."""

OPENERS: Final = (
    "On the other hand,",
    "At the same time,",
    "As a result,",
    "In addition,",
    "Of course,",
    "Additionally,",
    "Furthermore,",
    "Nevertheless,",
    "Nonetheless,",
    "Meanwhile,",
    "Moreover,",
    "However,",
    "Instead,",
    "Therefore,",
    "Besides,",
    "Indeed,",
    "Thus,",
    "Also,",
    "But,",
    "And,",
    "So,",
    "But",
    "And",
    "Yet",
)
"""What ties a sentence to the one before it and may be dropped when it stands alone (longest first)."""

AFTER_OBJECT: Final = _words(
    "a an the this that these those some any every each no all both half one two three four five more most much many "
    "to of in on at by for from with without about against into onto over under through throughout during before after "
    "until till since upon across along around behind beside between beyond near off out up down away back aside apart "
    "and or but nor so yet because if when while as than though although unless where who whom whose which what why how "
    "is are was were be been being am has have had does do did will would shall should can could may might must "
    "not never again too also there here then now home alive dead together alone instead anyway only just even still "
    "everything something anything nothing"
    "he she it they we you i him them us me his her its their our your my himself herself themselves"
)
"""Words that may follow an object pronoun but do not begin what is owned: "kills her with" beside "her knife"."""

META: Final = _words(
    "season seasons episode episodes series sequel prequel premiere premiered finale trailer franchise "
    "television tv audience audiences viewer viewers fans critics critic review reviews reviewers showrunner showrunners "
    "directed starring stars portrays portrayed filmed aired release released releases streaming screenplay adaptation "
    "storyline plot cast casting performance recap comics spin-off runtime blockbuster"
)
"""Words of talk about a work rather than of what happens in it; two of them in a sentence make it such talk."""

ADDRESS: Final = _words("i we us our you your here let")
"""Words by which a foreword speaks to its reader; only there do they tell talk about the work."""
