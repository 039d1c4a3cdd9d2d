import { type Mint, SUBJECT } from './mint.js';

type Attribute = readonly [oid: string, value: string | Uint8Array];

/** C, O, organizationIdentifier and CN of a Lithuanian trust service provider. */
export const ISSUER: readonly Attribute[] = [
  [SUBJECT.C, 'LT'],
  [SUBJECT.O, 'Trust Services AB'],
  [SUBJECT.organizationIdentifier, 'NTRLT-123456789'],
  [SUBJECT.CN, 'Test Issuing CA'],
];

/** That issuer with another value for one attribute, or without it when the value is `null`. */
export const issuerHaving = (type: string, value: string | Uint8Array | null): NonNullable<Mint['issuer']> =>
  ISSUER.flatMap(([t, own]) =>
    t !== type ? [[t, own] as const] : value === null ? [] : [[t, value] as const],
  );

/** That issuer with more attributes at its end. */
export const issuerAnd = (...more: readonly Attribute[]): NonNullable<Mint['issuer']> => [...ISSUER, ...more];
