"""Persons in the database, behind ``ports.People``."""

from django.db import transaction
from django.db.models import F

from afterword.ports import Profile
from afterword.storage.models import Case, Person, Upload


class DjangoPeople:
    """What persons say of themselves."""

    def profile(self, owner: int) -> Profile:
        """A person's profile; ``KeyError`` if there is no such person."""
        row = Person.objects.filter(pk=owner).first()
        if row is None:
            raise KeyError(owner)
        return Profile(
            name=row.name,
            email=row.writes_from or row.email or "",
            phone=row.phone,
            timezone=row.timezone,
            language=row.language,
            signature=row.signature,
            policy=row.policy,
            quiet=row.quiet,
        )

    def save_profile(self, owner: int, profile: Profile) -> None:
        """Keep it; every plan of theirs is stale from then on."""
        fields = profile._asdict()
        with transaction.atomic():
            Person.objects.filter(pk=owner).update(writes_from=fields.pop("email"), **fields)
            # Another version: what somebody else is just planning by the old profile must not be kept.
            Case.objects.filter(owner_id=owner).update(next_check=0, version=F("version") + 1)

    def erase(self, owner: int) -> None:
        """Forget a person and all that is theirs."""
        with transaction.atomic():
            # Their cases first, as a change has them, then what a new case would hold on to.
            list(Case.objects.filter(owner_id=owner).order_by("pk").select_for_update().values_list("pk"))
            mine = Person.objects.filter(pk=owner)
            list(mine.select_for_update().values_list("pk"))
            mine.delete()

    def put_upload(self, owner: int, name: str, body: bytes, *, at: int) -> None:
        """Keep a file that is to be imported; an empty one forgets it."""
        if body:
            Upload.objects.update_or_create(
                owner_id=owner, defaults={"name": name[:200], "body": body, "at": at}
            )
        else:
            Upload.objects.filter(owner_id=owner).delete()

    def upload(self, owner: int) -> tuple[str, bytes] | None:
        """The name and the body of that file."""
        row = Upload.objects.filter(owner_id=owner).first()
        return None if row is None else (row.name, bytes(row.body))
