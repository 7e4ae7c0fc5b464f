import pytest
from tests.pages.test_dashboard import text_of
pytestmark = pytest.mark.django_db
def test_x(page):
    for a in ("/treaties/apmbc/transparency/?on=2026-11-21","/treaties/ccm/transparency/?on=2026-11-21","/treaties/tpnw/transparency/","/treaties/att/transparency/","/treaties/apmbc/transparency/?on=1996-01-01","/treaties/apmbc/transparency/?on=1997-12-03", "/treaties/apmbc/transparency.svg?on=2026-11-21"):
        r = page(a)
        print(a, text_of(r)[:1500]); print()
    print(page("/treaties/apmbc/transparency.csv?on=2026-11-21").content.decode()[:600])
    print(page("/treaties/apmbc/transparency/rates.csv?on=2026-11-21").content.decode()[:900])
