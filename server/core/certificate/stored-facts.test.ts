import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { type Mint, mint, qcStatement, qcType, SUBJECT } from '../../../test/support/mint.js';
import { nodeCrypto } from '../../platform/node-crypto.js';
import { inspectCertificate } from './inspect.js';
import type { SecondReading } from './reading-finding.js';
import { severityOfRank, severityRank, storedFacts } from './stored-facts.js';

const factsOf = (particulars: Mint = {}, reading: SecondReading = { status: 'agrees' }) => {
  const certificate = certificateOf(mint(particulars));
  return storedFacts(certificate, inspectCertificate(certificate, nodeCrypto, reading), reading);
};

describe('what is stored beside a certificate', () => {
  test('names, identifiers, dates and roles', () => {
    expect(factsOf()).toMatchObject({
      kind: 'qwac',
      serialNumber: '1234abcd',
      organisation: 'UAB Bandymas',
      organizationIdentifier: 'PSDLT-BL-LB000458',
      country: 'LT',
      ncaId: 'LT-BL',
      notBefore: '2026-01-31T00:00:00.000Z',
      notAfter: '2027-01-31T23:59:59.000Z',
      usableRoles: ['PSP_AI'],
      findings: [],
      worstSeverity: null,
    });
  });

  test('what is absent is empty', () => {
    expect(factsOf({ subject: [], qcStatements: null })).toMatchObject({
      ...{ subject: '', organisation: '', organizationIdentifier: '', country: '', ncaId: '' },
      usableRoles: [],
    });
  });

  test('each finding once with its worst severity, and the worst of all', () => {
    const facts = factsOf({ qcStatements: [qcType('web', 'eseal'), qcStatement('0.4.0.1862.1.1')] });
    const codes = facts.findings.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(facts.worstSeverity).toBe('error');
  });

  test('no role and one hint while the second reading waits', () => {
    const facts = factsOf({}, { status: 'pending' });
    expect(facts.usableRoles).toEqual([]);
    expect(facts.findings).toEqual([{ code: 'der.readers-disagree', severity: 'info' }]);
    expect(facts.worstSeverity).toBe('info');
  });

  test('texts that a database would choke on are cut and cleaned', () => {
    const { organisation, subject } = factsOf({ subject: [[SUBJECT.O, `\u0000${'💶'.repeat(5_000)}`]] });
    expect(organisation.startsWith('\ufffd💶')).toBe(true);
    expect(Buffer.byteLength(organisation)).toBeLessThan(2_000);
    expect(Buffer.byteLength(subject)).toBeLessThan(2_000);
    // The cut goes through a surrogate pair, of which no half may stay.
    expect(organisation).not.toMatch(/\p{Surrogate}/u);
  });

  test('the search looks through names, identifiers and alternative names in lower case', () => {
    const { searchText } = factsOf({ dnsNames: ['API.Example.eu'] });
    for (const text of [
      'uab bandymas',
      'test issuing ca',
      'psdlt-bl-lb000458',
      '1234abcd',
      'dns:api.example.eu',
    ])
      expect(searchText).toContain(text);
  });
});

test.each([
  [null, 0],
  ['info', 1],
  ['warning', 2],
  ['error', 3],
] as const)('the severity %s has the rank %i', (severity, rank) => {
  expect(severityRank(severity)).toBe(rank);
  expect(severityOfRank(rank)).toBe(severity);
});
