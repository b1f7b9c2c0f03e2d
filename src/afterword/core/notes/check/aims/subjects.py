"""What interviews most often leave open, and the words in which people settle it."""

from typing import Final

from afterword.core.notes.check.stems import content

_SUBJECTS: Final = """\
manage managed manager management managing lead led leading leadership team supervise supervised
    supervisor report reports staff people crew hire hiring technicians direct line reviews delegate
relocate relocation relocating move moved moving flat apartment lease live living house room commute
    commuting city based town
gap break away unemployed unemployment career absence leave maternity parental sabbatical caring pause
    employment
licence license driving driver drive car test lessons
salary pay range figure compensation wage expectations budget money rate band
overqualified leave stay bored
pressure deadline deadlines stress stressful busy urgent
fluent language speak spoken conversation oral course
start notice available availability date begin free
travel travelling trips overseas abroad passport
shift shifts night nights weekend weekends hours flexible rota evenings
visa permit sponsorship authorised authorized authorization citizen residency status
certificate certification certified licence qualification qualified degree diploma exam accredited
    accreditation badge course lapsed retest
remote hybrid office home onsite
presentation presenting present public speaking audience talk
sales selling sell customers clients quota
young junior inexperienced experience graduate
reference references referee referees
health healthcare patients hospital clinic clinical
"""
"""A subject a line; indented lines go on."""
_FAMILIES: Final = tuple(frozenset(content(each)) for each in _SUBJECTS.replace("\n    ", " ").splitlines())
_DULL: Final = frozenset(
    content(
        "experience experienced year years long people team good strong weak know known "
        "knowledge working work worked use used using "
        "need needed question concern answer open point role job position company enough "
        "little limited lack never without real "
        "production direct big large small scale level handle able ability may would could "
        "fit new candidate person time"
    )
)
"""Words of a point that lead nowhere by themselves."""


def kin(asked: frozenset[str]) -> frozenset[str]:
    """The stems by which a sentence is on a point's subject."""
    own = {word for word in asked - _DULL if not word.isdigit()} or asked
    found = set(own)
    for family in _FAMILIES:
        if len(family & asked) > 1 or (family & asked) - _DULL:
            found |= family - _DULL if not family & asked & _DULL else family
    return frozenset(found)
