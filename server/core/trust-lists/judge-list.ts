import { decodeCertificate } from '../certificate/decode-certificate.js';
import { matchSigner } from './announced-signers.js';
import { fromBase64 } from './base64.js';
import type { SignedList } from './read-signed-list.js';
import type { ListTypeName, TrustedList } from './trusted-list.js';

/** Its dates or its number contradict the clock, each other, or the list in use. */
export const AGE_REFUSAL_CODES = [
  'issued-in-the-future',
  'next-update-before-issue',
  'next-update-passed',
  'rolled-back',
  'sequence-reused',
] as const;

/** Why a verified list is not taken. Stored with attempts, so never renamed. */
export const LIST_REFUSAL_CODES = [
  'version-not-accepted',
  'other-type',
  'other-territory',
  'signer-not-announced',
  ...AGE_REFUSAL_CODES,
] as const;
export type ListRefusalCode = (typeof LIST_REFUSAL_CODES)[number];

/** What is wrong with a list that is taken all the same. */
export const LIST_WARNING_CODES = [
  'next-update-passed',
  'closed',
  'signer-expired',
  'signer-not-yet-valid',
  'signer-without-tsl-signing',
  'signer-renewed',
  'sequence-not-raised',
] as const;
export type ListWarningCode = (typeof LIST_WARNING_CODES)[number];

export interface ListReason<Code> {
  readonly code: Code;
  /** One sentence that names what was found. */
  readonly message: string;
}

export type ListJudgement =
  | { readonly decision: 'accept'; readonly warnings: readonly ListReason<ListWarningCode>[] }
  /** The very bytes that are in use. */
  | { readonly decision: 'unchanged'; readonly warnings: readonly ListReason<ListWarningCode>[] }
  | { readonly decision: 'refuse'; readonly reasons: readonly ListReason<ListRefusalCode>[] };

/** A list whose signature holds, with the digest of its file. */
export interface ListCandidate extends SignedList {
  readonly sha256: string;
}

export interface ListExpectation {
  readonly type: ListTypeName;
  /** As the pointer to it says: `LT`, `EL`, `EU`. */
  readonly territory: string;
  /** Base64 of the certificates that may sign it. */
  readonly signers: readonly string[];
  /** Pivots are old editions by nature: their dates and numbers are not judged. */
  readonly pivot?: boolean;
}

/** TSLVersionIdentifier: TS 119 612 up to V2.3.1 and V2.4.1. */
export const ACCEPTED_VERSIONS: readonly number[] = [5, 6];
const TSL_SIGNING = '0.4.0.2231.3.0';
/** Clocks of operators and ours differ. */
const SKEW_MS = 5 * 60_000;

/**
 * Whether a list whose signature holds replaces the one in use (TS 119 615 §4.1.4 and §4.2.4).
 *
 * A list of lists whose NextUpdate has passed is refused, because then somebody may be holding back a newer one and with
 * it a change of signers; of a national list the standard only warns. Nothing older than the list in use is ever taken.
 */
export function judgeList(
  candidate: ListCandidate,
  current: ListCandidate | undefined,
  expected: ListExpectation,
  at: Date,
): ListJudgement {
  const reasons = [
    ...identityReasons(candidate, expected),
    ...(expected.pivot === true ? [] : timeReasons(candidate.list, at)),
    ...(current === undefined || expected.pivot === true ? [] : sequenceReasons(candidate, current)),
  ];
  if (reasons.length > 0) return { decision: 'refuse', reasons };
  const warnings = warningsOf(candidate, current, expected, at);
  return { decision: current?.sha256 === candidate.sha256 ? 'unchanged' : 'accept', warnings };
}

function identityReasons(
  { list: { scheme }, signature }: ListCandidate,
  expected: ListExpectation,
): ListReason<ListRefusalCode>[] {
  const reasons: ListReason<ListRefusalCode>[] = [];
  const refuse = (code: ListRefusalCode, message: string): void => void reasons.push({ code, message });
  if (!ACCEPTED_VERSIONS.includes(scheme.version)) {
    refuse('version-not-accepted', `The list is of version ${scheme.version}; 5 and 6 are accepted.`);
  }
  if (scheme.type !== expected.type) {
    refuse('other-type', `A ${expected.type} is expected, but this is a ${scheme.type}.`);
  }
  if (scheme.territory !== expected.territory) {
    refuse(
      'other-territory',
      `The list of ${expected.territory} is expected, but this is of "${scheme.territory}".`,
    );
  }
  if (matchSigner(signature.signer, expected.signers) === undefined) {
    refuse(
      'signer-not-announced',
      `The signer is none of the ${expected.signers.length} announced for the list of ${expected.territory}.`,
    );
  }
  return reasons;
}

