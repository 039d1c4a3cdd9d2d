import type { RegisteredOrganisation } from './register-author.js';

export const EBA_TYPES = [
  'PSD_PI',
  'PSD_EMI',
  'PSD_AISP',
  'PSD_EPI',
  'PSD_EEMI',
  'PSD_ENL',
  'PSD_EXC',
  'PSD_BR',
  'PSD_AG',
] as const;
export type EbaType = (typeof EBA_TYPES)[number];

export type EbaProperty = Readonly<Record<string, string | readonly string[]>>;

/** As it stands in the file. */
export interface EbaEntity {
  readonly CA_OwnerID: string;
  readonly EntityCode: string;
  readonly EntityType: string;
  readonly Properties: readonly EbaProperty[];
  readonly Services?: readonly EbaProperty[];
  readonly __EBA_EntityVersion: string;
}

export interface Variation {
  readonly seed: number;
  readonly changedShare: number;
  readonly generation: number;
}

/** Number of an authority's entity, and how the register writes it. */
const AUTHORITIES: readonly (readonly [owner: string, number: (n: number) => string])[] = [
  ['LT_BL', (n) => `LB${digits(400 + n, 6)}${n % 7 === 3 ? ' ' : ''}`],
  ['DE_BAFIN', (n) => digits(100_000 + n, 6)],
  ['FR_ACPR', (n) => digits(10_000 + n, 5)],
  ['ES_BE', (n) => digits(6_700 + n, 4)],
  ['IT_BI', (n) => digits(12_345_670_000 + n * 17, 11)],
  ['NL_DNB', (n) => `R${digits(100_000 + n, 6)}`],
  ['FI_FIN-FSA', (n) => `${digits(2_858_394 + n, 7)}${n % 3 === 0 ? '-' : ''}${n % 10}`],
  ['SE_FINA', (n) => digits(40_000 + n, 5)],
  ['PT_BP', (n) => digits(8_700 + n, 4)],
  ['PL_PFSA', (n) => digits(5_213_000_000 + n * 13, 10)],
  ['MT_MFSA', (n) => `C ${100_000 + n}`],
  ['CY_CBC', (n) => `115.1.${1 + (n % 5)}.${n}`],
  ['IE_CBI', (n) => `C${50_000 + n}`],
  ['LV_LV', (n) => digits(40_003_000_000 + n, 11)],
  ['BE_NBB', (n) => digits(713_629_988 + n, 10)],
  ['BG_BNB', (n) => digits(131_000_000 + n, 9)],
  ['CZ_CNB', (n) => digits(3_570_967 + n, 8)],
  ['AT_FMA', (n) => `${digits(481_488 + n, 6)}x`],
  ['GB_FCA', (n) => digits(900_016 + n, 6)],
  ['EE_FI', (n) => digits(10_000_000 + n, 8)],
];

const COUNTRIES =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');
const SERVICES = [
  'PS_010',
  'PS_020',
  'PS_03A',
  'PS_03B',
  'PS_03C',
  'PS_04C',
  'PS_05A',
  'PS_05B',
  'PS_060',
  'PS_070',
  'PS_080',
];
const FIRST =
  'Alfa Baltic Centrum Delta Euro Fides Gamma Hansa Iris Juno Kredo Lumen Merkur Nordic Orbis Pax'.split(' ');
const SECOND = 'Pay Money Transfer Exchange Wallet Bridge Connect Finance Open Direct Instant Remit'.split(
  ' ',
);
const LEGAL = ['UAB', 'GmbH', 'S.A.', 'B.V.', 'Oy', 'AB', 'Lda', 'Ltd', 's.r.o.', 'S.p.A.'];
const PEOPLE =
  'Ana Bruno Carla Dario Elena Filip Greta Hugo Ines Jonas Katja Luis Marta Nikos Olga Pavel'.split(' ');
const CYRILLIC = ['Бързи Пари', 'Софийски Преводи', 'Електронни Плащания', 'Сигурен Портфейл'];

const digits = (n: number, length: number): string => String(n).padStart(length, '0');

/** Mulberry32: the same numbers on every machine. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const seedOf = (seed: number, type: EbaType, n: number, salt = 0): number =>
  Math.imul(seed + 1, 2_654_435_761) ^
  Math.imul(EBA_TYPES.indexOf(type) + 1, 40_503) ^
  (n * 2_246_822_519 + salt);

type Pick = <Item>(from: readonly Item[]) => Item;

/** The `n`th made-up entity of a type: always the same, except for the share that changed since. */
export function generatedEntity(
  type: EbaType,
  n: number,
  { seed, changedShare, generation }: Variation,
): EbaEntity {
  const next = random(seedOf(seed, type, n));
  const pick: Pick = (from) => from[Math.floor(next() * from.length)] as never;
  const isChanged = random(seedOf(seed, type, n, 7_919 * (generation + 1)))() < changedShare;
  const made =
    type === 'PSD_AG'
      ? agent(n, next, pick)
      : type === 'PSD_BR'
        ? branch(n, next, pick)
        : institution(type, n, next, pick);
  if (!isChanged) return made;
  return {
    ...made,
    Properties: made.Properties.map((one) =>
      'ENT_TOW_CIT_RES' in one ? { ENT_TOW_CIT_RES: `Neustadt ${generation}` } : one,
    ),
    __EBA_EntityVersion: `2026081${Math.min(9, generation)}000000000`,
  };
}

