#!/usr/bin/env python3
"""Makes the gazetteer that CountryRecognizer embeds.

    gazetteer.py SOURCES > ../../CGazetteer/gazetteer.tsv

SOURCES is a folder with the files named in SOURCES.md. A line of the output: kind, code, flags, names[, cues], as
explained at the head of places.tsv. Lines for one name come in order of preference.
"""
import collections, csv, gzip, html, json, os, re, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
RANK = ['none', 'choice', 'name', 'historic', 'demonym', 'capital', 'region', 'metonym', 'city']
# Alpha-3 codes that are used as abbreviations are listed in places.tsv; these words of the table are none either.
NO_NAMES = {'Jersey', 'America', 'American', 'Congo', 'Congolese', 'Georgia', 'Micronesia', 'Korea', 'Dominican', 'Mosotho',
            'Zaire', 'Zairian', 'Swati', 'Emirates', 'English', 'Holy See', 'GDR', 'USSR', 'U.S.S.R.', 'Soviet', 'Zairian'}
# Cities whose names are words first: they need a preposition before them.
WORDS = set('''of nice reading mobile orange best split bath cork male van bo man ube march bar kay most same sale deal wells
 rugby chester hull hove rye cary bury date page police union liberty industry independence superior commerce central salt
 surprise enterprise hope paradise eagle temple corona aurora victoria santos salvador cali leon merida cordoba granada
 san rio la los santa progress media price mission pearl sandy draper holland troy sparta trinity florence nancy tours
 vannes laval como nola lodi pace sion thun chur brig wil ham born hof essen halle hagen hamm worms ulm kiel siegen witten'''.split())
PROVINCES = ('US', 'CA', 'AU', 'CN', 'IN', 'DE', 'JP', 'BR')
NO_PROVINCES = {'Georgia', 'Washington', 'Victoria', 'Virgin Islands', 'Guam', 'American Samoa', 'Puerto Rico', 'Northern Mariana Islands',
                'Christmas Island', 'Norfolk Island', 'Hongkong', 'Hong Kong', 'Macao', 'Macau', 'Taiwan', 'Berlin', 'Central',
                'United States Minor Outlying Islands', 'Acre', 'Uygur', 'Heard Island and McDonald Islands', 'Delaware River'}
PEOPLES = {'Frenchwoman', 'Irishwoman', 'Dutchwoman', 'South Korean', 'North Korean', 'Palestinian', 'Swazi', 'Surinamer', 'Batswana'}
PERSONAL = {'Jordan', 'Chad'}  # forenames and surnames as well
NO_CAPITALS = {'no official capital', 'West Island', 'The Settlement', 'The Valley', 'George Town', 'administered from London'}
DATELINE_CAPITAL = 60_000


def fold(name):
    letters = ''.join(c for c in unicodedata.normalize('NFKD', name) if not unicodedata.combining(c))
    return re.sub(r'[^\w]+', ' ', letters.casefold().replace("'", '').replace('’', '').replace('.', '')).strip()


def tsv(name):
    with open(os.path.join(HERE, name), encoding='utf8') as lines:
        return [l.rstrip('\n').split('\t') for l in lines if l.strip() and not l.startswith('#')]


def titled(name):
    """Capitals for the words of a name but the small ones."""
    return ' '.join(w if w in ('of', 'and', 'the', 'do', 'da', 'de') else w[:1].upper() + w[1:] for w in name.split())


