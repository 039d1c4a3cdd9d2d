import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import { nameText } from '../core/certificate/name.js';
import type { ListCandidate, ListReason, ListWarningCode } from '../core/trust-lists/judge-list.js';
import type { SignedList } from '../core/trust-lists/read-signed-list.js';
import { isGrantedForWeb } from './service-rows.js';
import { TrustedListEditionEntity } from './trusted-list.entity.js';

const compressed = promisify(gzip);

/** A list whose signature holds, with its file. */
export interface ArrivedList {
  readonly candidate: ListCandidate;
  readonly bytes: Uint8Array;
  /** The URL, or the name of the imported file. */
  readonly source: string;
}

/** The row that keeps a list for ever. Made before the transaction, because packing takes its time. */
export async function editionOf(
  { candidate, bytes, source }: ArrivedList,
  kind: TrustedListEditionEntity['kind'],
  warnings: readonly ListReason<ListWarningCode>[],
  notice: string | null,
  at: Date,
): Promise<TrustedListEditionEntity> {
  const { list, signature, sha256 } = candidate;
  const { scheme, providers } = list;
  const services = providers.flatMap((provider) => provider.services);
  const signed: SignedList = { list, signature };
  return Object.assign(new TrustedListEditionEntity(), {
    id: randomUUID(),
    territory: scheme.territory,
    kind,
    sequenceNumber: scheme.sequenceNumber,
    issued: new Date(scheme.issued),
    nextUpdate: scheme.nextUpdate === null ? null : new Date(scheme.nextUpdate),
    version: scheme.version,
    sha256,
    size: bytes.length,
    xml: await compressed(bytes),
    reading: await compressed(JSON.stringify(signed)),
    receivedAt: at,
    source,
    signer: signature.signer,
    ...signerColumns(signature.signer),
    warnings,
    notice,
    services: services.length,
    webServices: services.filter(isGrantedForWeb).length,
  } satisfies TrustedListEditionEntity);
}

/** What was read from the file and verified when it arrived. */
export const readingIn = (reading: Uint8Array): SignedList =>
  JSON.parse(gunzipSync(reading).toString('utf8')) as SignedList;

/** The file as it was received. */
export const xmlIn = (xml: Uint8Array): Buffer => gunzipSync(xml);

export const fingerprint = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function signerColumns(signer: string): { signerSha256: string; signerSubject: string } {
  const der = Buffer.from(signer, 'base64');
  const certificate = decodeCertificate(der);
  return {
    signerSha256: fingerprint(der),
    signerSubject: certificate.ok ? nameText(certificate.value.subject, certificate.value.der) : '',
  };
}
