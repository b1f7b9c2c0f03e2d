"""How a person is named and addressed, from their name and title as known; gender is never guessed."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from afterword.core.case import Contact
from afterword.core.text.word_forms import folded

# Names written with the family name first, as in much of East Asia, Vietnam and Hungary.

_JAPANESE: Final = (
    "abe akiyama ando aoki arai araki asano baba chiba doi endo fujii fujimoto fujita fujiwara fukuda "
    "fukui fukushima goto hamada hara harada hasegawa hashimoto hayashi hirano hirata honda hoshino "
    "ichikawa ide iida ikeda imai inoue ishida ishihara ishii ishikawa ito iwasaki kaneko kato kawaguchi "
    "kawakami kawamura kawasaki kikuchi kimura kinoshita kitamura kobayashi koike kojima kondo kono "
    "koyama kubo kudo maeda maruyama masuda matsuda matsui matsumoto matsuo matsushita miura miyamoto "
    "miyazaki mizuno mochizuki mori morimoto morita murakami murata nagai nagata nakagawa nakajima "
    "nakamura nakano nakayama nishida nishimura noda noguchi nomura ochiai ogawa oguchi oishi okada "
    "okamoto okubo omori ono onishi ota otani otsuka ozawa saito sakai sakamoto sakurai sano sasaki sato "
    "shibata shimada shimizu shimura sugawara sugimoto sugiyama suzuki tachibana taguchi takada takagi "
    "takahashi takano takeda takeuchi tamura tanabe tanaka taniguchi tokuda tsuchiya tsuji uchida ueda "
    "uehara ueno wada watanabe yamada yamagawa yamaguchi yamamoto yamanaka yamashita yamazaki yasuda "
    "yokoyama yoshida yoshikawa yoshimura"
)
_CHINESE: Final = (
    "bai cai cao cen chang chao chen cheng cheung chiang chong chou chow chu cui deng ding dong du fan "
    "fang feng fong fung gao geng gong gu guan guo hao he hou hsieh hsu hu huang huo hwang jia jiang jiao "
    "jin kang kong kuo lai lam lau leung li liang liao lim lin ling liu lo long lu luo lv lyu ma mao meng "
    "mo ng ni ou ouyang pan pang peng qian qiao qin qiu qu ren rong ruan shao shen shi situ song su sun "
    "tam tan tang tao teng tian tong tsai tsang tse tseng tsui wan wang wei wen weng wong woo wu xi xia "
    "xiang xiao xie xin xing xiong xu xue yan yang yao ye yeung yi yin yip you yu yuan yue yuen yun zeng "
    "zha zhai zhan zhang zhao zheng zhong zhou zhu zhuang zou"
)
_KOREAN: Final = (
    "ahn bae baek cha cho choe choi chung han gwak gwon heo hong kim lee hwang jang jeon jeong jo jung "
    "kwak kwon moon nam noh oh paik pak park roh ryu seo seok shim shin sohn sung woo yang yeo yeom yoon"
)
_VIETNAMESE: Final = (
    "bui cao dang dao dinh doan duong ha ho hoang huynh lam luong luu ly mai ngo nguyen pham phan phung "
    "quach ta thai to tran trinh truong van vo vu"
)
_HUNGARIAN: Final = (
    "balogh balazs biro bodnar farkas fekete fodor gulyas hajdu halasz horvath illes jakab juhasz kelemen "
    "kiraly kiss kocsis kovacs lakatos lukacs magyar meszaros molnar nagy nemeth olah orsos orban pap "
    "papp racz sipos somogyi szabo szalai szekely szilagyi szucs takacs toth torok varga vass veres "
    "vincze voros"
)
_ALSO_GIVEN: Final = frozenset(
    "abe dong fan ha han he ho jia jin jo jun kim lee li lin ling long ma mai may mo oh park rong song su "
    "sun tam tan to van wan wen xin yang yin you yu yue yun hara mori moon chang".split()
)
"""Family names that are given names, words or initials elsewhere too: only the rest of the name tells."""
_FAMILY: Final = frozenset(f"{_JAPANESE} {_CHINESE} {_KOREAN} {_VIETNAMESE} {_HUNGARIAN}".split())
_SYLLABLE: Final = 6
"""Letters a syllable of such a given name has at most, as in ``Min-jun`` or ``Sang Hoon``."""


def family_comes_first(words: Sequence[str]) -> bool:
    """Whether a name of two or more words may well begin with the family name."""
    first, rest = folded(words[0]), [folded(word) for word in words[1:]]
    if first not in _FAMILY:
        return False
    return first not in _ALSO_GIVEN or rest[-1] in _FAMILY or _is_of_syllables(rest)


def _is_of_syllables(rest: Sequence[str]) -> bool:
    syllables = [syllable for word in rest for syllable in word.split("-")]
    return len(syllables) > 1 and all(1 < len(each) <= _SYLLABLE and each.isalpha() for each in syllables)


_HONORIFICS: Final = frozenset(
    "dr doctor prof professor mr mrs ms miss mx sir dame lord lady rev reverend judge hon capt captain sgt "
    "herr frau fr mme mlle sr sra srta dott ing engr dipl-ing".split()
)
_BEFORE_OTHERS: Final = (frozenset(("prof", "professor")), frozenset(("dr", "doctor")))
"""Of several honorifics the one a letter uses: ``Prof. Dr. Weber`` is ``Prof. Weber``."""
_WITH_GIVEN_NAME: Final = frozenset(("sir", "dame"))
"""A knight is ``Sir Anthony``, never ``Sir Blythe``."""
_WITH_FULL_NAME: Final = frozenset(("lord", "lady", "hon"))
"""Whether the given or the family name follows depends on how the title was earned."""
_SUFFIXES: Final = frozenset(
    "phd ph.d dphil md m.d do dds jd mba msc bsc ma ba rn cpa cfa pe esq jr sr ii iii iv obe cbe".split()
)
_PARTICLES: Final = frozenset(
    "van von der den de del della di da dos das du la le ter ten bin ibn al el abu mac st".split()
)
_SPACE: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"[^\W\d_]+")


class PersonName(NamedTuple):
    """A name in its parts. ``given`` and ``family`` are empty where there is only one name, or no telling."""

    honorific: str
    given: str
    family: str
    full: str
    """Without honorific and suffixes."""

    @property
    def formal(self) -> str:
        """``Dr. Whitfield``, ``Sir Anthony``; without an honorific the full name."""
        if not self.honorific:
            return self.full
        key = _key(self.honorific)
        name = self.family
        if key in _WITH_GIVEN_NAME:
            name = self.given
        elif key in _WITH_FULL_NAME:
            name = ""
        return f"{self.honorific} {name or self.full}"

    @property
    def short(self) -> str:
        """What they are called in a sentence: ``Dr. Whitfield``, else ``Dana``; initials call nobody."""
        if self.honorific:
            return self.formal
        return self.given if len(self.given.strip(".")) > 1 else self.full


def parse_name(name: str, title: str | None = None) -> PersonName:
    """The parts of a name as it was written; ``title`` counts where it is an honorific."""
    words = _words(name)
    honorifics = []
    while len(words) > 1 and _key(words[0]) in _HONORIFICS:
        honorifics.append(words.pop(0))
    while len(words) > 1 and _key(words[-1]) in _SUFFIXES:
        words.pop()
    if not honorifics and title is not None and _key(title) in _HONORIFICS:
        honorifics = [_plain(title)]
    honorific = _foremost(honorifics)
    words = [_cased(word) for word in words]
    full = " ".join(words)
    if len(words) < 2:  # noqa: PLR2004 - one name has no parts
        return PersonName(honorific, "", full if honorific else "", full)
    if not any(_is_cased(word) for word in words):
        # Scripts without capitals: which part comes first is not for us to say.
        return PersonName(honorific, "", "", full)
    if family_comes_first(words):
        # "Yamada Hanako" may be written either way round: the full name is always right.
        return PersonName(honorific, "", "", full)
    start = next((at for at, word in enumerate(words[1:-1], 1) if word.lower() in _PARTICLES), len(words) - 1)
    return PersonName(honorific, words[0], " ".join(words[start:]), full)


def name_of_contact(contact: Contact) -> PersonName:
    """The parts of a contact's name."""
    return parse_name(contact.name, contact.title)


