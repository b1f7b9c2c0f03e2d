"""The words of plans in German: the same functions as in ``wording``, sentence by sentence."""
