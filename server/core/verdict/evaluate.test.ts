import { beforeAll, describe, expect, test } from '@jest/globals';
import { CertificateAuthority, type LeafParticulars } from '../../../test/support/certificate-authority.js';
import { qcCompliance, qcPds, qcType } from '../../../test/support/mint.js';
import { basisOf, ebaRegister, entryOf, nationalRegister } from '../../../test/support/register-entries.js';
import { RevocationDesk } from '../../../test/support/revocation-desk.js';
import { decodedCertificate } from '../../../test/support/revocation-messages.js';
import { testVerifier } from '../../../test/support/signature-verifier.js';
import {
  forPurpose,
  identity,
  nationalList,
  provider,
  service,
  serviceState,
} from '../../../test/support/trusted-list-author.js';
import { registerAnswerFor } from '../registers/register-answer.js';
import type { RegisterBasis } from '../registers/register-basis.js';
import type { RegisterEntry } from '../registers/register-entry.js';
import { writeOcspRequest } from '../revocation/ocsp-request.js';
import { ServiceStatus } from '../trust-lists/names.js';
import { indexServices } from '../trust-lists/service-index.js';
import type { TrustedList, TrustService } from '../trust-lists/trusted-list.js';
import { evaluate } from './evaluate.js';
import { policyDocument, rebuildEvidence } from './evaluation-document.js';
import { DEFAULT_VERDICT_POLICY, type Evidence, type Item, type TrustedLists } from './evidence.js';
import { evaluationDocumentSchema } from './evidence-pack-schema.js';
import { verdictDocument } from './verdict-document.js';
import type { Scheme } from './verdict.js';

const AT = new Date('2026-06-01T12:00:00Z');
const desk = (authority: CertificateAuthority, name: string, at = AT): RevocationDesk =>
  new RevocationDesk(authority, `http://${name}.example`, () => at);

const root = desk(CertificateAuthority.root({ commonName: 'Listed Root' }), 'root');
const issuing = desk(root.subordinate({ commonName: 'Issuing below' }), 'issuing');
const own = desk(CertificateAuthority.root({ commonName: 'Own CA' }), 'own');
const foreign = desk(CertificateAuthority.root({ commonName: 'Scheme of Georgia', country: 'GE' }), 'ge');

const item = (der: Uint8Array, source = 'a file'): Item => ({ der, source, receivedAt: AT });
const listsOf = (...services: readonly Partial<TrustService>[]): TrustedLists => {
  const list: TrustedList = nationalList({}, [provider({ services: services.map(service) })]);
  const usable = { state: 'usable', list, index: indexServices(list) } as const;
  return {
    listOfLists: 'usable',
    listOf: (territory) => (territory === 'LT' ? usable : { state: 'not-pointed-at' }),
  };
};
const LISTED = listsOf({ identity: identity(root.authority.der) });
const NO_LISTS: TrustedLists = { listOfLists: 'unusable', listOf: () => ({ state: 'unusable' }) };

/** What the responder of `by` says about a certificate. */
const ocsp = (by: RevocationDesk, der: Uint8Array): Item =>
  item(
    by.answer(
      writeOcspRequest(
        {
          certificate: decodedCertificate(der),
          issuer: decodedCertificate(by.authority.der),
          hash: 'sha1',
        },
        testVerifier,
      ),
    ),
  );

const evidence = (der: Uint8Array, over: Partial<Evidence> = {}): Evidence => ({
  ...{ der, at: AT, gatheredAt: AT, lists: LISTED },
  ...{ anchors: [], intermediates: [], ocsp: [], crls: [], register: undefined },
  policy: DEFAULT_VERDICT_POLICY,
  ...over,
});
const judge = (der: Uint8Array, over: Partial<Evidence> = {}) => evaluate(evidence(der, over), testVerifier);
/** `valid path:pass …`: the outcome, and the checks that do not pass with their codes. */
const told = (der: Uint8Array, over: Partial<Evidence> = {}): string => {
  const { outcome, checks } = judge(der, over).verdict;
  const open = Object.entries(checks).filter(([, { status }]) => status !== 'pass');
  return [
    outcome,
    ...open.map(([name, { status, reasons }]) =>
      [`${name}:${status}`, ...new Set(reasons.map(({ code }) => code))].join(' '),
    ),
  ].join(', ');
};

