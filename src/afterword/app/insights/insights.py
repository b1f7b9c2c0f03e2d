from typing import NamedTuple


class Insights(NamedTuple):
    n: int
def insights(outcomes, today):
    return Insights(0)
