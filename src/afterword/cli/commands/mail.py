"""``afterword mail``: your mail accounts, and the outbox."""

import sys
from getpass import getpass
from typing import TYPE_CHECKING, Any, Final

import msgspec

from afterword import bootstrap
from afterword.cli.inputs import show_zone
from afterword.cli.render.style import Painter, complain, printable
from afterword.cli.words import Command, Options, UsageError
from afterword.config import config
from afterword.core.errors import InputError, Phrase
from afterword.messages.catalogue import N_
from afterword.messages.catalogue import gettext as _
from afterword.messages.problems import state_words, uncertain_words, why_words
from afterword.services import registry
from afterword.services.context import Caller, NotFound, utc_datetime
from afterword.services.mail_accounts.schemas import (
    BeginSignInRequest,
    FinishSignInRequest,
    MailAccountsRequest,
    SetUpMailRequest,
    TypedHost,
)
from afterword.services.outbox.schemas import OutboxRequest, SyncMailRequest
from afterword.services.profile.schemas import ProfileRequest
from afterword.services.registry import mail_accounts, outbox

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from afterword.services.context import Services
    from afterword.services.mail_accounts.schemas import Tried

USAGE: Final = "WHAT [ADDRESS|NUMBER] [options]"
EXAMPLES: Final = """\
examples:
  afterword mail add priya@example.org             find its servers, ask for the password, test both ways
  afterword mail add me@example.org --smtp mail.example.org:465 --imap mail.example.org:993
  afterword mail add me@outlook.com --sign-in      sign in on the provider's page, no password
  afterword mail list                              your mail accounts, and what's wrong with them
  afterword mail try 1                             test an account again, both ways
  afterword mail look                              check for replies and send what's due, as serve does
  afterword mail outbox                            what's scheduled, and what needs your OK
  afterword mail forget 1                          remove the account and its password
  export AFTERWORD_KEY=$(afterword mail key)       without a keyring: encrypts passwords in the database

To approve a note, put it on hold or cancel it: use the pages, or `afterword call approve`, `hold`, `cancel`.
"""
_FAILED: Final = 4
_WAYS: Final = {"sending": N_("sending"), "reading": N_("reading")}
_PORTS: Final = {465: "tls", 993: "tls", 587: "starttls", 143: "starttls"}


def arguments(parser: "ArgumentParser") -> None:
    """The options of ``mail``."""
    words = ("add", "list", "try", "look", "outbox", "forget", "key")
    parser.add_argument("what", choices=words, metavar="WHAT", help=", ".join(words))
    parser.add_argument(
        "which", nargs="?", metavar="ADDRESS|NUMBER", help="the address, or the account's number"
    )
    parser.add_argument("--smtp", metavar="HOST:PORT", help="the server that sends (465: TLS, 587: STARTTLS)")
    parser.add_argument("--imap", metavar="HOST:PORT", help="the server to read (993: TLS, 143: STARTTLS)")
    parser.add_argument("--user", metavar="NAME", help="the name to sign in with (default: the address)")
    parser.add_argument("--no-watch", action="store_true", help="don't check the inbox for replies")
    parser.add_argument("--sign-in", action="store_true", help="sign in on the provider's page (OAuth 2.0)")


def run(options: Options) -> int:
    """Do it."""
    _checked(options)
    if options.what == "key":
        sys.stdout.write(bootstrap.new_key() + "\n")
        return 0

    services = bootstrap.store(config())
    keeper = bootstrap.maintenance()
    caller = Caller(keeper.local_person(), "cli", bootstrap.clock().now())
    do = {"add": _add, "list": _list, "try": _try, "look": _look, "outbox": _outbox, "forget": _forget}
    try:
        return do[options.what](services, caller, options)
    except NotFound:
        raise InputError("NUMBER", repr(options.which), "a number that `afterword mail list` shows") from None
    except registry.MailError as trouble:
        complain(why_words(f"{trouble.kind}: {trouble.said}"))
        return _FAILED


