"""VERB: many employees against the market: rows of a roster priced, summed up, reviewed, and put into grades."""