const ROLES = { status: 'ok', roles: ['PSP_AI'], reasons: [] } as const;
const direct = root.issue();
const below = issuing.issue();
const through = { intermediates: [item(issuing.authority.der)] };
const REGISTER_UNKNOWN = 'register:unknown val.register-not-asked';

describe('six checks, each for itself', () => {
  test('everything known and good is valid', () => {
    expect(told(direct.der, { ocsp: [ocsp(root, direct.der)], register: ROLES })).toBe('valid');
  });

  test('without a register it is valid with warnings', () => {
    expect(told(direct.der, { ocsp: [ocsp(root, direct.der)] })).toBe(
      `valid-with-warnings, ${REGISTER_UNKNOWN}`,
    );
  });

  test('each CA below the anchor needs a revocation status of its own', () => {
    const leaf = ocsp(issuing, below.der);
    const ca = ocsp(root, issuing.authority.der);
    expect(told(below.der, { ...through, ocsp: [leaf, ca], register: ROLES })).toBe('valid');
    expect(told(below.der, { ...through, ocsp: [leaf], register: ROLES })).toBe(
      'indeterminate, revocation:unknown val.revocation-unavailable',
    );
    expect(
      judge(below.der, { ...through, ocsp: [leaf] }).verdict.checks.revocation.reasons[0]?.message,
    ).toContain('CN=Issuing below');
  });

  test('usable roles are narrowed by the register', () => {
    const many = root.issue({ roles: ['PSP_AI', 'PSP_PI'] });
    expect(judge(many.der).verdict.usableRoles).toEqual(['PSP_AI', 'PSP_PI']);
    const register = { ...ROLES, status: 'roles-missing' } as const;
    const { outcome, usableRoles } = judge(many.der, { ocsp: [ocsp(root, many.der)], register }).verdict;
    expect([outcome, ...usableRoles]).toEqual(['role-not-authorised', 'PSP_AI']);
  });

  test('the work it took is counted', () => {
    const { work } = judge(below.der, { ...through, ocsp: [ocsp(issuing, below.der)] }).verdict;
    expect(work.signatures).toBeGreaterThanOrEqual(3);
    expect(work.steps).toBeGreaterThan(0);
  });

  test('the same evidence gives the same verdict', () => {
    const all = evidence(below.der, { ...through, ocsp: [ocsp(issuing, below.der)] });
    expect(evaluate(all, testVerifier).verdict).toEqual(evaluate(all, testVerifier).verdict);
  });
});

describe('bytes that are no certificate', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['a cut one', direct.der.subarray(0, 300)],
    ['noise', Uint8Array.from({ length: 64 }, (_, i) => (i * 37) & 0xff)],
  ])('%s: unparsable, and the other checks are skipped', (_, der) => {
    const { outcome, checks } = judge(der).verdict;
    expect([outcome, ...Object.values(checks).map(({ status }) => status)]).toEqual([
      ...['unparsable', 'fail', 'skipped', 'skipped', 'skipped', 'skipped', 'skipped'],
    ]);
  });
});