class Gazetteer:
    def __init__(self, folder):
        self.folder = folder
        self.senses = collections.defaultdict(list)  # folded name -> [(rank, code, kind, flags, name, cues)]

    def open(self, name):
        path = os.path.join(self.folder, name)
        return gzip.open(path, 'rt', encoding='utf8') if name.endswith('.gz') else open(path, encoding='utf-8-sig')

    def add(self, kind, code, flags, name, cues=''):
        key = fold(name)
        if not key: return
        senses = self.senses[key]
        if any(s[1] == code and s[2] == kind and set(s[3]) & set('cs') == set(flags) & set('cs') for s in senses): return
        senses.append((RANK.index(kind), code, kind, flags, name, cues))

    def add_own(self):
        self.classes = []
        for kind, code, flags, names, *cues in tsv('places.tsv'):
            if kind.startswith('@'): self.classes.append((kind, code, flags, names)); continue
            for name in names.split('|'): self.add(kind, code, flags, name, *cues)

    def add_countries(self):
        nationalities = set()
        for row in json.load(self.open('factbook-nationalities-leaders.json')):
            for field in (row['noun'], row['adjective']):
                for part in re.split(r'[;,/]| or ', html.unescape(field).split('note')[0]):
                    nationalities.add(re.sub(r'\(.*?\)', '', part).strip())
        self.codes = {}
        for code, *names in tsv('countries.tsv'):
            for name in names:
                self.codes.setdefault(fold(name), code)
                if name in NO_NAMES or re.fullmatch(r'[A-Z.]{2,6}', name) or ',' in name or 'SAR' in name: continue
                plain = re.sub(r' ?\(.*\)', '', name)
                for form in sorted({plain, re.sub('^Saint ', 'St. ', plain)}):
                    if len(code) == 4: self.add('historic', code, '-', form)
                    elif names[0] != name and (name in nationalities or name in PEOPLES): self.add_nationality(code, form)
                    elif not self.has(form, 'demonym', code): self.add('name', code, 'p' if name in PERSONAL else '-', form)

    def has(self, name, kind, code):
        return any(sense[1] == code and sense[2] == kind for sense in self.senses[fold(name)])

    def add_nationality(self, code, name):
        self.add('demonym', code, '-', name)
        if re.search('(ch|sh|x)(wo)?man$', name):
            self.add('demonym', code, '-', name[:-3] + 'men')
        elif not re.search('(s|ese|ish|ch|wazi|Basotho|Batswana)$', name):
            self.add('demonym', code, '-', name + 's')

    def read_cities(self):
        """Folded name -> [(people, code, name)], the largest first."""
        self.cities = collections.defaultdict(list)
        with self.open('geonames-cities15000.tsv.gz') as lines:
            for row in csv.DictReader(lines, delimiter='\t', quoting=csv.QUOTE_NONE):
                self.cities[fold(row['name'])].append((int(row['population']), row['country'], row['name']))
        for bearers in self.cities.values(): bearers.sort(key=lambda b: -b[0])

    def add_capitals(self):
        for row in json.load(self.open('factbook-nationalities-leaders.json')):
            code = self.codes.get(fold(html.unescape(row['name'])))
            if not code: continue
            for part in re.split(r'[;,]', html.unescape(row['capital']).split('note')[0].split(' in Romanian')[0]):
                name = re.sub(r' ?\(.*', '', part).strip()
                if not name or len(name.split()) > 4 or ' is ' in name or name == 'D.C.' or name in NO_CAPITALS: continue
                self.add('capital', code, self.capital_flags(code, name), name)

    def capital_flags(self, code, name):
        """Small capitals, and those whose name is a bigger city elsewhere, count in datelines alone."""
        bearers = self.cities.get(fold(name), [])
        own = max((b[0] for b in bearers if b[1] == code), default=0)
        others = max((b[0] for b in bearers if b[1] != code), default=0)
        return 'd' if others > own or (own < DATELINE_CAPITAL and ' ' not in name) else '-'

    def add_provinces(self):
        for row in json.load(self.open('provinces.json')):
            if row['country'] not in PROVINCES: continue
            for name in [row.get('english') or row['name']] + (row.get('alt') or []):
                name = titled(name)
                if len(name) >= 5 and name not in NO_PROVINCES: self.add('region', row['country'], '-', name)

    def add_cities(self):
        with self.open('first-names-unlicense.txt') as first, self.open('surnames-unlicense.txt') as last:
            persons = {fold(line) for line in first} | {fold(line) for line in last}
        for key, bearers in self.cities.items():
            people, code, name = bearers[0]
            other = max((b[0] for b in bearers if b[1] != code), default=0)
            if people >= 4_000_000: size = '4'
            elif people >= 1_000_000: size = '1'
            elif people >= 300_000 and other * 3 <= people: size = ''
            else: size = 'd'
            needs = 'n' if size != 'd' and (key in WORDS or (key in persons and ' ' not in key)) else ''
            if len(key) < 3 or re.search(r'[\d|,(]', name): continue
            if any(s[2] == 'city' for s in self.senses[key]): continue
            self.add('city', code, (size + needs) or '-', name)

    def write(self, out):
        lines = collections.OrderedDict()
        for key, senses in self.senses.items():
            senses.sort(key=lambda s: s[0])
            best = senses[0]
            for sense in senses:
                # A second sense matters only where the better one may not stand.
                if sense is not best and sense[1] == best[1] and not set(best[3]) & set('cds'): continue
                if best[2] in ('none', 'choice') and sense is not best: continue
                if best[2] in ('name', 'demonym', 'historic') and best[3] == '-' and sense is not best: continue
                rank, code, kind, flags, name, cues = sense
                lines.setdefault((rank, kind, code, flags, cues), []).append(name)
        for kind, code, flags, names in self.classes: print(kind, code, flags, names, sep='\t', file=out)
        for (rank, kind, code, flags, cues), names in sorted(lines.items(), key=lambda l: l[0][0]):
            print(kind, code, flags, '|'.join(names), *([cues] if cues else []), sep='\t', file=out)


def main():
    gazetteer = Gazetteer(sys.argv[1])
    gazetteer.add_own()
    gazetteer.read_cities()
    gazetteer.add_countries()
    gazetteer.add_capitals()
    gazetteer.add_provinces()
    gazetteer.add_cities()
    gazetteer.write(sys.stdout)


main()
