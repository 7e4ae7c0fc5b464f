"""The addresses of the site, and the bare view that all are held against."""

from django.http import HttpResponse
from django.urls import path

from tracker import urls


def bare(request):
    """Answer with nothing: what Django and the middleware cost before a page begins."""
    return HttpResponse("bare")


urlpatterns = [path("bare", bare), *urls.urlpatterns]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
