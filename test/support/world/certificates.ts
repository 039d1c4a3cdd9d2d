import type { Outcome } from '../../../server/core/verdict/verdict.js';
import { type IssuedCertificate, type LeafParticulars, pemOf } from '../certificate-authority.js';
import { authorityInfoAccess, crlDistributionPoints, qcCompliance, qcPds, qcType, SUBJECT } from '../mint.js';
import type { RevocationDesk } from '../revocation-desk.js';
import type { Authorities } from './authorities.js';
import { type Institution, INSTITUTIONS } from './institutions.js';
import type { ProviderId } from './providers.js';
import type { WorldTime } from './time.js';

/** A certificate that lies ready, and what becomes of it with the trusted lists and the network of the world. */
export interface WorldCertificate extends IssuedCertificate {
  readonly name: string;
  readonly provider: ProviderId;
  /** The CA that issued it and answers for it. */
  readonly desk: RevocationDesk;
  readonly story: string;
  /** With the register of the world. */
  readonly outcome: Outcome;
  /** As long as no register is known. */
  readonly withoutRegister: Outcome;
}

type Entry = readonly [
  name: string,
  provider: ProviderId,
  outcome: Outcome,
  story: string,
  particulars?: LeafParticulars,
];

/** Where cloud machines tell their secrets to whoever asks from inside. */
export const METADATA_URL = 'http://169.254.169.254/latest/meta-data/ca.cer';

export function mintCertificates(
  { issuing, revoked }: Authorities,
  address: string,
  time: WorldTime,
): ReadonlyMap<string, WorldCertificate> {
  const days = (from: number, to: number): LeafParticulars => ({
    notBefore: time.days(from),
    notAfter: time.days(to),
  });
  const silent = authorityInfoAccess(['ocsp', `${address}/nobody/ocsp`]);
  const entries: readonly Entry[] = [
    ['valid', 'granted', 'valid', 'nothing is wrong'],
    ['revoked', 'granted', 'revoked', 'revoked ten days ago, the key was compromised'],
    ['suspended', 'granted', 'suspended', 'on hold since two days'],
    ['expired', 'granted', 'expired', 'ended four months ago', days(-485, -120)],
    ['not-yet-valid', 'granted', 'not-yet-valid', 'begins in a month', days(30, 395)],
    ['not-psd2', 'granted', 'not-psd2', 'a QWAC without PSD2 statement', withoutPsd2],
    ['silent', 'granted', 'indeterminate', 'nobody answers about its revocation', own(silent)],
    ['tampered', 'granted', 'path-invalid', 'one bit of its signature is wrong'],
    ['no-longer-qualified', 'withdrawn', 'no-longer-qualified', 'issued while the service was granted'],
    ['not-qualified', 'long-withdrawn', 'not-qualified', 'issued after the service was withdrawn'],
    ['seal', 'seals', 'not-a-qwac', 'a QSealC, qualified as such', { kind: 'qsealc' }],
    ['web-from-seal-service', 'seals', 'not-qualified', 'the service may issue seals only'],
    ['taken-over', 'taken-over', 'valid', 'another provider answers for the service today'],
    ['cross-border', 'nordic', 'valid', 'a Lithuanian institution, a Norwegian issuer'],
    [
      'metadata-address',
      'nordic',
      'indeterminate',
      'says that its issuer lies at 169.254.169.254',
      own(authorityInfoAccess(['caIssuers', METADATA_URL]), crlDistributionPoints(METADATA_URL)),
    ],
    ['unlisted', 'unlisted', 'not-qualified', 'its issuer is on no list'],
    [
      ...(['not-in-register', 'granted', 'valid-not-in-register'] as const),
      'its holder stands in no register',
      of(INSTITUTIONS.unknown, 'PSP_AI'),
    ],
    [
      ...(['role-not-authorised', 'granted', 'role-not-authorised'] as const),
      'claims payment initiation; the register has account information only',
      of(INSTITUTIONS.informer, 'PSP_PI', 'PSP_AI'),
    ],
    [
      ...(['licence-withdrawn', 'granted', 'withdrawn-in-register'] as const),
      'the licence of its holder was withdrawn a month ago',
      of(INSTITUTIONS.former, 'PSP_AI'),
    ],
    [
      ...(['passported', 'granted', 'valid'] as const),
      'a German institution with a passport to Lithuania',
      of(INSTITUTIONS.german, 'PSP_AI'),
    ],
  ];
  const certificates = new Map<string, WorldCertificate>();
  const put = (
    [name, provider, outcome, story]: Entry,
    desk: RevocationDesk,
    issued: IssuedCertificate,
  ): void =>
    void certificates.set(name, {
      ...{ name, provider, outcome, story, desk, ...issued },
      withoutRegister: WITH_REGISTER.includes(outcome) ? 'valid-with-warnings' : outcome,
    });
  for (const entry of entries) {
    const [name, provider, , , particulars = {}] = entry;
    const desk = issuing[provider];
    const all = { dnsName: `${name}.bandymas-test.eu`, ...days(-90, 275), ...particulars };
    const points = particulars.mint?.extensions === undefined;
    const issued = points ? desk.issue(all) : desk.known(desk.authority.issue(all));
    put(entry, desk, name === 'tampered' ? tampered(issued) : issued);
  }
  const revokedIssuer = revoked.issue({ dnsName: 'revoked-issuer.bandymas-test.eu', ...days(-90, 275) });
  put(
    ['revoked-issuer', 'nordic', 'path-invalid', 'the CA that issued it was revoked'],
    revoked,
    revokedIssuer,
  );
  issuing.granted.revoke(certificates.get('revoked')!, 'keyCompromise', time.days(-10));
  issuing.granted.publishComplete();
  // Told by OCSP and the delta CRL only.
  issuing.granted.suspend(certificates.get('suspended')!, time.days(-2));
  return certificates;
}

/** Only a register can tell these apart. */
const WITH_REGISTER: readonly Outcome[] = [
  ...(['valid', 'valid-not-in-register', 'role-not-authorised', 'withdrawn-in-register'] as const),
];

const of = (
  { name, country, ncaId, ncaName, number }: Institution,
  ...roles: NonNullable<LeafParticulars['roles']>
): LeafParticulars => ({ organisation: name, country, ncaId, ncaName, authorisationNumber: number, roles });

/** A conforming QWAC of somebody who is no payment service provider. */
const withoutPsd2: LeafParticulars = {
  mint: {
    subject: [
      [SUBJECT.C, 'LT'],
      [SUBJECT.O, 'UAB Parduotuvė'],
      [SUBJECT.organizationIdentifier, 'NTRLT-305555555'],
      [SUBJECT.CN, 'not-psd2.bandymas-test.eu'],
    ],
    qcStatements: [qcCompliance(), qcType('web'), qcPds(['https://ca.bandymas.example/pds_en.pdf', 'en'])],
    policies: ['0.4.0.194112.1.6'],
  },
};

/** Instead of the pointers to its CA's desk. */
const own = (...extensions: readonly Uint8Array[]): LeafParticulars => ({ mint: { extensions } });

function tampered(issued: IssuedCertificate): IssuedCertificate {
  const der = Uint8Array.from(issued.der);
  // Within the second INTEGER of the ECDSA signature, so that everything still decodes.
  der[der.length - 2]! ^= 1;
  return { ...issued, der, pem: pemOf(der) };
}