function timeReasons({ scheme }: TrustedList, at: Date): ListReason<ListRefusalCode>[] {
  const reasons: ListReason<ListRefusalCode>[] = [];
  if (Date.parse(scheme.issued) > at.getTime() + SKEW_MS) {
    reasons.push({ code: 'issued-in-the-future', message: `The list is issued on ${scheme.issued}.` });
  }
  if (scheme.nextUpdate === null) return reasons;
  if (Date.parse(scheme.nextUpdate) < Date.parse(scheme.issued)) {
    reasons.push({
      code: 'next-update-before-issue',
      message: `The list is issued on ${scheme.issued} and was to be replaced by ${scheme.nextUpdate}.`,
    });
  }
  if (scheme.type === 'list-of-lists' && isPast(scheme.nextUpdate, at)) {
    reasons.push({
      code: 'next-update-passed',
      message: `The list of lists was to be replaced by ${scheme.nextUpdate}.`,
    });
  }
  return reasons;
}

function sequenceReasons(candidate: ListCandidate, current: ListCandidate): ListReason<ListRefusalCode>[] {
  const next = candidate.list.scheme;
  const last = current.list.scheme;
  const older =
    next.sequenceNumber < last.sequenceNumber || Date.parse(next.issued) < Date.parse(last.issued);
  if (older) {
    const message = `Number ${next.sequenceNumber} of ${next.issued} is older than number ${last.sequenceNumber} of ${last.issued}, which is in use.`;
    return [{ code: 'rolled-back', message }];
  }
  const sameEdition = next.sequenceNumber === last.sequenceNumber && next.issued === last.issued;
  if (sameEdition && JSON.stringify(candidate.list) !== JSON.stringify(current.list)) {
    const message = `Another list with number ${next.sequenceNumber} of ${next.issued} is in use.`;
    return [{ code: 'sequence-reused', message }];
  }
  return [];
}

function warningsOf(
  { list: { scheme }, signature, sha256 }: ListCandidate,
  current: ListCandidate | undefined,
  expected: ListExpectation,
  at: Date,
): ListReason<ListWarningCode>[] {
  const warnings: ListReason<ListWarningCode>[] = [];
  const warn = (code: ListWarningCode, message: string): void => void warnings.push({ code, message });
  if (scheme.nextUpdate === null) warn('closed', 'The list is closed: it states no next update.');
  else if (isPast(scheme.nextUpdate, at) && expected.pivot !== true) {
    warn('next-update-passed', `The list was to be replaced by ${scheme.nextUpdate}.`);
  }
  if (matchSigner(signature.signer, expected.signers) === 'same-key-and-name') {
    warn('signer-renewed', "The signer's certificate is another than announced, with the same key and name.");
  }
  const sameNumber = current?.list.scheme.sequenceNumber === scheme.sequenceNumber;
  if (sameNumber && current.sha256 !== sha256) {
    warn('sequence-not-raised', `The list has changed, but its number ${scheme.sequenceNumber} has not.`);
  }
  warnings.push(...signerWarnings(signature.signer, expected.pivot === true ? undefined : at));
  return warnings;
}

/** The announced certificate is trusted by itself, so its dates and purpose only warn. */
function signerWarnings(signer: string, at: Date | undefined): ListReason<ListWarningCode>[] {
  const der = fromBase64(signer);
  const certificate = der === undefined ? undefined : decodeCertificate(der);
  if (certificate?.ok !== true) return [];
  const { notBefore, notAfter, extendedKeyUsage } = certificate.value;
  const warnings: ListReason<ListWarningCode>[] = [];
  if (at !== undefined && notAfter.instant < at) {
    const message = `The signer's certificate has expired on ${notAfter.instant.toISOString()}.`;
    warnings.push({ code: 'signer-expired', message });
  }
  if (at !== undefined && notBefore.instant > at) {
    const message = `The signer's certificate is valid from ${notBefore.instant.toISOString()} only.`;
    warnings.push({ code: 'signer-not-yet-valid', message });
  }
  if (extendedKeyUsage?.items.some(({ oid }) => oid === TSL_SIGNING) !== true) {
    const message = "The signer's certificate has not the extended key usage id-tsl-kp-tslSigning.";
    warnings.push({ code: 'signer-without-tsl-signing', message });
  }
  return warnings;
}

const isPast = (instant: string, at: Date): boolean => Date.parse(instant) < at.getTime();
