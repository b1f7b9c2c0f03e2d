"""Short forms of given names: whoever is called Elizabeth may be addressed as Liz, or the other way."""

from typing import Final

_FAMILIES: Final = """
abigail abby gail
adam ad
aidan aiden
albert al bert bertie
alexander alex al sandy sasha xander alec
alexandra alex sandra sandy lexi sasha alexa
alfred alf alfie fred
alison ali allie alli
amanda mandy
amelia amy millie
andrea andie drea
andrew andy drew
angela angie ange
ann anne annie anna nan
anthony tony ant
antonio tony toni
arthur art artie
barbara barb babs barbie
benjamin ben benny benji
bernard bernie
bethan beth
bradley brad
brian bry
bridget biddy bridie
calvin cal
cameron cam
caroline carol carrie caro
carolyn carol carrie lyn
catherine cathy cath cate kate kitty cat
charles charlie chuck chas chaz
charlotte charlie lottie char
christina chris tina chrissy christy
christine chris tina chrissy christy
christian chris
christopher chris kit topher
clifford cliff
constance connie
cynthia cindy
daniel dan danny
danielle dani
david dave davy davey
deborah deb debbie debby debra
dennis denny den
dominic dom nick
donald don donny
dorothy dot dottie dolly
douglas doug
edgar ed eddie
edmund ed eddie ned
edward ed eddie ted teddy ned
eleanor ellie nell nora
elizabeth liz lizzie beth betty bess betsy eliza libby elisabeth lisa
elisabeth liz lizzie beth betty bess betsy eliza libby elizabeth lisa
emily em emmy
eugene gene
ezekiel zeke
florence flo florrie
frances fran frankie
francis frank fran frankie
francisco paco frank cisco
franklin frank
frederick fred freddie freddy rick
gabriel gabe
gabrielle gabby gabi elle
geoffrey geoff jeff
george georgie
gerald gerry jerry
gerard gerry jerry ged
giovanni gianni
giuseppe beppe
gregory greg
guillermo memo
harold harry hal
harriet hattie
helen nell nellie
henry harry hank hal
herbert herb bert
howard howie
hugh hughie
ignacio nacho
isabel izzy bella isabelle isabella
jacob jake
jacqueline jackie jacqui
james jim jimmy jamie jem
janet jan
jason jay
jeffrey jeff
jennifer jen jenny jenn
jeremy jerry jem jez
jerome jerry
jessica jess jessie
joanna jo joanne anna
john jack johnny jon
johannes hannes jan hans
jonathan jon jonny john
jose pepe
joseph joe joey jo
joshua josh
josephine jo josie
joyce joy
judith judy jude
julia jules julie
julian jules
katherine kate kathy kath katie kat kit kay katharine
katharine kate kathy kath katie kat kit kay katherine
katharina kathi katja kati kate
kathleen kath kathy kate katie
kenneth ken kenny
kimberly kim
kristen kris
laurence larry laurie
lawrence larry laurie
leonard len lenny leo
leslie les
lillian lil lily
louis lou louie
louise lou
lucille lucy
luis lou lucho
madeleine maddy maddie
margaret maggie meg peggy marge margie greta rita daisy madge
maria mary mia
mark marc
martha marty
martin marty
mary molly polly
matthew matt matty
matthias matt matze
maureen mo
maximilian max
megan meg
melissa mel missy lissa
melanie mel
michael mike mick mickey mikey
michelle shelly chelle
mitchell mitch
mohammed mo mohamed muhammad mohammad
nancy nan
natalie nat
natasha tasha nat
nathan nate nat
nathaniel nat nate nathan
neil neal
nicholas nick nicky nico nicolas
nicole nicky nikki
nikolai kolya
oliver ollie
olivia liv livvy
pamela pam
patricia pat patty trish tricia patsy
patrick pat paddy
paul paulie
penelope penny
peter pete
philip phil pip phillip
phillip phil pip philip
priscilla cilla
rachel rach
randall randy
raymond ray
rebecca becky becca beck
reginald reg reggie
richard rick rich dick ricky richie
robert rob bob bobby robbie bert
roberta bobbie robbie
roderick rod rory
rodney rod
roger rog
ronald ron ronnie
rosemary rose rosie
russell russ
samantha sam sammy
samuel sam sammy
sandra sandy
sarah sally sara
sean shaun shawn
sebastian seb bas
sharon shaz
simon si
solomon sol
sophia sophie
stanley stan
stephanie steph
stephen steve stevie steven
steven steve stevie stephen
stuart stu stewart
susan sue susie suzy
susanna sue susie suzanne
sylvia syl
tamara tammy
terence terry
theodore ted teddy theo
theresa terry tess tessa teresa
thomas tom tommy
timothy tim timmy
tobias toby
valerie val
vanessa nessa
veronica ronnie vera
victor vic
victoria vicky tori vicki
vincent vince vinny
virginia ginny
walter walt wally
wilhelm willi
william will bill billy liam willie
winston win
yvonne von
zachary zach zack zac
babatunde tunde baba
oluwaseun seun
chukwuemeka emeka
aleksandr sasha
dmitri dima mitya
ekaterina katya
yevgeny zhenya
"""


def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_FAMILIES.split("\n")):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_NUMBERS: Final = _families()
_MEMBERS: Final = [frozenset(line.split()) for line in _FAMILIES.split("\n")]


def is_given_name(word: str) -> bool:
    """Whether a folded word is a given name of the list."""
    return word in _NUMBERS


def other_forms(word: str) -> frozenset[str]:
    """The forms by which somebody of that folded given name may go, itself among them."""
    return frozenset((word,)).union(*(_MEMBERS[number] for number in _NUMBERS.get(word, ())))


def same_person(written: str, known: str) -> bool:
    """Whether two folded given names may be one person's: ``liz`` and ``elizabeth``, ``bob`` and ``rob``."""
    if written == known:
        return True
    return not _NUMBERS.get(written, frozenset()).isdisjoint(_NUMBERS.get(known, frozenset()))
