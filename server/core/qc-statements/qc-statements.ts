import type { DecodeProblem, Place } from '../asn1/decoded.js';
import type { DerNode } from '../asn1/der.js';
import type { ObjectIdentifierAt } from '../asn1/oid.js';
import type { Text } from '../asn1/text.js';
import type { GeneralName } from '../certificate/extensions/general-name.js';
import type { Psd2Statement } from './psd2-statement.js';

/** The extension id-pe-qcStatements (RFC 3739 §3.2.6) with every statement in order. */
export interface QcStatements {
  /** The value of the extension. */
  readonly at: Place;
  readonly critical: boolean;
  /** True when the outer SEQUENCE OF is missing and the extension holds one bare QCStatement. */
  readonly bare: boolean;
  readonly statements: readonly QcStatement[];
  /** Set when the extension is no SEQUENCE OF QCStatement; `statements` holds what could be read all the same. */
  readonly malformed: DecodeProblem | undefined;
}

export interface QcStatement {
  /** The whole QCStatement; path `qcStatements[n]`. */
  readonly at: Place;
  readonly id: string;
  readonly idAt: Place;
  /** The raw statementInfo, after unwrapping of a stray tag. */
  readonly info: DerNode | undefined;
  /** A context tag that does not belong around the statementInfo (zlint issue 847). */
  readonly strayTag: Place | undefined;
  readonly content: QcContent;
}

/** What a statement says. `malformed` means that its statementInfo is not what the clause for its id demands. */
export type QcContent =
  | { readonly kind: 'compliance' }
  | { readonly kind: 'limit-value'; readonly limit: QcLimitValue }
  | { readonly kind: 'retention-period'; readonly years: number }
  | { readonly kind: 'sscd' }
  | { readonly kind: 'pds'; readonly locations: readonly PdsLocation[] }
  | { readonly kind: 'type'; readonly types: readonly ObjectIdentifierAt[] }
  | { readonly kind: 'legislation'; readonly countries: readonly Text[] }
  | { readonly kind: 'identification-method'; readonly methods: readonly ObjectIdentifierAt[] }
  | { readonly kind: 'qscd-legislation'; readonly countries: readonly Text[] }
  | { readonly kind: 'pkix-syntax-v1' }
  | {
      readonly kind: 'semantics';
      /** `undefined` when SemanticsInformation is absent or names no identifier. */
      readonly identifier: ObjectIdentifierAt | undefined;
      readonly nameRegistrationAuthorities: readonly GeneralName[];
    }
  | { readonly kind: 'psd2'; readonly psd2: Psd2Statement }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'malformed'; readonly problem: DecodeProblem };

export interface QcLimitValue {
  /** Alphabetic (`EUR`) or numeric (`978`) code. */
  readonly currency: Text | number;
  /** Value = amount × 10^exponent. */
  readonly amount: number;
  readonly exponent: number;
}

export interface PdsLocation {
  readonly url: Text;
  readonly language: Text;
  readonly at: Place;
}

export const QcStatementId = {
  compliance: '0.4.0.1862.1.1',
  limitValue: '0.4.0.1862.1.2',
  retentionPeriod: '0.4.0.1862.1.3',
  sscd: '0.4.0.1862.1.4',
  pds: '0.4.0.1862.1.5',
  type: '0.4.0.1862.1.6',
  legislation: '0.4.0.1862.1.7',
  identificationMethod: '0.4.0.1862.1.8',
  qscdLegislation: '0.4.0.1862.1.9',
  pkixSyntaxV1: '1.3.6.1.5.5.7.11.1',
  pkixSyntaxV2: '1.3.6.1.5.5.7.11.2',
  psd2: '0.4.0.19495.2',
} as const;

export const QcTypeOid = {
  esign: '0.4.0.1862.1.6.1',
  eseal: '0.4.0.1862.1.6.2',
  web: '0.4.0.1862.1.6.3',
} as const;

/** Semantics identifiers of EN 319 412-1 §5.1. */
export const SemanticsOid = {
  natural: '0.4.0.194121.1.1',
  legal: '0.4.0.194121.1.2',
  eidasNatural: '0.4.0.194121.1.3',
  eidasLegal: '0.4.0.194121.1.4',
} as const;

/** The contents of one kind, with the statement each stands in, in order; empty without the extension. */
export function contentsOf<K extends QcContent['kind']>(
  qcStatements: QcStatements | undefined,
  kind: K,
): readonly { readonly statement: QcStatement; readonly content: Extract<QcContent, { kind: K }> }[] {
  return (qcStatements?.statements ?? []).flatMap((statement) =>
    statement.content.kind === kind
      ? [{ statement, content: statement.content as Extract<QcContent, { kind: K }> }]
      : [],
  );
}

/** Every statement with one of these ids, whether or not its content could be decoded. */
export const statementsWithId = (
  qcStatements: QcStatements | undefined,
  ...ids: string[]
): readonly QcStatement[] => (qcStatements?.statements ?? []).filter(({ id }) => ids.includes(id));

/** The semantics identifiers asserted, also where one is wrongly used as a statement id (quirk 7). */
export function semanticsIdentifiers(qcStatements: QcStatements | undefined): readonly ObjectIdentifierAt[] {
  return (qcStatements?.statements ?? []).flatMap(({ id, idAt, content }) => {
    if (content.kind === 'semantics') return content.identifier ? [content.identifier] : [];
    return Object.values<string>(SemanticsOid).includes(id) ? [{ oid: id, at: idAt }] : [];
  });
}
