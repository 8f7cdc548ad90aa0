"""The tables of a bundle: what its writer fills and its reader reads, open to any tool that speaks SQLite.

Numbers are integers in a unit named in the column's comment; a missing number is NULL. `wage.notes`
says why a wage value is missing: two bits a value, in the order of the columns after ``industry``,
the lowest first: 0 none, 1 not published for this period (hourly-only and annual-only
occupations), 2 top-coded, 3 not released.
"""

import sqlite3
from typing import Final

APPLICATION_ID: Final = 0x726F6C65
"""SQLite's application id of a bundle: the letters "role"."""

SCHEMA: Final = 8
"""The number of this schema, in ``PRAGMA user_version``; a change that breaks readers raises it."""

NOT_BY_THIS_PERIOD, TOP_CODED, NOT_RELEASED = 1, 2, 3

WAGE_VALUES: Final = (
    "employment", "employment_rse", "hourly_mean", "annual_mean", "wage_rse",
    "hourly_p10", "hourly_p25", "hourly_median", "hourly_p75", "hourly_p90",
    "annual_p10", "annual_p25", "annual_median", "annual_p75", "annual_p90",
    "jobs_per_1000", "location_quotient",
)  # fmt: skip
"""The value columns of ``wage``, in the order of their bits in ``notes``."""

