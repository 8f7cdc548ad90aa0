"""Codes of one classification in another."""

from roleinfo.api.lookup import choose_catalog
from roleinfo.catalog.catalogs import Catalog
from roleinfo.catalog.codes import ConvertedCodes
from roleinfo.model.code import CodeScheme


def convert_code(
    code: str, to: CodeScheme, *, scheme: CodeScheme | None = None, catalog: Catalog | None = None
) -> ConvertedCodes:
    """What a code of one classification of occupations is in another, by the published crosswalks.

    Among "soc2010", "oews2019" (of the wages of 2019 and 2020), "soc2018", "onet2019" and "isco08", whose codes are
    written "isco-2221". Each target has its ``relation``: "exact" where the two stand for the same, "part" where the
    code is a part of the target, "several" where it is divided among several targets; and its ``sources``. A
    pair that no crosswalk has is found ``via`` other classifications; what is divided on the way reaches every
    target that it may be in. ``scheme`` says of which classification the code is where several have it.

    Raises CodeNotFoundError for a code of no classification, or of several whose targets differ, and for digits alone.

    >>> import roleinfo as ri
    >>> for target in ri.convert_code("15-1132", "soc2018"):
    ...     print(target.code, target.title, target.relation, target.source.id, sep="; ")
    15-1252; Software Developers; several; oews-hybrid-2019
    15-1253; Software Quality Assurance Analysts and Testers; several; oews-hybrid-2019
    >>> ri.convert_code("isco-2222", "onet2019").exact.code
    '29-1161.00'
    """
    return choose_catalog(catalog).convert_code(code, to, scheme=scheme)