const authorityAt = (n: number) => AUTHORITIES[n % AUTHORITIES.length] as (typeof AUTHORITIES)[number];

/** The register's own code, with the forms that occur. */
export function codeOf(type: EbaType, owner: string, number: string): string {
  const plain = number.replace(/ /g, '');
  if (owner === 'PT_BP' && Number(plain.slice(-1)) % 3 === 0) return `${type}!${owner}!${plain}`;
  if (owner === 'GB_FCA') return `${type}!${owner}!${plain}`;
  if (owner === 'LT_BL' && Number(plain.slice(-1)) % 2 === 0)
    return `LT_LT_BL_${277_289_060 + Number(plain.slice(2))}`;
  return `${owner}!${plain}`;
}

function institution(type: EbaType, n: number, next: () => number, pick: Pick): EbaEntity {
  const [owner, numbered] = authorityAt(n);
  // A number is given once by an authority, whatever the type, except that NL_DNB gives it again to whoever changes over.
  const sameAsPi = type === 'PSD_EMI' && owner === 'NL_DNB' && n % 40 === 5;
  const offset = sameAsPi ? 0 : EBA_TYPES.indexOf(type) * 3_000;
  const number = numbered(offset + Math.floor(n / AUTHORITIES.length));
  const country = owner.slice(0, 2);
  const name = `${pick(FIRST)} ${pick(SECOND)} ${n} ${pick(LEGAL)}`;
  const hasCyrillic = owner === 'BG_BNB' || next() < 0.01;
  const properties: EbaProperty[] = [
    { ENT_NAT_REF_COD: number },
    { ENT_COD_TYP: 'NON_LEI' },
    { ENT_NAM: hasCyrillic ? [`${pick(CYRILLIC)} ${n}`, name] : name },
    { ENT_COU_RES: country },
    { ENT_TOW_CIT_RES: `${pick(FIRST)}burg` },
    { ENT_POS_COD: digits(Math.floor(next() * 99_999), 5) },
    {
      ENT_ADD: hasCyrillic
        ? [`ул. ${pick(CYRILLIC)} ${n % 90}`, `${pick(FIRST)} Street ${n % 90}`]
        : `${pick(FIRST)} Street ${n % 90}`,
    },
  ];
  if (next() < 0.3) properties.push({ ENT_NAM_COM: `${pick(FIRST)}${pick(SECOND)}` });
  if (type === 'PSD_EXC') {
    properties.push({ ENT_EXC: pick(['EXCL_101', 'EXCL_102', 'EXCL_103']) });
    properties.push({ ENT_DES_ACT_EXC_SCP: 'Instruments that can be used in a limited network only.' });
  } else if (type !== 'PSD_ENL') properties.push({ ENT_AUT: authorisations(next, sameAsPi) });
  return {
    CA_OwnerID: owner,
    EntityCode: codeOf(type, owner, number),
    EntityType: type,
    Properties: properties,
    Services: servicesOf(type, country, next, pick),
    __EBA_EntityVersion: `202601${digits(1 + (n % 28), 2)}0000000${digits(n % 100, 2)}`,
  };
}

/** In the proportion of the real file: 4,099 have one date, 2,271 two, 37 three and 14 four. */
function authorisations(next: () => number, live: boolean): string | readonly string[] {
  const at = next() * 6_421;
  const count = live ? 1 : at < 4_099 ? 1 : at < 6_370 ? 2 : at < 6_407 ? 3 : 4;
  const dates = Array.from(
    { length: count },
    (_, i) =>
      `${2008 + i * 4 + Math.floor(next() * 4)}-${digits(1 + Math.floor(next() * 12), 2)}-${digits(1 + Math.floor(next() * 28), 2)}`,
  );
  return dates.length === 1 && next() < 0.5 ? (dates[0] as string) : dates;
}

