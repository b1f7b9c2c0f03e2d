"""``money_early``: pay is talked about once there is an offer; sooner it reads as the reason for writing."""

from typing import Final

from afterword.core.notes.check.tone.guards import ASKED, THIRD
from afterword.core.notes.check.tone.phrase import phrase
from afterword.core.notes.check.tone.rule import ToneRule, phrased

MONEY_EARLY: Final[ToneRule] = phrased(
    "money_early",
    "warning",
    __doc__,
    phrase(
        "ask",
        "how much|big|high|good ~2 will|would|do|does|is|are|can|could|the ~2 i|you|it|the|my|this|salary|pay|bonus|be ~3 paid|earn|pay|salary|bonus|offering|paying|compensation|ctc|hike|increment",
        "what ~2 is|will|would|are|about|sort_of|kind_of ~3 my|the|your|you ~2 salary|pay|pay_package|ctc|bonus|wage|compensation|starting_salary|remuneration|perks|benefits|hike|holiday_allowance|offering|wages ~3 $",
        "tell|let|know|discuss|talk|negotiate|clarify|ask|details|hear|share|learn ~4 salary|pay|ctc|bonus|compensation|perks|remuneration|stock_options|wage|wages|increment !bands|band|range_before|scale|process ~3",
        "i|my|me ~4 salary|pay|ctc|package|compensation ~1 expectation|expectations|demand|demands|requirement|requirements|is ~3 is|are|at_least|NUM|not|negotiable|below|lakhs|lpa|minimum|k|000|$",
        "i|we ~2 not|never ~2 work|accept|consider|settle|sign|get_out_of_bed ~4 less|below|under|that|lower|anything ~2 than|NUM|market|my",
        "i want|expect|need|require|demand|ask|am_looking_for|would_want ~3 at_least|NUM|minimum|a_minimum|no_less|raise|rise|hike|bonus|percent|more_money|higher ~3 salary|pay|k|a_year|thousand|percent|000|lakhs|lpa|dollars|pounds|euros|increase|hike",
        "when|how|many|much ~4 holiday|holidays|vacation|leave|time_off|raise|bonus|promotion|days_off|remote|sick_leave|work_from_home ~4 i|would|get|do|will|be|can ~2",
        unless=(*THIRD, *ASKED, "range|scale you|we", "hr", "payroll|sick_pay"),
        only=frozenset(
            {
                "thank_you",
                "call",
                "voicemail",
                "receptionist",
                "check_in",
                "after_rejection",
                "keep_in_touch",
                "reopened_note",
                "ask_decision_date",
            }
        ),
    ),
)
