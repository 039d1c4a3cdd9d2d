import { describe, expect, test } from '@jest/globals';
import { CertificateAuthority } from '../../../test/support/certificate-authority.js';
import { printable } from '../../../test/support/der.js';
import {
  mint,
  psd2Statement,
  qcCompliance,
  qcStatement,
  qcType,
  SUBJECT,
} from '../../../test/support/mint.js';
import { sequence } from '../../../test/support/der.js';
import {
  english,
  forPurpose,
  identity,
  nationalList,
  provider,
  qualifications,
  service,
  serviceState,
} from '../../../test/support/trusted-list-author.js';
import { decodeCertificate } from '../certificate/decode-certificate.js';
import { Qualifier, ServiceStatus } from '../trust-lists/names.js';
import { indexServices } from '../trust-lists/service-index.js';
import type { TrustedList, TrustService, TrustServiceProvider } from '../trust-lists/trusted-list.js';
import type { PathAnswer } from './match-services.js';
import { qualify, type QualificationInput } from './qualify.js';

const AT = new Date('2026-08-01T12:00:00Z');
const TSP = 'Qwarden Test Trust Services';
const ca = CertificateAuthority.root({ commonName: 'Listed CA' });
const otherCa = CertificateAuthority.root({ commonName: 'Other CA' });
const qwac = ca.issue({ notBefore: new Date('2026-01-31T00:00:00Z') }).der;

const certificateOf = (der: Uint8Array) => {
  const read = decodeCertificate(der);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
};

const web = (over: Partial<TrustService> = {}) => service({ identity: identity(ca.der), ...over });
const listed = (...services: readonly TrustService[]) => [provider({ services })];

interface Case {
  der?: Uint8Array;
  providers?: readonly TrustServiceProvider[];
  list?: TrustedList;
  path?: PathAnswer;
  over?: Partial<QualificationInput>;
}

function ask({
  der = qwac,
  providers = listed(web()),
  list = nationalList({}, providers),
  path = 'valid',
  over = {},
}: Case) {
  const index = indexServices(list);
  return qualify({
    certificate: certificateOf(der),
    purpose: 'web',
    at: AT,
    listOfLists: 'usable',
    listOf: (territory) =>
      territory === list.scheme.territory ? { state: 'usable', list, index } : { state: 'not-pointed-at' },
    pathTo: () => path,
    ...over,
  });
}

/** `qualified` or `unknown val.tl-invalid …`: the outcome with its errors and warnings. */
const outcome = (one: Case): string => {
  const { outcome: what, reasons } = ask(one);
  return [what, ...new Set(reasons.map(({ code }) => code))].join(' ');
};

describe('a QWAC under a granted service for web sites', () => {
  test('is qualified', () => {
    expect(ask({})).toMatchObject({
      outcome: 'qualified',
      territory: 'LT',
      now: { results: { web: 'qualified', seal: 'not-qualified', signature: 'not-qualified' } },
      issuance: { results: { web: 'qualified' } },
      reasons: [],
    });
  });

  test('says which state of which provider it rests on', () => {
    expect(ask({}).now?.states).toMatchObject([
      {
        provider: TSP,
        anchor: Buffer.from(ca.der).toString('base64'),
        state: { status: ServiceStatus.granted },
      },
    ]);
  });

  test('also when the list is past its NextUpdate, with a warning', () => {
    const list = nationalList({ nextUpdate: '2026-07-01T00:00:00Z' }, listed(web()));
    expect(outcome({ list })).toBe('qualified val.tl-expired');
  });

  test('also when it is listed itself, by key and name, and no path leads there', () => {
    expect(outcome({ providers: listed(web({ identity: identity(qwac) })), path: 'none' })).toMatch(
      /^qualified/,
    );
  });

  test('but not when only its names are listed', () => {
    const names = { certificates: [], subjectNames: ['CN=Listed CA'], keyIdentifiers: ['AAAA'] };
    expect(outcome({ providers: listed(web({ identity: names })) })).toBe(
      'not-qualified val.service-not-found val.qualified-at-time',
    );
  });
});

