"""What findings say, and what they suggest, by rule and reason.

Made by tools/make_rules.py from rules/notes: change that, and run `make generated`.
"""

# fmt: off

from typing import Final

WORDS: Final[dict[tuple[str, str], tuple[str, str, tuple[str, ...]]]] = {
    ("aim_company", ""): (
        "The note never mentions {employer}. Without the name, it could have gone to any employer.",
        "Mention it where you say you want the job: “… to join {employer}”.",
        (
            "employer",
        ),
    ),
    ("aim_company", "spoken"): (
        "You don't mention {employer}. Saying the name shows you're not working through a list.",
        "Say it once: “I'm still very interested in {employer}.”",
        (
            "employer",
        ),
    ),
    ("aim_concern", "answered"): (
        "They had a concern: “{concern}”. The note doesn't address it, so it stays open.",
        "Add the answer you noted: “{answer}”.",
        (
            "concern",
            "answer",
        ),
    ),
    ("aim_concern", "unanswered"): (
        "They had a concern: “{concern}”. Nothing here says what you have done, have or will do about it.",
        "Give one fact that settles it: what you did, when, and the result. Save it as the point's answer, and drafts will use it.",
        (
            "concern",
            "answer",
        ),
    ),
    ("aim_concern", "answered_question"): (
        "They asked: “{concern}”. The note doesn't answer it, and they may be waiting for that.",
        "Add the answer you noted: “{answer}”.",
        (
            "concern",
            "answer",
        ),
    ),
    ("aim_concern", "unanswered_question"): (
        "They asked: “{concern}”. The note doesn't answer it, and they may be waiting for that.",
        "Answer it in a sentence. Save it as the point's answer, and drafts will use it.",
        (
            "concern",
            "answer",
        ),
    ),
    ("aim_interest", ""): (
        "Nothing says you want to work at {employer}. Thanks alone reads like a friendly goodbye, and they may take it as one.",
        "Say it in your own words: “I'd be glad to join {employer}”, and, if you can, why.",
        (
            "employer",
        ),
    ),
    ("aim_interest", "call"): (
        "The call asks for news but doesn't say you still want the job at {employer}, which is what the call is for.",
        "Add “I'm still very interested in the position.”",
        (
            "employer",
        ),
    ),
    ("aim_interest", "voicemail"): (
        "The message doesn't say you're still interested in {employer}, so it's only a request to call back.",
        "Add “I'm still very interested” before your number.",
        (
            "employer",
        ),
    ),
    ("aim_interest", "check_in"): (
        "You ask {employer} where things stand without saying you still want the job. That comes across as impatience.",
        "Add “I'm still very interested in the position.”",
        (
            "employer",
        ),
    ),
    ("aim_interest", "reopened_note"): (
        "The position is open again, and the note doesn't say you want it. Nobody at {employer} will guess.",
        "Say “I'd like to be considered again.”",
        (
            "employer",
        ),
    ),
    ("aim_thanks", ""): (
        "Nothing here thanks {reader}. They gave you their time, and a note that takes it for granted sounds like a demand.",
        "Open with a simple thank-you for their time: “Thank you for meeting with me on …”.",
        (
            "reader",
        ),
    ),
    ("aim_thanks", "call"): (
        "The call asks for news without thanking {reader}. Thanking them first makes it a courtesy, not a chase.",
        "Say early on: “Thank you again for your time.”",
        (
            "reader",
        ),
    ),
    ("aim_thanks", "voicemail"): (
        "The message wants something from {reader} and doesn't thank them. Out of the blue, that sounds impatient.",
        "Add “Thank you again for meeting with me” before you say why you're calling.",
        (
            "reader",
        ),
    ),
    ("aim_thanks", "check_in"): (
        "You ask {reader} for news without thanking them, so the note reads as if they owed you something.",
        "Start with “Thank you again for our conversation.”",
        (
            "reader",
        ),
    ),
    ("aim_thanks", "after_rejection"): (
        "They said no, and this note doesn't thank {reader}. Thanks are what people remember about a note after a no.",
        "Thank them for their time and for letting you know.",
        (
            "reader",
        ),
    ),
    ("aim_thanks", "reopened_note"): (
        "You're getting back to {reader} without thanking them for the first conversation, the reason they know you.",
        "Add one line: “Thank you again for the time you gave me in …”.",
        (
            "reader",
        ),
    ),
    ("aim_thanks", "thank_for_offer"): (
        "They made you an offer, and the note to {reader} doesn't thank them for it.",
        "Start with “Thank you very much for the offer.”",
        (
            "reader",
        ),
    ),
    ("aim_thanks", "ask_decision_date"): (
        "You ask {reader} for a date without thanking them for the offer, so a fair question sounds cold.",
        "Put “Thank you again for the offer” before the question.",
        (
            "reader",
        ),
    ),
    ("aim_thanks", "accept_in_writing"): (
        "You accept without thanking anyone, and it's the first letter {reader} keeps on file from you.",
        "Thank them for the offer, or for their trust in you.",
        (
            "reader",
        ),
    ),
    ("aim_thanks", "decline_note"): (
        "You turn them down without thanking {reader} for the offer. That closes a door you could leave open.",
        "Thank them for the offer and for their time before you say no.",
        (
            "reader",
        ),
    ),
    ("aim_thanks", "withdraw_elsewhere"): (
        "You withdraw without thanking {reader}, who has spent time on you.",
        "Thank them for their time, in one line.",
        (
            "reader",
        ),
    ),
    ("aim_thanks", "thank_helpers"): (
        "This is a thank-you note, and it doesn't say thank you.",
        "Say thank you, and what for: the reference, the introduction, the advice.",
        (
            "reader",
        ),
    ),
    ("concern_restated", ""): (
        "This repeats their concern, “{concern}”, without settling it. Now they've heard it from you, too.",
        "Say what you have done, have or will do about it, or leave the sentence out.",
        (
            "concern",
            "answer",
        ),
    ),
    ("concern_restated", "answered"): (
        "This repeats their concern, “{concern}”, without settling it. Now they've heard it from you, too.",
        "Go straight to your answer: “{answer}”.",
        (
            "concern",
            "answer",
        ),
    ),
    ("no_specific", ""): (
        "Nothing here is specific to your conversation, so it reads like a form letter. You noted a topic: “{topic}”.",
        "Pick it up in one sentence: what you liked, learned or have thought about since.",
        (
            "topic",
        ),
    ),
    ("no_specific", "unrecorded"): (
        "Nothing here is specific to your conversation, so it reads like a form letter.",
        "Add one thing they told or showed you, and what you thought of it.",
        (
            "topic",
        ),
    ),
    ("fact_clash", "weekday"): (
        "You say you met on {written}, but your notes say {recorded}, {date}. A wrong day suggests another interview.",
        "Write {recorded}, or correct the interview's date in the case.",
        (
            "written",
            "recorded",
            "date",
        ),
    ),
    ("fact_clash", "date"): (
        "You say you met on “{written}”, but your notes say {recorded}, {date}.",
        "Write {date}, or correct the interview's date in the case.",
        (
            "written",
            "recorded",
            "date",
        ),
    ),
    ("fact_clash", "role"): (
        "You mention the role “{written}”, but you interviewed for “{recorded}”. It looks like a note to another employer.",
        "Write “{recorded}”, or leave the role out.",
        (
            "written",
            "recorded",
            "date",
        ),
    ),
    ("fact_clash", "role_perhaps"): (
        "You mention the role “{written}”; your notes call it “{recorded}”. If they're the same, that's fine.",
        "Use their name for it: “{recorded}”.",
        (
            "written",
            "recorded",
            "date",
        ),
    ),
    ("wrong_company", "misspelt"): (
        "“{written}” isn't how the company spells it: “{right}”. They type that name every day.",
        "Write “{right}”.",
        (
            "written",
            "right",
        ),
    ),
    ("wrong_company", "disguised"): (
        "“{written}” contains a letter from another alphabet that only looks right. Searches won't find the company.",
        "Type it again: “{right}”.",
        (
            "written",
            "right",
        ),
    ),
    ("wrong_company", "other"): (
        "You say you want to work at “{written}”, but the note goes to {right}. It looks meant for somebody else.",
        "Write “{right}”, or explain how {written} comes into it.",
        (
            "written",
            "right",
        ),
    ),
    ("wrong_company", "case"): (
        "“{written}” in lower case looks rushed.",
        "Write “{right}”.",
        (
            "written",
            "right",
        ),
    ),
    ("wrong_name", "misspelt"): (
        "“{written}” isn't how they spell it: your notes say “{right}”. People notice their own name first.",
        "Write “{right}”.",
        (
            "written",
            "right",
            "person",
        ),
    ),
    ("wrong_name", "perhaps_misspelt"): (
        "“{written}” looks like a misspelling of “{right}”. If you mean somebody else, that's fine.",
        "Write “{right}” if that's who you mean.",
        (
            "written",
            "right",
            "person",
        ),
    ),
    ("wrong_name", "other_person"): (
        "The note is for {right} but greets “{written}”, who is {person}.",
        "Greet {right}, or change who the note is for.",
        (
            "written",
            "right",
            "person",
        ),
    ),
    ("wrong_name", "yourself"): (
        "The note greets “{written}”, which is you. It's for {right}.",
        "Greet {right}.",
        (
            "written",
            "right",
            "person",
        ),
    ),
    ("wrong_name", "stranger"): (
        "The note is for {right} but greets “{written}”. After a wrong name, nothing else counts.",
        "Greet {right}. If “{written}” is right, correct the contact's name in the case.",
        (
            "written",
            "right",
            "person",
        ),
    ),
    ("wrong_name", "disguised"): (
        "“{written}” contains a letter from another alphabet that only looks right. Searches and screen readers won't recognize the name.",
        "Type it again: “{right}”.",
        (
            "written",
            "right",
            "person",
        ),
    ),
    ("wrong_name", "own"): (
        "Your own name is misspelled in the signature: “{written}”. It looks careless, and makes you hard to find.",
        "Write “{right}”.",
        (
            "written",
            "right",
            "person",
        ),
    ),
    ("wrong_name", "signed_as_other"): (
        "It's signed “{written}”, but you're {right}.",
        "Sign with your own name.",
        (
            "written",
            "right",
            "person",
        ),
    ),
    ("wrong_title", "lowered"): (
        "“{written}” leaves out a title they earned: your notes say “{title} {name}”. People notice when it's missing.",
        "Write “{title} {name}”.",
        (
            "written",
            "title",
            "name",
        ),
    ),
    ("wrong_title", "clash"): (
        "You write “{written}”, but your notes say “{title} {name}”. A wrong form of address is the first thing they'll notice.",
        "Write “{title} {name}”.",
        (
            "written",
            "title",
            "name",
        ),
    ),
    ("wrong_title", "another"): (
        "You write “{written}”, but your notes say “{title} {name}”.",
        "Write “{title} {name}”, or correct the title in the case.",
        (
            "written",
            "title",
            "name",
        ),
    ),
    ("wrong_title", "raised"): (
        "You write “{written}”, but your notes say “{title} {name}”. A title they don't have embarrasses both of you.",
        "Write “{title} {name}”, or correct the title in the case.",
        (
            "written",
            "title",
            "name",
        ),
    ),
    ("wrong_title", "another_form"): (
        "You write “{written}”, but your notes say they go by “{title} {name}”.",
        "Write “{title} {name}”.",
        (
            "written",
            "title",
            "name",
        ),
    ),
    ("wrong_title", "not_recorded"): (
        "“{written}”: your notes have no title for them. If you guessed it from the name, it may be wrong.",
        "Keep it if you're sure. Otherwise use the first name, or the full name without a title.",
        (
            "written",
            "title",
            "name",
        ),
    ),
    ("dup_panel", "same"): (
        "{share} of this is the same as note {number} to the panel. They share an office and compare notes: two copies look like a mailing.",
        "Give each person their own topic and wording; only the facts may be the same.",
        (
            "share",
            "number",
        ),
    ),
    ("dup_panel", "alike"): (
        "{share} of this is the same as note {number} to the panel. Side by side, it shows.",
        "Change the opening and the topic, so that each note is written to one person.",
        (
            "share",
            "number",
        ),
    ),
    ("filler_text", ""): (
        "“{words}” is filler text. If you send it, it's all they'll remember.",
        "Delete it, or write what you wanted to say.",
        (
            "words",
        ),
    ),
    ("placeholder", ""): (
        "“{words}” is a placeholder nobody filled in. It shows the note was copied and not even read through.",
        "Fill it in, or delete the sentence.",
        (
            "words",
        ),
    ),
    ("placeholder", "gap"): (
        "“{words} …”: a word seems to be missing here.",
        "Add the missing word, or close the gap.",
        (
            "words",
        ),
    ),
    ("html", ""): (
        "“{words}” is an HTML tag. What you saw as formatting, they'll see as code.",
        "Delete the tags. A note needs no formatting.",
        (
            "words",
        ),
    ),
    ("html", "entity"): (
        "“{words}” is the code for a character and wasn't converted.",
        "Type the character itself.",
        (
            "words",
        ),
    ),
    ("invisible", ""): (
        "There's an invisible character here ({character}), probably from copying. It breaks words for searches and screen readers.",
        "Delete it.",
        (
            "character",
        ),
    ),
    ("kind_facts", "no_figure"): (
        "The counter doesn't say what you're asking for, so {who} has to guess.",
        "Name one figure: “Would $128,000 be possible?”",
        (
            "figure",
            "other",
        ),
    ),
    ("kind_facts", "figures"): (
        "You name both {figure} and {other}. With two figures, {who} will hear the lower one.",
        "Name the one figure that you're asking for.",
        (
            "figure",
            "other",
        ),
    ),
    ("kind_facts", "more_time"): (
        "You ask for more time but not until when, so {who} can't say yes.",
        "Name the date: “May I have until Friday, 27 November?”",
        (
            "figure",
            "other",
        ),
    ),
    ("kind_facts", "competing_offer"): (
        "You mention another offer but not by when you have to answer it, which is the one thing {who} can use.",
        "Say the date as a fact: “I have to answer it by 20 November.”",
        (
            "figure",
            "other",
        ),
    ),
    ("kind_facts", "terms"): (
        "You accept without naming the terms. What isn't in writing is easily remembered differently.",
        "Name the title, the start date and the pay, or refer to the terms of their offer.",
        (
            "figure",
            "other",
        ),
    ),
    ("kind_facts", "asks"): (
        "They've just told you that they need time. A question back asks them for more work.",
        "Two lines are enough, thanks and that it's fine.",
        (
            "figure",
            "other",
        ),
    ),
    ("no_greeting", ""): (
        "The note starts without a greeting. A name at the top makes it personal.",
        "Start with “Dear …,” and their name.",
        (
            "person",
        ),
    ),
    ("no_greeting", "impersonal"): (
        "The greeting has no name, and you know who will read it: {person}.",
        "Use their name.",
        (
            "person",
        ),
    ),
    ("no_signature", ""): (
        "There's no name under the note. They met several people, and an email address isn't a name.",
        "Close with “Kind regards,” and your name, {name}.",
        (
            "name",
        ),
    ),
    ("no_signature", "unnamed"): (
        "The note ends without your name. They met several people, and an email address isn't a name.",
        "Add {name} below it.",
        (
            "name",
        ),
    ),
    ("no_signature", "unknown"): (
        "There's no name under the note. They met several people, and an email address isn't a name.",
        "Close with “Kind regards,” and your name.",
        (
            "name",
        ),
    ),
    ("quoted_text", ""): (
        "Their message is still quoted in the note. They know it, and it buries what you say. This check skipped it.",
        "Delete the quoted text.",
        (),
    ),
    ("subject", "missing"): (
        "There's no subject. An email without one is opened last, and is hard to find again.",
        "Three or four words are enough: “Thank you for Tuesday”.",
        (),
    ),
    ("subject", "control"): (
        "The subject contains a line break or another control character. Mail programs may cut it off there, or reject it.",
        "Put it on one line.",
        (),
    ),
    ("subject", "bare_reply"): (
        "“{words}” with nothing after it says nothing.",
        "Say what it's about: “Thank you for Tuesday”.",
        (
            "words",
        ),
    ),
    ("subject", "generic"): (
        "“{words}” could be the subject of any email, and looks like one that can wait.",
        "Say what it's about: your thanks, the role, the day you met.",
        (
            "words",
        ),
    ),
    ("subject", "shouts"): (
        "The subject shouts. The urgency is yours, not theirs, and it looks like advertising.",
        "Keep it calm: no capitals, no exclamation marks, no “urgent”.",
        (),
    ),
    ("subject", "long"): (
        "{count} words, {characters} characters: a phone shows about the first forty.",
        "Three or four words are enough: “Thank you for Tuesday”.",
        (
            "count",
            "characters",
        ),
    ),
    ("too_long", ""): (
        "{count} words, about {seconds} seconds to read. Notes like this work best with up to {best} words; {most} is the limit.",
        "Keep the thanks, one thing from the conversation, the answer and your interest, and cut the rest.",
        (
            "count",
            "best",
            "most",
            "seconds",
        ),
    ),
    ("too_long", "spoken"): (
        "{count} words take about {seconds} seconds to say. People listen to about {best}; after {most} they wait for the end.",
        "Say who you are, thank them, say what you'd like to know, and leave your number.",
        (
            "count",
            "best",
            "most",
            "seconds",
        ),
    ),
    ("too_long", "unread"): (
        "This is far too long for a note. Only the first {characters} characters were checked.",
        "Keep just the note, {most} words at most, and check that.",
        (
            "characters",
            "most",
        ),
    ),
    ("emoji", ""): (
        "“{words}” is fine between friends, but you can't know how it looks or reads on their side.",
        "Say it in words, or leave it out.",
        (
            "words",
        ),
    ),
    ("long_sentence", ""): (
        "{count} words in one sentence. On a phone between two meetings, nobody reads it twice.",
        "Split it into two or three.",
        (
            "count",
        ),
    ),
    ("too_short", ""): (
        "Only {count} words. Below {least}, a note reads like a chore.",
        "Add one thing from the conversation, and why you want the job. About {best} words work best.",
        (
            "count",
            "least",
            "best",
        ),
    ),
    ("too_short", "spoken"): (
        "Only {count} words: too few to say who you are, why you're calling and how to reach you.",
        "Say your name, the role, your thanks and your number.",
        (
            "count",
            "least",
            "best",
        ),
    ),
    ("too_short", "empty"): (
        "There's no text yet.",
        "Write at least your thanks and what you want to say; about {best} words work best. `afterword draft` gives you a start.",
        (
            "count",
            "least",
            "best",
        ),
    ),
    ("contact_flood", "often"): (
        "Saying you'll keep calling or writing is the surest way to sound desperate. One polite call is enough.",
        "Leave the next step to them: “You can reach me any time on this number.”",
        (),
    ),
    ("contact_flood", "already"): (
        "Counting your calls and messages shows {who} there were too many of them.",
        "Leave the count out: “I wanted to ask whether there's any news.”",
        (),
    ),
    ("contact_flood", "again"): (
        "After one call, don't call again unless they ask you to. Announcing the next one makes them dread it.",
        "“I'd be glad if you called me back when it suits you.”",
        (),
    ),
    ("contact_flood", "visit"): (
        "Showing up uninvited puts everyone on the spot, and they'll remember it.",
        "Offer, and wait to be asked: “I'd be happy to come in again.”",
        (),
    ),
    ("contact_flood", "other_ways"): (
        "Going around {who} to other people, numbers or private accounts feels like being followed.",
        "Stick to the address or number they gave you.",
        (),
    ),
    ("deadline", "date"): (
        "Setting {who} a date turns interest into pressure. The timing is theirs.",
        "Ask instead: “May I ask when you expect to decide?”",
        (),
    ),
    ("deadline", "now"): (
        "Hurrying them comes across as impatience, and a hurried answer is usually no.",
        "“I look forward to hearing from you when you're ready.”",
        (),
    ),
    ("deadline", "order"): (
        "This tells {who} what to do, when you want them to want to work with you.",
        "“I'd be glad to hear any news when you have some.”",
        (),
    ),
    ("deadline", "ultimatum"): (
        "An ultimatum makes it easy to let you go: all they have to do is stay silent.",
        "If another date binds you, state it as a fact: “I have to answer another offer by the 12th; your role is the one I'd prefer.”",
        (),
    ),
    ("entitled", "only_choice"): (
        "Ranking yourself above people you haven't met does {who}'s job for them, and they've met the others.",
        "Give the reason and leave the conclusion to them: “I have led two such moves, and both were on time.”",
        (),
    ),
    ("entitled", "deserve"): (
        "Nobody owes anyone a job, and claiming one makes people want to prove it.",
        "Let the work speak: “I put a lot of thought into the exercise and would be glad to talk it through.”",
        (),
    ),
    ("entitled", "regret"): (
        "Telling {who} what they'd regret is a sales line, and it sounds like a warning.",
        "“I'm confident I could take over the reporting within a month.”",
        (),
    ),
    ("entitled", "confirm"): (
        "This treats the decision as made, or asks someone to bend it for you. Either way, it embarrasses the reader.",
        "“I'd be glad to hear what you decide.”",
        (),
    ),
    ("entitled", "promised"): (
        "Holding {who} to their word puts them in the wrong, and nobody hires the person who did that.",
        "“When we spoke, you hoped to decide by Monday. Is there a new date?”",
        (),
    ),
    ("entitled", "demand"): (
        "Demanding something, or disputing their decision, only makes them want this to be over.",
        "“If you could spare a line of feedback, I'd be grateful.”",
        (),
    ),
    ("guilt", "consequences"): (
        "This makes {who} answer for what becomes of you. People step back from that, however kind they are.",
        "Let the decision be theirs: “I would understand either way, and I would be delighted by a yes.”",
        (),
    ),
    ("hardship", "money"): (
        "Money trouble is real, but it doesn't belong here: it asks {who} for pity, and nobody hires out of pity. It can also count against you when you talk about pay.",
        "Leave it out. If timing matters, say just that: “I could start within a week.”",
        (),
    ),
    ("hardship", "family"): (
        "Your family's needs are nothing {who} may go by, and mentioning them puts both of you in an awkward place.",
        "Leave it out, and end on the work: “I look forward to hearing how the launch goes.”",
        (),
    ),
    ("hardship", "turned_down"): (
        "A list of rejections makes people wonder whether the others had their reasons.",
        "Leave other employers out. {who} should remember your answer to their own question.",
        (),
    ),
    ("hardship", "no_work"): (
        "How long or hard the search has been is about the past months. {who} wants to know about the next ones.",
        "If the gap came up, settle it in one line: “I used those months for the certificate, and I'm ready to start.”",
        (),
    ),
    ("hardship", "status"): (
        "Whether you can stay in the country is too much for a hiring manager to carry.",
        "State the fact where it matters, without the pressure: “My permit runs until June, and the next one needs a letter from an employer.”",
        (),
    ),
    ("leverage", "pressure"): (
        "Using another offer as leverage sounds like a threat, and {who} may simply wish you luck with it.",
        "Say it once, as a fact, and say you prefer {company}: “I have another offer to answer by the 12th, and I'd rather work with you.”",
        (),
    ),
    ("leverage", "wanted"): (
        "Being wanted elsewhere says nothing about what you can do here, and it sounds like a bluff even when it's true.",
        "Leave it out, or just give the date by which you have to answer someone.",
        (),
    ),
    ("leverage", "threat"): (
        "A threat ends this application, and sometimes the next ones: people talk.",
        "If something went wrong, raise it calmly and separately. In this note, thank them.",
        (),
    ),
    ("need_job", "need"): (
        "{who} decides by what you bring to the work, not by what you need. Need makes them fear you'd take any job.",
        "Say what draws you: “The work you described is what I want to do next.”",
        (),
    ),
    ("need_job", "last_hope"): (
        "Calling this your only or last chance tells {who} nobody else wants to hire you, and puts a weight on them that isn't theirs.",
        "Say why this one, not why no other: “I've met several teams this spring, and yours is the one I'd like to join.”",
        (),
    ),
    ("need_job", "no_other"): (
        "Having nothing else is no reason to hire you, and it weakens your position when you talk about terms.",
        "Leave the rest of your search out. “I'm still very interested in the role” is all {who} needs to know.",
        (),
    ),
    ("need_job", "stakes"): (
        "Putting so much weight on one answer makes it hard for {who} to be open with you.",
        "Keep it light: “I'd be very glad to be offered this role.”",
        (),
    ),
    ("need_job", "rescue"): (
        "An employer wants help with their problems, and this asks them to solve yours.",
        "Name the problem of theirs you'd solve: “I'd like to take the reporting off your hands in the first month.”",
        (),
    ),
    ("need_job", "any_job"): (
        "Someone who'd take any job doesn't sound like they want this one, and this is the one {who} has to fill.",
        "Stick to the role you talked about: “This role fits what I've done for three years.”",
        (),
    ),
    ("plead", "beg"): (
        "Begging turns a conversation between equals into a plea, which is embarrassing to answer.",
        "Don't ask for anything: “I'd be glad to continue the conversation.”",
        (),
    ),
    ("plead", "please_please"): (
        "One “please” is polite. More of it sounds as if you'd already been turned down.",
        "Keep one: “Please let me know if there is anything else you need from me.”",
        (),
    ),
    ("plead", "chance"): (
        "You've had a chance: the interview. Asking for one says you think it went badly.",
        "Offer proof instead of asking for trust: “I could show you the dashboard I built for a similar case.”",
        (),
    ),
    ("plead", "choose_me"): (
        "{who} knows you want to be chosen. Asking for it shifts the focus from your work to their kindness.",
        "Say what you'd do first: “I'd start with the night shift rota, as we discussed.”",
        (),
    ),
    ("plead", "do_not_reject"): (
        "Arguing against a no, or one nobody has said yet, makes people stick to it.",
        "Leave them free: “Whatever you decide, I enjoyed our conversation.”",
        (),
    ),
    ("plead", "anything_you_say"): (
        "Asking for any sign at all shows how hard the waiting is, and that's what sounds desperate.",
        "Ask once, for something specific: “May I ask whether you have a date in mind for the decision?”",
        (),
    ),
    ("plead", "grateful_forever"): (
        "Endless gratitude, promises and blessings are for favors, and a job isn't one.",
        "“Thank you for considering me” says it all.",
        (),
    ),
    ("undersell", "free"): (
        "People don't value work they get for free, and in many places an employer may not even accept it.",
        "Offer a small proof instead: “I'd be glad to do a short exercise with your data.”",
        (),
    ),
    ("undersell", "pay"): (
        "Lowering your price before anyone asks says you doubt your worth, and it's hard to win back later.",
        "Leave pay out of this note. If they raise it: “I'm sure we'd find terms that suit us both.”",
        (),
    ),
    ("undersell", "anything"): (
        "“Anything, whatever it takes” sounds like no limits and no judgment, and {who} wants both.",
        "Say what you'd do well: “I'd be glad to take on the on-call rota.”",
        (),
    ),
    ("undersell", "menial"): (
        "Offering to do less than the job asks {who} to see you as less than the job needs.",
        "Stay at the level of the role: “I'm happy to learn it from the ground up in the first weeks.”",
        (),
    ),
    ("undersell", "hours"): (
        "Offering nights, weekends or a move that nobody asked for looks like having no life, or no plan.",
        "Say what you can do and mean it: “The shifts you described suit me.”",
        (),
    ),
    ("ask_verdict", "did_i_get_it"): (
        "Asking for the result, or your chances, puts {who} on the spot before they can give an answer.",
        "Ask about the timing: “May I ask when you expect to decide?”",
        (),
    ),
    ("badmouth", "employer"): (
        "Someone who speaks badly of one employer is expected to speak badly of the next.",
        "Say what you're moving toward: “I'm looking for work closer to the patients.”",
        (),
    ),
    ("bother", "bother"): (
        "If you call yourself a bother, people will see you as one. A polite note bothers nobody.",
        "Just say what you want to say: “I wanted to ask whether there's any news on the timeline.”",
        (),
    ),
    ("bother", "busy"): (
        "They know how busy they are. Saying so makes the note sound like one more thing on the pile.",
        "“Thank you for making the time to talk.”",
        (),
    ),
    ("bother", "again"): (
        "Counting how often you've written makes it feel like a stream of messages, which sounds desperate.",
        "One note, with something new in it: “Since we spoke, I've finished the certificate.”",
        (),
    ),
    ("explains", "at_length"): (
        "A no needs no defense. The more reasons {who} reads, the more there is to argue with.",
        "Say it in one sentence: “I've decided to withdraw my application.”",
        (),
    ),
    ("explains", "hurts"): (
        "What they could have done better is for them to ask. Unasked, it sounds like blame.",
        "Leave it out. If they ask, you can say it kindly.",
        (),
    ),
    ("flattery", "superlative"): (
        "“The best in the world” is praise you could send to anyone, and {who} knows it.",
        "Praise one thing you saw: “I liked that every new colleague gets a mentor.”",
        (),
    ),
    ("flattery", "gushing"): (
        "Praise this strong makes people wonder what you want.",
        "Make it about something they said: “Your point about small releases stayed with me.”",
        (),
    ),
    ("money_early", "ask"): (
        "Pay is for when there's an offer. In a note like this, it reads as the reason you're writing.",
        "Save it for the offer. If they asked, answer in a separate message.",
        (),
    ),
    ("over_apology", "your_time"): (
        "They chose to spend that time with you. Apologizing for it says it was wasted.",
        "Thank them for it: “Thank you for the time you gave me.”",
        (),
    ),
    ("over_apology", "nerves"): (
        "Apologizing for nerves, or for how you came across, makes {who} look for what was wrong.",
        "Leave it out, or give the answer that nerves cost you: “To your question on pricing, I should add that …”",
        (),
    ),
    ("over_apology", "profuse"): (
        "An apology that goes on and on asks to be comforted. One simple “I'm sorry” is enough, and usually none is needed.",
        "Say it once, with what you did about it: “I'm sorry I was late; the slides are attached.”",
        (),
    ),
    ("over_apology", "writing"): (
        "A note that apologizes for itself tells {who} it's a nuisance.",
        "Start with what you have to say: “Here's the reference you asked for.”",
        (),
    ),
    ("over_apology", "several"): (
        "This is one apology too many: several in a row make small things look serious.",
        "Keep the one you owe, and turn the others into thanks: “Thank you for your patience.”",
        (),
    ),
    ("overemote", "never_so"): (
        "Words this strong after one meeting say more about how you feel than about how you'd work.",
        "Understatement is warmer: “I left even more interested than I came.”",
        (),
    ),
    ("overemote", "crushed"): (
        "Saying how hard a no would hit you makes it harder for {who} to be open with you.",
        "Leave the no out. “I'd be delighted to join” says what you feel.",
        (),
    ),
    ("overemote", "dream"): (
        "Dreams, fate and prayers make it sound as if the real job could only disappoint you.",
        "Say what you like about the work: “Our talk about the turbines made me even keener.”",
        (),
    ),
    ("overemote", "world"): (
        "So much feeling for a company you've seen once sounds untrue, even when it's true.",
        "Name the one thing that impressed you: “I liked how openly your team talks about mistakes.”",
        (),
    ),
    ("overemote", "waiting"): (
        "If you tell {who} how you're waiting, by the phone or sleepless, that's what they'll remember.",
        "Leave the waiting out: “I look forward to hearing from you.” Afterword will keep watch for you.",
        (),
    ),
    ("passive_agg", "why_silent"): (
        "People notice a reproach at once, and the silence usually has nothing to do with you.",
        "“I hope all is well. May I ask whether there's any news?”",
        (),
    ),
    ("passive_agg", "silence"): (
        "Counting the days of silence makes {who} defensive, when you want them to like hearing from you.",
        "“When we spoke, you expected to decide by the 10th. May I ask whether that date still holds?”",
        (),
    ),
    ("passive_agg", "guess"): (
        "Guessing why they haven't answered sounds hurt, and is usually wrong.",
        "Assume the best: “I imagine these things take time, and I'm happy to wait.”",
        (),
    ),
    ("passive_agg", "as_i_said"): (
        "“As I said” tells {who} they didn't listen.",
        "Say it again without the reminder: “I'm available from the first of May.”",
        (),
    ),
    ("passive_agg", "reproach"): (
        "You may be right, but it will still cost you: nobody hires out of guilt.",
        "“I enjoyed our conversation and am still interested. I'd be glad to hear any news.”",
        (),
    ),
    ("passive_agg", "no_show"): (
        "{who} knows who didn't call. Saying it turns a mishap into a complaint.",
        "“It looks as though we missed each other. When would suit you?”",
        (),
    ),
    ("presume_hired", "start"): (
        "The decision is still {who}'s. Writing as if you'd already started takes it out of their hands.",
        "“I'd look forward to working with your team.”",
        (),
    ),
    ("presume_hired", "contract"): (
        "Contracts, desks and paperwork come after an offer, and there isn't one yet.",
        "“I look forward to hearing about the next steps.”",
        (),
    ),
    ("presume_hired", "told"): (
        "Saying you've told others, resigned or moved makes {who} responsible for it. Keep your present job until an offer is signed.",
        "Leave it out. If your start date matters: “My notice period is six weeks.”",
        (),
    ),
    ("self_doubt", "others_better"): (
        "You suggest they pick somebody else. {who} hasn't said so.",
        "Leave the others out, and say what you bring: “I have six years with customers on the phone.”",
        (),
    ),
    ("self_doubt", "not_the_best"): (
        "People believe what you say about yourself, and this is the sentence they'll remember.",
        "Say what you can do: “I haven't used Spark in production, but I've run Flink for three years.”",
        (),
    ),
    ("self_doubt", "messed_up"): (
        "Perhaps nobody noticed; now they will. Use the note to give the better answer, not to judge the first one.",
        "“On reflection, here's a clearer answer to your question: …”",
        (),
    ),
    ("self_doubt", "fear"): (
        "Worrying aloud about the impression you made asks {who} to comfort you.",
        "Leave the worry out and add what was missing: “One thing I'd like to add is …”",
        (),
    ),
    ("shout", "marks"): (
        "A row of exclamation or question marks sounds like a raised voice.",
        "One is enough, and a formal note needs none.",
        (),
    ),
    ("shout", "many_marks"): (
        "One exclamation mark is warm; three are loud.",
        "Keep the one you mean most, and end the other sentences with a period.",
        (),
    ),
    ("shout", "capitals"): (
        "Words in capitals look like shouting.",
        "Use lower case. For emphasis, put the word at the end of the sentence.",
        (),
    ),
    ("shout", "emoji"): (
        "Folded hands and tears beg for you, even if your words don't.",
        "Leave it out: the sentence is warm enough.",
        (),
    ),
    ("cliche_wordy", "stock"): (
        "Everybody writes this, so it says nothing about you.",
        "Leave it out, or say it the way you'd say it in person: “when it suits you”, “I hope you're well”, “please write if you need anything”.",
        (
            "words",
            "instead",
        ),
    ),
    ("cliche_wordy", "wordy"): (
        "“{words}” is the long way to say “{instead}”. Short notes get read to the end.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("hedge", "stacked"): (
        "With so many softeners, the sentence takes back what it says, and {who} can't tell what you want.",
        "Say it directly, with one polite word: “May I ask whether you've decided?”",
        (),
    ),
    ("i_heavy", ""): (
        "{count} of {sentences} sentences start with you. A thank-you is about them and what they gave you.",
        "Start some with them: “Your question about … stayed with me.”",
        (
            "count",
            "sentences",
        ),
    ),
    ("confused", ""): (
        "“{words}” is one word mistaken for another. Spell checkers miss it; readers don't.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "thankyou"): (
        "“{words}” isn't a word, and this is the one place where care matters most.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "spelling"): (
        "“{words}” is misspelled, and in a note this short every slip shows.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "missing"): (
        "“{words}” is missing a word.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "your"): (
        "“You're” means “you are”. If it belongs to them, it's “your”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "your_you"): (
        "“Your” is for things. You thank a person with “you”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "you_your"): (
        "If it belongs to them, it's “your”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "youre"): (
        "“Your” is for what belongs to them. “You are” is “you're”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "forward"): (
        "It's “look forward to hearing”, not “to hear”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "its"): (
        "“Its” is for what belongs to it. “It is” is “it's”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "it_is"): (
        "“It's” means “it is”. For what belongs to it, use “its”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "there"): (
        "For what belongs to them, use “their”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "their"): (
        "“There” is a place. For what belongs to them, use “their”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "theyre"): (
        "“Their” is for what belongs to them. “They are” is “they're”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "lose"): (
        "“Loose” means not tight. If something gets lost, you “lose” it.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "than"): (
        "“Then” is about time. To compare, use “than”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "then"): (
        "“Than” compares. For time, use “then”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "too"): (
        "“Too” means “also” or “more than enough”. Here it's “to”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "to_too"): (
        "For “also” or “more than enough”, it's “too”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "have"): (
        "It sounds like “of”, but it's “have”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "whether"): (
        "“Weather” is rain or sun. Here it's “whether”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "accept"): (
        "“Except” means leaving something out. If you take it, you “accept” it.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "apart"): (
        "“Apart” means separate, so this says the opposite of what you mean.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("confused", "interested"): (
        "“Interesting” is what the job is. What you are is “interested”.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("sms_style", ""): (
        "“{words}” is for texting friends. Here it looks as if you had no time for a whole word.",
        "Write “{instead}”.",
        (
            "words",
            "instead",
        ),
    ),
    ("sms_style", "laugh"): (
        "“{words}” is for texting friends. It's out of place in a note to someone who may hire you.",
        "Leave it out.",
        (
            "words",
            "instead",
        ),
    ),
}
