import type { ApiEdition } from '../../../server/core/api-editions/edition-names.js';
import {
  CertificateAuthority,
  type IssuedCertificate,
  type LeafParticulars,
} from '../certificate-authority.js';
import { SUBJECT } from '../mint.js';
import type { Bank } from './bank.js';
import { LITHUANIAN_TPP, particularsOf } from './start-bank.js';

/** A certificate that lies ready, and what the bank makes of it. */
export interface ReadyCertificate extends IssuedCertificate {
  readonly name: string;
  readonly edition: ApiEdition;
  readonly isAccepted: boolean;
  readonly story: string;
}

/** One of each kind that a bank can meet; the good ones first. */
export function readyCertificates(bank: Bank): ReadonlyMap<string, ReadyCertificate> {
  const both = { roles: ['PSP_AI', 'PSP_PI'] } as const;
  const days = (from: number, to: number) => ({
    notBefore: bank.authorities.days(from),
    notAfter: bank.authorities.days(to),
  });
  const entries: readonly (readonly [string, boolean, string, IssuedCertificate, ApiEdition?])[] = [
    ['tpp-lt', true, 'PSP_AI and PSP_PI, for Berlin Group 1.3', bank.issue(both)],
    [
      ...(['tpp-ge', true, 'PSP_AI and PSP_PI, for Georgia 0.8'] as const),
      ...([bank.issue({ ...both, ...particularsOf('georgia-0.8') }), 'georgia-0.8'] as const),
    ],
    ['ai-only', true, 'PSP_AI alone', bank.issue({ roles: ['PSP_AI'] })],
    ['pi-only', true, 'PSP_PI alone', bank.issue({ roles: ['PSP_PI'] })],
    ['expired', false, 'ended yesterday', bank.issue({ ...both, ...days(-400, -1) })],
    ['not-yet-valid', false, 'begins tomorrow', bank.issue({ ...both, ...days(1, 300) })],
    ['revoked', false, 'on the list of the revoked', bank.issue(both)],
    [
      'unknown-issuer',
      false,
      'of a CA that nobody knows',
      bank.authorities.stranger.issue({ ...both, ...days(-30, 300) }),
    ],
    ['self-signed', false, 'signed by itself', selfSigned({ ...both, ...days(-30, 300) })],
    [
      ...(['not-registered', false, 'good, and of somebody whom the bank has not approved'] as const),
      bank.issue({ ...both, organisation: 'UAB Nepažįstama', authorisationNumber: 'LB009999' }),
    ],
    [
      'seal',
      false,
      'a QSealC, which is no certificate for a connection',
      bank.issue({ ...both, kind: 'qsealc' }),
    ],
  ];
  const ready = new Map(
    entries.map(([name, isAccepted, story, issued, edition = 'berlin-1.3']) => [
      name,
      { ...issued, name, edition, isAccepted, story },
    ]),
  );
  bank.revoke(ready.get('revoked')!);
  return ready;
}

/** The test CA keeps one key for each owner: a root with the key of the holder signs with the key that it certifies. */
function selfSigned(particulars: LeafParticulars): IssuedCertificate {
  const subject = [
    [SUBJECT.C, 'LT'],
    [SUBJECT.O, 'UAB Bandymas'],
    [SUBJECT.organizationIdentifier, LITHUANIAN_TPP.organizationIdentifier],
    [SUBJECT.CN, 'psd2.bandymas-test.eu'],
  ] as const;
  const holder = CertificateAuthority.root({ commonName: 'UAB Bandymas qwac' });
  return holder.issue({ ...particulars, mint: { subject, issuer: subject } });
}