describe('an expired certificate', () => {
  const expired = root.issue({
    notBefore: new Date('2025-01-01T00:00:00Z'),
    notAfter: new Date('2025-12-31T00:00:00Z'),
  });
  test('still has its path and its qualification', () => {
    const { outcome, checks } = judge(expired.der).verdict;
    expect([outcome, checks.validity.status, checks.path.status, checks.qualification.status]).toEqual([
      ...['expired', 'fail', 'pass', 'pass'],
    ]);
  });

  test('was valid when it had not expired', () => {
    const at = new Date('2025-06-01T00:00:00Z');
    const then = desk(root.authority, 'root', at);
    then.known(expired);
    const response = { ...ocsp(then, expired.der), receivedAt: at };
    expect(told(expired.der, { at, ocsp: [response], register: ROLES })).toBe('valid');
  });

  test('one that is not valid yet has them, too', () => {
    const { outcome, checks } = judge(
      root.issue({ notBefore: new Date('2026-12-01T00:00:00Z'), notAfter: new Date('2027-06-01T00:00:00Z') })
        .der,
    ).verdict;
    expect([outcome, checks.path.status, checks.qualification.status]).toEqual([
      ...['not-yet-valid', 'pass', 'pass'],
    ]);
  });
});

describe('a missing issuer leaves open whether it is qualified', () => {
  test('when its address is stated, which is then wanted', () => {
    const { verdict, wanted } = judge(below.der);
    expect(verdict.outcome).toBe('indeterminate');
    expect(verdict.checks.path.status).toBe('unknown');
    expect(verdict.checks.qualification.status).toBe('unknown');
    expect(wanted).toMatchObject([{ kind: 'issuer', urls: ['http://issuing.example/ca.cer'] }]);
  });

  test('but one that nobody says where to find confirms nothing (TS 119 615 PRO-4.4.4-05)', () => {
    const silent = issuing.authority.issue({ mint: { extensions: [] } });
    const { verdict, wanted } = judge(silent.der);
    expect(wanted).toHaveLength(0);
    expect(verdict.outcome).toBe('not-qualified');
    expect(verdict.checks.path.status).toBe('unknown');
  });

  test('and a chain that ends at a root which no list knows is not qualified', () => {
    const stranger = own.issue();
    expect(told(stranger.der, { intermediates: [item(own.authority.der)] })).toContain('not-qualified');
  });
});

