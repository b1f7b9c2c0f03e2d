"""The account library's addresses too: for pages under ``/accounts/``, where somebody signs in."""

from django.urls import include, path

from afterword.surfaces.web import urls
from afterword.surfaces.web.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/", include("allauth.account.urls")),
    *urls.urlpatterns,
]
