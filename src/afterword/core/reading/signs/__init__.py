"""The signs of every meaning, listed by hand."""

from typing import Final

from afterword.core.reading.sign import Meaning, Sign
from afterword.core.reading.signs.acknowledgement import ACKNOWLEDGEMENT
from afterword.core.reading.signs.bounce import BOUNCE
from afterword.core.reading.signs.delay import DELAY
from afterword.core.reading.signs.information_request import INFORMATION_REQUEST
from afterword.core.reading.signs.next_round import NEXT_ROUND
from afterword.core.reading.signs.offer import OFFER
from afterword.core.reading.signs.out_of_office import OUT_OF_OFFICE
from afterword.core.reading.signs.rejection import REJECTION
from afterword.core.reading.signs.unclear import UNCLEAR
from afterword.core.reading.signs.unrelated import UNRELATED

SIGNS: Final[dict[Meaning, tuple[Sign, ...]]] = {
    "rejection": REJECTION,
    "offer": OFFER,
    "next_round": NEXT_ROUND,
    "delay": DELAY,
    "information_request": INFORMATION_REQUEST,
    "acknowledgement": ACKNOWLEDGEMENT,
    "out_of_office": OUT_OF_OFFICE,
    "bounce": BOUNCE,
    "unrelated": UNRELATED,
    "unknown": UNCLEAR,
}