describe('revocation', () => {
  let revoked: RevocationDesk;
  beforeAll(() => {
    revoked = desk(root.authority, 'root');
  });
  test('of the certificate decides', () => {
    const leaf = revoked.issue();
    revoked.revoke(leaf, 'keyCompromise', new Date('2026-05-01T00:00:00Z'));
    expect(told(leaf.der, { ocsp: [ocsp(revoked, leaf.der)] })).toBe(
      `revoked, revocation:fail val.revoked, ${REGISTER_UNKNOWN}`,
    );
  });

  test('a hold is a suspension', () => {
    const leaf = revoked.issue();
    revoked.suspend(leaf, new Date('2026-05-01T00:00:00Z'));
    expect(told(leaf.der, { crls: [item(revoked.crl())] })).toBe(
      `suspended, revocation:fail val.on-hold, ${REGISTER_UNKNOWN}`,
    );
  });

  test('after the instant does not count for it', () => {
    const leaf = revoked.issue();
    revoked.revoke(leaf, 'superseded', new Date('2026-05-01T00:00:00Z'));
    const at = new Date('2026-04-01T00:00:00Z');
    expect(told(leaf.der, { at, ocsp: [ocsp(revoked, leaf.der)], register: ROLES })).toBe('valid');
  });

  test('of a CA breaks the path', () => {
    const parent = desk(root.authority, 'root');
    const bad = desk(parent.subordinate({ commonName: 'Issuing revoked' }), 'bad');
    parent.revoke(bad.authority, 'cessationOfOperation', new Date('2026-05-01T00:00:00Z'));
    const leaf = bad.issue();
    const all = {
      intermediates: [item(bad.authority.der)],
      ocsp: [ocsp(bad, leaf.der), ocsp(parent, bad.authority.der)],
    };
    const { outcome, checks } = judge(leaf.der, all).verdict;
    expect([outcome, checks.path.status, checks.path.reasons[0]?.code]).toEqual([
      ...['path-invalid', 'fail', 'val.revoked'],
    ]);
    expect(checks.revocation.reasons[0]?.message).toContain('the path does not hold');
  });

  test('fail-soft passes without an answer, with a warning', () => {
    const policy = {
      ...DEFAULT_VERDICT_POLICY,
      revocation: { prefer: 'ocsp', withoutAnswer: 'fail-soft' },
    } as const;
    expect(told(direct.der, { policy, register: ROLES })).toBe(
      'valid-with-warnings, revocation:warn val.revocation-unavailable',
    );
    const leaf = revoked.issue();
    revoked.revoke(leaf, 'keyCompromise', new Date('2026-05-01T00:00:00Z'));
    expect(judge(leaf.der, { policy, crls: [item(revoked.crl())] }).verdict.outcome).toBe('revoked');
  });

  test('evidence that is none is named', () => {
    const { checks } = judge(direct.der, {
      ocsp: [item(new Uint8Array([1, 2]), 'x.ocsp')],
      crls: [item(new Uint8Array([3]), 'y.crl')],
    }).verdict;
    const messages = checks.revocation.reasons.map(({ message }) => message).join(' ');
    expect(messages).toContain('x.ocsp is no OCSP response');
    expect(messages).toContain('y.crl is no CRL');
  });

  test('what is not decided wants the OCSP responder and the CRL', () => {
    expect(judge(direct.der).wanted).toMatchObject([
      { kind: 'ocsp', urls: ['http://root.example/ocsp'] },
      { kind: 'crl', urls: ['http://root.example/ca.crl'] },
    ]);
    expect(judge(direct.der, { ocsp: [ocsp(root, direct.der)] }).wanted).toHaveLength(0);
  });

  test('a complete CRL is good, but the delta that may say otherwise is wanted', () => {
    const parts = new RevocationDesk(root.authority, 'http://root.example', () => AT, { delta: true });
    const leaf = parts.issue();
    parts.revoke(leaf, 'keyCompromise', new Date('2026-06-01T11:00:00Z'));
    const complete = { crls: [item(parts.crl())] };
    expect(judge(leaf.der, complete).wanted).toMatchObject([
      { kind: 'crl', urls: ['http://root.example/delta.crl'] },
    ]);
    const both = { crls: [item(parts.crl()), item(parts.delta())] };
    expect(judge(leaf.der, both).verdict.outcome).toBe('revoked');
    expect(judge(leaf.der, both).wanted).toHaveLength(0);
  });
});

describe('the trusted lists', () => {
  const granted = serviceState({ identity: identity(root.authority.der), since: '2020-01-01T00:00:00Z' });
  test('a service withdrawn since the certificate was issued: no longer qualified', () => {
    const lists = listsOf({
      ...granted,
      status: ServiceStatus.withdrawn,
      since: '2026-05-01T00:00:00Z',
      history: [granted],
    });
    const all = { lists, ocsp: [ocsp(root, direct.der)] };
    expect(judge(direct.der, all).verdict.outcome).toBe('no-longer-qualified');
    // And the day before it was.
    const at = new Date('2026-04-30T23:59:59Z');
    expect(judge(direct.der, { ...all, at }).verdict.checks.qualification.status).toBe('pass');
  });

  test('a service for seals only: not qualified', () => {
    const lists = listsOf({ ...granted, extensions: [forPurpose('seals')] });
    expect(judge(direct.der, { lists }).verdict.outcome).toBe('not-qualified');
  });

  test('without lists it is unknown, never "not qualified"', () => {
    const { outcome, checks } = judge(direct.der, { lists: NO_LISTS }).verdict;
    expect([outcome, checks.qualification.status]).toEqual(['indeterminate', 'unknown']);
  });

  test('a list past its NextUpdate warns in the check and in the outcome', () => {
    const list = nationalList({ nextUpdate: '2026-05-01T00:00:00Z' }, [
      provider({ services: [service({ identity: identity(root.authority.der) })] }),
    ]);
    const lists: TrustedLists = {
      listOfLists: 'usable',
      listOf: () => ({ state: 'usable', list, index: indexServices(list) }),
    };
    expect(told(direct.der, { lists, ocsp: [ocsp(root, direct.der)], register: ROLES })).toBe(
      'valid-with-warnings, qualification:warn val.tl-expired',
    );
  });
});

