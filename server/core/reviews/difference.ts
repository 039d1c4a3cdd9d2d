import type { Application } from '../applications/application.js';
import { compareCertificates, type FieldComparison } from '../certificate/compare-certificates.js';
import type { Inspection } from '../certificate/inspect.js';

export const DIFFERENCE_WEIGHTS = ['notice', 'warning', 'critical'] as const;
export type DifferenceWeight = (typeof DIFFERENCE_WEIGHTS)[number];

/** One field that is not what was approved last, as lists of texts, so that what was added or dropped can be marked. */
export interface Difference {
  /** `application.useCase`, `certificate.usableRoles` … */
  readonly field: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly weight: DifferenceWeight;
}

/** An application with its certificate; null while there is none. */
export interface Compared {
  readonly application: Application;
  readonly certificate: Inspection | null;
}

/**
 * Field by field, what differs from what was approved last; the heaviest first, otherwise in the order of the fields. What
 * every new certificate has of its own (number, fingerprint, days) is none. Widening weighs more than narrowing.
 */
export function differencesOf(before: Compared, after: Compared): readonly Difference[] {
  const all = [
    ...applicationDifferences(before.application, after.application),
    ...certificateDifferences(before.certificate, after.certificate),
  ];
  const rank = ({ weight }: Difference): number => -DIFFERENCE_WEIGHTS.indexOf(weight);
  return all.sort((one, other) => rank(one) - rank(other));
}

type Weigh = (change: Pick<Difference, 'before' | 'after'>) => DifferenceWeight;
const always =
  (weight: DifferenceWeight): Weigh =>
  () =>
    weight;
/** Less of it is a notice. */
const whenAdded =
  (weight: DifferenceWeight): Weigh =>
  ({ before, after }) =>
    after.every((one) => before.includes(one)) ? 'notice' : weight;

/** An empty list of endpoints is the widest of all. */
const endpoints: Weigh = ({ before, after }) => {
  if (before.length === 0) return 'notice';
  return after.length === 0 ? 'warning' : whenAdded('warning')({ before, after });
};

/** Another page of a known site is a warning, another site is where codes would be sent to. */
const redirects: Weigh = ({ before, after }) => {
  const sites = before.map(siteOf);
  const added = after.filter((uri) => !before.includes(uri));
  if (added.length === 0) return 'notice';
  return added.every((uri) => siteOf(uri) !== '' && sites.includes(siteOf(uri))) ? 'warning' : 'critical';
};
const siteOf = (uri: string): string =>
  /^[a-z][a-z0-9+.-]*:\/\/[^/?#\\]+/i.exec(uri)?.[0].toLowerCase() ?? '';

/** What cannot be compared counts as less. */
const lessBits: Weigh = ({ before, after }) => (Number(after[0]) >= Number(before[0]) ? 'notice' : 'warning');

const one = (text: string | null): readonly string[] =>
  text === null || text.trim() === '' ? [] : [text.trim()];

const OF_APPLICATION: readonly (readonly [string, (of: Application) => readonly string[], Weigh])[] = [
  ['identifier', ({ identifier }) => one(identifier), always('critical')],
  ['organisationName', ({ organisationName }) => one(organisationName), always('warning')],
  ['onBehalfOf', ({ onBehalfOf }) => one(onBehalfOf), always('warning')],
  ['edition', ({ edition }) => one(edition), always('critical')],
  ['environment', ({ environment }) => one(environment), always('critical')],
  ['roles', ({ roles }) => sorted(roles), whenAdded('critical')],
  ['endpoints', (of) => sorted(of.endpoints), endpoints],
  ['useCase', ({ useCase }) => one(useCase.replaceAll(/\s+/g, ' ')), always('warning')],
  ['redirectUris', ({ redirectUris }) => sorted(redirectUris), redirects],
];

function applicationDifferences(before: Application, after: Application): readonly Difference[] {
  return OF_APPLICATION.flatMap(([field, textsOf, weigh]) =>
    difference(`application.${field}`, textsOf(before), textsOf(after), weigh),
  );
}

/** Those of `compareCertificates` that say something about who may do what; the others come with every renewal. */
const OF_CERTIFICATE: Readonly<Record<string, Weigh>> = {
  kind: always('critical'),
  subject: always('warning'),
  issuer: always('warning'),
  organizationIdentifier: always('critical'),
  'psd2.roles': whenAdded('critical'),
  'psd2.ncaName': always('notice'),
  'psd2.ncaId': always('critical'),
  usableRoles: whenAdded('critical'),
  'qcStatements.types': always('critical'),
  policies: always('warning'),
  subjectAltNames: whenAdded('warning'),
  'key.algorithm': always('warning'),
  'key.bits': lessBits,
  'key.curve': always('warning'),
};

function certificateDifferences(before: Inspection | null, after: Inspection | null): readonly Difference[] {
  if (before === null || after === null)
    return difference(
      'certificate.sha256',
      one(before?.sha256 ?? null),
      one(after?.sha256 ?? null),
      always('critical'),
    );
  const compared = compareCertificates(before, after).flatMap(({ field, left, right }: FieldComparison) => {
    const weigh = Object.hasOwn(OF_CERTIFICATE, field) ? OF_CERTIFICATE[field] : undefined;
    return weigh === undefined ? [] : difference(`certificate.${field}`, sorted(left), sorted(right), weigh);
  });
  const [days, daysBefore] = [daysOf(after), daysOf(before)];
  return [
    ...compared,
    // A day more or less comes from how an issuer rounds.
    ...(Math.abs(days - daysBefore) <= 1
      ? []
      : difference('certificate.validityDays', [String(daysBefore)], [String(days)], longer)),
  ];
}

const longer: Weigh = ({ before, after }) => (Number(after[0]) > Number(before[0]) ? 'warning' : 'notice');

const DAY_MS = 86_400_000;
const daysOf = ({ notBefore, notAfter }: Inspection): number =>
  Math.round((Date.parse(notAfter) - Date.parse(notBefore)) / DAY_MS);

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

function difference(
  field: string,
  before: readonly string[],
  after: readonly string[],
  weigh: Weigh,
): readonly Difference[] {
  const same = before.length === after.length && before.every((text, i) => text === after[i]);
  return same ? [] : [{ field, before, after, weight: weigh({ before, after }) }];
}
