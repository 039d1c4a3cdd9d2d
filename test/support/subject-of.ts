import { type Mint, SUBJECT, TPP_SUBJECT } from './mint.js';

type Attribute = readonly [oid: string, value: string | Uint8Array];

/** The usual subject with these organizationIdentifiers in place of its own. */
export const identified = (...values: readonly (string | Uint8Array)[]): NonNullable<Mint['subject']> => [
  ...TPP_SUBJECT.filter(([type]) => type !== SUBJECT.organizationIdentifier),
  ...values.map((value) => [SUBJECT.organizationIdentifier, value] as const),
];

/** The usual subject with more attributes at its end. */
export const subjectAnd = (...more: readonly Attribute[]): NonNullable<Mint['subject']> => [
  ...TPP_SUBJECT,
  ...more,
];

/** The usual subject with another value for one attribute, or without it when the value is `null`. */
export const having = (type: string, value: string | Uint8Array | null): NonNullable<Mint['subject']> =>
  TPP_SUBJECT.flatMap(([t, own]) =>
    t !== type ? [[t, own] as const] : value === null ? [] : [[t, value] as const],
  );
