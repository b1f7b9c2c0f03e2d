"""People in the database, behind ``ports.People``."""

from django.db import transaction
from django.db.models import F

from afterword.db.models import Case, Person, Upload
from afterword.ports import Profile


class PersonRepository:
    """Profiles; ``home`` is the zone to use until a person sets theirs."""

    def __init__(self, home: str = "UTC") -> None:
        self._home = home

    def profile(self, owner: int) -> Profile:
        """A person's profile. Raises ``KeyError`` if there's no such person."""
        row = Person.objects.filter(pk=owner).first()
        if row is None:
            raise KeyError(owner)
        return Profile(
            name=row.name,
            email=row.sender_address or row.email or "",
            phone=row.phone,
            timezone=row.timezone,
            language=row.language,
            signature=row.signature,
            policy=row.policy,
            quiet=row.quiet_hours,
            home=self._home,
        )

    def save_profile(self, owner: int, profile: Profile) -> None:
        """Save the profile, and mark all the person's plans as out of date."""
        fields = profile._asdict()
        del fields["home"]
        with transaction.atomic():
            Person.objects.filter(pk=owner).update(
                sender_address=fields.pop("email"), quiet_hours=fields.pop("quiet"), **fields
            )
            # A new version, so a plan being made with the old profile can't be saved.
            Case.objects.filter(owner_id=owner).update(next_check_at=0, version=F("version") + 1)

    def erase(self, owner: int) -> None:
        """Delete a person and all their data."""
        with transaction.atomic():
            # Their cases first, as changes lock them, then everything a new case would refer to.
            list(Case.objects.filter(owner_id=owner).order_by("pk").select_for_update().values_list("pk"))
            mine = Person.objects.filter(pk=owner)
            list(mine.select_for_update().values_list("pk"))
            mine.delete()

    def put_upload(self, owner: int, name: str, body: bytes, *, at: int) -> None:
        """Store a file to import; an empty one deletes it."""
        if body:
            Upload.objects.update_or_create(
                owner_id=owner, defaults={"name": name[:200], "content": body, "uploaded_at": at}
            )
        else:
            Upload.objects.filter(owner_id=owner).delete()

    def upload(self, owner: int) -> tuple[str, bytes] | None:
        """The name and contents of that file."""
        row = Upload.objects.filter(owner_id=owner).first()
        return None if row is None else (row.name, bytes(row.content))