describe('which list', () => {
  test.each([
    ['GR', 'EL'],
    ['GB', 'UK'],
    ['NO', 'NO'],
  ])("the issuer's country %s is the list of %s", (country, territory) => {
    const issuer = CertificateAuthority.root({ commonName: 'Abroad', country });
    const list = nationalList({ territory }, listed(web({ identity: identity(issuer.der) })));
    // The subject and its authority are Lithuanian.
    expect(ask({ der: issuer.issue().der, list })).toMatchObject({ outcome: 'qualified', territory });
  });

  test('without a country of the issuer it is unknown', () => {
    const der = mint({ issuer: [[SUBJECT.O, TSP]] });
    expect(outcome({ der })).toBe('unknown val.tl-not-found');
  });

  test('of a country without a list it is unknown', () => {
    const der = CertificateAuthority.root({ country: 'GE' }).issue().der;
    expect(outcome({ der })).toBe('unknown val.tl-not-found');
  });
});

describe('what cannot be determined is unknown, never "not qualified"', () => {
  test.each<[string, Partial<QualificationInput>, string]>([
    ['no list of lists', { listOfLists: 'unusable' }, 'unknown val.lotl-invalid'],
    ['a list of lists past its NextUpdate', { listOfLists: 'expired' }, 'unknown val.lotl-expired'],
    ['no usable national list', { listOf: () => ({ state: 'unusable' }) }, 'unknown val.tl-invalid'],
    ['a path that could not be tried', { pathTo: () => 'unknown' }, 'unknown val.chain-incomplete'],
  ])('%s', (_, over, expected) => {
    expect(outcome({ over })).toBe(expected);
  });

  test('a path that could not be tried does not matter where another leads', () => {
    const providers = listed(web({ identity: identity(otherCa.der) }), web());
    const pathTo: QualificationInput['pathTo'] = ({ der }) =>
      Buffer.from(der).equals(Buffer.from(ca.der)) ? 'valid' : 'unknown';
    expect(outcome({ providers, over: { pathTo } })).toBe('qualified');
  });
});

describe('services', () => {
  test('none recognises it: not qualified (PRO-4.4.4-05)', () => {
    const { outcome: what, reasons } = ask({ path: 'none' });
    expect(what).toBe('not-qualified');
    expect(reasons).toContainEqual(
      expect.objectContaining({
        code: 'val.service-not-found',
        subStatus: 'No_confirmation_found_in_EUMSTL_CC',
        when: 'issuance',
      }),
    );
  });

  test('one of another type does not count', () => {
    const type = 'http://uri.etsi.org/TrstSvc/Svctype/CA/PKC';
    expect(outcome({ providers: listed(web({ type })) })).toMatch(/^not-qualified val.service-not-found/);
  });

  test('of two providers: ERROR_TSP_CONFLICT', () => {
    const providers = [...listed(web()), provider({ names: english('Another'), services: [web()] })];
    expect(outcome({ providers })).toBe('unknown val.tsp-conflict');
  });

  test('history out of order fails the process (PRO-4.3.4-03A)', () => {
    const history = [serviceState({ since: '2019-01-01T00:00:00Z', identity: identity(ca.der) })];
    expect(outcome({ providers: listed(web({ history })) })).toBe('unknown val.service-history-disorder');
  });

  test('not for web sites: not qualified', () => {
    const providers = listed(web({ extensions: [forPurpose('seals')] }));
    expect(outcome({ providers })).toBe('not-qualified val.service-not-for-web val.qualified-at-time');
  });

  test('two for web sites with the same status: a warning', () => {
    const { outcome: what, reasons } = ask({ providers: listed(web(), web()) });
    expect(what).toBe('qualified');
    expect(reasons).toContainEqual(
      expect.objectContaining({ severity: 'warning', subStatus: 'WARNING_T3_DUPLICATION' }),
    );
  });

  test('two for web sites with different statuses: indeterminate', () => {
    const providers = listed(web(), web({ status: ServiceStatus.withdrawn }));
    const { outcome: what, reasons } = ask({ providers });
    expect(what).toBe('unknown');
    expect(reasons).toContainEqual(expect.objectContaining({ subStatus: 'ERROR_T3_DUPLICATION' }));
  });

  test('with a status that such a service cannot have: indeterminate', () => {
    const providers = listed(web({ status: ServiceStatus.recognisedAtNationalLevel }));
    const { outcome: what, reasons } = ask({ providers });
    expect(what).toBe('unknown');
    expect(reasons).toContainEqual(
      expect.objectContaining({ subStatus: 'ERROR_Service_Status_Noncompliance_with_TS119612' }),
    );
  });
});

