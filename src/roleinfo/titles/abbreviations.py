"""Words that titles shorten, and every word they may stand for."""

from functools import lru_cache
from itertools import product

# Each short word with its readings, longest experience first; both sides are in normal form, where
# "R&D" is "r d". Where there is one reading, title and query are both written out, so that
# "RN" and "registered nurse" are one title. Where there are several, a query is tried in each.
_TABLE = """
a c = air conditioning
a p = account payable | airframe powerplant
a r = account receivable
a v = audio visual
acct = account | accounting | accountant
acctg = accounting
acctnt = accountant
admin = administrator | administrative | administration
adon = assistant director of nursing
ae = account executive | application engineer
ai = artificial intelligence
am = account manager
anlst = analyst
aprn = advanced practice registered nurse
arch = architect | architecture | architectural
asm = assistant store manager | area sales manager
assoc = associate | association
asst = assistant
ast = assistant
atty = attorney
auto = automotive | automobile | automatic
avp = assistant vice president | associate vice president
ba = business analyst
bcba = board certified behavior analyst
bd = business development
bdm = business development manager
bdr = business development representative
bi = business intelligence
biz = business
bldg = building
cao = chief administrative officer | chief accounting officer
capt = captain
cco = chief commercial officer | chief compliance officer | chief customer officer
cdo = chief data officer | chief digital officer | chief diversity officer
ceo = chief executive officer
cert = certified
cfo = chief financial officer
chro = chief human resource officer
cio = chief information officer
ciso = chief information security officer
cmo = chief marketing officer | chief medical officer
cna = certified nursing assistant
cno = chief nursing officer
comm = communication | commercial | community
constr = construction
coo = chief operating officer
coord = coordinator
corp = corporate | corporation
cpa = certified public accountant
cpo = chief product officer | chief people officer | chief procurement officer | chief privacy officer
crna = certified registered nurse anesthetist
cro = chief revenue officer | chief risk officer
csm = customer success manager | customer service manager
cso = chief security officer | chief sustainability officer | chief strategy officer
csr = customer service representative | certified shorthand reporter
cto = chief technology officer | chief technical officer
cust = customer
dba = database administrator
dept = department
dev = developer | development
dir = director
dist = district | distribution
dj = disc jockey
don = director of nursing
ed = education | emergency department
elec = electrical | electrician | electronic
elem = elementary
emt = emergency medical technician
eng = engineer | engineering
engg = engineering
engr = engineer
env = environmental
equip = equipment
er = emergency room
evp = executive vice president
exec = executive
f b = food beverage
fin = finance | financial
fnp = family nurse practitioner
gm = general manager
gov = government | governor
govt = government
hr = human resource
hrbp = human resource business partner
icu = intensive care unit
info = information
infosec = information security
insp = inspector | inspection
instr = instructor | instrument | instrumentation
intel = intelligence
intl = international
it = information technology
jnr = junior
jr = junior
l d = learning development
lab = laboratory
lpn = licensed practical nurse
lt = lieutenant
lvn = licensed vocational nurse
m a = merger acquisition
mach = machine | machinist
maint = maintenance
math = mathematic
md = medical doctor
mech = mechanic | mechanical
med = medical | medicine
mfg = manufacturing
mfr = manufacturer
mgmt = management
mgr = manager
mgt = management
mkt = market | marketing
mktg = marketing
ml = machine learning
mngr = manager
natl = national
np = nurse practitioner
op = operator | operation
oper = operator | operation
opr = operator
ops = operation
ot = occupational therapist | occupational therapy
pa = physician assistant | production assistant | personal assistant | public address
pct = patient care technician
pharm = pharmacy | pharmacist | pharmaceutical
pm = project manager | product manager | program manager | property manager | preventive maintenance
pmm = product marketing manager
po = product owner
pr = public relation
prod = production | product | producer
prof = professor | professional
prog = program | programmer
proj = project
psych = psychologist | psychology | psychiatric | psychiatrist
pt = physical therapist | physical therapy | part time
purch = purchasing
qa = quality assurance
qc = quality control
r d = research development
ra = regulatory affair | research assistant
reg = regional | registered | regulatory
rehab = rehabilitation
rep = representative
resp = respiratory
rn = registered nurse
rvp = regional vice president
sci = science | scientist
sde = software development engineer
sdet = software development engineer in test
sdr = sales development representative
sec = secretary | security
secy = secretary
sgt = sergeant
slp = speech language pathologist
snr = senior
spec = specialist | specification
sped = special education
sr = senior
sre = site reliability engineer
sub = substitute
supt = superintendent
supv = supervisor
supvr = supervisor
svc = service
svp = senior vice president
swe = software engineer
ta = teaching assistant | teacher assistant
tchr = teacher
tech = technician | technologist | technical | technology
telecom = telecommunication
temp = temporary
transp = transportation
tv = television
ui = user interface
univ = university
us = united state
ux = user experience
vet = veterinarian | veterinary | veteran
vp = vice president
whse = warehouse
"""

READINGS: dict[str, tuple[str, ...]] = {
    short.strip(): tuple(reading.strip() for reading in readings.split("|"))
    for short, readings in (line.split("=") for line in _TABLE.strip().splitlines())
}
_MOST_SPELLINGS = 48


def _readings(short: str) -> tuple[str, ...]:
    # Two letters and an s are no plural to the normal form, but they are where the letters are known: VPs, RNs.
    return READINGS.get(short) or (READINGS.get(short[:-1], ()) if short.endswith("s") and len(short) == 3 else ())


@lru_cache(maxsize=20_000)
def _choices(form: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    words = form.split()
    choices = []
    at = 0
    while at < len(words):
        pair = " ".join(words[at : at + 2])
        if pair in READINGS:
            choices.append((pair, READINGS[pair]))
            at += 2
        else:
            choices.append((words[at], _readings(words[at])))
            at += 1
    return tuple(choices)


@lru_cache(maxsize=20_000)
def written_out(form: str) -> str:
    """A title in normal form with the abbreviations of one reading written out.

    >>> written_out("sr acct mgr")
    'senior acct manager'
    """
    return " ".join(readings[0] if len(readings) == 1 else short for short, readings in _choices(form))


def spellings(form: str) -> dict[str, tuple[str, ...]]:
    """Every way to read a title in normal form, each with what was read as what, the form written out first.

    A title with too many readings is only written out.

    >>> spellings("sr acct")["senior account"]
    ("'sr' as 'senior'", "'acct' as 'account'")
    """
    if not any(readings for _, readings in _choices(form)):
        return {form: ()}
    choices = [
        [(short, ()), *((reading, (f"{short!r} as {reading!r}",)) for reading in readings)]
        if len(readings) != 1
        else [(readings[0], (f"{short!r} as {readings[0]!r}",))]
        for short, readings in _choices(form)
    ]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > _MOST_SPELLINGS:
        choices = [choice[:1] for choice in choices]
    spelled: dict[str, tuple[str, ...]] = {}
    for chosen in product(*choices):
        notes = tuple(note for _, noted in chosen for note in noted)
        spelled.setdefault(" ".join(word for word, _ in chosen), notes)
    return spelled
