import { type Decoded, decoded, undecodable } from '../asn1/decoded.js';
import { contextConstructed, type DerNode, readDer, Tag } from '../asn1/der.js';
import { hex } from '../asn1/hex.js';
import { readSmallInteger } from '../asn1/integer.js';
import { readOid } from '../asn1/oid.js';
import { readAlgorithm } from '../certificate/algorithm.js';
import type { Certificate } from '../certificate/certificate.js';
import { decodeCertificate } from '../certificate/decode-certificate.js';
import { RevocationOid } from './identifiers.js';
import {
  type BasicOcspResponse,
  OCSP_STATUSES,
  type OcspResponse,
  type ResponderId,
  type SingleResponse,
} from './ocsp-response.js';
import { extensionValue, readTaggedExtensions, type RevocationExtension } from './read-extensions.js';
import { readSingleResponse } from './read-single-response.js';
import { strictTime } from './strict-time.js';

/** A response for one certificate has one or two kilobytes; a quarter of a megabyte holds any chain of delegates. */
export const OCSP_LIMITS = {
  maxBytes: 256 * 1024,
  maxDepth: 32,
  maxElements: 20_000,
  maxCertificates: 10,
} as const;

/**
 * Reads an OCSPResponse (RFC 6960 §4.2.1) strictly: what is not well formed is refused as a whole, because nobody can
 * rely on half an answer. Verifies nothing and judges nothing. Never throws.
 */
export function readOcspResponse(der: Uint8Array): Decoded<OcspResponse> {
  const root = readDer(der, 0, der.length, { limits: OCSP_LIMITS });
  if (!root.ok) return { ok: false, problem: { ...root.problem, at: 'OCSPResponse' } };
  const [statusNode, wrapper, ...more] = root.value.children;
  if (root.value.identifier !== Tag.SEQUENCE || statusNode?.identifier !== Tag.ENUMERATED || more.length > 0)
    return undecodable('OCSPResponse', 0, 'An OCSPResponse is a SEQUENCE of status and responseBytes.');
  const status =
    statusNode.end - statusNode.content === 1 ? OCSP_STATUSES[der[statusNode.content]!] : undefined;
  if (status === undefined)
    return undecodable('responseStatus', statusNode.start, 'RFC 6960 knows no such responseStatus.');
  if (status !== 'successful') {
    if (wrapper !== undefined)
      return undecodable('responseBytes', wrapper.start, `responseBytes stand beside ${status}.`);
    return decoded({ status });
  }
  const responseBytes = wrapper?.children[0];
  const [type, octets] = responseBytes?.children ?? [];
  if (
    wrapper?.identifier !== contextConstructed(0) ||
    wrapper.children.length !== 1 ||
    responseBytes?.identifier !== Tag.SEQUENCE ||
    responseBytes.children.length !== 2 ||
    octets?.identifier !== Tag.OCTET_STRING
  ) {
    return undecodable(
      'responseBytes',
      statusNode.end,
      'A successful response has responseBytes: a type and an OCTET STRING.',
    );
  }
  const oid = readOid(type);
  if (oid !== RevocationOid.basicResponse)
    return undecodable('responseType', type!.start, `The response type is ${oid ?? 'none'}, not basic.`);
  const basic = readBasicResponse(der, octets.content, octets.end);
  return basic.ok ? decoded({ status, basic: basic.value }) : basic;
}

function readBasicResponse(der: Uint8Array, start: number, end: number): Decoded<BasicOcspResponse> {
  const root = readDer(der, start, end, { limits: OCSP_LIMITS });
  if (!root.ok) return { ok: false, problem: { ...root.problem, at: 'BasicOCSPResponse' } };
  const [data, algorithm, signature, certs, ...more] = root.value.children;
  const signatureAlgorithm = readAlgorithm(algorithm, 'signatureAlgorithm');
  if (
    root.value.identifier !== Tag.SEQUENCE ||
    data?.identifier !== Tag.SEQUENCE ||
    signatureAlgorithm === undefined ||
    signature?.identifier !== Tag.BIT_STRING ||
    der[signature.content] !== 0 ||
    more.length > 0
  ) {
    return undecodable(
      'BasicOCSPResponse',
      start,
      'A BasicOCSPResponse is a SEQUENCE of ResponseData, algorithm, signature and certificates.',
    );
  }
  const certificates = readCertificates(der, certs);
  if (!certificates.ok) return certificates;
  const responseData = readResponseData(data);
  if (!responseData.ok) return responseData;
  return decoded({
    der,
    signed: der.subarray(data.start, data.end),
    ...responseData.value,
    signatureAlgorithm,
    signature: der.subarray(signature.content + 1, signature.end),
    certificates: certificates.value,
  });
}