TABLES: Final = {
    "source": """
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL          -- the source as in sources.toml, as JSON
    """,
    "file": """
        name TEXT PRIMARY KEY,          -- a file that the bundle was built from
        input TEXT NOT NULL,            -- what it is: oews, onet, projections, ...
        source TEXT NOT NULL,
        sha256 TEXT NOT NULL
    """,
    "digest": """
        name TEXT PRIMARY KEY,          -- a table of this bundle
        rows INTEGER NOT NULL,
        sha256 TEXT NOT NULL            -- of its rows in the order of their key, as `digest` computes it
    """,
    "role": """
        id TEXT PRIMARY KEY,            -- a role written by hand
        document TEXT NOT NULL          -- as in its role file, as JSON, decimals with their digits
    """,
    "area": """
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,             -- nation, state, metro, nonmetro
        code TEXT NOT NULL,             -- US, US-CA, or the publisher's code
        name TEXT NOT NULL,
        state TEXT NOT NULL             -- postal codes of the states it lies in, by its name, with blanks between
    """,
    "county": """
        fips INTEGER PRIMARY KEY,
        state TEXT NOT NULL,            -- postal code
        key TEXT NOT NULL,              -- its name, as `geography.names.place_key` spells it
        area INTEGER NOT NULL,
        people INTEGER NOT NULL         -- in 2020; of Connecticut's regions in 2021
    """,
    "place": """
        key TEXT NOT NULL,              -- a name of a place, as `geography.names.place_key` spells it
        state TEXT NOT NULL,            -- postal code
        area INTEGER NOT NULL,          -- where it lies: one area, or each of several without three quarters in one
        people INTEGER,                 -- of the largest place of that name there; NULL for a name of addresses alone
        kind INTEGER NOT NULL,          -- 0 city or census designated place, 1 town, 2 another place, 3 addresses
        share INTEGER NOT NULL,         -- percent of the place's people that live in this area
        PRIMARY KEY (key, state, area)
    """,
    "postal": """
        first INTEGER NOT NULL,         -- postal codes in one area, from the first to the last
        area INTEGER NOT NULL,          -- where they lie, or each of several areas that they may lie in
        last INTEGER NOT NULL,
        PRIMARY KEY (first, area)
    """,
    "foreign_city": """
        key TEXT PRIMARY KEY,           -- a city of 500,000 people and more outside the United States
        country TEXT NOT NULL,          -- two letters
        people INTEGER NOT NULL
    """,
    "industry": """
        id INTEGER PRIMARY KEY,
        code TEXT NOT NULL,             -- a sector's NAICS digits (52, 31-33), else as published: filled up with zeros
        name TEXT NOT NULL,
        level INTEGER NOT NULL          -- the publisher's display level: 0 all, 1 ownership, 2 sector, ...
    """,
    "class": """
        id INTEGER PRIMARY KEY,         -- a class of occupations that figures are published for
        scheme TEXT NOT NULL,           -- oews, projections, cps
        code TEXT NOT NULL,
        title TEXT NOT NULL
    """,
    "occupation": """
        id INTEGER PRIMARY KEY,
        code TEXT NOT NULL,             -- O*NET-SOC, else SOC, else the publisher's
        title TEXT NOT NULL,
        scheme TEXT NOT NULL,           -- O*NET-SOC 2019, SOC 2018, OEWS
        wages INTEGER,                  -- class
        wages_broader INTEGER NOT NULL, -- 1 where that class holds more than this occupation
        projections INTEGER,
        projections_broader INTEGER NOT NULL,
        people INTEGER,
        people_broader INTEGER NOT NULL
    """,
    "activity": """
        id INTEGER PRIMARY KEY,         -- a detailed work activity
        code TEXT NOT NULL,             -- O*NET's id of it
        name TEXT NOT NULL
    """,
    "occupation_activity": """
        occupation INTEGER NOT NULL,
        place INTEGER NOT NULL,         -- from 1: by the first of its tasks, then by how many occupations have it
        activity INTEGER NOT NULL,
        PRIMARY KEY (occupation, place)
    """,
    "study_field": """
        id INTEGER PRIMARY KEY,         -- a field of study
        code TEXT NOT NULL,             -- of CIP 2020
        name TEXT NOT NULL
    """,
    "occupation_field": """
        soc TEXT NOT NULL,              -- a SOC occupation
        place INTEGER NOT NULL,         -- from 1: of the families of four digits with most fields first, then by code
        field INTEGER NOT NULL,
        PRIMARY KEY (soc, place)
    """,
    "soc_group": """
        code TEXT PRIMARY KEY,          -- a major or minor group of SOC 2018
        level TEXT NOT NULL,            -- major, minor
        title TEXT NOT NULL
    """,
    "best": """
        class INTEGER NOT NULL,
        kind INTEGER NOT NULL,          -- 0 states and 1 metropolitan areas by mean pay, 2 sectors by it, 3 by jobs
        place INTEGER NOT NULL,         -- from 1 to 3
        cell INTEGER NOT NULL,          -- area or industry
        value INTEGER NOT NULL,         -- mean pay in dollars a year, or in cents an hour; of kind 3 jobs
        hourly INTEGER NOT NULL,        -- 1 where the pay is by the hour: what has no pay by the year
        tied INTEGER NOT NULL,          -- 1 where the mean does not differ significantly from the first
        collapsed INTEGER NOT NULL,     -- 1 where two upper percentiles are one, and above twice the median
        PRIMARY KEY (class, kind, place)
    """,
    "projection_total": """
        change_percent INTEGER PRIMARY KEY -- of all jobs, tenths of a percent
    """,
    "country_role": """
        id INTEGER PRIMARY KEY,         -- a class of occupations of another country's classification
        country TEXT NOT NULL,          -- ISO 3166 letters
        role TEXT NOT NULL,             -- the id of its role
        scheme TEXT NOT NULL,           -- uksoc2020
        code TEXT NOT NULL,
        title TEXT NOT NULL
    """,
    "country_title": """
        role INTEGER NOT NULL,          -- country_role
        title TEXT NOT NULL,            -- another title of it
        lists INTEGER NOT NULL,         -- as in title_name: 256 related job titles, 512 title in the pay survey
        PRIMARY KEY (role, title)
    """,
    "country_pay": """
        id INTEGER PRIMARY KEY,         -- a table of another country's pay
        country TEXT NOT NULL,
        input TEXT NOT NULL,            -- which of the files it is
        component TEXT NOT NULL,
        period TEXT NOT NULL,
        currency TEXT NOT NULL,
        universe TEXT NOT NULL,         -- which workers it counts
        as_of TEXT NOT NULL,
        decimals INTEGER NOT NULL       -- of the unit of its amounts: 2 where they are in hundredths
    """,
    "country_wage": """
        role INTEGER NOT NULL,          -- country_role
        pay INTEGER NOT NULL,           -- country_pay
        mark INTEGER NOT NULL,          -- 0 published; there are no figures: 1 disclosive, 2 not applicable
        mean INTEGER, median INTEGER,   -- NULL of a row that is published: withheld as imprecise
        p10 INTEGER, p20 INTEGER, p25 INTEGER, p30 INTEGER, p40 INTEGER,
        p60 INTEGER, p70 INTEGER, p75 INTEGER, p80 INTEGER, p90 INTEGER,
        mean_rse INTEGER, median_rse INTEGER, -- tenths of a percent, as are all to the end; NULL where there is none
        p10_rse INTEGER, p20_rse INTEGER, p25_rse INTEGER, p30_rse INTEGER, p40_rse INTEGER,
        p60_rse INTEGER, p70_rse INTEGER, p75_rse INTEGER, p80_rse INTEGER, p90_rse INTEGER,
        PRIMARY KEY (role, pay)
    """,
    "code": """
        scheme TEXT NOT NULL,           -- soc2010, oews2019, soc2018, onet2019, isco08
        code TEXT NOT NULL,
        title TEXT NOT NULL,
        PRIMARY KEY (scheme, code)
    """,
    "code_link": """
        scheme TEXT NOT NULL,           -- two codes that a published crosswalk pairs
        code TEXT NOT NULL,
        other_scheme TEXT NOT NULL,
        other TEXT NOT NULL,
        PRIMARY KEY (scheme, code, other_scheme, other)
    """,
    "wage": """
        class INTEGER PRIMARY KEY,      -- in the nation and all industries; the others are in the blocks below
        employment INTEGER,             -- jobs
        employment_rse INTEGER,         -- tenths of a percent
        hourly_mean INTEGER,            -- cents
        annual_mean INTEGER,            -- dollars
        wage_rse INTEGER,               -- tenths of a percent
        hourly_p10 INTEGER, hourly_p25 INTEGER, hourly_median INTEGER, hourly_p75 INTEGER, hourly_p90 INTEGER,
        annual_p10 INTEGER, annual_p25 INTEGER, annual_median INTEGER, annual_p75 INTEGER, annual_p90 INTEGER,
        jobs_per_1000 INTEGER,          -- thousandths
        location_quotient INTEGER,      -- hundredths
        notes INTEGER NOT NULL
    """,
    "wage_by_place": """
        class INTEGER PRIMARY KEY,
        cells INTEGER NOT NULL,         -- how many areas it has figures of, all industries together
        block BLOB NOT NULL             -- these figures, packed: `catalog.wage_blocks` says how, and unpacks them
    """,
    "wage_by_industry": """
        class INTEGER PRIMARY KEY,
        cells INTEGER NOT NULL,         -- how many industries it has figures of, in the nation
        block BLOB NOT NULL
    """,
    "wage_note": """
        id INTEGER PRIMARY KEY,         -- as the blocks name it
        notes INTEGER NOT NULL          -- of a cell, as in wage
    """,
    "release": """
        year INTEGER PRIMARY KEY,       -- of a national release of wages, the newest too
        source TEXT NOT NULL,
        scheme TEXT NOT NULL,           -- SOC 2010, OEWS 2019-20, SOC 2018
        currency TEXT NOT NULL,
        floor_hour INTEGER NOT NULL,    -- the least that a top-coded wage of the release can be, cents
        floor_year INTEGER NOT NULL     -- the same for a year, whole units
    """,
    "former_class": """
        id INTEGER PRIMARY KEY,         -- a class of occupations of former releases
        code TEXT NOT NULL,
        title TEXT NOT NULL,
        level INTEGER NOT NULL          -- 0 all occupations, 1 major group, 2 minor group, 3 broad group, 4 detailed
    """,
    "former_wage": """
        year INTEGER NOT NULL,
        class INTEGER NOT NULL,         -- former_class
        employment INTEGER,             -- this and the next as in wage
        employment_rse INTEGER,
        hourly_mean INTEGER,
        annual_mean INTEGER,
        wage_rse INTEGER,
        hourly_p10 INTEGER, hourly_p25 INTEGER, hourly_median INTEGER, hourly_p75 INTEGER, hourly_p90 INTEGER,
        annual_p10 INTEGER, annual_p25 INTEGER, annual_median INTEGER, annual_p75 INTEGER, annual_p90 INTEGER,
        notes INTEGER NOT NULL,
        PRIMARY KEY (year, class)
    """,
    "class_link": """
        code TEXT NOT NULL,             -- a class of the newest codes
        first INTEGER NOT NULL,         -- the releases that this is said of, from the first to the last
        former TEXT NOT NULL,           -- the code of a class in these that held it or a part of it
        last INTEGER NOT NULL,
        relation TEXT NOT NULL,         -- exact; split: part of it; merged: one of several that it joined; mixed: both
        source TEXT NOT NULL,
        PRIMARY KEY (code, first, former)
    """,
    "content_change": """
        code TEXT PRIMARY KEY,          -- a class of the newest codes that counts other jobs since a release
        year INTEGER NOT NULL,          -- the first release of the new content
        reason TEXT NOT NULL            -- why its former figures are doubted though the codes are paired
    """,
    "projection": """
        class INTEGER PRIMARY KEY,
        base INTEGER NOT NULL,          -- jobs in the base year, hundreds
        target INTEGER NOT NULL,        -- jobs projected, hundreds
        change INTEGER NOT NULL,        -- hundreds
        change_percent INTEGER NOT NULL, -- tenths of a percent
        openings INTEGER NOT NULL,      -- a year, hundreds
        exit_rate INTEGER,              -- a year, tenths of a percent
        transfer_rate INTEGER,          -- a year, tenths of a percent
        education TEXT,
        experience TEXT,
        training TEXT,
        self_employed INTEGER           -- tenths of a percent of the base year's jobs; NULL where a dash is printed
    """,
    "attainment": """
        class INTEGER PRIMARY KEY,
        broader INTEGER NOT NULL,       -- 1 where the shares are of a broader class of the survey
        less_than_high_school INTEGER NOT NULL, -- these are tenths of a percent
        high_school INTEGER NOT NULL,
        some_college INTEGER NOT NULL,
        associate INTEGER NOT NULL,
        bachelor INTEGER NOT NULL,
        master INTEGER NOT NULL,
        doctorate INTEGER NOT NULL
    """,
    "people": """
        class INTEGER PRIMARY KEY,
        women INTEGER,                  -- tenths of a percent of the employed, as are the next four
        white INTEGER,
        black INTEGER,
        asian INTEGER,
        hispanic INTEGER,
        employed INTEGER,               -- by age, thousands, as are the next seven
        aged_16_19 INTEGER, aged_20_24 INTEGER, aged_25_34 INTEGER, aged_35_44 INTEGER,
        aged_45_54 INTEGER, aged_55_64 INTEGER, aged_65 INTEGER,
        median_age INTEGER,             -- tenths of a year
        earnings INTEGER,               -- median usual weekly, full time, dollars
        men_earnings INTEGER,
        women_earnings INTEGER,
        full_time INTEGER               -- full-time wage and salary workers, thousands
    """,
    "element": """
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,             -- skill, knowledge, ability, work_style, interest
        code TEXT NOT NULL,
        name TEXT NOT NULL
    """,
    "rating": """
        occupation INTEGER NOT NULL,
        element INTEGER NOT NULL,
        importance INTEGER,             -- hundredths, from 1 to 5
        importance_error INTEGER,       -- ten-thousandths
        importance_raters INTEGER,
        level INTEGER,                  -- hundredths, from 0 to 7
        level_error INTEGER,
        level_raters INTEGER,
        flags INTEGER NOT NULL,         -- 1 importance and 2 level not to be used, 4 level not relevant
        date INTEGER NOT NULL,          -- year and month: 202308
        PRIMARY KEY (occupation, element)
    """,
    "style": """
        occupation INTEGER NOT NULL,
        element INTEGER NOT NULL,
        impact INTEGER,                 -- hundredths, from -3 to 3
        distinctiveness INTEGER,        -- hundredths, from 0 to 10
        date INTEGER NOT NULL,
        PRIMARY KEY (occupation, element)
    """,
    "interest": """
        occupation INTEGER NOT NULL,
        element INTEGER NOT NULL,
        value INTEGER NOT NULL,         -- hundredths, from 1 to 7
        date INTEGER NOT NULL,
        PRIMARY KEY (occupation, element)
    """,
    "measure_kind": """
        id INTEGER PRIMARY KEY,         -- a measure that others published, on a scale from 0 to 1
        input TEXT NOT NULL,            -- which of the files it is in
        measure TEXT NOT NULL,          -- what it is called where roles are ranked by it
        name TEXT NOT NULL,
        scale TEXT NOT NULL,
        method TEXT NOT NULL,
        warning TEXT NOT NULL           -- what its authors say that it is not, in our words
    """,
    "measure_class": """
        id INTEGER PRIMARY KEY,         -- a class that a value was published for, broader than the occupation
        code TEXT NOT NULL,
        title TEXT NOT NULL
    """,
    "measure": """
        occupation INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        value INTEGER NOT NULL,         -- units of the twelfth decimal
        class INTEGER,                  -- NULL where it is of the occupation itself
        PRIMARY KEY (occupation, kind)
    """,
    "program": """
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL
    """,
    "software": """
        occupation INTEGER NOT NULL,
        program INTEGER NOT NULL,
        flags INTEGER NOT NULL,         -- 1 hot technology, 2 in demand
        PRIMARY KEY (occupation, program)
    """,
    "answer": """
        occupation INTEGER NOT NULL,
        question TEXT NOT NULL,         -- RL level of education, RW experience, PT training on site, OJ on the job
        category INTEGER NOT NULL,
        percent INTEGER NOT NULL,       -- hundredths of a percent
        suppress INTEGER NOT NULL,
        date INTEGER NOT NULL,
        PRIMARY KEY (occupation, question, category)
    """,
    "zone": """
        occupation INTEGER PRIMARY KEY,
        zone INTEGER NOT NULL,
        date INTEGER NOT NULL
    """,
    "related": """
        occupation INTEGER NOT NULL,
        place INTEGER NOT NULL,         -- from 1, the most related
        related INTEGER NOT NULL,
        tier TEXT NOT NULL,
        PRIMARY KEY (occupation, place)
    """,
    "text": """
        occupation INTEGER NOT NULL,    -- the publisher's own sentences, where they were asked for
        task INTEGER NOT NULL,          -- 0 the description, else the task's number
        text TEXT NOT NULL,
        PRIMARY KEY (occupation, task)
    """,
    "title_role": """
        role INTEGER PRIMARY KEY,
        role_id TEXT NOT NULL,
        title TEXT NOT NULL,
        class INTEGER NOT NULL,         -- title_class
        occupations TEXT NOT NULL       -- six-digit SOC codes, with commas between them
    """,
    "title_code": """
        code TEXT NOT NULL,
        role INTEGER NOT NULL,
        PRIMARY KEY (code, role)
    """,
    "title_class": """
        class INTEGER PRIMARY KEY,      -- from 0: what the model of titles tells apart; `titles.store` explains it
        key TEXT NOT NULL,              -- a six-digit SOC code, or the id of a role without one
        jobs INTEGER NOT NULL,          -- in the nation; 0 where none are published
        jobs_weight INTEGER NOT NULL,   -- thousandths of a natural logarithm, as are the next and those of words
        unseen INTEGER NOT NULL
    """,
    "title_form": """
        form INTEGER PRIMARY KEY,
        text TEXT NOT NULL,
        bag INTEGER NOT NULL,
        first INTEGER NOT NULL,         -- its names in title_name, from the first to the last; a field of study has none
        last INTEGER NOT NULL
    """,  # noqa: E501
    "title_name": """
        name INTEGER PRIMARY KEY,
        kind INTEGER NOT NULL,          -- 0 canonical, 1 another title, 2 one without its parentheses
        role INTEGER NOT NULL,
        title TEXT NOT NULL,
        lists INTEGER NOT NULL          -- the sum of: 1 role file, 2 O*NET occupation, 4 SOC occupation, 8 O*NET job
                                        -- titles, 16 reported to O*NET, 32 SOC direct match, 64 roleinfo's own table
    """,
    "title_word": """
        word INTEGER PRIMARY KEY,       -- from 0, in the order of the texts
        text TEXT NOT NULL,
        forms BLOB NOT NULL,            -- these and all further blobs are little-endian integers of 32 bits
        classes BLOB NOT NULL,
        weights BLOB NOT NULL,
        head_classes BLOB NOT NULL,
        head_weights BLOB NOT NULL
    """,
    "title_beginning": """
        beginning TEXT PRIMARY KEY,     -- the first five letters of words
        classes BLOB NOT NULL,
        weights BLOB NOT NULL
    """,
    "title_trigram": """
        trigram TEXT PRIMARY KEY,
        weight INTEGER NOT NULL,        -- hundredths of a natural logarithm
        words BLOB NOT NULL
    """,
    "title_lengths": """
        words BLOB NOT NULL,            -- squared lengths, by word
        forms BLOB NOT NULL,            -- lengths, by form
        class_counts BLOB NOT NULL,     -- a byte for each form
        classes BLOB NOT NULL           -- four times the number of each class of each form, plus 1 for an official
                                        -- title, plus 2 for a field of study
    """,
    "cpi": """
        year INTEGER NOT NULL,
        month INTEGER NOT NULL,         -- 0 for the year
        value INTEGER NOT NULL,         -- thousandths, 1982-84 = 100,000
        PRIMARY KEY (year, month)
    """,
    "parity": """
        state TEXT NOT NULL,            -- postal code; US for the nation
        year INTEGER NOT NULL,
        value INTEGER NOT NULL,         -- thousandths of a percent of the nation's prices
        PRIMARY KEY (state, year)
    """,
    "metro_parity": """
        code INTEGER PRIMARY KEY,       -- of a metropolitan area; 0 the nation, 999 all that is in no such area
        name TEXT NOT NULL,             -- as the publisher of the parities has it, often of an older delineation
        value INTEGER NOT NULL          -- hundredths of a percent of the nation's prices
    """,
}
"""The columns of each table. Those with a key of several columns are WITHOUT ROWID."""