describe('now and when it was issued (PRO-4.4.4-34 to -36)', () => {
  const ISSUED = '2026-01-31T00:00:00Z';
  const granted = serviceState({ identity: identity(ca.der) });

  test('granted then, withdrawn now: no longer qualified', () => {
    const providers = listed(
      web({ status: ServiceStatus.withdrawn, since: '2026-07-01T00:00:00Z', history: [granted] }),
    );
    const { outcome: what, reasons } = ask({ providers });
    expect(what).toBe('no-longer-qualified');
    expect(reasons).toContainEqual(
      expect.objectContaining({ code: 'val.service-withdrawn-now', when: 'now' }),
    );
    expect(reasons).toContainEqual(
      expect.objectContaining({
        code: 'val.result-changed',
        subStatus: 'PROCESS_FAILED',
        message: 'QWAC on 2026-01-31T00:00:00.000Z, when it was issued, and Not_QWAC now.',
      }),
    );
  });

  test('withdrawn then, granted now: not qualified, for it never was', () => {
    const withdrawn = { ...granted, status: ServiceStatus.withdrawn };
    const providers = listed(web({ since: '2026-07-01T00:00:00Z', history: [withdrawn] }));
    expect(outcome({ providers })).toBe('not-qualified val.service-withdrawn-at-issuance val.result-changed');
  });

  test('withdrawn both times: not qualified', () => {
    const providers = listed(web({ status: ServiceStatus.withdrawn }));
    expect(outcome({ providers })).toBe(
      'not-qualified val.service-withdrawn-now val.service-withdrawn-at-issuance val.qualified-at-time',
    );
  });

  test('granted in the second in which it was issued: qualified', () => {
    expect(outcome({ providers: listed(web({ since: ISSUED })) })).toBe('qualified');
    expect(outcome({ providers: listed(web({ since: '2026-01-31T00:00:01Z' })) })).toMatch(/^not-qualified/);
  });

  test('withdrawn in the second for which it is asked', () => {
    const providers = listed(
      web({ status: ServiceStatus.withdrawn, since: '2026-08-01T12:00:00Z', history: [granted] }),
    );
    expect(outcome({ providers })).toMatch(/^no-longer-qualified/);
    expect(outcome({ providers, over: { at: new Date('2026-08-01T11:59:59Z') } })).toBe('qualified');
  });

  test('before the Regulation there was no QWAC', () => {
    const der = ca.issue({ notBefore: new Date('2016-06-30T21:59:59Z') }).der;
    const providers = listed(web({ since: '2016-01-01T00:00:00Z' }));
    expect(outcome({ der, providers })).toMatch(/^not-qualified .*val.before-eidas/);
    const first = ca.issue({ notBefore: new Date('2016-06-30T22:00:00Z') }).der;
    expect(outcome({ der: first, providers })).toBe('qualified');
  });
});

describe('the provider is the one that the list names (PRO-4.4.4-06)', () => {
  // The anchor is another than the issuer, so that its name says nothing.
  const anchored = (name: string, tradeNames = english('Trade')) => [
    provider({ names: english(name), tradeNames, services: [web({ identity: identity(otherCa.der) })] }),
  ];

  test('by its name or its trade name', () => {
    expect(outcome({ providers: anchored(TSP) })).toBe('qualified');
    expect(outcome({ providers: anchored('Legal Name UAB', english(TSP)) })).toBe('qualified');
  });

  test('by the common name of the issuer, failing that', () => {
    expect(outcome({ providers: anchored('Listed CA') })).toBe('qualified');
  });

  test('by the name in the certificate of the service', () => {
    const providers = [provider({ names: english('Renamed UAB'), services: [web()] })];
    expect(outcome({ providers })).toBe('qualified');
  });

  test('spelt a little otherwise: a warning', () => {
    expect(outcome({ providers: anchored('QWARDEN  Test Trüst Services.') })).toBe(
      'qualified val.tsp-name-mismatch',
    );
  });

  test('of another name: unknown, or a warning where an administrator says so', () => {
    const { outcome: what, reasons } = ask({ providers: anchored('Somebody Else') });
    expect(what).toBe('unknown');
    expect(reasons).toContainEqual(
      expect.objectContaining({ subStatus: 'ERROR_TSP_NAME_INCONSISTENCY_BETWEEN_CERT_AND_TL' }),
    );
    expect(outcome({ providers: anchored('Somebody Else'), over: { providerNameRule: 'warn' } })).toBe(
      'qualified val.tsp-name-mismatch',
    );
  });
});