/** A certificate that cannot be read is passed over: it cannot have signed anything that we would believe. */
function readCertificates(der: Uint8Array, node: DerNode | undefined): Decoded<readonly Certificate[]> {
  if (node === undefined) return decoded([]);
  const list = node.children[0];
  if (node.identifier !== contextConstructed(0) || list?.identifier !== Tag.SEQUENCE)
    return undecodable('certs', node.start, 'certs is one SEQUENCE OF Certificate.');
  if (list.children.length > OCSP_LIMITS.maxCertificates)
    return undecodable('certs', node.start, `More than ${OCSP_LIMITS.maxCertificates} certificates.`);
  return decoded(
    list.children.flatMap((item) => {
      const certificate = decodeCertificate(der.subarray(item.start, item.end));
      return certificate.ok ? [certificate.value] : [];
    }),
  );
}

interface ResponseData {
  readonly responderId: ResponderId;
  readonly producedAt: Date;
  readonly responses: readonly SingleResponse[];
  readonly extensions: readonly RevocationExtension[];
  readonly nonce: Uint8Array | undefined;
}

function readResponseData(data: DerNode): Decoded<ResponseData> {
  const { bytes } = data;
  const fields = [...data.children];
  if (fields[0]?.identifier === contextConstructed(0)) {
    const version = fields.shift()!;
    if (version.children.length !== 1 || readSmallInteger(version.children[0]) !== 0)
      return undecodable('version', version.start, 'Only version 1 of OCSP is known.');
  }
  const [id, produced, list, tail, ...more] = fields;
  const responderId = readResponderId(id);
  if (responderId === undefined)
    return undecodable('responderID', (id ?? data).start, 'A ResponderID is a name or a hash of a key.');
  const producedAt =
    produced?.identifier === Tag.GENERALIZED_TIME
      ? strictTime(bytes, produced.identifier, produced.content, produced.end)
      : undefined;
  if (producedAt === undefined)
    return undecodable('producedAt', (produced ?? data).start, 'producedAt is a GeneralizedTime.');
  if (list?.identifier !== Tag.SEQUENCE)
    return undecodable('responses', (list ?? data).start, 'responses is a SEQUENCE OF SingleResponse.');
  if (more.length > 0 || (tail !== undefined && tail.identifier !== contextConstructed(1)))
    return undecodable('ResponseData', data.start, 'Something unknown follows the responses.');

  const extensions = readTaggedExtensions(tail, 'responseExtensions');
  if (!extensions.ok) return extensions;
  const responses: SingleResponse[] = [];
  for (const [i, item] of list.children.entries()) {
    const single = readSingleResponse(item, `responses[${i}]`);
    if (!single.ok) return single;
    responses.push(single.value);
  }
  const hasNonce = extensions.value.some(({ oid }) => oid === RevocationOid.nonce);
  const nonce = extensionValue(bytes, extensions.value, RevocationOid.nonce);
  if (hasNonce && nonce?.identifier !== Tag.OCTET_STRING)
    return undecodable('nonce', tail!.start, 'The nonce is an OCTET STRING.');
  return decoded({
    responderId,
    producedAt: new Date(producedAt),
    responses,
    extensions: extensions.value,
    nonce: nonce && bytes.subarray(nonce.content, nonce.end),
  });
}

function readResponderId(node: DerNode | undefined): ResponderId | undefined {
  const inner = node?.children[0];
  if (node === undefined || inner === undefined || node.children.length !== 1) return undefined;
  if (node.identifier === contextConstructed(1) && inner.identifier === Tag.SEQUENCE)
    return { by: 'name', start: inner.start, end: inner.end };
  if (node.identifier === contextConstructed(2) && inner.identifier === Tag.OCTET_STRING)
    return { by: 'key', keyHash: hex(inner.bytes.subarray(inner.content, inner.end)) };
  return undefined;
}
