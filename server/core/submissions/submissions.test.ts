import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeBankGrant } from './bank-answer.js';
import { coverLetter, letterAsText } from './cover-letter.js';
import { DEMANDS, demandsOf } from './demands.js';
import type { SubmissionFacts } from './submission-facts.js';
import { composeSubmissionMail } from './submission-mail.js';
import { packageName, requestDocument } from './submission-package.js';
import {
  isOpenSubmission,
  nextSubmissionState,
  possibleCommands,
  SUBMISSION_COMMANDS,
  SUBMISSION_STATES,
  type SubmissionState,
} from './submission-states.js';

const pass = { status: 'pass', reasons: [], codes: [] } as const;
const USE_CASE = 'Accounts of customers in one view, with their consent, every day.';
const facts: SubmissionFacts = {
  ...{ reviewNumber: '2026-0042', preparedAt: '2026-11-22T14:05:00.000Z', preparedBy: 'Ona' },
  ...{ organisationName: 'UAB Bandymas', identifier: 'PSDLT-BL-LB000458', onBehalfOf: '' },
  ...{ edition: 'berlin-1.3', environment: 'production', roles: ['PSP_AI'], endpoints: [] },
  ...{ validUntil: '2027-11-22T00:00:00.000Z', useCase: USE_CASE },
  redirectUris: ['https://app.bandymas.example/return'],
  contacts: [{ name: 'Jonas', email: 'jonas@bandymas.example', phone: '', purposes: ['technical'] }],
  hasTestAccounts: true,
  certificate: {
    ...{ kind: 'qwac', subject: 'O=UAB Bandymas', issuer: 'O=QTSP', serialNumber: '1a' },
    organizationIdentifier: 'PSDLT-BL-LB000458',
    ...{ notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-12-31T23:59:59Z', sha256: 'ab'.repeat(32) },
  },
  sealCertificate: null,
  verdict: {
    ...{ evaluationId: 'e', evaluatedAt: '2026-11-22T10:00:00.000Z', digest: 'cd'.repeat(32) },
    verdict: {
      ...{ outcome: 'valid', at: '2026-11-22T10:00:00.000Z', usableRoles: ['PSP_AI'], scheme: null },
      checks: {
        syntax: pass,
        validity: pass,
        path: pass,
        qualification: pass,
        revocation: pass,
        register: pass,
      },
      work: { signatures: 0, candidates: 0 } as never,
    },
    registers: [],
  },
  approvals: [{ by: 'Rita', at: '2026-11-22T12:00:00.000Z' }],
  note: '',
};
const statusOf = (given: SubmissionFacts, code: string) =>
  demandsOf(given).find((demand) => demand.code === code)?.status;

describe('the checklist', () => {
  test('has a line for each demand, all met or beside the point where everything is in order', () => {
    const demands = demandsOf(facts);
    expect(demands.map(({ code }) => code)).toEqual([...DEMANDS]);
    expect(
      demands.filter(({ status }) => status !== 'met').map(({ code, status }) => [code, status]),
    ).toEqual([
      ['georgian-issuer', 'not-applicable'],
      ['seal-certificate', 'not-applicable'],
    ]);
  });

  test('without a verdict nothing that rests on one is met', () => {
    for (const code of ['qualified', 'not-revoked', 'chain', 'in-validity', 'registered', 'roles'])
      expect([code, statusOf({ ...facts, verdict: null }, code)]).toEqual([code, 'unknown']);
  });

  test.each<[string, string, Partial<SubmissionFacts>]>([
    ['a role that the certificate does not open', 'roles', { roles: ['PSP_AI', 'PSP_PI'] }],
    ['payments without a seal certificate', 'seal-certificate', { roles: ['PSP_PI'] }],
    ['no use case', 'use-case', { useCase: '  ' }],
    ['a use case of a few words', 'use-case', { useCase: 'Accounts of customers in one view.' }],
    ['a return address that is open to anybody', 'redirect-uri', { redirectUris: ['http://app.example/*'] }],
    ['no technical contact', 'contact', { contacts: [] }],
    ['no return address', 'redirect-uri', { redirectUris: [] }],
    ['no test account', 'test-account', { hasTestAccounts: false }],
    ['three years', 'two-years', { certificate: { ...facts.certificate, notAfter: '2029-01-01T00:00:00Z' } }],
    ['self-signed', 'not-self-signed', { certificate: { ...facts.certificate, issuer: 'O=UAB Bandymas' } }],
    [
      'no number',
      'authorisation-number',
      { certificate: { ...facts.certificate, organizationIdentifier: null } },
    ],
  ])('%s is not met', (_, code, over) => {
    expect(statusOf({ ...facts, ...over }, code)).toBe('not-met');
  });

  test('a check that failed is not met, one that is unknown stays unknown', () => {
    const withCheck = (status: 'fail' | 'unknown') => {
      const { verdict } = facts;
      if (verdict === null) throw new Error('There is one.');
      const revocation = { status, reasons: ['It was revoked.'], codes: ['x'] };
      return {
        ...facts,
        verdict: {
          ...verdict,
          verdict: { ...verdict.verdict, checks: { ...verdict.verdict.checks, revocation } },
        },
      };
    };
    expect(statusOf(withCheck('fail'), 'not-revoked')).toBe('not-met');
    expect(statusOf(withCheck('unknown'), 'not-revoked')).toBe('unknown');
  });
});

describe('the cover letter', () => {
  test('says who asks for what, what for, with which certificate, and who checked it', () => {
    const text = letterAsText(coverLetter(facts, demandsOf(facts)));
    for (const part of [
      'UAB Bandymas (PSDLT-BL-LB000458) asks for access to Berlin Group NextGenPSD2 1.3, production',
      USE_CASE,
      'ab'.repeat(32),
      'Rita, 22 November 2026, 12:00 UTC',
      'jonas@bandymas.example',
      'All that these roles open.',
    ])
      expect(text).toContain(part);
  });

  test('lets nothing through that steers a terminal or turns text around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (useCase) => {
        const hostile = `${useCase}\u001b[2J\u202e`;
        expect(letterAsText(coverLetter({ ...facts, useCase: hostile }, []))).not.toMatch(
          /(?!\n)\p{Cc}|\u202e/u,
        );
      }),
    );
  });
});

