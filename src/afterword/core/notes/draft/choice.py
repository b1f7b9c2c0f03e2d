"""Which wording of a slot each person gets: a Latin square, so that no two of a company share one.

Employers lay the notes of a panel side by side. Person, slot and ``variant`` pick the wording; with as many
wordings as people, everyone's is another, and a new ``variant`` turns the whole square.
"""


def wording(count: int, person: int, slot: int, variant: int) -> int:
    """The number of a wording out of ``count``, for the ``person``-th contact and the ``slot``-th slot.

    Persons beyond ``count`` come round again, shifted slot by slot, so that no two get the same of each.
    """
    if count <= 1:
        return 0
    round_, place = divmod(person, count)
    return (place + round_ * (slot + 1) + variant * (1 + slot % (count - 1))) % count


def shared(things: int, person: int, variant: int) -> int:
    """Which of some things (topics, say) a person gets: a different one each, as far as they reach."""
    return (person + variant) % things if things else 0
