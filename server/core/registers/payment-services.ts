/** A service of PSD2 Annex I, or the issuing of e-money, as the EBA register codes it. */
export interface PaymentService {
  readonly code: string;
  readonly meaning: string;
  /** The role whose holder needs this service; null when none does. */
  readonly role: 'PSP_AS' | 'PSP_PI' | 'PSP_AI' | 'PSP_IC' | null;
}

// prettier-ignore
export const PAYMENT_SERVICES: readonly PaymentService[] = [
  { code: 'PS_010', role: 'PSP_AS', meaning: 'placing cash on a payment account' },
  { code: 'PS_020', role: 'PSP_AS', meaning: 'withdrawing cash from a payment account' },
  { code: 'PS_03A', role: 'PSP_AS', meaning: 'direct debits' },
  { code: 'PS_03B', role: 'PSP_AS', meaning: 'payments by card' },
  { code: 'PS_03C', role: 'PSP_AS', meaning: 'credit transfers' },
  { code: 'PS_04A', role: 'PSP_AS', meaning: 'direct debits from a credit line' },
  { code: 'PS_04B', role: 'PSP_AS', meaning: 'payments by card from a credit line' },
  { code: 'PS_04C', role: 'PSP_AS', meaning: 'credit transfers from a credit line' },
  { code: 'PS_05A', role: 'PSP_IC', meaning: 'issuing of payment instruments' },
  { code: 'PS_05B', role: null,     meaning: 'acquiring of payment transactions' },
  { code: 'PS_060', role: null,     meaning: 'money remittance' },
  { code: 'PS_070', role: 'PSP_PI', meaning: 'payment initiation' },
  { code: 'PS_080', role: 'PSP_AI', meaning: 'account information' },
  { code: 'ES_010', role: null,     meaning: 'issuing of electronic money' },
];

/** Point 5 as a whole: some national registers do not tell issuing from acquiring. No code of the EBA's. */
export const POINT_FIVE = 'PS_050';

export const SERVICE_BY_CODE: ReadonlyMap<string, PaymentService> = new Map(
  PAYMENT_SERVICES.map((service) => [service.code, service]),
);

/** Roles that a payment service provider is licensed for; every other role is none of these registers' business. */
export const LICENSED_ROLES = ['PSP_AS', 'PSP_PI', 'PSP_AI', 'PSP_IC'] as const;
export type LicensedRole = (typeof LICENSED_ROLES)[number];

export const isLicensedRole = (role: string): role is LicensedRole =>
  (LICENSED_ROLES as readonly string[]).includes(role);

/** `account information (PS_080)`; the code alone where it is unknown. */
export function serviceText(code: string): string {
  const service = SERVICE_BY_CODE.get(code);
  return service === undefined ? code : `${service.meaning} (${code})`;
}

/** The role that a wanted service comes down to; roles stand for themselves. */
export const roleOfWanted = (wanted: string): string | null =>
  isLicensedRole(wanted) ? wanted : (SERVICE_BY_CODE.get(wanted)?.role ?? null);
