import { describe, expect, test } from '@jest/globals';
import {
  explicit,
  implicit,
  nothing,
  octetString,
  oid,
  sequence,
  set,
  tlv,
} from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { authorityInfoAccess, crlDistributionPoints, extension } from '../../../../../test/support/mint.js';
import { extCrldpMissingWithoutOcsp } from './crldp-missing-without-ocsp.js';
import { extCrldpNoHttp } from './crldp-no-http.js';
import { extCrldpProhibitedFields } from './crldp-prohibited-fields.js';
import { extNorevavailWithPointers } from './norevavail-with-pointers.js';
import { extNorevavailWithoutValidityAssured } from './norevavail-without-validity-assured.js';
import { extValidityAssuredWithoutNorevavail } from './validity-assured-without-norevavail.js';

const OCSP = authorityInfoAccess(['ocsp', 'http://ocsp.example']);
const ISSUER = authorityInfoAccess(['caIssuers', 'http://ca.example']);
const CRL = crlDistributionPoints('http://crl.example');
const NO_REV_AVAIL = extension('2.5.29.56', nothing());
const ASSURED = extension('0.4.0.194121.2.1', nothing());
const FRESHEST = extension('2.5.29.46', sequence());
const QNCP_W = ['0.4.0.194112.1.5'];

describe('ext.crldp-missing-without-ocsp', () => {
  const judged = (...extensions: Uint8Array[]) => messagesOf(extCrldpMissingWithoutOcsp, { extensions });

  test.each([
    ['a CRL', [CRL]],
    ['an OCSP responder', [OCSP]],
    ['both', [CRL, OCSP]],
  ])('%s passes', (_, extensions) => {
    expect(judged(...extensions)).toEqual([]);
  });

  test.each([
    ['neither', []],
    ['only the issuer', [ISSUER]],
    ['only noRevAvail', [NO_REV_AVAIL]],
  ])('%s fails', (_, extensions) => {
    expect(findingsOf(extCrldpMissingWithoutOcsp, { extensions })).toEqual([
      {
        message: 'There is neither a CRL distribution point nor an OCSP location.',
        severity: 'error',
        path: undefined,
        hex: undefined,
      },
    ]);
  });

  test('an authorityInfoAccess that cannot be decoded is left to x509.extension-undecodable', () => {
    expect(judged(extension('1.3.6.1.5.5.7.1.1', nothing()))).toEqual([]);
  });

  test('does not apply to a certificate whose validity is assured', () => {
    expect(judged(ASSURED)).toBeUndefined();
  });

  test('does not apply to a short-lived certificate for browsers', () => {
    const short = { extensions: [], notBefore: '260401000000Z', notAfter: '260407235959Z' };
    expect(messagesOf(extCrldpMissingWithoutOcsp, { ...short, policies: QNCP_W })).toBeUndefined();
    expect(messagesOf(extCrldpMissingWithoutOcsp, short)).toHaveLength(1);
    expect(messagesOf(extCrldpMissingWithoutOcsp, { extensions: [], policies: QNCP_W })).toHaveLength(1);
  });
});

describe('ext.crldp-no-http', () => {
  test.each([
    [['http://crl.example/a.crl']],
    [['ldap://dir.example/cn=CA']],
    [['https://crl.example', 'http://crl.example']],
  ])('%j passes', (addresses) => {
    expect(findingsOf(extCrldpNoHttp, { extensions: [crlDistributionPoints(...addresses)] })).toEqual([]);
  });

  test.each([[['https://crl.example']], [['ftp://crl.example', 'file:///crl']], [[]]])(
    '%j fails and the extension is pointed at',
    (addresses) => {
      const value = crlDistributionPoints(...addresses);
      const [finding, ...others] = findingsOf(extCrldpNoHttp, { extensions: [value] })!;
      expect(others).toHaveLength(0);
      expect(finding).toMatchObject({
        message: 'No CRL distribution point has an address with http or ldap.',
        severity: 'error',
        path: 'cRLDistributionPoints',
      });
      expect(hex(value).endsWith(finding!.hex!)).toBe(true);
    },
  );

  test('does not apply without the extension', () => {
    expect(findingsOf(extCrldpNoHttp, { extensions: [] })).toBeUndefined();
  });
});

