"""Django's admin over every table, for the developer: there are no roles, and it's on nowhere else."""

from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.conf import settings
from django.contrib.admin import AdminSite, ModelAdmin
from django.http import HttpRequest

if TYPE_CHECKING:  # only the type stubs know it as generic
    _Admin = ModelAdmin[Any]
else:
    _Admin = ModelAdmin


class DevelopmentSite(AdminSite):
    """Open to whoever is signed in, while debugging."""

    site_header = "Afterword, tables"

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the pages are shown."""
        return settings.DEBUG and request.user.is_authenticated


class _Rows(_Admin):
    """Rows to look at, and none to change: what follows from them is planned and recorded by the program."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        del request, obj
        return True

    def has_add_permission(self, request: HttpRequest) -> bool:
        del request
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        del request, obj
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        del request, obj
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        del request
        return True


site: Final = DevelopmentSite("development")
for _model in apps.get_app_config("storage").get_models():
    site.register(_model, _Rows)
