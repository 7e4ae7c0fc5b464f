"""How days are written in tables, with the time where it matters; in prose as the language writes them."""

SHORT_DATE_FORMAT = "Y年n月j日"
DATETIME_FORMAT = "Y年n月j日 H:i"
TIME_FORMAT = "H:i"
