"""Towns, counties and regions of countries whose pay is published for the nation alone, in lists written by hand.

That a place is in such a country is all that is asked of them. A town has no place here where a place elsewhere has
the name and about ten times the people: Boston, Hamilton, Richmond, Washington, Wellington.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from roleinfo.geography.names import place_key

_UK_CITIES: Final = """
Aberdeen; Armagh; Bangor; Bath; Belfast; Birmingham; Bradford; Brighton; Brighton and Hove; Bristol; Cambridge;
Canterbury; Cardiff; Carlisle; Chelmsford; Chester; Chichester; Colchester; Coventry; Derby; Derry; Doncaster; Dundee;
Dunfermline; Durham; Edinburgh; Ely; Exeter; Glasgow; Gloucester; Hereford; Hull; Inverness; Kingston upon Hull;
Lancaster; Leeds; Leicester; Lichfield; Lincoln; Lisburn; Liverpool; London; Londonderry; Manchester; Milton Keynes;
Newcastle; Newcastle upon Tyne; Newport; Newry; Norwich; Nottingham; Oxford; Perth; Peterborough; Plymouth; Portsmouth;
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
Chatham; Cheadle; Cheltenham; Chesham; Cheshunt; Chester-le-Street; Chesterfield; Chippenham; Chorley; Christchurch;
Cirencester; Clacton; Clacton-on-Sea; Cleethorpes; Clydebank; Coalville; Coatbridge; Coleraine; Congleton; Consett;
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
Romsey; Rotherham; Royston; Rugby; Rugeley; Runcorn; Rushden; Rutherglen; Ryde; Saffron Walden; Sale; Scarborough;
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
Croydon; Dagenham; Ealing; Enfield; Feltham; Fulham; Greenwich; Hackney; Hammersmith; Hammersmith and Fulham; Haringey;
Harrow; Havering; Hayes; Heathrow; Hillingdon; Hounslow; Islington; Kensington; Kensington and Chelsea;
Kingston upon Thames; Lambeth; Lewisham; Merton; Mitcham; Newham; Orpington; Redbridge; Richmond upon Thames; Romford;
Shoreditch; Southall; Southwark; Stratford; Sutton; Tower Hamlets; Twickenham; Uxbridge; Waltham Forest; Wandsworth;
Wembley; Wimbledon; Woolwich; Central London; Greater London; Inner London; Outer London; East London; North London;
South London; West London; North East London; North West London; South East London; South West London
"""
"""Boroughs and parts of London."""

_UK_AREAS: Final = """
Bedfordshire; Berkshire; Berks; Buckinghamshire; Bucks; Cambridgeshire; Cambs; Cheshire; Cleveland; Cornwall;
County Durham; Co Durham; Cumbria; Derbyshire; Devon; Dorset; East Sussex; East Yorkshire; East Riding of Yorkshire;
Essex; Gloucestershire; Glos; Greater Manchester; Hampshire; Hants; Herefordshire; Hertfordshire; Herts;
Humberside; Huntingdonshire; Isle of Wight; Kent; Lancashire; Lancs; Leicestershire; Leics; Lincolnshire; Lincs;
Merseyside; Middlesex; Norfolk; North Yorkshire; Northamptonshire; Northants; Northumberland; Nottinghamshire; Notts;
Oxfordshire; Oxon; Rutland; Shropshire; Somerset; South Yorkshire; Staffordshire; Staffs; Suffolk; Surrey; Sussex;
Teesside; Tyne and Wear; Tyneside; Warwickshire; West Midlands; West Sussex; West Yorkshire; Wiltshire; Wilts; Wirral;
Worcestershire; Worcs; Yorkshire; Aberdeenshire; Angus; Argyll and Bute; Ayrshire; Clackmannanshire;
Dumfries and Galloway; Dunbartonshire; East Ayrshire; East Dunbartonshire; East Lothian; East Renfrewshire; Fife;
Highland; Inverclyde; Lanarkshire; Midlothian; Moray; North Ayrshire; North Lanarkshire; Orkney; Perth and Kinross;
Renfrewshire; Scottish Borders; Shetland; South Ayrshire; South Lanarkshire; West Dunbartonshire; West Lothian;
Anglesey; Blaenau Gwent; Carmarthenshire; Ceredigion; Conwy; Denbighshire; Flintshire; Glamorgan; Gwent; Gwynedd;
Monmouthshire; Neath Port Talbot; Pembrokeshire; Powys; Rhondda Cynon Taf; Torfaen; Vale of Glamorgan; County Antrim;
County Armagh; County Down; County Fermanagh; County Londonderry; County Tyrone; Co Antrim; Co Armagh; Co Down;
Co Fermanagh; Co Londonderry; Co Tyrone; Fermanagh; Tyrone; East Anglia; East Midlands; East of England; Home Counties;
Midlands; North East; North West; North East England; North West England; South East; South East England; South West;
South West England; Thames Valley; Yorkshire and the Humber; Yorkshire and Humber; England; Scotland; Wales;
Northern Ireland
"""
"""Counties, council areas and regions, with the short forms that addresses have."""

_LISTS: Final[Mapping[str, tuple[str, ...]]] = {"GB": (_UK_CITIES, _UK_TOWNS, _LONDON, _UK_AREAS)}
_WHOLE: Final = frozenset({"nationwide", "national", "countrywide", "field", "field based"})
_POSTCODES: Final = {"GB": re.compile(r"(?:\s|,)*\b[A-Z]{1,2}[0-9][0-9A-Z]?(?:\s?[0-9][A-Z]{2})\b\.?$", re.IGNORECASE)}
_SEVERAL: Final = re.compile(r"\s*[/;|]\s*")
_PARTS: Final = re.compile(r"\s*,\s*|\s+[-\u2010-\u2015]+\s+")
_DISTRICT: Final = re.compile(r" [a-z]{1,2}[0-9][0-9a-z]?$")
_AROUND: Final = re.compile(r"^(?:city|county|royal borough|borough|london borough) of | (?:city|town) centre$| area$")


def is_place_in(country: str, text: str, *, is_known_elsewhere: bool) -> bool:
    """Whether a text names a place, or several, of a country that has lists here, whose letters are given.

    The last part of a text decides (Boston, Lincolnshire). Where it is in no list the first one does, unless the whole
    is known for a place elsewhere (Reading, PA).

    >>> [is_place_in("GB", text, is_known_elsewhere=False) for text in ("Slough, Berks", "London - Soho", "Boston")]
    [True, True, False]
    """
    known = _names_in(country)
    if not known:
        return False
    if country in _POSTCODES:
        bare = _POSTCODES[country].sub("", text)
        if not bare and text:
            return True
        text = bare
    texts = [_PARTS.split(one) for one in _SEVERAL.split(text)]
    return all(
        _is_listed(parts[-1], known) or (not is_known_elsewhere and _is_listed(parts[0], known)) for parts in texts
    )


def is_whole(text: str, names: tuple[str, ...]) -> bool:
    """Whether a text stands for a whole country, which ``names`` name: ``UK wide``, ``Nationwide``.

    >>> is_whole("UK-wide", ("UK",)), is_whole("Nationwide", ("UK",)), is_whole("Leeds", ("UK",))
    (True, True, False)
    """
    key = place_key(text)
    bare = re.sub(r"^(?:all|across|anywhere in)(?: the)? | (?:wide|nationwide|based)$", "", key)
    return key in _WHOLE or bare in {place_key(name) for name in names}


def _is_listed(part: str, known: frozenset[str]) -> bool:
    key = _DISTRICT.sub("", place_key(part))  # London EC4
    return key in known or _AROUND.sub("", key) in known


@cache
def _names_in(country: str) -> frozenset[str]:
    lists = _LISTS.get(country, ())
    return frozenset(place_key(name) for text in lists for name in text.split(";"))