def _add(services: "Services", caller: "Caller", options: Options) -> int:

    address = str(options.which)
    if options.sign_in:
        return _sign_in(services, caller, address, watch=not options.no_watch)
    made = mail_accounts.set_up_mail(
        services,
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
            sys.stdout.write(
                _("This provider may want an app password: {url}").format(url=made.servers.help) + "\n"
            )
        sys.stdout.write(_("The account wasn't saved.") + "\n")
        return _FAILED
    sys.stdout.write(_("Saved as account {number}.").format(number=made.account) + "\n")
    return 0


def _sign_in(services: "Services", caller: "Caller", address: str, *, watch: bool) -> int:
    import time  # noqa: PLC0415 - only here is somebody waited for

    device = mail_accounts.begin_sign_in(services, caller, BeginSignInRequest(address=address)).device
    where = _("Open {url}\nand enter the code {code} there. Waiting…")
    sys.stdout.write(where.format(url=device.complete or device.url, code=device.code) + "\n")
    sys.stdout.flush()
    asked = FinishSignInRequest(address=address, key=device.key, watch=watch)
    for _attempt in range(0, device.seconds, max(device.every, 1)):
        time.sleep(device.every)
        made = mail_accounts.finish_sign_in(services, caller._replace(now=bootstrap.clock().now()), asked)
        if made.account is not None or made.tried:
            _say_tried(made.tried)
            return 0 if made.account is not None else _FAILED
    complain(_("sign-in timed out; run the command again"))
    return _FAILED


def _list(services: "Services", caller: "Caller", options: Options) -> int:

    del options
    painter = Painter(sys.stdout)
    found = mail_accounts.mail_accounts(services, caller, MailAccountsRequest())
    for each in found:
        head = f"{each.kept.id}  {printable(each.kept.address)}"
        sys.stdout.write(painter.paint(head, "bold") + "\n")
        servers = each.account.servers
        sends = _("sends through {server}").format(server=f"{servers.smtp.name}:{servers.smtp.port}")
        sys.stdout.write(f"   {sends}\n")
        if servers.imap is not None and each.account.watch:
            reads = _("reads from {server}").format(server=f"{servers.imap.name}:{servers.imap.port}")
            sys.stdout.write(f"   {reads}\n")
        if each.kept.trouble:
            sys.stdout.write("\n".join(painter.block(why_words(each.kept.trouble), 3, "yellow")) + "\n")
    if not found:
        sys.stdout.write(_("No mail accounts yet. Add one: afterword mail add ADDRESS") + "\n")
    return 0


def _try(services: "Services", caller: "Caller", options: Options) -> int:

    operation = mail_accounts.check_mail
    tried = operation(services, caller, operation.decode_named(services, caller, _account(options)))
    _say_tried(tried)
    return 0 if all(each.well for each in tried) else _FAILED


def _look(services: "Services", caller: "Caller", options: Options) -> int:
    """One round of what ``serve`` does all the time."""
    del options
    done = outbox.sync_mail(services, caller, SyncMailRequest())
    said = _("{found} new for your cases · {sent} due to be sent")
    sys.stdout.write(said.format(found=done.found, sent=done.due) + "\n")
    return 0


def _outbox(services: "Services", caller: "Caller", options: Options) -> int:

    del options
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only here

    painter, profile = Painter(sys.stdout), registry.profile.profile(services, caller, ProfileRequest())
    zone, found = ZoneInfo(profile.zone), outbox.outbox(services, caller, OutboxRequest())
    if found:
        show_zone(profile, sys.stderr)
    for each in found:
        at = utc_datetime(each.kept.next_attempt_at).astimezone(zone)
        when = f", {at:%a %d %b %H:%M}" if each.kept.state == "approved" else ""
        to = printable(f"{each.kept.id}  {each.message.to_name}: {each.message.subject}")
        sys.stdout.write(f"{painter.paint(to, 'bold')} ({state_words(each.kept.state)}{when})\n")
        why = (
            uncertain_words()
            if each.kept.state == "uncertain"
            else each.kept.status_reason and why_words(each.kept.status_reason)
        )
        if why:
            sys.stdout.write("\n".join(painter.block(printable(why), 3, "yellow")) + "\n")
    if not found:
        sys.stdout.write(_("Your outbox is empty.") + "\n")
    return 0


def _forget(services: "Services", caller: "Caller", options: Options) -> int:

    operation = mail_accounts.remove_mail
    operation(services, caller, operation.decode_named(services, caller, _account(options)))
    sys.stdout.write(_("Removed the account and its password.") + "\n")
    return 0


def _account(options: Options) -> bytes:
    """A request about the account that was named, by its number or its address."""
    return msgspec.json.encode({"account": options.which})


def _say_tried(tried: tuple["Tried", ...]) -> None:

    painter = Painter(sys.stdout)
    for each in tried:
        where = f"{each.host.name}:{each.host.port}" if each.host is not None else ""
        if each.well:
            works = _("{way} works ({server})").format(way=_(_WAYS[each.direction]), server=where)
            sys.stdout.write(f"{painter.paint('✓', 'green')} {works}\n")
        else:
            fails = _("{way} doesn't work ({server})").format(way=_(_WAYS[each.direction]), server=where)
            sys.stdout.write(f"{painter.paint('✗', 'red')} {fails}\n")
            said = printable(why_words(f"{each.kind}: {each.said}"))
            sys.stdout.write("\n".join(painter.block(said, 2)) + "\n")


def _checked(options: Options) -> None:
    """Raise ``UsageError`` for what is missing, and for what doesn't belong to this."""
    what, which = options.what, options.which
    if what == "add" and not which:
        raise UsageError("no address: `afterword mail add you@example.org`")
    if what == "add" and "@" not in which.strip("@"):
        raise InputError("ADDRESS", repr(which), "an email address, such as you@example.org")
    if what in {"try", "forget"} and not which:
        raise UsageError(
            Phrase(
                "which account? `afterword mail {what} NUMBER` (afterword mail list shows them)", what=what
            )
        )
    if what not in {"add", "try", "forget"} and which:
        raise UsageError(Phrase("`mail {what}` takes no {which}", what=what, which=repr(which)))
    servers = [name for name in ("smtp", "imap", "user") if getattr(options, name)]
    only_add = [
        *servers,
        *(["sign-in"] if options.sign_in else []),
        *(["no-watch"] if options.no_watch else []),
    ]
    if what != "add" and only_add:
        raise UsageError(Phrase("--{only_add} goes with `afterword mail add`", only_add=only_add[0]))
    if options.sign_in and servers:
        raise UsageError(
            Phrase("--sign-in finds the servers itself: leave out --{servers}", servers=servers[0])
        )


def _password(address: str) -> str:
    """Asked for without being shown; from a pipe, its first line."""
    if sys.stdin.isatty():
        found = getpass(_("Password (or app password) of {address}: ").format(address=address))
    else:
        found = sys.stdin.readline().rstrip("\r\n")
    if not found:
        raise InputError("password", "nothing", "a password, typed or on standard input")
    return found


def _typed(option: str, told: str | None) -> Any:

    if told is None:
        return None
    name, _, port = told.rpartition(":")
    if not name or not port.isdecimal() or not 0 < int(port) < 65_536:  # noqa: PLR2004 - ports
        raise InputError(option, repr(told), "a server and its port, as mail.example.org:465")
    return TypedHost(name=name, port=int(port), security=_PORTS.get(int(port), "starttls"))  # type: ignore[arg-type]


COMMANDS: Final = {"mail": Command(USAGE, EXAMPLES, arguments, run)}
