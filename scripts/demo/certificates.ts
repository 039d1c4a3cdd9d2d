import {
  type IssuedCertificate,
  type LeafParticulars,
  pemOf,
} from '../../test/support/certificate-authority.js';
import { ia5, oid, printable, sequence, utf8 } from '../../test/support/der.js';
import {
  type Mint,
  psd2Statement,
  qcCompliance,
  qcPds,
  qcStatement,
  qcType,
  role,
  SUBJECT,
} from '../../test/support/mint.js';
import type { RevocationDesk } from '../../test/support/revocation-desk.js';
import type { TestReason } from '../../test/support/revocation-messages.js';
import type { ProviderId } from '../../test/support/world/providers.js';
import type { World } from '../../test/support/world/world.js';
import { type Organisation, ORGANISATIONS } from './organisations.js';

/** What became of a certificate after it was uploaded. */
export interface Handling {
  readonly owner?: 'officer' | 'operator' | 'gone';
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly retired?: true;
  /** Name of the file with the certificate it takes the place of. */
  readonly replaces?: string;
  /** What its issuer says from the second day on; until then it is good. */
  readonly revoked?: TestReason | 'on-hold';
}

export interface DemoCertificate extends Handling {
  /** As uploaded. */
  readonly file: string;
  readonly pem: string;
  /** Who answers about it, when the small world knows its issuer. */
  readonly desk?: RevocationDesk;
  readonly der?: Uint8Array;
}

/** The service that was granted when these were issued, and that its supervisor withdraws while one looks on. */
export const WITHDRAWN_LATER: ProviderId = 'nordic';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface Wanted extends Handling {
  readonly of: Organisation;
  readonly kind?: 'qwac' | 'qsealc';
  /** Who issues it; else the one for its kind. */
  readonly provider?: ProviderId | 'georgian';
  readonly roles?: LeafParticulars['roles'];
  /** Days from now; negative ones are past. */
  readonly endsIn: number;
  /** Days from now; a year before the end if not said. */
  readonly beginsIn?: number;
  /** What the file is called besides organisation and kind. */
  readonly suffix?: string;
  readonly keyType?: 'ec' | 'rsa';
  readonly ncaId?: string;
  readonly mint?: (of: Organisation) => Mint;
}

/** Certificates in every state as of the given instant, issued by the providers of the small world. */
export function mintCertificates(
  { authorities: { issuing, listed, georgian } }: World,
  now: Date,
): readonly DemoCertificate[] {
  // Two hours early, so that what ends "in 6 days" does so for everybody who counts begun days; today's end is to come.
  const inDays = (days: number) =>
    new Date(now.getTime() + (days === 0 ? 5 * HOUR_MS : days * DAY_MS - 2 * HOUR_MS));

  const issue = (wanted: Wanted): Pick<DemoCertificate, 'pem' | 'der' | 'desk'> => {
    const { of, kind = 'qwac', endsIn, beginsIn = endsIn - 365, mint, ncaId = of.ncaId } = wanted;
    const { provider = kind === 'qwac' ? 'granted' : 'seals' } = wanted;
    const desk = provider === 'georgian' ? georgian : issuing[provider];
    const { pem, der }: IssuedCertificate = desk.issue({
      kind,
      ncaId,
      organisation: of.name,
      country: of.country,
      ncaName: of.ncaName,
      authorisationNumber: of.authorisationNumber,
      roles: wanted.roles ?? ['PSP_AI', 'PSP_PI'],
      dnsName: `psd2.${of.domain}`,
      keyType: wanted.keyType ?? 'ec',
      notBefore: inDays(beginsIn),
      notAfter: inDays(endsIn),
      ...(mint && { mint: mint(of) }),
    });
    return { pem, der, desk };
  };

  const issuers = (['granted', 'seals', 'nordic'] as const).map((id) => ({
    file: `issuing-ca-${id}.pem`,
    pem: pemOf(issuing[id].authority.der),
    tags: ['ca'],
  }));
  const roots = [{ file: 'nordic-root-ca.pem', pem: pemOf(listed.nordic.der), tags: ['ca'] }];
  const leaves = WANTED.map(({ suffix, owner, tags, note, retired, replaces, revoked, ...wanted }) => ({
    file: fileOf(wanted.of, wanted.kind ?? 'qwac', suffix),
    ...issue(wanted),
    ...(owner && { owner }),
    ...(tags && { tags }),
    ...(note && { note }),
    ...(retired && { retired }),
    ...(replaces && { replaces }),
    ...(revoked && { revoked }),
  }));
  return [...roots, ...issuers, ...leaves];
}