function servicesOf(type: EbaType, home: string, next: () => number, pick: Pick): readonly EbaProperty[] {
  const held =
    type === 'PSD_AISP'
      ? ['PS_080']
      : type === 'PSD_EXC' || type === 'PSD_ENL'
        ? [pick(SERVICES)]
        : SERVICES.filter(() => next() < 0.5);
  const all = type === 'PSD_EMI' || type === 'PSD_EEMI' ? [...held, 'ES_010'] : held;
  if (all.length === 0) return [];
  const hosts =
    type === 'PSD_PI' || type === 'PSD_EMI' || type === 'PSD_AISP'
      ? COUNTRIES.filter(() => next() < 0.35)
      : [];
  return [home, ...hosts.filter((host) => host !== home)].map((country) => {
    const there = country === home ? all : all.filter(() => next() < 0.8);
    return {
      [country]: there.length === 1 ? (there[0] as string) : there.length === 0 ? (all[0] as string) : there,
    };
  });
}

function parentOf(n: number, next: () => number): { type: EbaType; code: string; owner: string } {
  const type: EbaType = next() < 0.7 ? 'PSD_PI' : 'PSD_EMI';
  const [owner, numbered] = authorityAt(n);
  const number = numbered(EBA_TYPES.indexOf(type) * 3_000 + Math.floor(next() * 20));
  return { type, owner, code: codeOf(type, owner, number) };
}

function branch(n: number, next: () => number, pick: Pick): EbaEntity {
  const parent = parentOf(n, next);
  const host = pick(COUNTRIES);
  return {
    CA_OwnerID: parent.owner,
    // One shares the code of its institution.
    EntityCode: n === 8 ? parent.code : `${parent.code}!${host}${n}`,
    EntityType: 'PSD_BR',
    Properties: [
      { ENT_NAM: `${pick(FIRST)} ${pick(SECOND)} ${host} branch ${n}` },
      { ENT_ADD: `${pick(FIRST)} Street ${n % 90}` },
      { ENT_TOW_CIT_RES: `${pick(FIRST)}stad` },
      { ENT_COU_RES: host },
      { ENT_TYP_PAR_ENT: parent.type },
      { ENT_COD_PAR_ENT: parent.code },
      { DER_CHI_ENT_AUT: next() < 0.85 ? 'Active' : 'Inactive' },
    ],
    Services: [{ [host]: [pick(SERVICES), 'PS_060'] }],
    __EBA_EntityVersion: `202602${digits(1 + (n % 28), 2)}000000000`,
  };
}

function agent(n: number, next: () => number, pick: Pick): EbaEntity {
  const parent = parentOf(n, next);
  const host = pick(COUNTRIES);
  return {
    CA_OwnerID: parent.owner,
    EntityCode: `${parent.code}!${host}!AG${digits(n, 7)}`,
    EntityType: 'PSD_AG',
    Properties: [
      { ENT_COD_TYP: 'NON_LEI' },
      { ENT_NAM: `${pick(PEOPLE)} ${pick(FIRST)}escu ${n}` },
      { ENT_NAM_COM: `${pick(SECOND)} Point ${n}` },
      {
        ENT_ADD: [
          `Calle ${pick(FIRST)} de ${pick(SECOND)}, ${n % 300}, bajo ${n % 9}`,
          `Poligono industrial ${pick(FIRST)}, nave ${n % 40}, entrada por la avenida ${pick(SECOND)}`,
          `Provincia ${pick(FIRST)}, oficina ${n % 1000}, a la atencion de ${pick(PEOPLE)}`,
        ],
      },
      { ENT_TOW_CIT_RES: `Villa ${pick(FIRST)}` },
      { ENT_POS_COD: digits(Math.floor(next() * 99_999), 5) },
      { ENT_COU_RES: host },
      { ENT_TYP_PAR_ENT: parent.type },
      { ENT_COD_PAR_ENT: parent.code },
      { DER_CHI_ENT_AUT: next() < 0.6 ? 'Active' : 'Inactive' },
    ],
    Services: [],
    __EBA_EntityVersion: `202603${digits(1 + (n % 28), 2)}0000000${digits(n % 100, 2)}`,
  };
}

/** An entity as a test or the small world wants it. */
export function organisationEntity(organisation: RegisteredOrganisation): EbaEntity {
  const { type = 'PSD_PI', owner, number, name, services } = organisation;
  const country = owner.slice(0, 2);
  return {
    CA_OwnerID: owner,
    EntityCode: organisation.code ?? `${owner}!${number.replace(/ /g, '')}`,
    EntityType: type,
    Properties: [
      { ENT_NAT_REF_COD: number },
      { ENT_NAM: name },
      { ENT_ADD: 'Main Street 1' },
      { ENT_TOW_CIT_RES: 'Capital' },
      { ENT_POS_COD: '01001' },
      { ENT_COU_RES: country },
      { ENT_AUT: organisation.authorisations ?? ['2019-04-12'] },
    ],
    Services: Object.entries(services).map(([host, codes]) => ({
      [host]: codes.length === 1 ? (codes[0] as string) : codes,
    })),
    __EBA_EntityVersion: '20260101000000000',
  };
}
