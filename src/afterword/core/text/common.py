"""English words that lead to no pattern, because any text may hold them."""

from typing import Final

COMMON: Final = frozenset(
    "i you he she it we they me my mine your yours our us him her them his their this that these those the a an "
    "and or but if so as at by for from in into of off on out over to up with about after again all also am any "
    "are be been before being both can could did do does done down each even every few had has have here how just "
    "know let like made make many may might more most much must need no not now once one only other own please "
    "same should some still such take than then there through time too two under until very want was well were "
    "what when where which while who why will would yet thank thanks look forward hear hearing see work working "
    "team role position job interview company people meet meeting week day days call email write question answer "
    "kind glad happy great good best way great offer next monday tuesday wednesday thursday friday first "
    "three year years end get give think feel was ask start part help sure able new last".split()
)
"""Words that any note may hold: they lead to no pattern if another word can."""

UBIQUITOUS: Final = frozenset(
    "i you me my your the a an to and of in on for is are be was it that this with have not we at as from but so if "
    "will would".split()
)
"""Words of nearly every sentence."""
