"""The product's addresses, and the admin's."""

from typing import Final

from django.urls import URLPattern, URLResolver, path

from afterword.web import urls as product
from afterword.web.urls import handler400, handler403, handler404, handler500
from development.admin import site

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns: Final[list[URLPattern | URLResolver]] = [path("admin/", site.urls), *product.urlpatterns]