const fileOf = (of: Organisation, kind: string, suffix?: string) =>
  `${[of.domain.replace('.example', ''), kind, suffix].filter(Boolean).join('-')}.pem`;

const O = ORGANISATIONS;

/** The statements of a conforming QWAC with one or more of them made otherwise. */
const statements = ({ ncaName, ncaId }: Organisation, over: { psd2?: Uint8Array; more?: Uint8Array[] }) => [
  qcCompliance(),
  ...(over.more ?? [qcType('web'), qcPds(['https://ca.bandymas.example/pds_en.pdf', 'en'])]),
  over.psd2 ?? psd2Statement({ roles: [role(3, 'PSP_AI')], ncaName: utf8(ncaName), ncaId: utf8(ncaId) }),
];

const psd2Of = ({ ncaName, ncaId }: Organisation, ...roles: Uint8Array[]) =>
  psd2Statement({ roles, ncaName: utf8(ncaName), ncaId: utf8(ncaId) });

const subjectOf = ({ country, name, domain }: Organisation, organizationIdentifier: string): Mint => ({
  subject: [
    [SUBJECT.C, country],
    [SUBJECT.O, name],
    [SUBJECT.organizationIdentifier, organizationIdentifier],
    [SUBJECT.CN, `psd2.${domain}`],
  ],
});

const ORDINARY: readonly Wanted[] = [
  { of: O.pavyzdys, endsIn: 316, owner: 'officer', tags: ['production'] },
  { of: O.pavyzdys, kind: 'qsealc', endsIn: 316, owner: 'officer', tags: ['production'] },
  {
    of: O.bandymas,
    endsIn: 25,
    owner: 'officer',
    tags: ['production'],
    note: 'Renewal was ordered by phone; the QTSP asked for a new extract of the register.',
  },
  { of: O.bandymas, kind: 'qsealc', endsIn: 190, owner: 'officer', tags: ['production'] },
  {
    of: O.pasaka,
    endsIn: 12,
    owner: 'gone',
    roles: ['PSP_AS', 'PSP_PI', 'PSP_AI', 'PSP_IC'],
    tags: ['production', 'bank'],
  },
  { of: O.pasaka, kind: 'qsealc', endsIn: 231, owner: 'officer', roles: ['PSP_AS'], tags: ['bank'] },
  {
    of: O.izdoma,
    endsIn: 6,
    owner: 'operator',
    roles: ['PSP_AI'],
    tags: ['production'],
    provider: 'taken-over',
  },
  { of: O.paraugs, endsIn: 341, owner: 'officer', roles: ['PSP_AS', 'PSP_AI'], tags: ['bank'] },
  { of: O.paraugs, kind: 'qsealc', endsIn: 33, owner: 'officer', roles: ['PSP_AS'], tags: ['bank'] },
  { of: O.muinas, endsIn: 2, owner: 'operator', tags: ['production'], provider: 'unlisted' },
  { of: O.naidis, endsIn: 205, roles: ['PSP_AS', 'PSP_PI', 'PSP_AI'], tags: ['bank'] },
  {
    of: O.muster,
    endsIn: 0,
    owner: 'officer',
    roles: ['PSP_AS', 'PSP_PI', 'PSP_AI', 'PSP_IC'],
    keyType: 'rsa',
    tags: ['production', 'bank'],
    note: 'The successor has been promised for today, before noon.',
  },
  { of: O.muster, kind: 'qsealc', endsIn: 148, roles: ['PSP_AS'], keyType: 'rsa', tags: ['bank'] },
  { of: O.fiktiv, endsIn: 55, owner: 'officer', roles: ['PSP_PI'], revoked: 'on-hold' },
  { of: O.imaginary, endsIn: 80, tags: ['production'], revoked: 'keyCompromise' },
  { of: O.imaginary, kind: 'qsealc', endsIn: 262, tags: ['production'] },
  { of: O.makebelieve, endsIn: -1, owner: 'operator', roles: ['PSP_AI'] },
  {
    of: O.zgapari,
    provider: 'georgian',
    endsIn: 151,
    roles: ['PSP_AS', 'PSP_PI'],
    tags: ['bank'],
    note: 'Open banking of Georgia: the profile of TS 119 495 under national law, outside the EEA.',
  },
  { of: O.verzonnen, endsIn: 268, owner: 'operator', roles: ['PSP_AI', 'PSP_IC'], provider: 'withdrawn' },
  { of: O.fictif, endsIn: -40, roles: ['PSP_AI'] },
  {
    of: O.fictif,
    suffix: 'payments',
    endsIn: 215,
    note: 'The register has account information only; the bank asked for the notification of 2025.',
  },
  { of: O.satu, endsIn: 118, owner: 'operator', keyType: 'rsa', provider: 'nordic' },
  { of: O.satu, kind: 'qsealc', endsIn: 118, owner: 'operator', keyType: 'rsa' },
];