ANNUAL: Final = ("mean", "p10", "p25", "median", "p75", "p90")
"""The statistics of a wage that is published by the hour and by the year."""

COUNTRY_STATISTICS: Final = (
    "mean", "median", "p10", "p20", "p25", "p30", "p40", "p60", "p70", "p75", "p80", "p90",
)  # fmt: skip
"""The statistics of ``country_wage``, in the order of its columns."""

DISCLOSIVE, NOT_APPLICABLE = 1, 2
"""Why a row of ``country_wage`` has no figures."""

INDEXES: Final = {
    "country_role_id": "country_role (role)",
    "former_class_code": "former_class (code)",
    "occupation_code": "occupation (code)",
    "occupation_wages": "occupation (wages)",
    "title_form_bag": "title_form (bag)",
    "title_name_role": "title_name (role)",
    "title_role_id": "title_role (role_id)",
    "title_word_text": "title_word (text)",
}

KEYS: Final = {
    name: columns.split("PRIMARY KEY (")[1].split(")")[0]
    for name, columns in TABLES.items()
    if "PRIMARY KEY (" in columns
}
"""The key of each table that has one of several columns."""


def digest(database: sqlite3.Connection, name: str) -> tuple[int, str]:
    """How many rows a table has, and the SHA-256 of these, each as a JSON list and a line end, by key."""
    import hashlib
    import json

    sha256 = hashlib.sha256()
    count = 0
    for row in database.execute(f"SELECT * FROM {name} ORDER BY {KEYS.get(name, '1')}"):  # noqa: S608  # our own names
        plain = [cell.hex() if isinstance(cell, bytes) else cell for cell in row]
        sha256.update(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        count += 1
    return count, sha256.hexdigest()


def create_table(name: str) -> str:
    """The SQL that makes a table."""
    rowid = " WITHOUT ROWID" if "PRIMARY KEY (" in TABLES[name] else ""
    return f"CREATE TABLE {name} ({TABLES[name]}){rowid}"
