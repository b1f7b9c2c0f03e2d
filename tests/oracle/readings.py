"""Where the program departs from the letter of the page: one switch each, on while it does.

``tests/unit/core/test_the_letter.py`` holds a smallest case for every one of them.
"""

COMPANY_NUMBER_TELLS_THE_ZONE = True
"""The page: the zone of *their* number. The program: the company's number too, where they have none."""
QUESTIONS_STAY_UNTIL_THE_END = True
"""The page: for each interview whose ``starts_at`` lies ahead. The program: until it is over, known start or not."""