def greeting_name(contact: Contact) -> str:
    """What stands behind ``Dear``: the honorific where one is known, else the name that fits their style."""
    name = name_of_contact(contact)
    if name.honorific:
        return name.formal
    return name.full if contact.style == "traditional" else name.short


def _foremost(honorifics: list[str]) -> str:
    for keys in _BEFORE_OTHERS:
        for each in honorifics:
            if _key(each) in keys:
                return each
    return honorifics[0] if honorifics else ""


def is_honorific(title: str) -> bool:
    """Whether a title belongs before the name; others are what somebody does."""
    return _key(title) in _HONORIFICS


def _words(name: str) -> list[str]:
    name = _plain(name)
    family, comma, given = name.partition(",")
    if comma:
        after = given.split()
        if after and all(_key(word) in _SUFFIXES for word in after):
            name = family
        elif after and len(family.split()) <= 3 and not any("," in word for word in after):  # noqa: PLR2004
            name = f"{given.strip()} {family.strip()}"
        else:
            name = " ".join(word for word in name.replace(",", " ").split() if _key(word) not in _SUFFIXES)
    return name.replace("(", " ").replace(")", " ").split() or [name]


def _plain(text: str) -> str:
    """One line of printable characters."""
    shown = "".join(char if char.isprintable() else " " for char in text)
    return _SPACE.sub(" ", shown).strip()


def _key(word: str) -> str:
    return word.strip(".,").lower()


def _is_cased(word: str) -> bool:
    return word != word.lower() or word != word.upper()


def _cased(word: str) -> str:
    """``WHITFIELD`` and ``whitfield`` as ``Whitfield``; anything mixed, short or of initials stays."""
    letters = "".join(_WORD.findall(word))
    if len(letters) < 3 or word.lower() in _PARTICLES or "." in word:  # noqa: PLR2004 - initials
        return word
    if word.isupper() or word.islower():
        return _WORD.sub(lambda part: part.group().capitalize(), word)
    return word