describe('qualifiers and their criteria', () => {
  const ANYBODY = {
    assert: 'atLeastOne',
    criteria: [{ kind: 'policy-set', policies: ['0.4.0.194112.1.6'] }],
  } as const;
  const NOBODY = { assert: 'all', criteria: [{ kind: 'policy-set', policies: ['9.9.9'] }] } as const;
  const UNKNOWN = { assert: 'all', criteria: [{ kind: 'unknown', name: 'Horoscope' }] } as const;
  const with_ = (qualifiers: readonly string[], criteria: Parameters<typeof qualifications>[1]) =>
    listed(web({ extensions: [forPurpose('web'), qualifications(qualifiers, criteria)] }));

  test('NotQualified for this certificate: not qualified', () => {
    expect(outcome({ providers: with_([Qualifier.notQualified], ANYBODY) })).toBe(
      'not-qualified val.not-qualified-by-list val.qualified-at-time',
    );
  });

  test('NotQualified for others: qualified', () => {
    expect(outcome({ providers: with_([Qualifier.notQualified], NOBODY) })).toBe('qualified');
  });

  test('criteria that are not understood do not identify, with a warning', () => {
    expect(outcome({ providers: with_([Qualifier.notQualified], UNKNOWN) })).toBe(
      'qualified val.criteria-unknown',
    );
  });

  test.each([
    ['QCForESig', [Qualifier.forSignatures]],
    ['QCForESeal', [Qualifier.forSeals]],
    ['NotQualified together with QCStatement', [Qualifier.notQualified, Qualifier.qualified]],
  ])('%s on a service for web sites: indeterminate (PRO-4.4.4-28)', (_, qualifiers) => {
    const { outcome: what, reasons } = ask({ providers: with_(qualifiers, ANYBODY) });
    expect(what).toBe('unknown');
    expect(reasons).toContainEqual(expect.objectContaining({ subStatus: 'WARNING_T3_TL_Inconsistency' }));
  });

  test('a certificate that becomes qualified for two purposes: unknown (PRO-4.4.4-32)', () => {
    const providers = listed(
      web({ extensions: [forPurpose('web')] }),
      web({
        extensions: [forPurpose('seals'), qualifications([Qualifier.forSeals, Qualifier.qualified], ANYBODY)],
      }),
    );
    expect(outcome({ providers })).toBe('unknown val.several-purposes');
  });
});

describe('what the certificate says of itself', () => {
  const issued = (...qcStatements: readonly Uint8Array[]) =>
    ca.issue({ mint: { qcStatements: [...qcStatements, psd2Statement()] } }).der;

  test('several QcTypes: indeterminate and a warning', () => {
    const { outcome: what, reasons } = ask({ der: issued(qcCompliance(), qcType('web', 'eseal')) });
    expect(what).toBe('unknown');
    expect(reasons.map(({ code }) => code)).toContain('val.several-qc-types');
  });

  test("QcCompliance does not count beside another country's law", () => {
    const law = qcStatement('0.4.0.1862.1.7', sequence(printable('CH')));
    expect(outcome({ der: issued(qcCompliance(), qcType('web'), law) })).toMatch(/^not-qualified/);
  });

  test('no qualified statements: not qualified', () => {
    expect(outcome({ der: issued() })).toBe(
      'not-qualified val.certificate-not-for-purpose val.qualified-at-time',
    );
  });

  test('a seal certificate is qualified for seals, not for web sites', () => {
    const der = ca.issue({ kind: 'qsealc' }).der;
    const providers = listed(web({ extensions: [forPurpose('web'), forPurpose('seals')] }));
    expect(outcome({ der, providers })).toMatch(/^not-qualified/);
    expect(outcome({ der, providers, over: { purpose: 'seal' } })).toBe('qualified');
  });

  test('a compliant certificate without QcType is for signatures', () => {
    const providers = listed(web({ extensions: [forPurpose('signatures')] }));
    expect(outcome({ der: issued(qcCompliance()), providers, over: { purpose: 'signature' } })).toBe(
      'qualified',
    );
  });
});
