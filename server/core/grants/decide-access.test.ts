import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OUTCOMES, type Outcome } from '../verdict/verdict.js';
import {
  type AccessCertificate,
  type AccessFacts,
  type AccessGrant,
  type AccessPolicy,
  type AccessQuestion,
  decideAccess,
  type Proof,
} from './decide-access.js';
import type { ApiEdition, ApiEnvironment } from '../api-editions/edition-names.js';
import { GRANT_CAUSES, type GrantCause, type GrantState, grantState, withCause } from './grant-states.js';

const AT = new Date('2026-03-02T12:00:00Z');
const ago = (hours: number) => new Date(AT.getTime() - hours * 3_600_000);

const question = (change: Partial<AccessQuestion> = {}): AccessQuestion => ({
  ...{ edition: 'berlin-1.3', environment: 'production', method: 'GET', path: '/v1/accounts' },
  ...{ sha256: 'ab', identifier: 'PSDLT-BL-LB000458' },
  ...change,
});
const proof = (outcome: Outcome = 'valid', change: Partial<Proof> = {}): Proof => ({
  ...{ outcome, at: ago(3), usableRoles: ['PSP_AI', 'PSP_PI', 'PSP_IC'], registerEdition: 'eba 7' },
  ...change,
});
const certificate = (change: Partial<AccessCertificate> = {}): AccessCertificate => ({
  ...{ id: 'c1', organizationIdentifier: 'PSDLT-BL-LB000458', usableRoles: ['PSP_AI'] },
  ...{ notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') },
  ...{ newest: proof(), determined: proof() },
  ...change,
});
const judged = (outcome: Outcome) => certificate({ newest: proof(outcome), determined: proof(outcome) });
const grant = (change: Partial<AccessGrant> = {}): AccessGrant => ({
  ...{ id: 'g1', edition: 'berlin-1.3', environment: 'production', role: 'PSP_AI', state: 'active' },
  ...{ endpoints: [], causes: [] },
  certificate: { state: 'active', until: new Date('2026-12-01'), causes: [] },
  ...change,
});
const facts = (change: Partial<AccessFacts> = {}): AccessFacts => ({
  ...{ certificate: certificate(), block: null, grants: [grant()] },
  ...change,
});
const cause = (code: GrantCause['code']): GrantCause => ({ code, detail: 'So it is.', at: AT.toISOString() });
const POLICY: AccessPolicy = { proofMaxAgeMs: 48 * 3_600_000, tooOld: 'deny' };
const BOTH = ['PSP_AI', 'PSP_PI'];

type Row = readonly [
  name: string,
  expected: string,
  facts?: Partial<AccessFacts>,
  question?: Partial<AccessQuestion>,
];

const shownAs = ({ decision, httpStatus, code }: ReturnType<typeof decideAccess>): string =>
  `${decision} ${httpStatus}${code === null ? '' : ` ${code}`}`;

// prettier-ignore
const TABLE: readonly Row[] = [
  ['everything is as it has to be', 'allow 200'],
  ['no identifier was read by the gateway', 'allow 200', {}, { identifier: null }],

  ['no certificate', 'deny 401 CERTIFICATE_MISSING', { certificate: null }, { sha256: null }],
  ['a certificate that nobody knows', 'deny 401 CERTIFICATE_INVALID', { certificate: null }],
  ['another identifier than the gateway read', 'deny 401 CERTIFICATE_INVALID', {}, { identifier: 'PSDLT-BL-LB000459' }],
  ['not valid yet', 'deny 401 CERTIFICATE_INVALID', { certificate: certificate({ notBefore: new Date(AT.getTime() + 1) }) }],
  ['expired, though its verdict is still good', 'deny 401 CERTIFICATE_EXPIRED', { certificate: certificate({ notAfter: new Date(AT.getTime() - 1) }) }],
  ['the organisation is blocked', 'deny 401 CERTIFICATE_BLOCKED', { block: { until: null, reason: 'fraud' } }],

  ['revoked', 'deny 401 CERTIFICATE_REVOKED', { certificate: judged('revoked') }],
  ['on hold', 'deny 401 CERTIFICATE_BLOCKED', { certificate: judged('suspended') }],
  ['withdrawn in the register', 'deny 401 CERTIFICATE_BLOCKED', { certificate: judged('withdrawn-in-register') }],
  ['expired by its verdict', 'deny 401 CERTIFICATE_EXPIRED', { certificate: judged('expired') }],
  ['a seal', 'deny 401 CERTIFICATE_INVALID', { certificate: judged('not-a-qwac') }],
  ['no path', 'deny 401 CERTIFICATE_INVALID', { certificate: judged('path-invalid') }],
  ['never judged', 'deny 401 CERTIFICATE_INVALID', { certificate: certificate({ newest: null, determined: null }) }],
  ['nothing was ever determined', 'deny 401 CERTIFICATE_INVALID', { certificate: certificate({ newest: proof('indeterminate'), determined: null }) }],
  ['not in the register', 'allow 200', { certificate: judged('valid-not-in-register') }],
  ['with warnings', 'allow 200', { certificate: judged('valid-with-warnings') }],
  ['the last check determined nothing, the one before is fresh', 'allow-with-warning 200', { certificate: certificate({ newest: proof('indeterminate', { at: ago(1) }) }) }],
  ['the last check determined nothing, the one before was bad', 'deny 401 CERTIFICATE_REVOKED', { certificate: certificate({ newest: proof('indeterminate'), determined: proof('revoked') }) }],

  ['a path that is none', 'deny 400 FORMAT_ERROR', {}, { path: '/v1/accounts/../payments' }],
  ['a path that is unknown', 'deny 404 RESOURCE_UNKNOWN', {}, { path: '/v1/account' }],
  ['a product that is unknown', 'deny 404 PRODUCT_UNKNOWN', {}, { method: 'POST', path: '/v1/payments/x' }],
  ['a method that is wrong', 'deny 405 SERVICE_INVALID', {}, { method: 'DELETE' }],
  ['a service that is not supported', 'deny 405 SERVICE_INVALID', {}, { method: 'POST', path: '/v1/signing-baskets' }],
  ['a service that is coming soon, whatever the roles', 'deny 403 SERVICE_BLOCKED', { certificate: certificate({ usableRoles: ['PSP_IC'] }) }, { method: 'POST', path: '/v1/funds-confirmations' }],

  ['PSP_AI only asks for a payment', 'deny 401 ROLE_INVALID', {}, { method: 'POST', path: '/v1/payments/sepa-credit-transfers' }],
  ['PSP_PI only asks for a payment', 'allow 200', { certificate: certificate({ usableRoles: ['PSP_PI'] }), grants: [grant({ role: 'PSP_PI' })] }, { method: 'POST', path: '/v1/payments/sepa-credit-transfers' }],
  ['PSP_PI only asks for accounts', 'deny 401 ROLE_INVALID', { certificate: certificate({ usableRoles: ['PSP_PI'] }), grants: [grant({ role: 'PSP_PI' })] }],
  ['the register took the role away', 'deny 401 ROLE_INVALID', { certificate: certificate({ newest: proof('role-not-authorised', { usableRoles: ['PSP_PI'] }), determined: proof('role-not-authorised', { usableRoles: ['PSP_PI'] }) }) }],
  ['the register took another role away', 'allow 200', { certificate: certificate({ usableRoles: BOTH, newest: proof('role-not-authorised', { usableRoles: ['PSP_AI'] }), determined: proof('role-not-authorised', { usableRoles: ['PSP_AI'] }) }) }],
  ['a register adds no role', 'deny 401 ROLE_INVALID', { certificate: certificate({ usableRoles: [] }) }],

  ['no grant', 'deny 403 SERVICE_BLOCKED', { grants: [] }],
  ['a grant of another role only', 'deny 403 SERVICE_BLOCKED', { certificate: certificate({ usableRoles: BOTH }) }, { method: 'POST', path: '/v1/payments/target-2-payments' }],
  ['a grant for another edition', 'deny 403 SERVICE_BLOCKED', { grants: [grant({ edition: 'georgia-0.8' })] }],
  ['a grant for another environment', 'deny 403 SERVICE_BLOCKED', { grants: [grant({ environment: 'sandbox' })] }],
  ['the grant has ended', 'deny 403 SERVICE_BLOCKED', { grants: [grant({ state: 'ended' })] }],
  ['the grant is held', 'deny 403 SERVICE_BLOCKED', { grants: [grant({ state: 'suspended', causes: [cause('held')] })] }],
  ['suspended for a block that is over', 'deny 401 CERTIFICATE_BLOCKED', { grants: [grant({ state: 'suspended', causes: [cause('organisation-blocked')] })] }],
  ['suspended for a revocation that is not told any more', 'deny 401 CERTIFICATE_REVOKED', { grants: [grant({ state: 'suspended', certificate: { state: 'suspended', until: new Date('2026-12-01'), causes: [cause('certificate-revoked')] } })] }],
  ['another certificate keeps the grant alive, not this one', 'deny 401 CERTIFICATE_INVALID', { grants: [grant({ certificate: { state: 'suspended', until: new Date('2026-12-01'), causes: [cause('certificate-invalid')] } })] }],
  ['suspended without a cause', 'deny 403 SERVICE_BLOCKED', { grants: [grant({ state: 'suspended' })] }],
  ['its time in the grant is over', 'deny 403 SERVICE_BLOCKED', { grants: [grant({ certificate: { state: 'active', until: AT, causes: [] } })] }],
  ['one of the endpoints that were given', 'allow 200', { grants: [grant({ endpoints: ['accounts.list'] })] }],
  ['another endpoint of the role', 'deny 403 SERVICE_BLOCKED', { grants: [grant({ endpoints: ['accounts.balances'] })] }],

  // Of two the first in the order is the answer.
  ['unknown path of a revoked certificate', 'deny 401 CERTIFICATE_REVOKED', { certificate: judged('revoked') }, { path: '/v1/nothing' }],
  ['blocked and revoked', 'deny 401 CERTIFICATE_BLOCKED', { certificate: judged('revoked'), block: { until: AT, reason: '' } }],
  ['expired and blocked', 'deny 401 CERTIFICATE_EXPIRED', { certificate: certificate({ notAfter: ago(1) }), block: { until: null, reason: '' } }],
  ['no role and no grant', 'deny 401 ROLE_INVALID', { certificate: certificate({ usableRoles: [] }), grants: [] }],
  ['no role and too old', 'deny 401 ROLE_INVALID', { certificate: certificate({ usableRoles: [], newest: proof('valid', { at: ago(99) }), determined: proof('valid', { at: ago(99) }) }) }],
];

describe('access', () => {
  test.each(TABLE)('%s: %s', (_, expected, change = {}, asked = {}) => {
    expect(shownAs(decideAccess(question(asked), facts(change), POLICY, AT))).toBe(expected);
  });

  test('every outcome of a verdict but four is refused', () => {
    const allowed = OUTCOMES.filter(
      (outcome) =>
        decideAccess(question(), facts({ certificate: judged(outcome) }), POLICY, AT).decision === 'allow',
    );
    expect(allowed).toEqual(['valid', 'valid-with-warnings', 'valid-not-in-register', 'role-not-authorised']);
  });

  test('names what it rests on', () => {
    expect(decideAccess(question(), facts(), POLICY, AT)).toEqual({
      ...{ decision: 'allow', httpStatus: 200, code: null },
      reason: 'The certificate holds and its holder has this access.',
      ...{ role: 'PSP_AI', endpointId: 'accounts.list', grantId: 'g1', certificateId: 'c1' },
      proofs: { outcome: 'valid', verdictAt: ago(3), ageSeconds: 10_800, registerEdition: 'eba 7' },
    });
  });
});

describe('the age of the proofs', () => {
  const aged = (hours: number, tooOld: AccessPolicy['tooOld'], newest?: Outcome) =>
    shownAs(
      decideAccess(
        question(),
        facts({
          certificate: certificate({
            newest: newest === undefined ? proof('valid', { at: ago(hours) }) : proof(newest),
            determined: proof('valid', { at: ago(hours) }),
          }),
        }),
        { ...POLICY, tooOld },
        AT,
      ),
    );

  test('counts up to the hour that the setting names', () => {
    expect(aged(48, 'deny')).toBe('allow 200');
    expect(aged(48.001, 'deny')).toBe('deny 401 CERTIFICATE_INVALID');
    expect(aged(48.001, 'warn')).toBe('allow-with-warning 200');
  });

  test('is that of the last proof while checks determine nothing', () => {
    expect(aged(47, 'deny', 'indeterminate')).toBe('allow-with-warning 200');
    expect(aged(49, 'deny', 'indeterminate')).toBe('deny 401 CERTIFICATE_INVALID');
    expect(aged(49, 'warn', 'indeterminate')).toBe('allow-with-warning 200');
  });
});

describe('whatever is known', () => {
  /** Mostly what lets a request pass, so that one thing alone is wrong often enough. */
  const mostly = <T>(good: T, any: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 9, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: any });
  const outcome = mostly<Outcome>('valid', fc.constantFrom(...OUTCOMES));
  const roles = mostly(['PSP_AI', 'PSP_PI'], fc.subarray(['PSP_AI', 'PSP_PI', 'PSP_IC', 'PSP_AS']));
  const instant = (good: number) => mostly(ago(good), fc.integer({ min: -100, max: 100 }).map(ago));
  const proofs = fc.option(
    fc.record({ outcome, at: instant(3), usableRoles: roles, registerEdition: fc.constant(null) }),
    { nil: null, freq: 9 },
  );
  const causes = mostly([], fc.array(fc.constantFrom(...GRANT_CAUSES).map(cause), { maxLength: 2 }));
  const state = mostly<GrantState>('active', fc.constantFrom('suspended', 'ended'));
  const grants = fc.array(
    fc.record({
      id: fc.constantFrom('g1', 'g2'),
      edition: mostly<ApiEdition>('berlin-1.3', fc.constant('georgia-0.8')),
      environment: mostly<ApiEnvironment>('production', fc.constant('sandbox')),
      role: fc.constantFrom('PSP_AI' as const, 'PSP_PI' as const, 'PSP_IC' as const),
      ...{ state, causes },
      endpoints: mostly([], fc.subarray(['accounts.list', 'payments.initiate'])),
      certificate: fc.record({ state, until: instant(-50), causes }),
    }),
    { maxLength: 4 },
  );
  const certificates = fc.option(
    fc.record({
      ...{ id: fc.constant('c1'), organizationIdentifier: mostly('PSDLT-BL-LB000458', fc.constant('other')) },
      ...{
        notBefore: instant(90),
        notAfter: instant(-90),
        usableRoles: roles,
        newest: proofs,
        determined: proofs,
      },
    }),
    { nil: null, freq: 9 },
  );

  test('nothing passes without a certificate in force, a role, a grant and a proof', () => {
    let passed = 0;
    fc.assert(
      fc.property(
        certificates,
        grants,
        mostly(false, fc.constant(true)),
        fc.constantFrom(['GET', '/v1/accounts'], ['POST', '/v1/payments/sepa-credit-transfers']),
        fc.constantFrom('deny' as const, 'warn' as const),
        (one, given, isBlocked, [method = '', path = ''], tooOld) => {
          const block = isBlocked ? { until: null, reason: '' } : null;
          const known = { certificate: one, block, grants: given };
          const answer = decideAccess(question({ method, path }), known, { ...POLICY, tooOld }, AT);
          if (answer.decision === 'deny') {
            expect(answer.code).not.toBeNull();
            expect(answer.httpStatus).toBeGreaterThanOrEqual(400);
            return;
          }
          passed++;
          expect(one).not.toBeNull();
          expect(block).toBeNull();
          expect(one!.notBefore <= AT && AT <= one!.notAfter).toBe(true);
          expect(one!.usableRoles).toContain(answer.role);
          expect(one!.determined!.usableRoles).toContain(answer.role);
          const carries = given.some(
            (grant) =>
              grant.id === answer.grantId &&
              grant.role === answer.role &&
              grant.edition === 'berlin-1.3' &&
              grant.environment === 'production' &&
              grant.state === 'active' &&
              grant.certificate.state === 'active' &&
              grant.certificate.until > AT,
          );
          expect(carries).toBe(true);
        },
      ),
      { numRuns: 10_000 },
    );
    expect(passed).toBeGreaterThan(500);
  });
});

describe('the state of a grant', () => {
  const parts = { ended: false, causes: [], certificates: [{ state: 'active' as const }] };

  test('is that of its best certificate, unless all of it rests or has ended', () => {
    expect(grantState(parts)).toBe('active');
    expect(grantState({ ...parts, certificates: [] })).toBe('suspended');
    expect(grantState({ ...parts, certificates: [{ state: 'suspended' }, { state: 'active' }] })).toBe(
      'active',
    );
    expect(grantState({ ...parts, certificates: [{ state: 'suspended' }, { state: 'ended' }] })).toBe(
      'suspended',
    );
    expect(grantState({ ...parts, causes: [cause('held')] })).toBe('suspended');
    expect(grantState({ ...parts, causes: [cause('held')], ended: true })).toBe('ended');
  });

  test('causes are kept once, worst first', () => {
    const two = withCause([cause('held')], cause('certificate-revoked'));
    expect(two.map(({ code }) => code)).toEqual(['certificate-revoked', 'held']);
    expect(withCause(two, { ...cause('held'), detail: 'Again.' })).toBe(two);
  });
});
