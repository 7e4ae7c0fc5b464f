"""The reference files of universalization."""

from states.loading.tables import Table, register

from .models import Organisation, Target

register(Table("organisations.csv", Organisation), Table("targets.csv", Target))
