"""The account library's URLs too, for pages under ``/accounts/``."""

from django.urls import include, path

from afterword.web import urls
from afterword.web.urls import handler400, handler403, handler404, handler500
from afterword.web.views import proving

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("accounts/prove/", proving.page, name="prove"),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/", include("allauth.account.urls")),
    *urls.urlpatterns,
]
