import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { CertificateAuthority, type TestKeyType } from './certificate-authority.js';

describe('the test certificate authority', () => {
  test.each<[TestKeyType, TestKeyType]>([
    ['ec', 'ec'],
    ['rsa', 'ec'],
    ['ec', 'rsa'],
    ['rsa', 'rsa'],
  ])('OpenSSL verifies a chain of %s CA and %s leaf', (caKey, leafKey) => {
    const root = CertificateAuthority.root({ keyType: caKey });
    const issuing = root.subordinate({ keyType: caKey });
    const leaf = issuing.issue({ keyType: leafKey });

    const [rootCertificate, issuingCertificate, leafCertificate] = [root.der, issuing.der, leaf.der].map(
      (der) => new X509Certificate(der),
    );
    expect(leafCertificate!.verify(issuingCertificate!.publicKey)).toBe(true);
    expect(leafCertificate!.checkIssued(issuingCertificate!)).toBe(true);
    expect(issuingCertificate!.verify(rootCertificate!.publicKey)).toBe(true);
    expect(rootCertificate!.checkIssued(rootCertificate!)).toBe(true);
    expect(leafCertificate!.checkPrivateKey(leaf.privateKey)).toBe(true);
    expect(leafCertificate!.infoAccess).toContain('OCSP - URI:http://ocsp.bandymas.example');
  });

  test('dates and names are the given ones', () => {
    const { der } = CertificateAuthority.root().issue({
      organisation: 'Vilniaus Mokėjimai',
      notBefore: new Date('2026-05-01T00:00:00Z'),
      notAfter: new Date('2027-05-01T10:00:00Z'),
    });
    const certificate = new X509Certificate(der);
    expect(certificate.validTo).toBe('May  1 10:00:00 2027 GMT');
    expect(certificate.subject).toContain('O=Vilniaus Mokėjimai');
  });
});
