"""The law of treaties as the tracker applies it.

Pure functions over dates: no Django, no database, no clock. A lawyer can read this package beside the final clauses of
a treaty; the day asked about is always an argument.
"""
