"""A person's store with many cases in it: the sample's, over and over, under other names.

``python -m benchmarks.filling FOLDER COUNT`` fills a data folder, for the pages to be timed over.
"""

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from afterword import bootstrap
from afterword.config import config
from afterword.services.cases.sample_data import add_sample
from afterword.services.cases.schemas import SampleRequest
from afterword.services.context import Caller, Services
from afterword.services.profile.profile import save_profile
from afterword.services.profile.schemas import SaveProfileRequest

_AT_ONCE = 2_000
ZONE = "America/New_York"


def fill(folder: Path, count: int, now: datetime) -> None:
    """Fill a data folder with that many cases of the local person; once in a process."""
    services = bootstrap.store(config({"AFTERWORD_DATA": str(folder)}))
    keeper = bootstrap.maintenance()
    keeper.migrate()
    caller = Caller(keeper.local_person(), "bench", now)
    save_profile(services, caller, SaveProfileRequest(name="Priya Nair", timezone=ZONE))
    add_sample(services, caller, SampleRequest())
    _copy(services, caller, count)


def _copy(services: Services, caller: Caller, count: int) -> None:
    """Rows like those of the sample's cases, table by table: making 100,000 one by one would take minutes."""
    from afterword.db.models import (  # noqa: PLC0415 - after the settings
        Case,
        DueStep,
        HistoryEntry,
        SilenceOutcome,
    )

    tables: tuple[Any, ...] = (HistoryEntry, DueStep, SilenceOutcome)

    sample = list(Case.objects.filter(owner_id=caller.owner))
    beside = {case.pk: [list(table.objects.filter(case_id=case.pk)) for table in tables] for case in sample}
    made = len(sample)
    while made < count:
        rows = []
        for number in range(made, min(made + _AT_ONCE, count)):
            like = sample[number % len(sample)]
            values = {field.attname: getattr(like, field.attname) for field in Case._meta.concrete_fields}
            values.pop("id")
            company = f"{like.company} {number}"
            key = f"case-{number}"
            facts = like.facts.replace(f'"{like.key}"', f'"{key}"', 1).replace(
                f'"{like.company}"', f'"{company}"', 1
            )
            rows.append(
                Case(
                    **{
                        **values,
                        "key": key,
                        "company": company,
                        "facts": facts,
                        "updated_at": values["updated_at"] - number,
                    }
                )
            )
        kept = Case.objects.bulk_create(rows)
        for at, table in enumerate(tables):
            copies = []
            for place, case in enumerate(kept):
                like = sample[(made + place) % len(sample)]
                for row in beside[like.pk][at]:
                    values = {
                        field.attname: getattr(row, field.attname) for field in table._meta.concrete_fields
                    }
                    values.pop("id")
                    copies.append(table(**{**values, "case_id": case.pk}))
            table.objects.bulk_create(copies, batch_size=_AT_ONCE)
        made += len(kept)
    assert services.cases.find(caller.owner, f"case-{count - 1}") is not None


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]), bootstrap.clock().now())
