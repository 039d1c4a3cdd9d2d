import { createHash, type KeyObject, sign } from 'node:crypto';
import { readDer } from '../../server/core/asn1/der.js';
import type { Certificate } from '../../server/core/certificate/certificate.js';
import { decodeCertificate } from '../../server/core/certificate/decode-certificate.js';
import {
  bitString,
  explicit,
  generalizedTime,
  implicit,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
  tlv,
  utcTime,
} from './der.js';
import { extension } from './mint.js';

/** Who signs: a certificate and its key. */
export interface Signer {
  readonly der: Uint8Array;
  readonly privateKey: KeyObject;
}

/** CRLReason by name, as far as tests revoke for it. */
export const REASON_CODES = {
  unspecified: 0,
  keyCompromise: 1,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  removeFromCRL: 8,
  privilegeWithdrawn: 9,
} as const;
export type TestReason = keyof typeof REASON_CODES;

export type TestStatus =
  | { readonly status: 'good' }
  | { readonly status: 'unknown' }
  | { readonly status: 'revoked'; readonly revokedAt: Date; readonly reason?: TestReason };

export interface SingleAnswer {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly status: TestStatus;
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
  readonly hash?: 'sha1' | 'sha256';
  readonly extensions?: readonly Uint8Array[];
  /** Replaces the serial number of the CertID. */
  readonly serial?: bigint;
}

export interface BasicAnswer {
  readonly signer: Signer;
  readonly answers: readonly SingleAnswer[];
  readonly producedAt: Date;
  readonly by?: 'name' | 'key';
  readonly nonce?: Uint8Array;
  readonly extensions?: readonly Uint8Array[];
  /** Certificates sent along. */
  readonly certificates?: readonly Uint8Array[];
  readonly spoilSignature?: boolean;
}

export interface ListedEntry {
  readonly serial: bigint;
  readonly revokedAt: Date;
  readonly reason?: TestReason;
  /** More entry extensions, whole. */
  readonly extensions?: readonly Uint8Array[];
}

export interface TestList {
  readonly signer: Signer;
  /** DER of the issuer's Name; the signer's subject by default. */
  readonly issuer?: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
  readonly entries?: readonly ListedEntry[];
  /** `null`: none. */
  readonly number?: number | null;
  readonly deltaBase?: number;
  /** Contents of the issuing distribution point. */
  readonly scope?: readonly Uint8Array[];
  readonly extensions?: readonly Uint8Array[];
  readonly spoilSignature?: boolean;
}

export const decodedCertificate = (der: Uint8Array): Certificate => {
  const certificate = decodeCertificate(der);
  if (!certificate.ok) throw new Error(certificate.problem.message);
  return certificate.value;
};

export const serialOf = ({ serialNumber }: Certificate): bigint => BigInt(`0x${serialNumber.hex}`);

const enumerated = (value: number): Uint8Array => tlv(0x0a, Uint8Array.of(value));
const generalized = (date: Date): Uint8Array =>
  generalizedTime(`${date.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}Z`);
const crlTime = (date: Date): Uint8Array =>
  date.getUTCFullYear() > 2049
    ? generalized(date)
    : utcTime(`${date.toISOString().slice(2, 19).replaceAll(/[-T:]/g, '')}Z`);

/** An OCSPResponse without content: `malformedRequest` is 1, `tryLater` 3, `unauthorized` 6 … */
export const errorResponse = (status: number): Uint8Array => sequence(enumerated(status));

/** A signed, successful OCSPResponse (RFC 6960 §4.2.1). */
export function basicResponse({
  signer,
  answers,
  producedAt,
  by = 'key',
  nonce,
  extensions = [],
  certificates = [],
  spoilSignature = false,
}: BasicAnswer): Uint8Array {
  const { subject, der } = decodedCertificate(signer.der);
  const responderId =
    by === 'name'
      ? explicit(1, der.subarray(subject.at.start, subject.at.end))
      : explicit(2, octetString(digest('sha1', keyBitsOf(signer.der))));
  const all = [...(nonce ? [extension('1.3.6.1.5.5.7.48.1.2', octetString(nonce))] : []), ...extensions];
  const data = sequence(
    responderId,
    generalized(producedAt),
    sequence(...answers.map(singleResponse)),
    ...(all.length > 0 ? [explicit(1, sequence(...all))] : []),
  );
  const [algorithm, signature] = signedBy(signer, data, spoilSignature);
  const basic = sequence(
    data,
    algorithm,
    signature,
    ...(certificates.length > 0 ? [explicit(0, sequence(...certificates))] : []),
  );
  return sequence(enumerated(0), explicit(0, sequence(oid('1.3.6.1.5.5.7.48.1.1'), octetString(basic))));
}

