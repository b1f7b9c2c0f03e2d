"""Sätze über Post, die unterwegs ist: wo sie steht, was dazwischenkam, was einem Konto fehlt."""

from typing import Final

STATES: Final = {
    "approved": "wartet auf ihren Zeitpunkt",
    "held": "von Ihnen zurückgehalten",
    "asked": "wartet auf Sie",
    "claimed": "geht gleich hinaus",
    "sending": "geht gerade hinaus",
    "sent": "gesendet",
    "failed": "wurde abgelehnt",
    "uncertain": "niemand weiß, ob sie draußen ist",
    "cancelled": "zurückgenommen",
}
WHY: Final = {
    "edited": "Der Text wurde nach Ihrer Freigabe geändert. Sehen Sie ihn an, wie er jetzt ist, und geben Sie diesen frei.",
    "elsewhere": "Sie wurde auf einem anderen Rechner freigegeben, oder dies ist eine Kopie seiner Daten. Nur einer von beiden darf sie senden.",
    "closed": "Ihre Zeit ist vorbei.",
    "overdue": "Sie hätte vor Stunden hinausgehen sollen: Der Rechner schlief, oder Afterword lief nicht.",
    "gone": "Die Person gehört nicht mehr zum Fall.",
    "readdressed": "Die Adresse wurde nach Ihrer Freigabe geändert.",
    "unread": "Man hat Ihnen inzwischen geschrieben. Sagen Sie zuerst, was es bedeutet.",
    "answered": "Man hat seit Ihrer Freigabe geantwortet.",
    "bounced": "Post an diese Adresse kam zurück.",
    "no_account": "Das Mailkonto gibt es nicht mehr.",
    "by_hand": "Sie haben sie mit einem anderen Programm gesendet.",
    "replaced": "Sie haben sie neu freigegeben.",
    "taken_back": "Sie haben sie zurückgenommen.",
    "not_sent": "Sie haben gesagt, dass sie nicht gesendet wurde.",
    "interrupted": "Das Programm endete mitten im Senden. Unter den gesendeten Nachrichten wird nach ihr gesucht.",
    "found": "Sie wurde unter Ihren gesendeten Nachrichten gefunden.",
    "said": "Sie haben gesagt, dass sie gesendet wurde.",
    "guard": "Gerade besser nicht.",
}
TROUBLES: Final = {
    "unreachable": "Der Server antwortet nicht.",
    "tls": "Dem Server ist nicht zu trauen: Sein Zertifikat ist nicht gut, oder er bietet keine Verschlüsselung. Ihm wurde nichts gesagt.",
    "password": "Der Server hat das Passwort nicht angenommen. Viele Anbieter wollen hier ein App-Passwort, nicht das übliche.",
    "token": "Der Zugang wurde zurückgenommen oder ist abgelaufen. Melden Sie sich neu an.",
    "recipient": "Der Server sagt, dass diese Adresse keine Post annimmt.",
    "sender": "Der Server lässt dieses Konto nicht unter seiner Adresse schreiben.",
    "content": "Der Server hat die Nachricht abgelehnt. Sie wurde nicht noch einmal gesendet.",
    "too_large": "Die Nachricht ist dem Server zu groß.",
    "full": "Das Postfach ist voll.",
    "busy": "Der Server ist beschäftigt; es wird wieder versucht.",
    "protocol": "Was dort antwortet, ist kein solcher Mailserver oder kann das Nötige nicht.",
    "denied": "Beim Anbieter hat niemand zugestimmt, oder es dauerte zu lange.",
    "missing": "Was Afterword hineinlässt, ist auf diesem Rechner nicht verwahrt.",
    "unsaved": "Hier gibt es keinen sicheren Ort für ein Passwort.",
}
UNCERTAIN: Final = (
    "Die Verbindung brach ab, als der Server gerade hätte sagen sollen, dass er die Nachricht hat. Sie kann draußen sein oder nicht; von selbst"
    " wird sie nie noch einmal gesendet. Sehen Sie in Ihren Ordner mit gesendeten Nachrichten, ehe Sie entscheiden."
)


def why_words(why: str) -> str:
    """Ein Grund des Postausgangs als Satz; danach die eigenen Worte eines Servers."""
    key, _, said = why.partition(":")
    if key in WHY:
        return WHY[key]
    sentence = TROUBLES.get(key, "")
    said = said.strip()
    return f"{sentence} „{said}“" if sentence and said else sentence or why


def state_words(state: str) -> str:
    """Wo eine Nachricht steht."""
    return STATES.get(state, state)
