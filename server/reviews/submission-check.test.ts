import { describe, expect, test } from '@jest/globals';
import type { CertificateFacts } from '../certificates/certificate-facts.service.js';
import { type Application, EMPTY_APPLICATION } from '../core/applications/application.js';
import { SHORTEST_USE_CASE } from '../core/applications/missing-parts.js';
import { type SubmissionFacts, submissionFaults } from './submission-check.js';

const KEY = 'LT-BL LB000458';

const certificate = (over: Partial<CertificateFacts> = {}): CertificateFacts => ({
  ...{
    id: 'c',
    sha256: 'ab'.repeat(32),
    kind: 'qwac',
    subject: '',
    issuer: '',
    organisation: 'UAB Bandymas',
  },
  ...{ organizationIdentifier: 'PSDLT-BL-LB000458', registerKey: KEY, roles: ['PSP_AI'] },
  ...{ notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01'), verdict: null, retired: false },
  ...over,
});

const COMPLETE: Application = {
  ...EMPTY_APPLICATION,
  ...{ identifier: 'PSDLT-BL-LB000458', organisationName: 'UAB Bandymas', certificateId: 'c' },
  ...{ edition: 'berlin-1.3', environment: 'production', roles: ['PSP_AI'] },
  useCase: 'x'.repeat(SHORTEST_USE_CASE),
  redirectUris: ['https://tpp.example/back?from=bank'],
  contacts: [{ name: 'Rasa', email: 'rasa@tpp.example', phone: '', purposes: ['technical'] }],
};
const FACTS: SubmissionFacts = { key: KEY, certificate: certificate(), seal: null };

const lacks = (application: Partial<Application>, facts: Partial<SubmissionFacts> = {}): string[] =>
  submissionFaults({ ...COMPLETE, ...application }, { ...FACTS, ...facts }).map(
    ({ code, field }) => `${code} ${field}`,
  );

test('a complete application lacks nothing', () => {
  expect(lacks({})).toHaveLength(0);
});

describe('a part that is missing is named with its field', () => {
  test.each<[string, Partial<Application>, Partial<SubmissionFacts>?]>([
    ['identifier-unknown identifier', { identifier: 'NTRLT-123' }, { key: '' }],
    ['missing organisationName', { organisationName: '' }],
    ['missing certificateId', { certificateId: null }, { certificate: null }],
    ['certificate-unknown certificateId', {}, { certificate: null }],
    ['not-a-qwac certificateId', {}, { certificate: certificate({ kind: 'qsealc' }) }],
    [
      'certificate-of-another-organisation certificateId',
      {},
      { certificate: certificate({ registerKey: 'LT-BL LB000459' }) },
    ],
    ['not-a-qsealc sealCertificateId', { sealCertificateId: 's' }, { seal: certificate() }],
    [
      'certificate-of-another-organisation sealCertificateId',
      { sealCertificateId: 's' },
      { seal: certificate({ kind: 'qsealc', registerKey: '' }) },
    ],
    ['missing edition', { edition: null }],
    ['missing roles', { roles: [] }],
    ['role-not-in-certificate roles', { roles: ['PSP_AI', 'PSP_PI'] }],
    ['too-short useCase', { useCase: 'x'.repeat(SHORTEST_USE_CASE - 1) }],
    ['missing contacts', { contacts: [] }],
  ])('%s', (expected, application, facts = {}) => {
    expect(lacks(application, facts)).toStrictEqual([expected]);
  });
});