describe('anchors beside the lists', () => {
  const scheme: Scheme = { name: 'Georgia', reason: 'Banks of Georgia use it.' };
  const leaf = foreign.issue();
  const anchors = [{ der: foreign.authority.der, scheme }];

  test('under a scheme it is trusted with a warning, and never EU-qualified', () => {
    const { verdict } = judge(leaf.der, { anchors, ocsp: [ocsp(foreign, leaf.der)], register: ROLES });
    expect(verdict.outcome).toBe('valid-with-warnings');
    expect(verdict.scheme).toEqual(scheme);
    expect(verdict.checks.qualification).toMatchObject({
      status: 'skipped',
      reasons: [{ code: 'val.other-scheme' }],
    });
  });

  test('revocation counts under a scheme, too', () => {
    const by = desk(foreign.authority, 'ge');
    const bad = by.issue();
    by.revoke(bad, 'keyCompromise', new Date('2026-05-01T00:00:00Z'));
    expect(judge(bad.der, { anchors, ocsp: [ocsp(by, bad.der)] }).verdict.outcome).toBe('revoked');
  });

  test('without a scheme the path holds and qualification stays unknown', () => {
    const bare = [{ der: foreign.authority.der, scheme: null }];
    const { outcome, checks, scheme: under } = judge(leaf.der, { anchors: bare }).verdict;
    expect([outcome, checks.path.status, checks.qualification.status, under]).toEqual([
      ...['indeterminate', 'pass', 'unknown', null],
    ]);
  });

  test('where the lists know the certificate, a scheme has nothing to add', () => {
    const listed = [{ der: root.authority.der, scheme }];
    const { verdict } = judge(direct.der, {
      anchors: listed,
      ocsp: [ocsp(root, direct.der)],
      register: ROLES,
    });
    expect([verdict.outcome, verdict.scheme]).toEqual(['valid', null]);
  });

  test('an anchor that a listed service has issued leads to the list', () => {
    const bare = [{ der: issuing.authority.der, scheme: null }];
    expect(judge(below.der, { anchors: bare }).verdict.checks.qualification.status).toBe('pass');
  });

  test('an anchor that binds itself is heeded', () => {
    const old = CertificateAuthority.root({
      ...{ commonName: 'Old Scheme', country: 'GE' },
      notAfter: new Date('2026-05-31T00:00:00Z'),
    });
    const { outcome } = judge(old.issue().der, { anchors: [{ der: old.der, scheme }] }).verdict;
    expect(outcome).toBe('path-invalid');
  });
});

describe('what the certificate is', () => {
  const about = (particulars: LeafParticulars): string => {
    const leaf = root.issue(particulars);
    return judge(leaf.der, { ocsp: [ocsp(root, leaf.der)], register: ROLES }).verdict.outcome;
  };
  const qcStatements = [qcCompliance(), qcType('web'), qcPds(['https://ca.example/pds.pdf', 'en'])];
  test.each<readonly [string, LeafParticulars, string]>([
    ['without a PSD2 statement', { mint: { qcStatements } }, 'not-psd2'],
    ['a QSealC', { kind: 'qsealc' }, 'not-a-qwac'],
    ['a lint error warns', { mint: { keyUsage: null } }, 'valid-with-warnings'],
  ])('%s', (_, particulars, expected) => {
    expect(about(particulars)).toBe(expected);
  });

  test('a signature that does not verify breaks the path', () => {
    const der = Uint8Array.from(direct.der);
    der[der.length - 2]! ^= 1;
    expect(judge(der).verdict.outcome).toBe('path-invalid');
  });
});

