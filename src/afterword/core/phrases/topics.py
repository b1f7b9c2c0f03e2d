"""The words by which a clause shows what it is about. Plain tables; keys are case-folded."""

from typing import Final

from afterword.core.phrases.lexicon import words_of

TELLING: Final = words_of(
    "hear heard hearing know answer answers reply replies respond response responses responding call"
    " calls calling phone ring rings email emails mail write text contact contacting touch update updates"
    " notify inform feedback hears news word reach reaching circle message ping tell telling result"
    " results outcome verdict follow followup talk invite announce announcement communicate offer letter"
)
TOLD: Final = words_of(
    "heard answered replied responded called rang phoned emailed mailed wrote texted contacted updated"
    " notified informed reached messaged pinged announced communicated decided chose picked selected"
)
"""Past forms: an answer that is to come only with "will have", "be", "if" … before them."""
DECIDING: Final = words_of(
    "decide decides deciding decision decisions choose chosen choice pick select selection conclude"
    " conclusion finalize finalise finalized finalised approve approved approval mind minds decided"
    " picked selected"
)
WAITING: Final = words_of(
    "take takes taking give allow wait waiting expect expecting expected need turnaround process bear patient"
    " patience hang"
)
"""How long an answer takes, unless the clause names other business."""
OTHER_BUSINESS: Final = words_of(
    "interview interviews interviewing interviewed candidate candidates applicant applicants meet meets"
    " meeting meetings see seeing panel round rounds vacation holiday leave away out travel traveling"
    " travelling trip start starts starting begin begins onboarding application applications applied"
    " apply posting posted advertised conference retreat assignment homework exam test birthday wedding"
    " lunch visit visiting busy ooo sick salary pays paid pay worked experience contract internship"
    " closed open office offices born founded due home"
)
SAYING: Final = words_of(
    "said says say saying told tells mentioned mentions promised promises promise thought thinks think"
    " thinking reckons reckoned reckon estimated estimates estimate indicated indicates suggested"
    " suggests assured assures advised advises guessed guess guesses believed believes believe hoped"
    " hopes hope hoping aimed aiming aim aims planning plans planned plan looking supposed quoted"
    " explained confirmed confirms warned stated claimed claims figured figures figure expects implied"
    " anticipates anticipate anticipated shooting"
)
"""Words before these may be anybody's name."""
PAST: Final = words_of("was were had did went came took")
"""Past tense: no answer to come, unless somebody is quoted ("she said it was two weeks")."""
FRAME: Final = words_of(
    "about actually after afternoon again agency ahead all already also although always am and another"
    " any anybody anyone anything anyway approximately are around arrive arrives as ask at away back"
    " ballpark barring basically be because been before beginning being best bet better bit board boss"
    " both but by can case ceo certain certainly cheers come comes coming committee company complete"
    " completed could couple course crossed cto current date day days deadline dear definite definitely"
    " delays director do does done doubt down drag drags each earliest early either end entire eta even"
    " evening every everybody everyone exactly expectation fair fast feel feels few final fine fingers"
    " finish finished folks following for former frame from full generally get gets getting go goal goes"
    " going gonna good got great guys happen happens has have having he head hello her here hey hi him"
    " hiring his honestly hopefully hour hours how however hr i id idea ideal if ill im in initial is ish"
    " it its just keep kind land lands last late later latest latter lead least less let like likely"
    " little long lot luck lunchtime make makes manager managers many matter max maximum may maybe me"
    " mean means mid might minimum moment month months more morning most mostly much must my nature"
    " neither never next night no noon nor normal normally not now of often oh ok okay on once one only"
    " or others otherwise our outside over people perfect perhaps please pm point possible possibly"
    " precisely pretty probably push put quickly quite range rather ready realistic realistically really"
    " recruiter recruiters right rough roughly safe same say schedule seem seems set settled several"
    " shall she shoot should since slip slips so some somebody someone something sometime soon sooner"
    " sorry sort sorted sound sounds spill standard still sure surely t target team tentative than thank"
    " thanks that their them then there these they thing this those though tight till time timeframe"
    " timeline timing to too tops try trying typically uh um unless unlikely until up us usual usually"
    " very want wants way we week weeks well what when whether which while who whole will window wish"
    " with within without wood worry worst would wrap wrapped yeah yes yet you your z"
)
"""Words that may stand around a time without making it the time of something else."""
ONGOING: Final = words_of("is are am will has have through until till be being meets meet plan going")
OVER: Final = PAST | words_of("thanks thank great nice good pleasure enjoyed lovely met spoke talked saw sat")
"""Of other business: still to come, or over."""
AUXILIARIES: Final = words_of(
    "be been being get gets have has had having if unless once by haven't hasn't hadn't not nobody"
    " nothing when whether anybody anyone until to"
)
"""Before a past form: these make it an answer that is to come ("will be contacted", "if nobody called")."""
CLAUSE_STARTS: Final = words_of("that it they we she he you i will would should might could")
"""After a past form: these make it the verb of what is quoted ("she replied it would be")."""
