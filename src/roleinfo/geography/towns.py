"""Towns, counties and regions of countries whose pay is published for the nation alone, in lists written by hand.

That a place is in such a country is all that is asked of them. A town has no place here where a place elsewhere has
the name and about ten times the people: Boston, Christchurch, Hamilton, Perth, Richmond, Sale,
Washington, Wellington.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, NamedTuple

from roleinfo.geography.names import place_key
from roleinfo.model.country import Country

_UK_CITIES: Final = """
Aberdeen; Armagh; Bangor; Bath; Belfast; Birmingham; Bradford; Brighton; Brighton and Hove; Bristol; Cambridge;
Canterbury; Cardiff; Carlisle; Chelmsford; Chester; Chichester; Colchester; Coventry; Derby; Derry; Doncaster; Dundee;
Dunfermline; Durham; Edinburgh; Ely; Exeter; Glasgow; Gloucester; Hereford; Hull; Inverness; Kingston upon Hull;
Lancaster; Leeds; Leicester; Lichfield; Lincoln; Lisburn; Liverpool; London; Londonderry; Manchester; Milton Keynes;
Newcastle; Newcastle upon Tyne; Newport; Newry; Norwich; Nottingham; Oxford; Peterborough; Plymouth; Portsmouth;
Preston; Ripon; Salford; Salisbury; Sheffield; Southampton; Southend; Southend-on-Sea; St Albans; St Asaph; St Davids;
Stirling; Stoke; Stoke-on-Trent; Sunderland; Swansea; Truro; Wakefield; Wells; Westminster; Winchester; Wolverhampton;
Worcester; Wrexham; York
"""
"""The places with the status of a city, of 2022, and the short forms of their names."""

_UK_TOWNS: Final = """
Abergavenny; Abingdon; Accrington; Aldershot; Alfreton; Altrincham; Amersham; Andover; Antrim; Arbroath; Ashford;
Ashton-under-Lyne; Aylesbury; Ayr; Ballymena; Banbury; Barnsley; Barnstaple; Barrow; Barrow-in-Furness; Barry;
Basildon; Basingstoke; Batley; Bedford; Bedworth; Berkhamsted; Beverley; Bexhill; Bexhill-on-Sea; Bexleyheath;
Bicester; Bideford; Billericay; Billingham; Birkenhead; Bishop Auckland; Bishop's Stortford; Blackburn; Blackpool;
Bletchley; Blyth; Bognor Regis; Bolton; Bootle; Borehamwood; Bournemouth; Bracknell; Braintree; Brentwood; Bridgend;
Bridgwater; Bridlington; Brighouse; Bromsgrove; Burgess Hill; Burnley; Burton; Burton upon Trent; Burton-on-Trent;
Bury; Bury St Edmunds; Bushey; Caerphilly; Camberley; Cannock; Canvey Island; Carrickfergus; Castleford; Caterham;
Chatham; Cheadle; Cheltenham; Chesham; Cheshunt; Chester-le-Street; Chesterfield; Chippenham; Chorley; Cirencester;
Clacton; Clacton-on-Sea; Cleethorpes; Cleveland; Clydebank; Coalville; Coatbridge; Coleraine; Congleton; Consett;
Corby; Coulsdon; Cowes; Craigavon; Cramlington; Crawley; Crewe; Crosby; Cumbernauld; Cwmbran; Darlington; Dartford;
Darwen; Daventry; Deal; Dewsbury; Didcot; Dorchester; Dorking; Dover; Droitwich; Dronfield; Dudley; Dumbarton;
Dumfries; Dunstable; Eastbourne; East Grinstead; East Kilbride; Eastleigh; Ellesmere Port; Epsom; Esher; Evesham;
Falkirk; Falmouth; Fareham; Farnborough; Farnham; Felixstowe; Ferndown; Fleet; Folkestone; Frome; Gateshead;
Gillingham; Glenrothes; Glossop; Godalming; Goole; Gosport; Grantham; Gravesend; Grays; Great Yarmouth; Greenock;
Grimsby; Guildford; Hailsham; Halesowen; Halifax; Harlow; Harpenden; Harrogate; Hartlepool; Harwich; Haslemere;
Hastings; Hatfield; Havant; Haverfordwest; Haverhill; Haywards Heath; Heanor; Hemel Hempstead; Henley-on-Thames;
Hertford; Herne Bay; Heywood; High Wycombe; Hinckley; Hitchin; Hoddesdon; Horley; Horsham; Huddersfield; Hucknall;
Huntingdon; Hyde; Ilkeston; Ilkley; Ipswich; Irvine; Jarrow; Keighley; Kendal; Kenilworth; Kettering; Kidderminster;
Kilmarnock; King's Lynn; Kingswinford; Kirkby; Kirkcaldy; Kirkintilloch; Knaresborough; Knutsford; Larne; Leamington
Spa; Leatherhead; Leighton Buzzard; Leigh-on-Sea; Letchworth; Lewes; Leyland; Littlehampton; Livingston; Llandudno;
Llanelli; Long Eaton; Loughborough; Loughton; Lowestoft; Luton; Macclesfield; Maidenhead; Maidstone; Maldon; Malvern;
Mansfield; March; Margate; Market Harborough; Marlow; Melton Mowbray; Merthyr Tydfil; Middlesbrough; Middleton;
Morecambe; Morley; Motherwell; Musselburgh; Neath; Nelson; Newark-on-Trent; Newbury; Newcastle-under-Lyme; Newhaven;
Newmarket; Newton Abbot; Newton Aycliffe; Newtownabbey; Newtownards; Northallerton; Northampton; Northwich; Nuneaton;
Oldbury; Oldham; Omagh; Ormskirk; Oswestry; Paignton; Paisley; Penrith; Penzance; Peterhead; Peterlee; Pontefract;
Pontypool; Pontypridd; Poole; Port Talbot; Portadown; Potters Bar; Prescot; Prestatyn; Prestwich; Ramsgate;
Rawtenstall; Rayleigh; Reading; Redcar; Redditch; Redhill; Redruth; Reigate; Rhyl; Rickmansworth; Rochdale; Rochester;
Romsey; Rotherham; Royston; Rugby; Rugeley; Runcorn; Rushden; Rutherglen; Ryde; Saffron Walden; Scarborough;
Scunthorpe; Selby; Sevenoaks; Shoreham-by-Sea; Shrewsbury; Sidmouth; Sittingbourne; Skegness; Skelmersdale; Skipton;
Sleaford; Slough; Smethwick; Solihull; South Shields; Southport; Spalding; Spennymoor; St Austell; St Helens; St Ives;
St Neots; Stafford; Staines; Staines-upon-Thames; Stalybridge; Stamford; Stevenage; Stockport; Stockton;
Stockton-on-Tees; Stourbridge; Stowmarket; Stratford-upon-Avon; Stretford; Stroud; Sutton Coldfield;
Sutton-in-Ashfield; Swadlincote; Swindon; Tamworth; Taunton; Telford; Thetford; Tilbury; Tiverton; Tonbridge; Torquay;
Trowbridge; Tunbridge Wells; Royal Tunbridge Wells; Tynemouth; Uckfield; Urmston; Wallasey; Wallsend; Walsall; Waltham
Cross; Walton-on-Thames; Ware; Warrington; Warwick; Watford; Wellingborough; Welwyn; Welwyn Garden City; West
Bromwich; Weston-super-Mare; Weybridge; Weymouth; Whitehaven; Whitley Bay; Whitstable; Wickford; Widnes; Wigan;
Willenhall; Wilmslow; Windsor; Winsford; Wisbech; Witham; Witney; Woking; Wokingham; Workington; Worksop; Worthing;
Yate; Yeovil
"""
"""Towns of about 20,000 people and more."""

_LONDON: Final = """
Barking; Barking and Dagenham; Barnet; Bexley; Brent; Brentford; Bromley; Camden; Canary Wharf; Chelsea; City of London;
Croydon; Dagenham; Ealing; Enfield; Feltham; Fulham; Greenwich; Hackney; Hammersmith; Hammersmith and Fulham; Hampstead;
Haringey;
Harrow; Havering; Hayes; Heathrow; Hillingdon; Hounslow; Islington; Kensington; Kensington and Chelsea;
Kingston upon Thames; Lambeth; Lewisham; Merton; Mitcham; Newham; Orpington; Redbridge; Richmond upon Thames; Romford;
Shoreditch; Southall; Southwark; Stratford; Sutton; Tower Hamlets; Twickenham; Uxbridge; Waltham Forest; Wandsworth;
Wembley; Wimbledon; Woolwich; Central London; Inner London; Outer London; East London; North London;
South London; West London; North East London; North West London; South East London; South West London
"""
"""Boroughs and parts of London."""

_UK_AREAS: Final = """
Bedfordshire; Berkshire; Berks; Buckinghamshire; Bucks; Cambridgeshire; Cambs; Cheshire; Cornwall;
County Durham; Co Durham; Cumbria; Derbyshire; Devon; Dorset; East Sussex; East Yorkshire; East Riding of Yorkshire;
Essex; Gloucestershire; Glos; Greater London; Greater Manchester; Hampshire; Hants; Herefordshire; Hertfordshire;
Herts; Humberside; Huntingdonshire; Isle of Wight; Kent; Lancashire; Lancs; Leicestershire; Leics; Lincolnshire;
Lincs; Merseyside; Middlesex; Norfolk; North Yorkshire; Northamptonshire; Northants; Northumberland; Nottinghamshire;
Notts; Oxfordshire; Oxon; Rutland; Shropshire; Somerset; South Yorkshire; Staffordshire; Staffs; Suffolk; Surrey;
Sussex; Teesside; Tyne and Wear; Tyneside; Warwickshire; West Midlands; West Sussex; West Yorkshire; Wiltshire; Wilts;
Wirral; Worcestershire; Worcs; Yorks; Yorkshire; Aberdeenshire; Angus; Argyll and Bute; Ayrshire; Clackmannanshire;
Dumfries and Galloway; Dunbartonshire; East Ayrshire; East Dunbartonshire; East Lothian; East Renfrewshire; Fife;
Highland; Inverclyde; Lanarkshire; Midlothian; Moray; North Ayrshire; North Lanarkshire; Orkney; Perth and Kinross;
Perthshire; Renfrewshire; Scottish Borders; Shetland; South Ayrshire; South Lanarkshire; West Dunbartonshire;
West Lothian; Anglesey; Blaenau Gwent; Carmarthenshire; Ceredigion; Conwy; Denbighshire; Flintshire; Glamorgan; Gwent;
Gwynedd; Monmouthshire; Neath Port Talbot; Pembrokeshire; Powys; Rhondda Cynon Taf; Torfaen; Vale of Glamorgan;
County Antrim; County Armagh; County Down; County Fermanagh; County Londonderry; County Tyrone; Co Antrim; Co Armagh;
Co Down; Co Fermanagh; Co Londonderry; Co Tyrone; Fermanagh; Tyrone; East Anglia; East Midlands; East of England;
Home Counties; Midlands; North East; North West; North East England; North West England; South East; South East England;
South West; South West England; Thames Valley; Yorkshire and the Humber; Yorkshire and Humber; England; Scotland;
Wales; Northern Ireland
"""
"""Counties, council areas and regions, with the short forms that addresses have."""

_NEAR_GB: Final = """
Athlone; Cork; Drogheda; Dublin; Dundalk; Ennis; Galway; Kilkenny; Letterkenny; Limerick; Sligo; Tralee; Waterford;
Wexford; Isle of Man; Jersey; Guernsey; Gibraltar
"""
"""Towns of Ireland, and islands, that stand beside places in the United Kingdom and are not in it."""

_TOWNS: Final[Mapping[str, tuple[str, ...]]] = {"GB": (_UK_CITIES, _UK_TOWNS, _LONDON)}
_AREAS: Final[Mapping[str, tuple[str, ...]]] = {"GB": (_UK_AREAS,)}
_NEAR: Final[Mapping[str, tuple[str, ...]]] = {"GB": (_NEAR_GB,)}
_WHOLE: Final = frozenset({"nationwide", "national", "countrywide", "field", "field based"})
_POSTCODES: Final = {
    "GB": re.compile(r"\b(?!GX|GY|IM|JE)[A-Z]{1,2}[0-9][0-9A-Z]?\s?[0-9][A-Z]{2}\b\W*$", re.IGNORECASE)
}
_CODE: Final = re.compile(r"[A-Z]{2,3}")
_SEVERAL: Final = re.compile(r"\s*[/;|]\s*")
_SPACED_DASH: Final = re.compile(r"\s+[-\u2010-\u2015]+\s+")
_DISTRICT: Final = re.compile(r"(?:^| )[a-z]{1,2}[0-9][0-9a-z]?$")
_AROUND: Final = re.compile(r"^(?:city|county|royal borough|borough|london borough) of | (?:city|town) centre$| area$")


def is_place_in(country: Country, text: str, country_of: Callable[[str], str | None]) -> bool:
    """Whether a text names a place, or several, of a country; ``country_of`` names the one that a text alone is in.

    Behind a comma the last part decides (``Boston, Lincolnshire``); across a spaced dash the first one does
    (``London - Canada Water``), or an area that is the last. What is known for a place elsewhere is none of a town's.

    >>> from roleinfo.model.country import COUNTRIES
    >>> abroad = {"Sydney": "Australia"}.get
    >>> for text in ("Slough, Berks", "London - Soho", "Boston", "Sydney, London", "London - Sydney"):
    ...     print(is_place_in(COUNTRIES["GB"], text, abroad))
    True
    True
    False
    False
    False
    """
    reader = _Reader(country, country_of)
    return all(reader.is_in(place) for place in _SEVERAL.split(text))


class _Reader(NamedTuple):
    """Reads texts for places of a country."""

    country: Country
    country_of: Callable[[str], str | None]

    def is_in(self, place: str) -> bool:
        """Whether one place is in the country, by its postcode or by its parts on both sides of dashes."""
        postcode = _POSTCODES.get(self.country.code)
        if postcode and postcode.search(place):
            return True
        parts = _SPACED_DASH.split(place)
        verdicts = [self._lies_in(part) for part in parts]
        return False not in verdicts and (verdicts[0] is True or self._is_area(parts[-1].rpartition(",")[2].strip()))

    def _lies_in(self, text: str) -> bool | None:
        """Whether parts between commas are in the country; None for one part that is known nowhere and is no code."""
        *before, last = [part.strip() for part in text.split(",") if _key(part)] or [""]
        if self._is_area(last):
            return True
        if self._is_here(last) or (before and self.country.is_named(before[0])):
            return all(self._is_here(part) or self._is_nowhere(part) for part in (*before, last))
        return None if not before and self._is_nowhere(last) and not _CODE.fullmatch(last) else False

    def _is_area(self, part: str) -> bool:
        return self.country.is_named(part) or self._is_listed(part, _AREAS)

    def _is_here(self, part: str) -> bool:
        if self._is_area(part) or self._is_listed(part, _TOWNS) or self.country_of(part) == self.country.name:
            return True
        words = part.split()  # without a comma: Boston UK, Leeds West Yorkshire, but not New England
        cut = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        return any(
            self.country.is_named(area) or (self._is_area(area) and self._is_listed(town, _TOWNS)) for town, area in cut
        )

    def _is_nowhere(self, part: str) -> bool:
        return not self._is_listed(part, _NEAR) and self.country_of(part) is None

    def _is_listed(self, part: str, lists: Mapping[str, tuple[str, ...]]) -> bool:
        names = _names(lists.get(self.country.code, ()))
        key = _key(part)
        return key in names or _AROUND.sub("", key) in names


def _key(part: str) -> str:
    """A part without a postcode's district: ``London EC4``."""
    return _DISTRICT.sub("", place_key(part))


@cache
def _names(lists: tuple[str, ...]) -> frozenset[str]:
    return frozenset(place_key(name) for text in lists for name in text.split(";"))


def names_in(country: str) -> frozenset[str]:
    """The names, as keys, of a country whose letters are given."""
    return _names(_TOWNS.get(country, ()) + _AREAS.get(country, ()))


def is_whole(text: str, names: tuple[str, ...]) -> bool:
    """Whether a text stands for a whole country, which ``names`` name: ``UK wide``, ``Nationwide``.

    >>> is_whole("UK-wide", ("UK",)), is_whole("Nationwide", ("UK",)), is_whole("Leeds", ("UK",))
    (True, True, False)
    """
    key = place_key(text)
    bare = re.sub(r"^(?:all|across|anywhere in)(?: the)? | (?:wide|nationwide|based)$", "", key)
    return key in _WHOLE or bare in {place_key(name) for name in names}