describe('what registers say of the holder', () => {
  const listed = entryOf({ names: ['UAB Bandymas'], services: { LT: ['PS_080'] } });
  const withdrawn = { ...listed, authorisations: ['2019-05-01', '2026-01-02'] };
  const old = { id: 'e', version: 'v', sha256: '', publishedAt: '2026-01-01T00:00:00Z' };
  const EDITION = { ...old, publishedAt: AT.toISOString() };
  const asked = (basis: RegisterBasis, der: Uint8Array) => registerAnswerFor(der, basis, AT);
  const judged = (basis: RegisterBasis, particulars: LeafParticulars = {}): string => {
    const { der } = root.issue(particulars);
    const { verdict } = judge(der, { ocsp: [ocsp(root, der)], register: asked(basis, der) });
    return [verdict.outcome, verdict.checks.register.status, ...verdict.usableRoles].join(' ');
  };
  const eba = (entry: RegisterEntry) => ebaRegister([entry], { edition: EDITION });

  test.each<readonly [string, RegisterBasis, LeafParticulars, string]>([
    ['authorised', basisOf([eba(listed)]), {}, 'valid pass PSP_AI'],
    ['not found', basisOf([ebaRegister([])]), {}, 'valid-not-in-register warn'],
    [
      'a bank, not found',
      basisOf([ebaRegister([])]),
      { roles: ['PSP_AS', 'PSP_AI'] },
      'valid-not-in-register warn PSP_AS PSP_AI',
    ],
    [
      'without the service of a role',
      basisOf([eba(listed)]),
      { roles: ['PSP_AI', 'PSP_PI'] },
      'role-not-authorised fail PSP_AI',
    ],
    ['withdrawn', basisOf([eba(withdrawn)]), {}, 'withdrawn-in-register fail'],
    [
      'no edition at hand',
      basisOf([ebaRegister([listed], { edition: null })]),
      {},
      'valid-with-warnings unknown PSP_AI',
    ],
    [
      'registers that disagree, the authority says yes',
      basisOf([eba(withdrawn), nationalRegister([listed], { tellsServices: true })]),
      {},
      'valid-with-warnings warn PSP_AI',
    ],
    [
      'an old edition',
      basisOf([ebaRegister([listed], { freshForDays: 0, edition: old })]),
      {},
      'valid-with-warnings warn PSP_AI',
    ],
  ])('%s', (_, basis, particulars, expected) => {
    expect(judged(basis, particulars)).toBe(expected);
  });

  test('is kept with the verdict and said again from there', () => {
    const { der } = root.issue();
    const register = asked(basisOf([eba(withdrawn), ebaRegister([])]), der);
    const first = judge(der, { register });
    const document = {
      ...{ version: 1, certificate: 'c'.repeat(64), gatheredAt: AT.toISOString() },
      verdict: verdictDocument(first.verdict),
      evidence: [],
      trust: { listOfLists: 'unusable', lists: [], editions: [], anchors: [] },
      policy: policyDocument(DEFAULT_VERDICT_POLICY),
    };
    const stored = { bytes: () => der, list: () => undefined };
    const kept = { ...document, register: register?.basis };
    const read = evaluationDocumentSchema.parse(JSON.parse(JSON.stringify(kept)));
    const rebuilt = rebuildEvidence(read, stored);
    expect(rebuilt.ok && rebuilt.evidence.register).toStrictEqual(register);
    expect(rebuilt.ok && evaluate(rebuilt.evidence, testVerifier).verdict.checks.register).toStrictEqual(
      first.verdict.checks.register,
    );

    const before = rebuildEvidence(evaluationDocumentSchema.parse(document), stored);
    expect(before.ok && [before.evidence.register]).toStrictEqual([undefined]);
    const padded = { ...document, register: { ...register?.basis, more: 1 } };
    expect(evaluationDocumentSchema.safeParse(padded).success).toBe(false);
  });

  test('bytes that are no certificate put no question', () => {
    expect(asked(basisOf([]), Uint8Array.of(1))).toBeUndefined();
  });
});
