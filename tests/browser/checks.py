"""What can be asked of any open page: each check returns what is wrong, as lines that a person can act on."""

from axe_playwright_python.sync_playwright import Axe

AXE = Axe()
GRAVE = ("serious", "critical")
# The rows of a long table are made alike; the first forty stand for the rest and save half of the time.
EXAMINED = {"exclude": ["tbody tr:nth-child(n+41)"]}

# The page must not scroll sideways; a box within it may. Named are the innermost elements that stand out.
TOO_WIDE = """
() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const out = box => box.width && (box.right > root.clientWidth + 1 || box.left < -1);
    const wide = [...document.querySelectorAll("body *")].filter(each => out(each.getBoundingClientRect()));
    return [`${root.scrollWidth} px wide in a window of ${root.clientWidth}`].concat(wide
        .filter(each => !wide.some(other => other !== each && each.contains(other)))
        .map(each => `  stands out: ${each.outerHTML.slice(0, 120)}`).slice(0, 5));
}
"""


def sideways(page) -> list[str]:
    """Return by what the page is wider than its window."""
    return page.evaluate(TOO_WIDE)


def barriers(page, *, colours: bool = True, sheets: bool = True) -> list[str]:
    """Return what axe finds serious or critical for people who see little, hear little or use no mouse.

    Contrast takes most of its time, and is the same in every language: without `colours` it is left out. Where a sheet
    imports another, axe would copy it into the page, which the policy forbids: without `sheets` it reads none.
    """
    return _found(page, {"preload": sheets, "rules": {"color-contrast": {"enabled": colours}}})


def faint(page) -> list[str]:
    """Return what has too little contrast: all that can differ between light and dark."""
    return _found(page, {"runOnly": ["color-contrast"]})


def _found(page, options: dict) -> list[str]:
    options = {"resultTypes": ["violations"], **options}
    found = AXE.run(page, context=EXAMINED, options=options).response["violations"]
    return [
        f"{each['id']}: {each['help']}: {', '.join(map(str, node['target']))}: {node['html'][:120]}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"][:5]
    ]
