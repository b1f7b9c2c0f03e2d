"""What applicant systems write: receipts, and the wordings of most rejections; and what is not about the job at all."""

import pytest

from afterword import bootstrap
from afterword.services.inbox.schemas import (
    Classified,
    ClassifyRequest,
)

REJECTIONS = [
    "Thank you for your interest in Northwind. We have reviewed your resume and have decided not to proceed with your application at this time. Please check back for future roles on our careers page.",
    "Thank you for applying to the Data Analyst position. After careful consideration, we have decided to move forward with other candidates whose experience more closely matches our needs.",
    "Unfortunately, we will not be moving forward with your candidacy at this time. We encourage you to apply for future openings.",
    "We appreciate your interest. Unfortunately, the position you applied for has been filled. New jobs are posted on our careers site every week.",
    "We received a large number of applications and, after reviewing yours, we regret to inform you that you have not been shortlisted for an interview.",
    "Although your background is impressive, we have chosen to pursue other applicants. We will keep your resume on file.",
    "We have decided to go in a different direction.",
    "At this time, we have elected to pursue candidates whose qualifications better fit our needs.",
    "Your application was not successful on this occasion. Due to the volume of applications we cannot provide individual feedback.",
    "We are unable to progress your application further. Sign up for job alerts to hear about new vacancies. Unsubscribe.",
    "After reviewing your application, we've determined that your qualifications don't match the requirements of this role.",
    "You were not selected for this position. We think you could be a good fit for other future openings.",
    "While we were impressed with your skills, we will be proceeding with other candidates. Follow us on LinkedIn for new opportunities.",
    "The hiring team has decided not to advance your application to the next stage.",
    "We won't be inviting you to interview on this occasion.",
    "We have now closed this requisition and are no longer considering applicants.",
    "Unfortunately you have been unsuccessful on this occasion.",
    "I regret to inform you that we are not able to offer you the position.",
    "Thanks for your time. The team decided to push forward with other candidates.",
    "This position has been cancelled and we are no longer hiring for it.",
    "Your profile does not match what we are looking for right now. View similar jobs.",
    "We've filled the role internally.",
    "Hello, the interview planned for Thursday is cancelled as the position has been filled in the meantime.",
    "Unfortunately we can't offer you a place in the next round.",
]
RECEIPTS = [
    "Thank you for applying to Northwind! We are delighted that you would consider joining our team. Our recruiting team will review your application and contact you if there is a match.",
    "We have received your application and our team is currently reviewing it. If selected for an interview, we will contact you.",
    "Thanks for your interest in joining our team. Your application has been received. We'll be in touch if your qualifications match our needs.",
    "We're excited that you want to join our team! Your application is in good hands. If your experience is a fit, a recruiter will reach out to schedule an interview.",
    "Your application has been successfully submitted. You can check the status of your application at any time in your candidate home.",
    "We received your application for Software Engineer. Due to the high volume of applications, only shortlisted candidates will be contacted.",
    "Thank you for your application. You may be asked to complete an online assessment as part of the process.",
    "Thank you for considering a career with us. We are reviewing applications and will contact candidates who are selected for an interview.",
    "We've received your application and will review it within 10 business days. If you don't hear from us, please assume you have not been successful.",
    "Vielen Dank für Ihre Bewerbung. Wir prüfen Ihre Unterlagen und melden uns in den nächsten zwei Wochen bei Ihnen.",
    "Ihre Bewerbung ist bei uns eingegangen. Wir freuen uns über Ihr Interesse, Teil unseres Teams zu werden.",
    "Nous avons bien reçu votre candidature. Elle sera étudiée avec attention. Sans réponse de notre part sous trois semaines, considérez qu'elle n'a pas été retenue.",
    "Hemos recibido tu candidatura. Si tu perfil encaja con la vacante, nos pondremos en contacto contigo para concertar una entrevista.",
    "Thank you for your interest in becoming part of our team. Your application is important to us and will be carefully reviewed.",
    "Congratulations on taking the first step to join us! We have your application.",
    "We appreciate your interest in employment with Northwind and look forward to reviewing your application.",
]
ANOTHER_MATTER = [
    "You were not selected for the giveaway this time. Thanks for joining our webinar.",
    "Unfortunately your rental application was not successful, as another tenant was chosen.",
    "Great news: the candidate you referred has accepted our offer and joins in May.",
    "We are sorry to tell you that your paper was not accepted. We received 900 submissions.",
    "Your profile appeared in 14 searches. Upgrade to see who viewed you.",
    "About the role: friendly team, hybrid schedule, structured interview process. Apply now.",
    "At Northwind we offer competitive benefits and perks to everybody.",
]


