"""A drawing as a file: the SVG itself, or a picture of it as PNG."""

from django.http import HttpResponse

from reports.exports.png import png_of


def drawing(form: str, name: str, svg: str) -> HttpResponse:
    """Return a drawing as `svg` or `png`, shown in the browser and saved under a name that says what it is."""
    content, kind = (png_of(svg), "image/png") if form == "png" else (svg, "image/svg+xml")
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'inline; filename="{name}.{form}"'}
    )