describe('ext.crldp-prohibited-fields', () => {
  const uri = (address: string) => implicit(6, new TextEncoder().encode(address));
  const http = explicit(0, explicit(0, uri('http://crl.example')));
  const points = (...each: Uint8Array[]) => extension('2.5.29.31', sequence(...each));
  const judged = (...each: Uint8Array[]) =>
    findingsOf(extCrldpProhibitedFields, { policies: QNCP_W, extensions: [points(...each)] });

  test('http addresses pass', () => {
    expect(judged(sequence(http), sequence(http))).toEqual([]);
  });

  test.each([
    ['reasons', implicit(1, Uint8Array.of(1, 6))],
    ['cRLIssuer', explicit(2, uri('http://ca.example'))],
  ])('%s is pointed at', (name, field) => {
    expect(judged(sequence(http), sequence(http, field))).toEqual([
      {
        message: `A CRL distribution point has ${name}, which is not allowed.`,
        severity: 'error',
        path: `cRLDistributionPoints[1].${name}`,
        hex: hex(field),
      },
    ]);
  });

  test('a name relative to the issuer is pointed at', () => {
    const relative = explicit(0, explicit(1, sequence(oid('2.5.4.3'), set())));
    expect(judged(sequence(relative), sequence(http))).toEqual([
      {
        message: 'A CRL distribution point has nameRelativeToCRLIssuer, which is not allowed.',
        severity: 'error',
        path: 'cRLDistributionPoints[0].nameRelativeToCRLIssuer',
        hex: hex(relative),
      },
    ]);
  });

  test('each field is reported', () => {
    expect(judged(sequence(http, implicit(1, Uint8Array.of(1, 6)), explicit(2, uri('x'))))).toHaveLength(2);
  });

  test('an address of another kind is pointed at', () => {
    const ldap = uri('ldap:///cn=CA');
    const dns = implicit(2, new TextEncoder().encode('crl.example'));
    expect(judged(sequence(explicit(0, explicit(0, ldap, uri('http://a'), dns))))).toEqual([
      {
        message: 'The CRL distribution point uri "ldap:///cn=CA" has no http address.',
        severity: 'error',
        path: 'cRLDistributionPoints[0].fullName[0]',
        hex: hex(ldap),
      },
      {
        message: 'The CRL distribution point dns "crl.example" has no http address.',
        severity: 'error',
        path: 'cRLDistributionPoints[0].fullName[2]',
        hex: hex(dns),
      },
    ]);
  });

  test('ldap alone fails here, https alone is left to ext.crldp-no-http', () => {
    expect(judged(sequence(explicit(0, explicit(0, uri('ldap://dir.example')))))).toHaveLength(1);
    expect(judged(sequence(explicit(0, explicit(0, uri('https://crl.example')))))).toEqual([]);
  });

  test('does not apply outside the browser track, nor without the extension', () => {
    expect(findingsOf(extCrldpProhibitedFields)).toBeUndefined();
    expect(findingsOf(extCrldpProhibitedFields, { policies: QNCP_W, extensions: [] })).toBeUndefined();
    const broken = extension('2.5.29.31', octetString(Uint8Array.of(1)));
    expect(findingsOf(extCrldpProhibitedFields, { policies: QNCP_W, extensions: [broken] })).toBeUndefined();
  });

  test('is effective with the profiles of the Baseline Requirements', () => {
    expect(extCrldpProhibitedFields.effectiveFrom).toEqual(new Date('2023-09-15T00:00:00Z'));
  });
});

describe('ext.norevavail-without-validity-assured', () => {
  test('beside the validity-assured extension it passes', () => {
    expect(findingsOf(extNorevavailWithoutValidityAssured, { extensions: [NO_REV_AVAIL, ASSURED] })).toEqual(
      [],
    );
  });

  test('alone it is pointed at', () => {
    expect(findingsOf(extNorevavailWithoutValidityAssured, { extensions: [NO_REV_AVAIL] })).toEqual([
      {
        message: 'The extension noRevAvail stands without the validity-assured extension (0.4.0.194121.2.1).',
        severity: 'warning',
        path: 'extensions[5]',
        hex: hex(NO_REV_AVAIL),
      },
    ]);
  });

  test('does not apply without noRevAvail', () => {
    expect(findingsOf(extNorevavailWithoutValidityAssured, { extensions: [ASSURED] })).toBeUndefined();
  });
});

describe('ext.validity-assured-without-norevavail', () => {
  test.each([
    ['noRevAvail', [ASSURED, NO_REV_AVAIL]],
    ['a CRL', [ASSURED, CRL]],
    ['an OCSP responder', [ASSURED, OCSP]],
  ])('%s passes', (_, extensions) => {
    expect(findingsOf(extValidityAssuredWithoutNorevavail, { extensions })).toEqual([]);
  });

  test('with none of them it is pointed at', () => {
    expect(findingsOf(extValidityAssuredWithoutNorevavail, { extensions: [ASSURED, ISSUER] })).toEqual([
      {
        message:
          'The validity-assured extension stands without CRL distribution point, OCSP location and noRevAvail.',
        severity: 'error',
        path: 'extensions[5]',
        hex: hex(ASSURED),
      },
    ]);
  });

  test('does not apply without the validity-assured extension', () => {
    expect(findingsOf(extValidityAssuredWithoutNorevavail, { extensions: [] })).toBeUndefined();
  });

  test('is effective since noRevAvail exists', () => {
    expect(extValidityAssuredWithoutNorevavail.effectiveFrom).toEqual(new Date('2024-06-01T00:00:00Z'));
  });
});

describe('ext.norevavail-with-pointers', () => {
  test('without pointers it passes', () => {
    expect(findingsOf(extNorevavailWithPointers, { extensions: [NO_REV_AVAIL, ISSUER] })).toEqual([]);
  });

  test('each pointer is pointed at', () => {
    const ocspLocation = sequence(
      oid('1.3.6.1.5.5.7.48.1'),
      tlv(0x86, new TextEncoder().encode('http://ocsp.example')),
    );
    const message = (what: string) =>
      `noRevAvail says that there is no revocation information, but ${what} points to some.`;
    expect(
      findingsOf(extNorevavailWithPointers, { extensions: [NO_REV_AVAIL, CRL, OCSP, FRESHEST] }),
    ).toEqual([
      { message: message('cRLDistributionPoints'), severity: 'error', path: 'extensions[6]', hex: hex(CRL) },
      {
        message: message('an OCSP location'),
        severity: 'error',
        path: 'authorityInfoAccess[0]',
        hex: hex(ocspLocation),
      },
      { message: message('freshestCRL'), severity: 'error', path: 'extensions[8]', hex: hex(FRESHEST) },
    ]);
  });

  test('does not apply without noRevAvail', () => {
    expect(findingsOf(extNorevavailWithPointers, { extensions: [CRL, OCSP] })).toBeUndefined();
  });
});
