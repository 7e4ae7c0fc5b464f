"""How each part of a chart looks in a file of its own, where no stylesheet reaches: the light theme, as attributes.

On a page the same parts carry classes and the stylesheet decides, in light, dark and print.
"""

INK, QUIET, HAIR, EDGE, HUE = "#12191d", "#4a575e", "#d3dbdf", "#7f8d94", "#0c4c62"
TEXT = 'font-family="Segoe UI, Roboto, Noto Sans, Noto Sans Arabic, Noto Sans CJK SC, Arial, sans-serif" font-size="13"'

LOOKS = {
    "grid": f'stroke="{HAIR}"',
    "axis": f'stroke="{EDGE}"',
    "now": f'stroke="{INK}"',
    "band": 'fill="#79b4c7"',
    "deposited": f'fill="none" stroke="{HUE}" stroke-width="2.5" stroke-linejoin="round"',
    "in-force": f'fill="none" stroke="{HUE}" stroke-width="1.25" stroke-linejoin="round"',
    "goal": f'fill="none" stroke="{INK}" stroke-width="1.5"',
    "need": f'fill="none" stroke="{INK}" stroke-width="1.5" stroke-dasharray="2 4" stroke-linecap="round"',
    "pace": f'fill="none" stroke="{HUE}" stroke-width="1.5" stroke-dasharray="7 4"',
    "dot": f'fill="{HUE}" stroke="#ffffff" stroke-width="1.5"',
    "flag": f'fill="#ffffff" stroke="{INK}" stroke-width="1.75"',
    "flag-met": f'fill="{INK}" stroke="{INK}" stroke-width="1.75"',
    "unknown": f'fill="#ffffff" stroke="{EDGE}"',
    "tick": f'fill="{QUIET}"',
    "leader": f'fill="none" stroke="{EDGE}"',
    "sea": 'fill="#f2f5f6"',
    "land": 'fill="#d9dee1"',
    **{
        f"state-{status}": f'fill="{fill}" stroke="{edge}" stroke-width="5" stroke-linejoin="round"'
        for status, fill, edge in (
            ("outside", "#ffffff", "#7f8d94"),
            ("signatory", "url(#p-signatory)", "#3c8199"),
            ("joined", "url(#p-joined)", HUE),
            ("party", HUE, "#ffffff"),
            ("leaving", "url(#p-leaving)", "#ffffff"),
            ("withdrawn", "url(#p-withdrawn)", HUE),
        )
    },
    "quiet": f'{TEXT} fill="{QUIET}"',
    "halo": f'{TEXT} fill="{INK}" stroke="#ffffff" stroke-width="3" paint-order="stroke"',
    "strong": f'{TEXT} fill="{INK}" font-weight="700"',
    "hue": f'{TEXT} fill="{HUE}" font-weight="700"',
}
