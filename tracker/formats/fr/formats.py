"""How days are written in tables; in prose as the language writes them."""

SHORT_DATE_FORMAT = "j N Y"
