/** Where a demand is written. Pages of Paysera contradict each other; the strictest that makes sense is taken. */
export const DEMAND_SOURCES = {
  start: 'developers.paysera.com/guides/open-banking/getting-started',
  overview: 'developers.paysera.com/guides/open-banking',
  authentication: 'developers.paysera.com/guides/open-banking/getting-started/authentication',
  security: 'developers.paysera.com/guides/open-banking/getting-started/security',
  errors: 'developers.paysera.com/guides/open-banking/guides/error-handling',
  endpoints: 'developers.paysera.com/api/open-banking',
  conformity: 'developers.paysera.com/en/open-banking/v1.3/',
  use: 'developers.paysera.com/use-open-banking',
  useGeorgia: 'developers.paysera.com/use-open-banking-georgia',
  oauth: 'RFC 9700 §2.1',
} as const;

/** One demand, one line. Codes are kept with applications: never renamed. */
export const DEMAND_CODES = [
  'organisation.identifier',
  'certificate.chosen',
  'certificate.qwac',
  'certificate.in-use',
  'certificate.organisation',
  'certificate.well-formed',
  'certificate.valid-now',
  'certificate.two-years',
  'certificate.not-self-signed',
  'certificate.chain',
  'certificate.qualified',
  'certificate.recognised-in-georgia',
  'certificate.not-revoked',
  'certificate.ocsp',
  'certificate.authorisation-number',
  'register.matches',
  'role.PSP_AI',
  'role.PSP_PI',
  'role.PSP_IC',
  'seal.chosen',
  'seal.qsealc',
  'seal.organisation',
  'seal.valid-now',
  'seal.not-revoked',
  'target.edition',
  'target.environment',
  'target.services',
  'target.use-case',
  'target.redirect-uris',
  'target.contacts',
  'target.test-accounts',
  'target.registered',
] as const;
export type DemandCode = (typeof DEMAND_CODES)[number];

export const MET = ['yes', 'no', 'unknown'] as const;
export type Met = (typeof MET)[number];

/** Who can change the answer. */
export const ASKED_OF = ['qtsp', 'authority', 'applicant', 'paysera', 'nobody'] as const;
export type AskedOf = (typeof ASKED_OF)[number];

export interface PreCheckLine {
  readonly code: DemandCode;
  readonly met: Met;
  /** What is, and what follows. */
  readonly sentence: string;
  /** Of whom to ask for what is missing; `nobody` where nothing is, or nobody can. */
  readonly askOf: AskedOf;
  readonly source: string;
  /** False: worth knowing, and no reason to wait. */
  readonly demanded: boolean;
}

type Source = keyof typeof DEMAND_SOURCES;

const line = (
  code: DemandCode,
  source: Source,
  met: Met,
  askOf: AskedOf,
  sentence: string,
): PreCheckLine => ({ code, met, sentence, askOf, source: DEMAND_SOURCES[source], demanded: true });

export const met = (code: DemandCode, source: Source, sentence: string): PreCheckLine =>
  line(code, source, 'yes', 'nobody', sentence);
export const unmet = (code: DemandCode, source: Source, askOf: AskedOf, sentence: string): PreCheckLine =>
  line(code, source, 'no', askOf, sentence);
export const open = (code: DemandCode, source: Source, askOf: AskedOf, sentence: string): PreCheckLine =>
  line(code, source, 'unknown', askOf, sentence);
/** The same line as something to know. */
export const noted = (one: PreCheckLine): PreCheckLine => ({ ...one, demanded: false });