function singleResponse({
  certificate,
  issuer,
  status,
  thisUpdate,
  nextUpdate,
  hash = 'sha1',
  extensions = [],
  serial = serialOf(certificate),
}: SingleAnswer): Uint8Array {
  const name = issuer.der.subarray(issuer.subject.at.start, issuer.subject.at.end);
  const certId = sequence(
    sequence(oid(hash === 'sha1' ? '1.3.14.3.2.26' : '2.16.840.1.101.3.4.2.1'), nothing()),
    octetString(digest(hash, name)),
    octetString(digest(hash, keyBitsOf(issuer.der))),
    integer(serial),
  );
  const certStatus =
    status.status === 'good'
      ? implicit(0, new Uint8Array())
      : status.status === 'unknown'
        ? implicit(2, new Uint8Array())
        : explicit(
            1,
            generalized(status.revokedAt),
            ...(status.reason ? [explicit(0, enumerated(REASON_CODES[status.reason]))] : []),
          );
  return sequence(
    certId,
    certStatus,
    generalized(thisUpdate),
    ...(nextUpdate ? [explicit(0, generalized(nextUpdate))] : []),
    ...(extensions.length > 0 ? [explicit(1, sequence(...extensions))] : []),
  );
}

/** A signed version 2 CertificateList (RFC 5280 §5.1). */
export function revocationList({
  signer,
  issuer,
  thisUpdate,
  nextUpdate,
  entries = [],
  number = 1,
  deltaBase,
  scope,
  extensions = [],
  spoilSignature = false,
}: TestList): Uint8Array {
  const { subject, der } = decodedCertificate(signer.der);
  const all = [
    ...(number === null ? [] : [extension('2.5.29.20', integer(number))]),
    ...(deltaBase === undefined ? [] : [extension('2.5.29.27', integer(deltaBase), true)]),
    ...(scope === undefined ? [] : [extension('2.5.29.28', sequence(...scope), true)]),
    ...extensions,
  ];
  const algorithm = algorithmOf(signer.privateKey);
  const tbs = sequence(
    integer(1),
    algorithm,
    issuer ?? der.subarray(subject.at.start, subject.at.end),
    crlTime(thisUpdate),
    ...(nextUpdate ? [crlTime(nextUpdate)] : []),
    ...(entries.length > 0 ? [sequence(...entries.map(listedEntry))] : []),
    ...(all.length > 0 ? [explicit(0, sequence(...all))] : []),
  );
  const [, signature] = signedBy(signer, tbs, spoilSignature);
  return sequence(tbs, algorithm, signature);
}

export function listedEntry({ serial, revokedAt, reason, extensions = [] }: ListedEntry): Uint8Array {
  const all = [
    ...(reason === undefined ? [] : [extension('2.5.29.21', enumerated(REASON_CODES[reason]))]),
    ...extensions,
  ];
  return sequence(integer(serial), crlTime(revokedAt), ...(all.length > 0 ? [sequence(...all)] : []));
}

const digest = (hash: string, bytes: Uint8Array): Uint8Array => createHash(hash).update(bytes).digest();

function keyBitsOf(der: Uint8Array): Uint8Array {
  const { publicKey } = decodedCertificate(der);
  const node = readDer(der, publicKey.at.start, publicKey.at.end);
  const bits = node.ok ? node.value.children[1]! : undefined;
  return der.subarray(bits!.content + 1, bits!.end);
}

const algorithmOf = (key: KeyObject): Uint8Array =>
  key.asymmetricKeyType === 'ec'
    ? sequence(oid('1.2.840.10045.4.3.2'))
    : sequence(oid('1.2.840.113549.1.1.11'), nothing());

function signedBy({ privateKey }: Signer, bytes: Uint8Array, spoil: boolean): [Uint8Array, Uint8Array] {
  const signature = sign('sha256', spoil ? Uint8Array.of(...bytes, 0) : bytes, privateKey);
  return [algorithmOf(privateKey), bitString(Uint8Array.from(signature))];
}
