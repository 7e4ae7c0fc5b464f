"""Bring CSV files into the record: all or nothing, safe to repeat, never over a person's edit."""