const CHANGING: readonly Wanted[] = [
  { of: O.fiktiv, kind: 'qsealc', suffix: 'old', endsIn: 19 },
  { of: O.fiktiv, kind: 'qsealc', suffix: 'new', endsIn: 361, replaces: 'fiktive-zahlungen-qsealc-old.pem' },
  { of: O.verzonnen, kind: 'qsealc', suffix: 'old', endsIn: -9, owner: 'operator' },
  {
    of: O.verzonnen,
    kind: 'qsealc',
    suffix: 'new',
    endsIn: 344,
    owner: 'operator',
    replaces: 'verzonnen-qsealc-old.pem',
  },
  {
    of: O.izdoma,
    suffix: 'next',
    beginsIn: 4,
    endsIn: 369,
    owner: 'operator',
    roles: ['PSP_AI'],
    note: 'To be installed on the day it begins.',
  },
  { of: O.muinas, kind: 'qsealc', suffix: 'next', beginsIn: 20, endsIn: 385, owner: 'operator' },
  {
    of: O.naidis,
    kind: 'qsealc',
    suffix: 'pilot',
    endsIn: 92,
    roles: ['PSP_AS'],
    retired: true,
    revoked: 'cessationOfOperation',
    note: 'The pilot is over; the seal was revoked by its holder.',
  },
  { of: O.fictif, kind: 'qsealc', suffix: 'pilot', endsIn: 41, retired: true },
];

const BROKEN: readonly Wanted[] = [
  {
    ...{ of: O.makebelieve, suffix: 'roles-swapped', endsIn: 287, tags: ['rejected'] },
    note: 'The QTSP confirmed the mistake and reissues without charge.',
    mint: (of) => ({
      qcStatements: statements(of, { psd2: psd2Of(of, role(2, 'PSP_AI'), role(3, 'PSP_PI')) }),
    }),
  },
  {
    ...{ of: O.fictif, suffix: 'roles-flat', endsIn: 174, tags: ['rejected'] },
    mint: (of) => ({
      qcStatements: statements(of, {
        psd2: psd2Of(of, oid('0.4.0.19495.1.3'), utf8('PSP_AI'), oid('0.4.0.19495.1.2'), utf8('PSP_PI')),
      }),
    }),
  },
  {
    ...{ of: O.naidis, suffix: 'without-type', endsIn: 96, owner: 'officer' },
    mint: (of) => ({
      qcStatements: statements(of, { more: [qcPds(['https://ca.bandymas.example/pds_en.pdf', 'en'])] }),
    }),
  },
  {
    ...{ of: O.pavyzdys, suffix: 'identifier-doubled', endsIn: 139 },
    mint: (of) => subjectOf(of, `PSDLT-BL-PSDLT-BL-${of.authorisationNumber}`),
  },
  {
    ...{ of: O.muinas, suffix: 'identifier-underscore', endsIn: 222 },
    mint: (of) => subjectOf(of, `PSDEE_FI_${of.authorisationNumber}`),
  },
  {
    ...{ of: O.izdoma, suffix: 'other-authority', endsIn: 63 },
    mint: (of) => subjectOf(of, `PSDLT-BL-${of.authorisationNumber}`),
  },
  {
    ...{ of: O.imaginary, suffix: 'bare-statement', endsIn: 250, tags: ['rejected'] },
    mint: (of) => ({ qcStatementsValue: psd2Of(of, role(3, 'PSP_AI')) }),
  },
  { of: O.verzonnen, suffix: 'sandbox', ncaId: 'NL-XWG', endsIn: 30, tags: ['sandbox'] },
  {
    ...{ of: O.muster, suffix: 'disclosure', endsIn: 301, roles: ['PSP_AS'], owner: 'officer' },
    mint: (of) => ({
      qcStatements: statements(of, {
        psd2: psd2Of(of, role(1, 'PSP_AS')),
        more: [
          qcType('web'),
          qcStatement(
            '0.4.0.1862.1.5',
            sequence(sequence(ia5('http://ca.bandymas.example/pds.pdf'), printable('DE'))),
          ),
        ],
      }),
    }),
  },
];

const WANTED: readonly Wanted[] = [...ORDINARY, ...CHANGING, ...BROKEN];
