"""``afterword mail``: your own mailbox, and what is on its way from it."""

import sys
from getpass import getpass
from typing import TYPE_CHECKING, Any, Final

from afterword import wiring
from afterword.config import config
from afterword.core.fault import Fault
from afterword.surfaces.cli.style import Painter, complain, printable
from afterword.surfaces.cli.words import Options

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from afterword.app.ledger.books import Books
    from afterword.app.ledger.caller import Caller
    from afterword.app.post.account_shapes import Tried

EXAMPLES: Final = """\
examples:
  afterword mail add priya@example.org             find its servers, ask for the password, try both directions
  afterword mail add me@example.org --smtp mail.example.org:465 --imap mail.example.org:993
  afterword mail add me@outlook.com --sign-in      by the provider's own page, without a password
  afterword mail list                              the accounts, and what is wrong with them
  afterword mail try 1                             both directions of an account, once more
  afterword mail look                              look for answers and send what is due, as serve does
  afterword mail outbox                            what waits to go out, and what waits for you
  afterword mail forget 1                          the account and its password
  export AFTERWORD_KEY=$(afterword mail key)       where there is no keyring: seals passwords in the database

To approve a note, hold it back or take it back: the pages, or `afterword do approve`, `hold`, `cancel`.
"""
_FAILED: Final = 4
_PORTS: Final = {465: "tls", 993: "tls", 587: "starttls", 143: "starttls"}


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``mail``."""
    words = ("add", "list", "try", "look", "outbox", "forget", "key")
    parser.add_argument("what", choices=words, metavar="WHAT", help=", ".join(words))
    parser.add_argument(
        "which", nargs="?", metavar="ADDRESS|NUMBER", help="the address, or the account's number"
    )
    parser.add_argument("--smtp", metavar="HOST:PORT", help="the one that sends (465: TLS, 587: STARTTLS)")
    parser.add_argument("--imap", metavar="HOST:PORT", help="the one that is read (993: TLS, 143: STARTTLS)")
    parser.add_argument("--user", metavar="NAME", help="the name to sign in with (default: the address)")
    parser.add_argument("--no-watch", action="store_true", help="do not look for answers in the inbox")
    parser.add_argument("--sign-in", action="store_true", help="by the provider's own page (OAuth 2.0)")


def run(options: Options) -> int:
    """Do it."""
    if options.what == "key":
        sys.stdout.write(wiring.new_key() + "\n")
        return 0
    from afterword.app.ledger.books import NotFound  # noqa: PLC0415 - a key needs no store
    from afterword.app.ledger.caller import Caller  # noqa: PLC0415
    from afterword.app.wording.post import why_words  # noqa: PLC0415
    from afterword.ports import Trouble  # noqa: PLC0415

    books = wiring.store(config())
    keeper = wiring.keeper()
    keeper.migrate()
    caller = Caller(keeper.local_person(), "cli", wiring.clock().now())
    do = {"add": _add, "list": _list, "try": _try, "look": _look, "outbox": _outbox, "forget": _forget}
    try:
        return do[options.what](books, caller, options)
    except NotFound:
        raise Fault("NUMBER", repr(options.which), "a number that `afterword mail list` shows") from None
    except Trouble as trouble:
        complain(why_words(f"{trouble.kind}: {trouble.said}"))
        return _FAILED


def _add(books: "Books", caller: "Caller", options: Options) -> int:
    from afterword.app.post.account_shapes import SetUpMailRequest  # noqa: PLC0415 - as above
    from afterword.app.post.accounts import set_up_mail  # noqa: PLC0415

    address = _which(options, "an email address")
    if options.sign_in:
        return _sign_in(books, caller, address, watch=not options.no_watch)
    made = set_up_mail(
        books,
        caller,
        SetUpMailRequest(
            address=address,
            password=_password(address),
            user=options.user or "",
            smtp=_typed("--smtp", options.smtp),
            imap=_typed("--imap", options.imap),
            watch=not options.no_watch,
        ),
    )
    _say_tried(made.tried)
    if made.account is None:
        if made.servers is not None and made.servers.help:
            sys.stdout.write(f"This provider may want an app password: {made.servers.help}\n")
        sys.stdout.write("Nothing was kept.\n")
        return _FAILED
    sys.stdout.write(f"Kept, as account {made.account}.\n")
    return 0


def _sign_in(books: "Books", caller: "Caller", address: str, *, watch: bool) -> int:
    import time  # noqa: PLC0415 - only here is somebody waited for

    from afterword.app.post.account_shapes import BeginSignInRequest, FinishSignInRequest  # noqa: PLC0415
    from afterword.app.post.accounts import begin_sign_in, finish_sign_in  # noqa: PLC0415

    device = begin_sign_in(books, caller, BeginSignInRequest(address=address)).device
    sys.stdout.write(
        f"Open {device.complete or device.url}\nand type the code {device.code} there. Waiting…\n"
    )
    sys.stdout.flush()
    asked = FinishSignInRequest(address=address, key=device.key, watch=watch)
    for _ in range(0, device.seconds, max(device.every, 1)):
        time.sleep(device.every)
        made = finish_sign_in(books, caller._replace(now=wiring.clock().now()), asked)
        if made.account is not None or made.tried:
            _say_tried(made.tried)
            return 0 if made.account is not None else _FAILED
    complain("the provider has not heard from you in time")
    return _FAILED


def _list(books: "Books", caller: "Caller", options: Options) -> int:
    from afterword.app.post.account_shapes import MailAccountsRequest  # noqa: PLC0415 - as above
    from afterword.app.post.accounts import mail_accounts  # noqa: PLC0415
    from afterword.app.wording.post import why_words  # noqa: PLC0415

    del options
    painter = Painter(sys.stdout)
    found = mail_accounts(books, caller, MailAccountsRequest())
    for each in found:
        head = f"{each.kept.id}  {printable(each.kept.address)}"
        sys.stdout.write(painter.paint(head, "bold") + "\n")
        servers = each.account.servers
        sys.stdout.write(f"   sends by {servers.smtp.name}:{servers.smtp.port}\n")
        if servers.imap is not None and each.account.watch:
            sys.stdout.write(f"   reads {servers.imap.name}:{servers.imap.port}\n")
        if each.kept.trouble:
            sys.stdout.write("\n".join(painter.block(why_words(each.kept.trouble), 3, "yellow")) + "\n")
    if not found:
        sys.stdout.write("No mailbox yet: afterword mail add ADDRESS\n")
    return 0


def _try(books: "Books", caller: "Caller", options: Options) -> int:
    from afterword.app.post.account_shapes import CheckMailRequest  # noqa: PLC0415 - as above
    from afterword.app.post.accounts import check_mail  # noqa: PLC0415

    tried = check_mail(books, caller, CheckMailRequest(account=_number(options)))
    _say_tried(tried)
    return 0 if all(each.well for each in tried) else _FAILED


def _look(books: "Books", caller: "Caller", options: Options) -> int:
    """One round of what ``serve`` does all the time."""
    from afterword.app.post.access import mailbox_of  # noqa: PLC0415 - as above
    from afterword.app.post.recovering import reconcile, recover  # noqa: PLC0415
    from afterword.app.post.sending import send_due  # noqa: PLC0415
    from afterword.app.post.watching import look_through  # noqa: PLC0415
    from afterword.core.moments import moment_of  # noqa: PLC0415

    del options
    found = 0
    for account in books.room.accounts.of_owner(caller.owner):
        with mailbox_of(books.room, account, moment_of(caller.now)) as mailbox:
            if mailbox is not None:
                found += look_through(books, account, mailbox, caller.now)
    recover(books, wiring.clock())
    sent = send_due(books, wiring.clock())
    reconcile(books, wiring.clock())
    sys.stdout.write(f"{found} new of your cases · {sent} due to go out\n")
    return 0


def _outbox(books: "Books", caller: "Caller", options: Options) -> int:
    from afterword.app.ledger.books import moment  # noqa: PLC0415 - as above
    from afterword.app.post.message import date_zone  # noqa: PLC0415
    from afterword.app.post.outgoing_shapes import OutboxRequest  # noqa: PLC0415
    from afterword.app.post.steering import outbox  # noqa: PLC0415
    from afterword.app.wording.post import UNCERTAIN, state_words, why_words  # noqa: PLC0415

    del options
    painter, zone = Painter(sys.stdout), date_zone(books, caller.owner, caller.now)
    found = outbox(books, caller, OutboxRequest())
    for each in found:
        at = moment(each.kept.due).astimezone(zone)
        when = f", {at:%a %d %b %H:%M}" if each.kept.state == "approved" else ""
        to = printable(f"{each.kept.id}  {each.message.to_name}: {each.message.subject}")
        sys.stdout.write(f"{painter.paint(to, 'bold')} ({state_words(each.kept.state)}{when})\n")
        why = UNCERTAIN if each.kept.state == "uncertain" else each.kept.why and why_words(each.kept.why)
        if why:
            sys.stdout.write("\n".join(painter.block(printable(why), 3, "yellow")) + "\n")
    if not found:
        sys.stdout.write("Nothing waits to go out.\n")
    return 0


def _forget(books: "Books", caller: "Caller", options: Options) -> int:
    from afterword.app.post.account_shapes import ForgetMailRequest  # noqa: PLC0415 - as above
    from afterword.app.post.accounts import forget_mail  # noqa: PLC0415

    forget_mail(books, caller, ForgetMailRequest(account=_number(options)))
    sys.stdout.write("Forgotten, and its password with it.\n")
    return 0


def _say_tried(tried: tuple["Tried", ...]) -> None:
    from afterword.app.wording.post import why_words  # noqa: PLC0415 - as above

    painter = Painter(sys.stdout)
    for each in tried:
        where = f"{each.host.name}:{each.host.port}" if each.host is not None else ""
        if each.well:
            sys.stdout.write(f"{painter.paint('✓', 'green')} {each.direction} works ({where})\n")
        else:
            sys.stdout.write(f"{painter.paint('✗', 'red')} {each.direction} does not work ({where})\n")
            said = printable(why_words(f"{each.kind}: {each.said}"))
            sys.stdout.write("\n".join(painter.block(said, 2)) + "\n")


def _which(options: Options, wanted: str) -> str:
    if not options.which:
        raise Fault("ADDRESS|NUMBER", "nothing", wanted)
    return str(options.which)


def _number(options: Options) -> int:
    word = _which(options, "the number of an account (afterword mail list)")
    if not word.isdecimal() or len(word) > 18:  # noqa: PLR2004 - digits of a number
        raise Fault("NUMBER", repr(word), "a number that `afterword mail list` shows")
    return int(word)


def _password(address: str) -> str:
    """Asked for without being shown; from a pipe, its first line."""
    if sys.stdin.isatty():
        found = getpass(f"Password (or app password) of {address}: ")
    else:
        found = sys.stdin.readline().rstrip("\r\n")
    if not found:
        raise Fault("password", "nothing", "a password, typed or on standard input")
    return found


def _typed(option: str, told: str | None) -> Any:
    from afterword.app.post.account_shapes import TypedHost  # noqa: PLC0415 - as above

    if told is None:
        return None
    name, _, port = told.rpartition(":")
    if not name or not port.isdecimal() or not 0 < int(port) < 65_536:  # noqa: PLR2004 - ports
        raise Fault(option, repr(told), "a server and its port, as mail.example.org:465")
    return TypedHost(name=name, port=int(port), security=_PORTS.get(int(port), "starttls"))  # type: ignore[arg-type]
