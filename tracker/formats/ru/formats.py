"""How days are written in tables, with the time where it matters; in prose as the language writes them."""

SHORT_DATE_FORMAT = "j b Y"
DATETIME_FORMAT = "j b Y, H:i"
TIME_FORMAT = "H:i"
