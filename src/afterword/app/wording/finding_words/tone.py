"""Findings of tone in words: why it hurts here, kindly, and what to say instead.

``{who}`` stands for the reader's name, ``{company}`` for the company's.
"""

from typing import Final

from afterword.core.notes.about import About
from afterword.core.notes.finding import Finding

Words = tuple[str, str]
"""Message and suggestion."""

TONE_WORDS: Final[dict[tuple[str, str], Words]] = {
    ("need_job", "need"): (
        "{who} decides by what you bring to the work, and need is not that. Said aloud, it makes the reader fear a hire who would take any job.",
        "Turn it round to what draws you: “The work you described is what I want to do next, and I could start on it at once.”",
    ),
    ("need_job", "last_hope"): (
        "Calling this your only or last chance tells {who} that nobody else wants to hire you, and puts a weight on them that is not theirs.",
        "Say why this one, not why no other: “I have met several teams this spring, and this is the one I would like to join.”",
    ),
    ("need_job", "no_other"): (
        "Having nothing else is no reason to hire you, and it weakens your hand when you come to talk about terms.",
        "Leave the rest of your search out. “I remain very interested in the role” is all that {who} needs to know.",
    ),
    ("need_job", "stakes"): (
        "So much weight on one answer makes it hard for {who} to say anything but something careful.",
        "Make it lighter: “I would be very glad to be offered this role.”",
    ),
    ("need_job", "rescue"): (
        "An employer looks for someone who will help with their problems, and this asks them to solve yours.",
        "Name the problem of theirs that you would solve: “I would like to take the reporting off your hands in the first month.”",
    ),
    ("need_job", "any_job"): (
        "Who would take any job does not seem to want this one, and {who} has this one to fill.",
        "Stay with the role that you talked about: “This role fits what I have done for three years.”",
    ),
    ("plead", "beg"): (
        "Begging turns a talk between equals into a plea, and {who} can only answer it with embarrassment.",
        "Ask for nothing: “I would be glad to continue the conversation.”",
    ),
    ("plead", "please_please"): (
        "One “please” is polite; pleading with it sounds as if you had been refused already.",
        "Keep one: “Please let me know if there is anything else you need from me.”",
    ),
    ("plead", "chance"): (
        "You had a chance, the interview; asking for one says that you think it went badly.",
        "Offer proof rather than ask for trust: “I could show you the dashboard that I built for a similar case.”",
    ),
    ("plead", "choose_me"): (
        "{who} knows that you want to be chosen. Asking for it shifts the talk from your work to their kindness.",
        "Say what you would do once there: “I would start with the night shift rota, as we discussed.”",
    ),
    ("plead", "do_not_reject"): (
        "Arguing with a no, or with one that nobody has said yet, makes people hold to it.",
        "Leave them free: “Whatever you decide, I enjoyed our conversation.”",
    ),
    ("plead", "anything_you_say"): (
        "Asking for a sign, any sign, shows how hard the waiting is, and that is the part that sounds desperate.",
        "Ask once, for something definite: “May I ask whether you have a date in mind for the decision?”",
    ),
    ("plead", "grateful_forever"): (
        "Gratitude for ever, promises and blessings are what one says for a favour, and a job is not one.",
        "“Thank you for considering me” says it in full.",
    ),
    ("hardship", "money"): (
        "Money trouble is real, and it does not belong here: it asks {who} for pity, and pity hires nobody. It can also be held against you when you talk about pay.",
        "Leave it out. If timing matters, say just that: “I could start within a week.”",
    ),
    ("hardship", "family"): (
        "Your family's needs are no measure that {who} may use, and mentioning them puts both of you in an awkward place.",
        "Leave it out, and close on the work: “I look forward to hearing how the launch goes.”",
    ),
    ("hardship", "turned_down"): (
        "A row of refusals invites the thought that the others had their reasons.",
        "Leave other employers out. What {who} should remember is your answer to their own question.",
    ),
    ("hardship", "no_work"): (
        "How long or how hard the search has been speaks of the past months; {who} wants to know about the next ones.",
        "If the gap came up, settle it in one line: “I used those months for the certificate, and I am ready to start.”",
    ),
    ("hardship", "status"): (
        "Making them answerable for whether you may stay in the country is more than a hiring manager can carry.",
        "State the fact where it matters, without the threat in it: “My permit runs until June, and my next one needs an employer's letter.”",
    ),
    ("guilt", "consequences"): (
        "This makes {who} answer for what becomes of you. People step back from that, however kind they are.",
        "Let the decision be theirs: “I would understand either way, and I would be delighted by a yes.”",
    ),
    ("undersell", "free"): (
        "Work offered for nothing is valued at nothing, and in many places an employer may not even accept it.",
        "Offer a small proof instead: “I would be glad to do a short exercise with your data.”",
    ),
    ("undersell", "pay"): (
        "Cutting your price before anybody asked says that you doubt your worth, and it is hard to win back later.",
        "Leave pay out of this note. If they raise it: “I am sure that we would find terms that suit us both.”",
    ),
    ("undersell", "anything"): (
        "Doing anything, whatever it takes, sounds like no limits and no judgement, and {who} is hiring both.",
        "Say what you would do well: “I would be glad to take on the on-call rota.”",
    ),
    ("undersell", "menial"): (
        "Offering less than the job is asks {who} to see you as less than the job needs.",
        "Stay at the level of the role: “I am happy to learn it from the ground up in the first weeks.”",
    ),
    ("undersell", "hours"): (
        "Nights, weekends and moves that nobody asked for look like having no life, or no plan.",
        "Say what you can do and mean: “The shifts that you described suit me.”",
    ),
    ("deadline", "date"): (
        "A date that you set for {who} turns interest into pressure. They named the time; it runs at their pace.",
        "Ask, do not set: “May I ask by when you expect to decide?”",
    ),
    ("deadline", "now"): (
        "Urging them to hurry is heard as impatience, and a hurried answer is mostly a no.",
        "“I look forward to hearing from you when you are ready.”",
    ),
    ("deadline", "order"): (
        "This tells {who} what they have to do, and you are asking them to want to work with you.",
        "“I would be glad of any news when there is some.”",
    ),
    ("deadline", "ultimatum"): (
        "An ultimatum makes it easy for them to let you go: they need only stay silent.",
        "If another date binds you, say it as a fact: “I have to answer another offer by the 12th; your role is the one that I would prefer.”",
    ),
    ("leverage", "pressure"): (
        "Another offer as a lever sounds like a threat, and {who} may well wish you luck with it.",
        "Say it once, as a fact, and say that you prefer {company}: “I have another offer to answer by the 12th, and I would rather work with you.”",
    ),
    ("leverage", "wanted"): (
        "How wanted you are elsewhere is no news of what you can do here, and it sounds like a bluff even when it is true.",
        "Leave it out, or give only the date by which you must answer somebody.",
    ),
    ("leverage", "threat"): (
        "A threat ends this application, and at times the next ones: people talk.",
        "If something went wrong, take it up calmly and apart from this note. Here, thank them.",
    ),
    ("contact_flood", "often"): (
        "Announcing calls or messages without end is the surest way to sound desperate. One polite call is what helps.",
        "Leave the next step to them: “You can reach me any time on this number.”",
    ),
    ("contact_flood", "already"): (
        "Counting your calls and messages shows {who} that there were too many of them.",
        "Start afresh, without the count: “I wanted to ask once whether there is any news.”",
    ),
    ("contact_flood", "again"): (
        "After one call, do not call again unless they ask you to. Announcing the next one makes them dread it.",
        "“I would be glad if you called me back when it suits you.”",
    ),
    ("contact_flood", "visit"): (
        "Turning up unasked puts everybody on the spot, and is remembered for it.",
        "Offer, and wait to be asked: “I would be happy to come in again.”",
    ),
    ("contact_flood", "other_ways"): (
        "Going round {who} to other people, other numbers or private accounts feels like being followed.",
        "Stay with the one address or number that they gave you.",
    ),
    ("entitled", "only_choice"): (
        "Ranking yourself above people whom you have not met does {who}'s work for them, and they have met the others.",
        "Give the reason and leave the conclusion to them: “I have led two such moves, and both were on time.”",
    ),
    ("entitled", "deserve"): (
        "Nobody owes a job, and being told otherwise makes people want to prove it.",
        "Let the work speak: “I put a good deal of thought into the exercise and would be glad to talk it through.”",
    ),
    ("entitled", "regret"): (
        "Telling {who} what they would regret is a sales line, and it sounds like a warning.",
        "“I am confident that I could take over the reporting within a month.”",
    ),
    ("entitled", "confirm"): (
        "This treats the decision as made, or asks someone to bend it for you; either way it embarrasses the person who reads it.",
        "“I would be glad to hear how you decide.”",
    ),
    ("entitled", "promised"): (
        "Holding {who} to their word puts them in the wrong, and nobody hires the person who did that.",
        "“When we spoke you hoped to decide by Monday; is there a new date?”",
    ),
    ("entitled", "demand"): (
        "Demanding, or disputing what they decided, leaves them one wish: that this were over.",
        "“If you could spare a line of feedback, I would be grateful.”",
    ),
    ("overemote", "never_so"): (
        "Such strong words after one meeting say more about how you feel than about how you would work.",
        "Smaller is warmer: “I left even more interested than I came.”",
    ),
    ("overemote", "crushed"): (
        "How hard a no would hit you makes it harder for {who} to be frank with you now.",
        "Leave the no out of it. “I would be delighted to join” says what you feel.",
    ),
    ("overemote", "dream"): (
        "Dreams, fate and prayers make it sound as if any flaw of the real job would disappoint you.",
        "Say what in the work you like: “Our talk about the turbines made me even keener.”",
    ),
    ("overemote", "world"): (
        "So much feeling for a company that you have seen once sounds untrue, even when it is true.",
        "Name the one thing that moved you: “I liked how openly your team talks about mistakes.”",
    ),
    ("overemote", "waiting"): (
        "Telling {who} how you wait, by the phone or sleepless, is what they will remember of the note.",
        "Leave the waiting out: “I look forward to hearing from you.” The watching can be left to Afterword.",
    ),
    ("self_doubt", "others_better"): (
        "You suggest that they take somebody else. {who} has not said so.",
        "Leave the others out, and say what you bring: “I offer six years with customers on the phone.”",
    ),
    ("self_doubt", "not_the_best"): (
        "The reader believes what people say about themselves, and this is the sentence that stays.",
        "Say what you can do: “I have not used Spark in production; I have run Flink for three years.”",
    ),
    ("self_doubt", "messed_up"): (
        "Perhaps nobody noticed; now they will. A note is the place to give the better answer, not to judge the first one.",
        "“On reflection, a clearer answer to your question is this: …”",
    ),
    ("self_doubt", "fear"): (
        "Fears about the impression that you made ask {who} to comfort you.",
        "Drop the fear and add what was missing: “One thing I would like to add is …”",
    ),
    ("over_apology", "your_time"): (
        "They chose to spend that time with you. Apologising for it says that it was wasted.",
        "Thank them for it: “Thank you for the time you gave me.”",
    ),
    ("over_apology", "nerves"): (
        "Apologising for nerves, or for how you seemed, makes {who} look for what was wrong.",
        "Leave it out, or give the answer that the nerves cost you: “To your question on pricing, I should add that …”",
    ),
    ("over_apology", "profuse"): (
        "An apology that goes on asks to be comforted. One plain “I am sorry” is enough, and mostly none is due.",
        "Once, plainly, with what you did about it: “I am sorry that I was late; the slides are attached.”",
    ),
    ("over_apology", "writing"): (
        "A note that is sorry for existing tells {who} to find it a nuisance.",
        "Start with what you have to say: “Here is the reference that you asked for.”",
    ),
    ("over_apology", "several"): (
        "This is one apology too many: several in a row make small things look grave.",
        "Keep the one that is due, and turn the others into thanks: “Thank you for your patience.”",
    ),
    ("bother", "bother"): (
        "Who calls themselves a bother is read as one. A polite note bothers nobody.",
        "Say what you want to say: “I wanted to ask whether there is any news on the timeline.”",
    ),
    ("bother", "busy"): (
        "They know how busy they are. Telling them makes the note sound like one more thing on the pile.",
        "“Thank you for making time for our talk.”",
    ),
    ("bother", "again"): (
        "Counting how often you have written makes it feel like a stream of messages, and that is what sounds desperate.",
        "One note, with something new in it: “Since we spoke I have finished the certificate.”",
    ),
    ("presume_hired", "start"): (
        "The decision is still {who}'s. Speaking as if you had begun takes it out of their hands.",
        "“I would look forward to working with your team.”",
    ),
    ("presume_hired", "contract"): (
        "Contracts, desks and papers come after an offer, and there is none yet.",
        "“I look forward to hearing about the next steps.”",
    ),
    ("presume_hired", "told"): (
        "That you have told others, resigned or moved puts the blame for a no on {who}. Keep your present job until an offer is signed.",
        "Leave it out. If it matters when you could start: “My notice period is six weeks.”",
    ),
    ("ask_verdict", "did_i_get_it"): (
        "Asking for the verdict, or for your chances, puts {who} on the spot before there is an answer that they may give.",
        "Ask about the time: “May I ask when you expect to decide?”",
    ),
    ("money_early", "ask"): (
        "Pay is talked about once there is an offer. In a note like this it reads as the reason for writing.",
        "Keep it for the offer. If they asked, answer in a message of its own.",
    ),
    ("badmouth", "employer"): (
        "Who speaks ill of one employer is expected to speak ill of the next.",
        "Say what you are going towards: “I am looking for work closer to the patients.”",
    ),
    ("passive_agg", "why_silent"): (
        "Reproach for not answering is felt at once, and the silence has mostly nothing to do with you.",
        "“I hope that all is well. May I ask whether there is any news?”",
    ),
    ("passive_agg", "silence"): (
        "Counting the silence asks {who} to defend themselves, when you want them to like hearing from you.",
        "“When we spoke you expected to decide by the 10th; may I ask whether that date still holds?”",
    ),
    ("passive_agg", "guess"): (
        "Guessing aloud why they did not answer always sounds hurt, and mostly guesses wrong.",
        "Assume the best: “I imagine that these things take time, and I am happy to wait.”",
    ),
    ("passive_agg", "as_i_said"): (
        "“As I said” tells {who} that they did not listen.",
        "Say it again without the reminder: “I am available from the first of May.”",
    ),
    ("passive_agg", "reproach"): (
        "You may be right, and it will still cost you: nobody hires out of a bad conscience.",
        "“I enjoyed our conversation and am still interested. I would be glad of any news.”",
    ),
    ("flattery", "superlative"): (
        "The best in the world is praise that could be sent to anybody, and {who} knows it.",
        "Praise one thing that you saw: “I liked that every new colleague gets a mentor.”",
    ),
    ("flattery", "gushing"): (
        "Praise of the person at this pitch makes them wonder what you want.",
        "Make it about something they said: “Your point about small releases stayed with me.”",
    ),
    ("shout", "marks"): (
        "A row of marks is read as a raised voice.",
        "One is enough, and in a formal note none.",
    ),
    ("shout", "many_marks"): (
        "One exclamation mark is warm; the third is loud.",
        "Keep the one that you mean most, and end the other sentences with a full stop.",
    ),
    ("shout", "capitals"): (
        "Words in capitals are heard as shouting.",
        "Write it in small letters. Put the word where the stress falls by itself: at the end of the sentence.",
    ),
    ("shout", "emoji"): (
        "Folded hands and tears beg on your behalf, even where your words do not.",
        "Leave it out: the sentence is warm enough.",
    ),
    ("hedge", "stacked"): (
        "So many softeners together take back what the sentence says; {who} is left unsure what you want.",
        "Say it straight, with one polite word: “May I ask whether you have decided?”",
    ),
    ("cliche_wordy", "wordy"): (
        "“{0}” is the long way to say “{1}”, and a short note is read to its end.",
        "Write “{1}”.",
    ),
    ("cliche_wordy", "stock"): (
        "Everybody writes this, so it says nothing about you.",
        "Leave it out, or say it as you would across a table: “when it suits you”, “I hope you are well”, “please write if you need anything”.",
    ),
}
"""Message and suggestion by rule and reason."""


def tone_words(found: Finding, about: About) -> Words | None:
    """Message and suggestion for a finding of tone; ``None`` for one of another group."""
    words = TONE_WORDS.get((found.rule, found.reason))
    if words is None:
        return None
    names = {
        "who": about.person.name if about.person is not None else "the reader",
        "company": about.case.company.name,
    }
    message, suggestion = (each.format(*found.values, **names) for each in words)
    return message[:1].upper() + message[1:], suggestion
