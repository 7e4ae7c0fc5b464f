"""How days are written in tables, with the time where it matters; in prose as the language writes them."""

SHORT_DATE_FORMAT = "j N Y"
DATETIME_FORMAT = "j N Y, H:i"
TIME_FORMAT = "H:i"
