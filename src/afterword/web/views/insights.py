"""Insights: what a person's own past tells, with n and interval, and none under ten."""

import csv
import io
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from afterword import bootstrap
from afterword.services import registry
from afterword.services.insights.schemas import HIDE_UNDER, InsightsRequest, PunctualityByEmployer
from afterword.web.auth import caller, login_required
from afterword.web.charts import bars, curve_marks


class NamedGroup(NamedTuple):
    """A group with the name that a reader sees."""

    name: str
    kept: PunctualityByEmployer


@login_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Charts of marks, with a table under each."""
    found = registry.insights.insights(bootstrap.services(), caller(request), InsightsRequest())
    channels = channel_words()
    return render(
        request,
        "insights.html",
        {
            "found": found,
            "least": HIDE_UNDER,
            "bars": bars(found.kept.days) if found.kept.in_time.share is not None else (),
            "drawing": curve_marks(found.curve) if found.curve is not None else None,
            "promise": [
                ("", [NamedGroup(_("All"), found.kept)]),
                (
                    _("By how they reply"),
                    [NamedGroup(channels.get(each.name, _("others")), each) for each in found.by_channel],
                ),
                (
                    _("By employer"),
                    [NamedGroup(each.name or _("Other companies"), each) for each in found.by_employer],
                ),
            ],
            "curves": [
                (_("All"), found.curve),
                *((channels.get(name, name), curve) for name, curve in found.curves),
            ]
            if found.curve is not None
            else [],
            "own": [(_("Thank-you notes"), found.thanked), (_("Calls"), found.called)],
            "words": {
                "in_time": _("on time"),
                "late": _("late"),
                "missed": _("missed"),
                "early": _("too early"),
            },
            "lateness": lateness,
        },
    )


@login_required
@require_safe
def insights_csv(request: HttpRequest) -> HttpResponse:
    """The same tables for a spreadsheet."""
    rows = registry.insights.insights_table(bootstrap.services(), caller(request), InsightsRequest())
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    headers = {"Content-Disposition": 'attachment; filename="afterword-insights.csv"'}
    return HttpResponse(
        out.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8", headers=headers
    )


def channel_words() -> dict[str, str]:
    """Channels by name."""
    return {
        "email": _("By email"),
        "phone": _("By phone"),
        "letter": _("By letter"),
        "in_person": _("In person"),
        "other": _("Another way"),
    }


def lateness(days: int) -> str:
    """``3 days late``."""
    if days == 0:
        return _("same day")
    count = abs(days)
    if days < 0:
        return ngettext("%(count)s day early", "%(count)s days early", count) % {"count": count}
    return ngettext("%(count)s day late", "%(count)s days late", count) % {"count": count}
