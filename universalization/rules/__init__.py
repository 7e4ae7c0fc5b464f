"""How far targets are: pure functions, no Django, no database, no clock."""
