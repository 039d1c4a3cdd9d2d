import { describe, expect, test } from '@jest/globals';
import { nothing } from '../../../test/support/der.js';
import { certificateOf } from '../../../test/support/judge.js';
import { authorityInfoAccess, crlDistributionPoints, extension } from '../../../test/support/mint.js';
import { AccessMethod, accessDescriptions, revocationPointers } from './revocation-pointers.js';

const OCSP = authorityInfoAccess(
  ['ocsp', 'http://one.example'],
  ['caIssuers', 'http://ca.example'],
  ['ocsp', 'http://two.example'],
);
const BARE = { qcStatements: null, policies: null, extendedKeyUsage: null, keyUsage: null, dnsNames: null };
const pointers = (...extensions: Uint8Array[]) => revocationPointers(certificateOf({ ...BARE, extensions }));

describe('where revocation can be looked up', () => {
  test('in CRLs and at OCSP responders', () => {
    const found = pointers(crlDistributionPoints('http://crl.example'), OCSP);
    expect(found.map(([what, { path }]) => [what, path])).toEqual([
      ['cRLDistributionPoints', 'extensions[0]'],
      ['an OCSP location', 'authorityInfoAccess[0]'],
      ['an OCSP location', 'authorityInfoAccess[2]'],
    ]);
  });

  test('CRLs that cannot be decoded point all the same', () => {
    expect(pointers(extension('2.5.29.31', nothing()))).toHaveLength(1);
  });

  test('nowhere', () => {
    expect(pointers(authorityInfoAccess(['caIssuers', 'http://ca.example']))).toHaveLength(0);
    expect(pointers()).toHaveLength(0);
  });

  test('access descriptions are told by their method', () => {
    const certificate = certificateOf({ extensions: [OCSP] });
    const values = (method: string) =>
      accessDescriptions(certificate, method).map(({ location }) => location.value);
    expect(values(AccessMethod.ocsp)).toEqual(['http://one.example', 'http://two.example']);
    expect(values(AccessMethod.caIssuers)).toEqual(['http://ca.example']);
    expect(accessDescriptions(certificateOf({ extensions: [] }), AccessMethod.ocsp)).toHaveLength(0);
  });
});