OTHERS_BY_KIND = [
    ("rejection", "We will not be scheduling further interviews with you."),
    ("rejection", "The team chose to continue with other candidates after your interview."),
    ("rejection", "Unsere Wahl ist auf eine Mitbewerberin gefallen."),
    ("rejection", "Die Stelle haben wir inzwischen anderweitig besetzt."),
    ("acknowledgement", "Thanks for applying! Our interview process usually consists of three rounds: a phone screen and two interviews."),
    ("unknown|unrelated", "Congratulations to Kim Lee, who was selected as our new Head of Data. Please join me in welcoming her."),
    ("unknown|unrelated|delay", "In den nächsten Tagen erhalten Sie eine Rückmeldung, ob Zusage oder Absage."),
    ("offer", "We would like you to be part of the team at a salary of $70,000, beginning January 4."),
    ("offer", "Below is the breakdown of your compensation: base pay $95,000. Please sign electronically by 4 December 2026."),
]  # fmt: skip


def read(text: str, *, answers: bool) -> Classified:
    head = "From: Northwind <careers@northwind.example>\nSubject: Northwind\nDate: Wed, 18 Nov 2026 10:00:00 -0600\n"
    head += "In-Reply-To: <mine@example.org>\n" if answers else ""
    kind = "Content-Type: text/plain; charset=utf-8"
    return bootstrap.engine(wide=True).classify(ClassifyRequest(f"{head}{kind}\n\n{text}\n"))


@pytest.mark.parametrize("answers", [True, False])
@pytest.mark.parametrize("text", REJECTIONS)
def test_the_stock_wordings_of_a_no_are_one(text: str, answers: bool) -> None:
    assert read(text, answers=answers).meaning == "rejection"


@pytest.mark.parametrize("answers", [True, False])
@pytest.mark.parametrize("text", RECEIPTS)
def test_a_receipt_tells_nothing_but_that_it_has_come_in(text: str, answers: bool) -> None:
    assert read(text, answers=answers).meaning == "acknowledgement"


@pytest.mark.parametrize("text", ANOTHER_MATTER)
def test_what_is_not_about_the_reader_s_job_decides_nothing(text: str) -> None:
    assert read(text, answers=False).meaning in {"unrelated", "unknown"}


@pytest.mark.parametrize(
    "text",
    [
        "Wir koennen Sie leider nicht beruecksichtigen.",
        "Wir haben uns fuer eine andere Bewerberin entschieden.",
        "Nous ne donnerons pas suite a votre candidature, qui n'a pas ete retenue.",
        "No continuaremos con tu candidatura. La posicion ha sido cubierta.",
        "Leider haben wir uns, auch wenn Ihr Profil überzeugt hat, für einen anderen Bewerber entschieden.",
    ],
)
def test_a_no_is_read_without_its_umlauts_and_accents_too(text: str) -> None:
    assert read(text, answers=True).meaning == "rejection"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The role is open again and we would like to invite you to a second interview on Monday.", None),
        ("Please confirm your attendance at the second interview on 3 December.", None),
        (
            "You will have until noon to look around the office and to meet the team at the interview on 3 December.",
            None,
        ),
        ("Please come to a second interview on 30 November. Confirm by 26 November.", "2026-11-26"),
        (
            "We would like to see you for a second interview on 3 December, so please confirm by Friday.",
            "2026-11-20",
        ),
    ],
)
def test_the_day_of_an_interview_is_no_day_to_answer_by(text: str, day: str | None) -> None:
    found = read(text, answers=True)
    assert (found.meaning, str(found.reply_by)) == ("next_round", day or "UNSET")


@pytest.mark.parametrize(("meaning", "text"), OTHERS_BY_KIND)
def test_brothers_of_what_was_misread_are_read(meaning: str, text: str) -> None:
    assert read(text, answers=True).meaning in meaning.split("|")


def test_what_they_want_by_a_day_may_stand_behind_it() -> None:
    text = "We have adjusted the base to $92,000. Please confirm by 27 November 2026 that you accept."
    assert (read(text, answers=True).meaning, str(read(text, answers=True).reply_by)) == (
        "offer",
        "2026-11-27",
    )
