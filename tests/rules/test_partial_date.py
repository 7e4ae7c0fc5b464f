from datetime import date

import pytest

from states.rules.partial_date import PartialDate, surely_overlap

parse = PartialDate.parse


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2007", date(2007, 1, 1), date(2007, 12, 31)),
        ("2007-10", date(2007, 10, 1), date(2007, 10, 31)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("2007-10-31", date(2007, 10, 31), date(2007, 10, 31)),
    ],
)
def test_it_spans_every_day_it_can_mean(text, first, last):
    assert (parse(text).first, parse(text).last) == (first, last)
    assert str(parse(text)) == text


@pytest.mark.parametrize("text", ["", "07", "2007-13", "2002-02-30", "2007-1", "31.10.2007", "2007-10-31T00", "٢٠٠٧"])
def test_it_refuses_what_is_no_date(text):
    with pytest.raises(ValueError):  # noqa: PT011 - dates of the calendar raise their own words
        parse(text)


def test_it_sorts_by_its_first_day_and_the_vaguer_first():
    texts = ["2008", "2007-10-31", "2007-01-01", "2007-10", "2007"]
    assert [str(each) for each in sorted(map(parse, texts))] == ["2007", "2007-01-01", "2007-10", "2007-10-31", "2008"]


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (("2000", "2009"), ("2009", None), False),  # may follow each other within 2009
        (("2000", "2009"), ("2008", None), True),
        (("2000-01-01", "2009-06-30"), ("2009-06-30", None), True),  # the last day is a day of membership
        (("2000-01-01", "2009-06-30"), ("2009-07-01", None), False),
        (("2000", None), ("2005", None), True),
        ((None, "1997"), (None, None), True),
        ((None, "1997"), ("1997", None), False),
        ((None, "1997"), ("1996", "2001"), True),
    ],
)
def test_spans_overlap_only_where_it_is_certain(one, other, overlap):
    spans = [parse(text) if text else None for text in (*one, *other)]
    assert surely_overlap(*spans) is overlap
    assert surely_overlap(*spans[2:], *spans[:2]) is overlap
