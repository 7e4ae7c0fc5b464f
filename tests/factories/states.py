from string import ascii_lowercase, ascii_uppercase

import factory

from states.models import State

from .sources import SourceFactory


def code(number: int, alphabet: str, width: int) -> str:
    """Return a code of its own for each number, in characters that no real code has in these places."""
    text = ""
    for _place in range(width):
        number, rest = divmod(number, len(alphabet))
        text = alphabet[rest] + text
    return text


class StateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = State

    iso3 = factory.Sequence(lambda number: "X" + code(number, ascii_uppercase, 2))
    iso2 = factory.Sequence(lambda number: code(number, ascii_lowercase, 2))
    m49 = factory.Sequence(lambda number: "X" + code(number, ascii_uppercase, 2))
    name_en = factory.Sequence(lambda number: f"Arcadia {number}")
    official_name_en = factory.LazyAttribute(lambda state: f"Republic of {state.name_en}")
    un_region = "weog"
    m49_region = "europe"
    m49_subregion = "western-europe"
    status = "un_member"
    source = factory.SubFactory(SourceFactory)
