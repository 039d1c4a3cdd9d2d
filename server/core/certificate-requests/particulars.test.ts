import { describe, expect, test } from '@jest/globals';
import { WANTED, WANTED_SEAL } from '../../../test/support/certificate-requests.js';
import { particularsFaults, requestedAuthority, type RequestParticulars } from './particulars.js';

const faults = (change: Partial<RequestParticulars>) =>
  particularsFaults({ ...WANTED, ...change }).map(({ path, message }) => `${path}: ${message}`);

test('what the examples ask for has no fault', () => {
  expect(faults({})).toHaveLength(0);
  expect(particularsFaults(WANTED_SEAL)).toHaveLength(0);
});

describe('what cannot be asked for', () => {
  test.each<[Partial<RequestParticulars>, string]>([
    [{ organisation: '' }, 'organisation: It is empty.'],
    [{ organisation: 'UAB\nCN = evil' }, 'organisation: It holds a character that cannot be seen.'],
    [{ organisation: 'UAB\r' }, 'organisation: It holds a character that cannot be seen.'],
    [{ organisation: 'UAB\u2028x' }, 'organisation: It holds a character that cannot be seen.'],
    [{ organisation: 'UAB\u202ex' }, 'organisation: It holds a character that cannot be seen.'],
    [{ organisation: 'UAB\0' }, 'organisation: It holds a character that cannot be seen.'],
    [{ organisation: ' UAB' }, 'organisation: It begins or ends with a blank.'],
    [{ organisation: 'x'.repeat(65) }, 'organisation: It has 65 characters; OpenSSL takes 64 at most.'],
    [{ country: 'LTU' }, 'country: It is no country code of ISO 3166-1, such as LT.'],
    [{ country: 'XX' }, 'country: It is no country code of ISO 3166-1, such as LT.'],
    [{ serialNumber: 'ž1' }, 'serialNumber: It holds a character that a PrintableString cannot hold.'],
    [{ ncaName: 'Банк' }, 'ncaName: The name of the authority is in Latin letters (GEN-5.2.3-1).'],
    [
      { organizationIdentifier: 'LB000458' },
      'organizationIdentifier: It has the form PSD, country, hyphen, authority, hyphen, number: PSDLT-BL-LB000458.',
    ],
    [
      { organizationIdentifier: 'VATLT-123456789' },
      'organizationIdentifier: It has the form PSD, country, hyphen, authority, hyphen, number: PSDLT-BL-LB000458.',
    ],
    [
      { organizationIdentifier: 'PSDLT-XYZ-1' },
      'organizationIdentifier: No authority has the identifier LT-XYZ.',
    ],
    [
      { organizationIdentifier: 'PSDLT-BOL-123456' },
      'organizationIdentifier: Today this authority has the identifier LT-BL, not LT-BOL.',
    ],
    [
      { organizationIdentifier: 'PSDFI-FIN-FSA-1234567-8' },
      'organizationIdentifier: Today this authority has the identifier FI-FINFSA, not FI-FIN.',
    ],
    [
      { organizationIdentifier: 'PSDNL-XWG-1' },
      'organizationIdentifier: NL-XWG is an authority of a sandbox; no QTSP issues for it.',
    ],
    [
      { organizationIdentifier: 'PSDLT-BL-1\n2' },
      'organizationIdentifier: It is too long, or holds a character that cannot be seen.',
    ],
    [{ roles: [] }, 'roles: Name at least one role (GEN-5.2.2-1).'],
    [{ roles: ['PSP_AI', 'PSP_AI'] }, 'roles: A role is named twice.'],
    [{ inDevice: true }, 'inDevice: Only the key of a seal is made in a qualified device.'],
    [{ dnsNames: [] }, 'dnsNames: A QWAC has at least one domain name (WEB-4.1.3-2).'],
    [{ dnsNames: Array(21).fill('a.eu') }, 'dnsNames: These are more than 20 domain names.'],
    [{ dnsNames: [''] }, 'dnsNames.0: It is empty.'],
    [
      { dnsNames: ['psd2.bandymas.eu', 'a b.eu'] },
      'dnsNames.1: It has a label that is not letters, digits and inner hyphens.',
    ],
    [{ commonName: 'other.eu' }, 'commonName: In a QWAC it is one of the domain names (WEB-4.1.3-6).'],
    [{ kind: 'qsealc' }, 'dnsNames: A seal has no domain names.'],
  ])('%j', (change, message) => {
    expect(faults(change)).toEqual([message]);
  });
});

test('the authority is that of the identifier, its name may be written otherwise', () => {
  expect(requestedAuthority(WANTED)).toEqual({ ncaId: 'LT-BL', ncaName: 'Bank of Lithuania' });
  expect(requestedAuthority({ ...WANTED, ncaName: 'Lietuvos bankas' }).ncaName).toBe('Lietuvos bankas');
});
