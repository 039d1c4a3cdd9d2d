import type { AskedRegister, RegisterBasis } from '../../server/core/registers/register-basis.js';
import type { RegisterEntry } from '../../server/core/registers/register-entry.js';
import type { RegisterQuestion } from '../../server/core/registers/register-question.js';

/** An entry as the EBA register would hold it: a payment institution of Lithuania for payment initiation and account information. */
export const entryOf = (over: Partial<RegisterEntry> = {}): RegisterEntry => ({
  source: 'eba',
  code: 'LT_LT_BL_277289060',
  type: 'PSD_PI',
  owner: 'LT_BL',
  authority: 'LT-BL',
  number: 'LB000458',
  names: ['Žemaitijos mokėjimai, UAB'],
  commercialNames: [],
  address: { lines: [], town: null, postCode: null, country: 'LT' },
  authorisations: ['2019-05-01'],
  derivedStatus: null,
  parent: null,
  services: { LT: ['PS_070', 'PS_080'], DE: ['PS_080'] },
  exclusion: null,
  other: {},
  version: null,
  ...over,
});

/** What a certificate of that institution asks. */
export const questionOf = (over: Partial<RegisterQuestion> = {}): RegisterQuestion => ({
  authority: 'LT-BL',
  statedAuthority: 'LT-BL',
  number: 'LB000458',
  institution: null,
  organisation: 'Žemaitijos mokėjimai, UAB',
  country: 'LT',
  roles: ['PSP_PI', 'PSP_AI'],
  ...over,
});

const EDITION = { id: 'e1', version: '202608160000', sha256: 'ab'.repeat(32) };

/** The EBA register with these entries, in an edition of 2026-08-16. */
export const ebaRegister = (
  candidates: readonly RegisterEntry[],
  over: Partial<AskedRegister> = {},
): AskedRegister => ({
  source: 'eba',
  name: 'EBA central register',
  standing: 'union',
  authorities: null,
  holds: ['PSD_PI', 'PSD_EMI', 'PSD_AISP', 'PSD_EPI', 'PSD_EEMI', 'PSD_ENL', 'PSD_EXC', 'PSD_BR', 'PSD_AG'],
  tellsServices: true,
  tellsPassports: true,
  freshForDays: 14,
  edition: { ...EDITION, publishedAt: '2026-08-16T00:00:00.000Z' },
  candidates,
  ...over,
});

/** An authority's own register, of the day before the EBA's; it tells institutions and no services. */
export const nationalRegister = (
  candidates: readonly RegisterEntry[],
  over: Partial<AskedRegister> = {},
): AskedRegister => ({
  ...ebaRegister(candidates.map((entry) => ({ ...entry, source: 'lb' }))),
  ...{ source: 'lb', name: 'Register of the Bank of Lithuania', standing: 'national' },
  authorities: ['LT-BL'],
  holds: ['CI', 'PSD_PI', 'PSD_EMI', 'PSD_AISP'],
  ...{ tellsServices: false, tellsPassports: false },
  edition: { ...EDITION, id: 'n1', publishedAt: '2026-08-15T00:00:00.000Z' },
  ...over,
});

export const basisOf = (
  registers: readonly AskedRegister[],
  over: Partial<RegisterBasis> = {},
): RegisterBasis => ({ registers, overrides: [], host: null, ...over });
