"""Every address of the web, but the account library's."""

from django.urls import path

from afterword.surfaces.web.pages import (
    afterwards,
    call,
    capture,
    case,
    compose,
    data,
    editing,
    entry,
    insights,
    letters,
    listing,
    recording,
    settings,
    today,
    welcome,
)

handler400 = "afterword.surfaces.web.pages.errors.bad_request"
handler403 = "afterword.surfaces.web.pages.errors.forbidden"
handler404 = "afterword.surfaces.web.pages.errors.not_found"
handler500 = "afterword.surfaces.web.pages.errors.server_error"

urlpatterns = [
    path("", today.page, name="today"),
    path("welcome", welcome.welcome, name="welcome"),
    path("sample", welcome.sample, name="sample"),
    path("sample/remove", welcome.unsample, name="unsample"),
    path("capture", capture.page, name="capture"),
    path("capture/when", capture.when, name="when"),
    path("capture/invite", capture.invite, name="invite"),
    path("before", afterwards.before, name="before"),
    path("cases", listing.page, name="cases"),
    path("cases/<int:case>", case.page, name="case"),
    path("cases/<int:case>/undo", case.take_back, name="undo"),
    path("cases/<int:case>/later", case.later, name="later"),
    path("cases/<int:case>/forget", case.forget, name="forget"),
    path("cases/<int:case>/edit", editing.company, name="edit"),
    path("cases/<int:case>/people/<str:contact>", editing.person, name="person"),
    path("cases/<int:case>/learned", editing.learned, name="learned"),
    path("cases/<int:case>/record", recording.choose, name="happened"),
    path("cases/<int:case>/record/<str:kind>", recording.page, name="record"),
    path("message", letters.paste, name="message"),
    path("cases/<int:case>/message", letters.paste, name="case_message"),
    path("letters/<int:letter>", letters.page, name="letter"),
    path("cases/<int:case>/write/<str:kind>/<str:contact>", compose.page, name="write"),
    path("cases/<int:case>/check/<str:kind>/<str:contact>", compose.check, name="check"),
    path("cases/<int:case>/dismiss/<str:kind>/<str:contact>", compose.dismiss, name="dismiss"),
    path("cases/<int:case>/card/<str:kind>/<str:contact>", compose.card, name="card"),
    path("cases/<int:case>/call", call.page, name="call"),
    path("cases/<int:case>/call.pdf", call.printed, name="call_sheet"),
    path("cases/<int:case>/before", afterwards.before, name="before_case"),
    path("cases/<int:case>/no", afterwards.no, name="no"),
    path("cases/<int:case>/offer", afterwards.offer, name="offer"),
    path("keep", afterwards.keep, name="keep"),
    path("insights", insights.page, name="insights"),
    path("insights.csv", insights.as_csv, name="insights_csv"),
    path("settings", settings.page, name="settings"),
    path("settings/export.json", data.as_json, name="export_json"),
    path("settings/export.csv", data.as_csv, name="export_csv"),
    path("settings/import", data.bring, name="import"),
    path("settings/erase", data.forget_all, name="erase"),
    path("local/<str:token>", entry.local, name="local"),
    path("accounts/login/", entry.sign_in, name="sign_in"),
    path("sign-out", entry.sign_out, name="sign_out"),
    path("token", entry.token, name="token"),
    path("sw.js", entry.worker, name="worker"),
    path("manifest.webmanifest", entry.manifest, name="manifest"),
    path("healthz", entry.health, name="health"),
]
