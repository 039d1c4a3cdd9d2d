import { describe, expect, test } from '@jest/globals';
import { OCSPRequest } from 'pkijs';
import { CertificateAuthority } from '../../../test/support/certificate-authority.js';
import { decodedCertificate } from '../../../test/support/revocation-messages.js';
import { testVerifier } from '../../../test/support/signature-verifier.js';
import { hex } from '../asn1/hex.js';
import { type CertIdHash, issuerHashes, ocspGetUrl, writeOcspRequest } from './ocsp-request.js';

const authority = CertificateAuthority.root();
const certificate = decodedCertificate(authority.issue().der);
const issuer = decodedCertificate(authority.der);
const nonce = Uint8Array.from({ length: 32 }, (_, i) => i);

describe('an OCSP request (RFC 6960 §4.1)', () => {
  test.each<[CertIdHash, string, number]>([
    ['sha1', '1.3.14.3.2.26', 20],
    ['sha256', '2.16.840.1.101.3.4.2.1', 32],
  ])('with %s is read back by another reader', (hash, oid, octets) => {
    const der = writeOcspRequest({ certificate, issuer, hash, nonce }, testVerifier);
    const { tbsRequest } = OCSPRequest.fromBER(Uint8Array.from(der));
    expect(tbsRequest.requestList).toHaveLength(1);
    const { reqCert } = tbsRequest.requestList[0]!;
    const { nameHash, keyHash } = issuerHashes(certificate, issuer, hash, testVerifier);
    expect(reqCert.hashAlgorithm.algorithmId).toBe(oid);
    expect(hex(reqCert.issuerNameHash.valueBlock.valueHexView)).toBe(nameHash);
    expect(hex(reqCert.issuerKeyHash.valueBlock.valueHexView)).toBe(keyHash);
    expect(nameHash).toHaveLength(2 * octets);
    expect(hex(reqCert.serialNumber.valueBlock.valueHexView).replace(/^0+/, '')).toBe(
      certificate.serialNumber.hex,
    );
    const extension = tbsRequest.requestExtensions![0]!;
    expect([extension.extnID, hex(extension.extnValue.valueBlock.valueHexView)]).toEqual([
      '1.3.6.1.5.5.7.48.1.2',
      `0420${hex(nonce)}`,
    ]);
  });

  test('without a nonce has no extensions, and fits into a GET', () => {
    const der = writeOcspRequest({ certificate, issuer, hash: 'sha1' }, testVerifier);
    expect(OCSPRequest.fromBER(Uint8Array.from(der)).tbsRequest.requestExtensions).toBeUndefined();
    const url = ocspGetUrl('http://ocsp.example/path/', der)!;
    expect(url.startsWith('http://ocsp.example/path/M')).toBe(true);
    const encoded = decodeURIComponent(url.slice('http://ocsp.example/path/'.length));
    expect(Buffer.from(encoded, 'base64')).toEqual(Buffer.from(der));
  });

  test('that is too long for a GET has to be posted', () => {
    const der = writeOcspRequest(
      { certificate, issuer, hash: 'sha256', nonce: new Uint8Array(128) },
      testVerifier,
    );
    expect(ocspGetUrl('http://ocsp.example', der)).toBeUndefined();
  });
});
