"""The words of the aims: thanks, interest, the company, the open points, something of the conversation."""

from collections.abc import Mapping
from typing import Final

AIMS: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("aim_thanks", ""): (
        "Nothing here thanks {0}. They gave you their time, and a note that takes that for granted sounds like a demand.",
        "Open with a plain thank-you for their time: “Thank you for meeting with me on …”.",
    ),
    ("aim_thanks", "call"): (
        "The call asks for news without a word of thanks to {0}. Thanks first makes it a courtesy and not a chase.",
        "Say early on: “Thank you again for your time.”",
    ),
    ("aim_thanks", "voicemail"): (
        "The message wants something from {0} and thanks for nothing. Heard cold, that sounds impatient.",
        "Add “Thank you again for meeting with me” before you say why you call.",
    ),
    ("aim_thanks", "check_in"): (
        "You ask {0} for news and thank for nothing, so the note reads as a reminder of a debt.",
        "Begin with “Thank you again for our conversation”.",
    ),
    ("aim_thanks", "after_rejection"): (
        "They said no, and this note does not thank {0}. The thanks is what makes a note after a no remembered kindly.",
        "Thank them for their time and for letting you know.",
    ),
    ("aim_thanks", "reopened_note"): (
        "You come back to {0} without thanking for the first conversation, the one reason that they know you.",
        "Add one line: “Thank you again for the time you gave me in …”.",
    ),
    ("aim_thanks", "thank_for_offer"): (
        "They made you an offer, and the note to {0} does not thank for it.",
        "Begin with “Thank you very much for the offer”.",
    ),
    ("aim_thanks", "ask_decision_date"): (
        "You ask {0} for a date and do not thank for the offer; that makes a fair question sound cool.",
        "Put “Thank you again for the offer” before the question.",
    ),
    ("aim_thanks", "accept_in_writing"): (
        "You accept, and nobody is thanked. It is the first letter that {0} files under your name.",
        "Add “Thank you for your trust” or thanks for the offer.",
    ),
    ("aim_thanks", "decline_note"): (
        "You turn them down without thanking {0} for the offer, and that shuts a door that could stay open.",
        "Thank them for the offer and for their time before you say no.",
    ),
    ("aim_thanks", "withdraw_elsewhere"): (
        "You withdraw without a word of thanks to {0}, who has spent time on you.",
        "Thank them for their time in one line.",
    ),
    ("aim_thanks", "thank_helpers"): (
        "The note is there to thank, and no thanks can be found in it.",
        "Say thank you, and for what: the reference, the introduction, the advice.",
    ),
    ("aim_interest", ""): (
        "Nothing says that you want to work at {0}. Thanks alone reads like a friendly goodbye, and they may take it for one.",
        "Say it in your own words: “I would be glad to join {0}”, and if you can, why.",
    ),
    ("aim_interest", "call"): (
        "The call asks for news and does not say that you still want the job at {0}; that is what the call is for.",
        "Add “I am still very interested in the position”.",
    ),
    ("aim_interest", "voicemail"): (
        "The message does not say that you are still interested in {0}, so it is only a request to call back.",
        "Add “I am still very interested” before your number.",
    ),
    ("aim_interest", "check_in"): (
        "You ask {0} how things stand and do not say that you still want the job. Asked so, it is only impatience.",
        "Add “I am still very interested in the position”.",
    ),
    ("aim_interest", "reopened_note"): (
        "The position is open again, and the note does not say that you want it. Nobody at {0} will guess.",
        "Say “I would like to be considered again”.",
    ),
    ("aim_company", ""): (
        "The note never names {0}. A note that could go to any employer looks as if it went to all of them.",
        "Name it where you say that you want the job: “… to join {0}”.",
    ),
    ("aim_company", "spoken"): (
        "You do not name {0}. Said aloud, the name shows that you are not working through a list.",
        "Name it once: “I am still very interested in {0}”.",
    ),
    ("aim_concern", "answered"): (
        "They had a doubt: “{0}”. The note leaves it where it was, and silence lets it grow.",
        "Put in the answer that you noted: “{1}”.",
    ),
    ("aim_concern", "unanswered"): (
        "They had a doubt: “{0}”. Nothing here says what you have done, have or will do about it.",
        "Give one fact that settles it: what you did, since when, with what result. Note it as the point's answer, and drafts will use it.",
    ),
    ("aim_concern", "answered_question"): (
        "They asked: “{0}”. The note does not give the answer, and they may be waiting for it.",
        "Put in the answer that you noted: “{1}”.",
    ),
    ("aim_concern", "unanswered_question"): (
        "They asked: “{0}”. The note does not answer, and they may be waiting for it.",
        "Answer it in a sentence. Note it as the point's answer, and drafts will use it.",
    ),
    ("concern_restated", ""): (
        "This repeats their doubt, “{0}”, and settles nothing: now they have heard it from you, too.",
        "Say instead what you have done, have or will do about it, or leave the sentence out.",
    ),
    ("concern_restated", "answered"): (
        "This repeats their doubt, “{0}”, and settles nothing: now they have heard it from you, too.",
        "Go straight to your answer: “{1}”.",
    ),
    ("no_specific", ""): (
        "Nothing here could only come from your conversation, so it reads like a form. You noted a topic: “{0}”.",
        "Take it up in one sentence: what you liked, learned or have thought about since.",
    ),
    ("no_specific", "unrecorded"): (
        "Nothing here could only come from your conversation, so it reads like a form that anybody sent to anybody.",
        "Add one thing that they told or showed you, and what you thought of it.",
    ),
}
"""By rule and reason."""
