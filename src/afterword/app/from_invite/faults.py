"""What can be wrong with the answers laid over an invite."""

from afterword.core.fault import Fault


class AnswersError(Fault):
    """An answer that cannot be placed, or one that is missing; ``path`` is the field in the answers."""