test('the request for programs holds no verdict and no note', () => {
  const document = requestDocument({ ...facts, note: 'between us' });
  expect(JSON.stringify(document)).not.toContain('between us');
  expect(document).toMatchObject({ format: 'qwarden-access-request', identifier: 'PSDLT-BL-LB000458' });
});

test('the name of the package is harmless', () => {
  expect(packageName('2026-0042', 'zip')).toBe('submission-2026-0042.zip');
  expect(packageName('../"x"\r\n', 'pdf')).toBe('submission-.._x_.pdf');
});

test('the mail to the bank names the request, its digest and whom to answer', () => {
  const mail = composeSubmissionMail(facts, { name: 'submission-2026-0042.zip', sha256: 'ef'.repeat(32) });
  expect(mail.subject).toBe('[Qwarden] Request for access 2026-0042: UAB Bandymas (PSDLT-BL-LB000458)');
  expect(mail.text).toContain('ef'.repeat(32));
  expect(mail.text).toContain('jonas@bandymas.example');
});

describe('an approval of the bank', () => {
  const at = new Date('2026-11-22T00:00:00Z');
  const until = new Date('2027-11-22T00:00:00Z');
  const approved = { roles: ['PSP_AI', 'PSP_PI'], endpoints: ['accounts'], until } as const;
  const problems = (over: object) =>
    judgeBankGrant({ roles: ['PSP_AI'], endpoints: ['accounts'], until, ...over }, approved, at).map(
      ({ path }) => path,
    );

  test('may be what was approved here, or less', () => {
    expect(problems({})).toHaveLength(0);
    expect(problems({ until: new Date('2027-01-01T00:00:00Z') })).toHaveLength(0);
  });

  test('is never wider or longer', () => {
    expect(problems({ roles: ['PSP_IC'] })).toEqual(['roles']);
    expect(problems({ roles: [] })).toEqual(['roles']);
    expect(problems({ endpoints: ['payments'] })).toEqual(['endpoints']);
    expect(problems({ endpoints: [] })).toEqual(['endpoints']);
    expect(problems({ until: new Date('2028-01-01T00:00:00Z') })).toEqual(['validUntil']);
    expect(problems({ until: at })).toEqual(['validUntil']);
  });
});

describe('the states of a submission', () => {
  test('every state is reached, and from every open one an end', () => {
    const reach = (from: SubmissionState): Set<SubmissionState> => {
      const reached = new Set([from]);
      for (const state of reached)
        for (const command of SUBMISSION_COMMANDS) {
          const next = nextSubmissionState(state, command);
          if (next !== undefined) reached.add(next);
        }
      return reached;
    };
    expect([...reach('prepared')].sort()).toEqual([...SUBMISSION_STATES].sort());
    for (const state of SUBMISSION_STATES.filter(isOpenSubmission))
      expect(reach(state)).toContain('approved');
  });

  test('nothing is answered before it was sent, and nothing after the end', () => {
    expect(possibleCommands('prepared')).toEqual(['prepare', 'send']);
    expect([...possibleCommands('approved'), ...possibleCommands('refused')]).toHaveLength(0);
  });
});
