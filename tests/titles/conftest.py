"""The roles that the tests of titles ask for."""

import sqlite3

import pytest

from roleinfo.catalog.titles_in_sqlite import SqliteTitles, write_titles
from roleinfo.titles.index import TitleIndex
from roleinfo.titles.store import Entry, build_index

ENTRIES = (
    Entry("account-manager", "Account Manager", ["Client Manager", "Key Client Lead"], ["41-3091"]),
    Entry("41-3091.00", "Sales Representatives of Services", ["Account Manager", "Sales Rep"], ["41-3091"]),
    Entry("41-3091.01", "Energy Brokers", ["Account Manager"], ["41-3091"]),
    Entry("11-3031.00", "Financial Managers", ["Accounting Manager", "Accounts Manager", "Contracts Manager"]),
    Entry("13-1023.00", "Purchasing Agents", ["Contract Manager", "Securities Analyst"]),
    Entry("15-1212.00", "Information Security Analysts", ["Security Analyst", "IT Security Analyst"]),
    Entry("29-1141.00", "Registered Nurses", ["Staff Nurse"]),
    Entry("29-1141.03", "Critical Care Nurses", ["RN (Registered Nurse)", "Nurse"]),
    Entry("17-2141.00", "Mechanical Engineers", ["Engineer", "Chief Engineer"]),
    Entry("17-2071.00", "Electrical Engineers", ["Engineer", "Front End Engineer"]),
    Entry("23-1011.00", "Attorney (Lawyer)", ["Attorney", "Counsel (Legal)"]),
    Entry("lawyer-file", "Lawyer of Record", ["Director of Nursing", "Manager, Claims"]),
    Entry("15-1252.00", "Software Developers", ["C++ Developer", "Guitar Tech", "Assistant Principal"]),
    Entry("chief-executive", "Chief Executive", ["CEO (Chief Executive Officer)"], ["11-1011"]),
    Entry("officer", "Officer", ["Operations Officer (Helicopter)"]),
)


@pytest.fixture(scope="session")
def index() -> TitleIndex:
    """An index in memory."""
    return TitleIndex(ENTRIES)


@pytest.fixture(scope="session")
def stored() -> TitleIndex:
    """The same index, read from SQLite."""
    connection = sqlite3.connect(":memory:")
    write_titles(connection, build_index(reversed(ENTRIES)))
    return TitleIndex.over(SqliteTitles.over(connection))
