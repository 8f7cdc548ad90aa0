"""Places in sentences: a part of an area, whose figures are those of the whole."""

from roleinfo.model.place import Place


def describe_part(part: str, area: Place, why: str) -> str:
    """Where a place lies that has no figures of its own.

    >>> describe_part("Plano, TX", Place("metro", "19100", "Dallas-Fort Worth-Arlington, TX"), "Plano, TX lies in it")
    'Plano, TX lies in Dallas-Fort Worth-Arlington, TX; the figures are for that whole area.'
    """
    most = why.partition(" live in it")
    where = f"{most[0]} live in {area.name}" if most[1] else f"{part[:1].upper()}{part[1:]} lies in {area.name}"
    return f"{where}; the figures are for that whole area."
