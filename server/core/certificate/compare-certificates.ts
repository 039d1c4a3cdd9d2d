import type { Inspection } from './inspect.js';

/** One field of two certificates as lists of texts, so that what was added or dropped can be marked. */
export interface FieldComparison {
  readonly field: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly same: boolean;
}

/** Compares two certificates field by field, in the order of the `inspect` contract. */
export function compareCertificates(left: Inspection, right: Inspection): readonly FieldComparison[] {
  return FIELDS.map(([field, textsOf]) => {
    const [ours, theirs] = [textsOf(left), textsOf(right)];
    return {
      field,
      left: ours,
      right: theirs,
      same: ours.length === theirs.length && ours.every((text, i) => text === theirs[i]),
    };
  });
}

type Texts = (inspection: Inspection) => readonly string[];

const maybe = (value: string | number | null | undefined): readonly string[] =>
  value === null || value === undefined ? [] : [String(value)];
const yesNo = (value: boolean | undefined): readonly string[] => (value === undefined ? [] : [String(value)]);

const FIELDS: readonly (readonly [field: string, texts: Texts])[] = [
  ['sha256', ({ sha256 }) => [sha256]],
  ['kind', ({ kind }) => [kind]],
  ['serialNumber', ({ serialNumber }) => [serialNumber]],
  ['subject', ({ subject }) => [subject]],
  ['issuer', ({ issuer }) => [issuer]],
  ['notBefore', ({ notBefore }) => [notBefore]],
  ['notAfter', ({ notAfter }) => [notAfter]],
  ['organizationIdentifier', ({ organizationIdentifier }) => maybe(organizationIdentifier?.value)],
  ['psd2.roles', ({ psd2 }) => psd2?.roles.map(({ oid, name }) => `${name} (${oid})`) ?? []],
  ['psd2.ncaName', ({ psd2 }) => maybe(psd2?.ncaName)],
  ['psd2.ncaId', ({ psd2 }) => maybe(psd2?.ncaId)],
  ['psd2.recovered', ({ psd2 }) => yesNo(psd2?.recovered)],
  ['usableRoles', ({ usableRoles }) => usableRoles],
  ['qcStatements.ids', ({ qcStatements }) => qcStatements?.ids ?? []],
  ['qcStatements.compliance', ({ qcStatements }) => yesNo(qcStatements?.compliance)],
  ['qcStatements.types', ({ qcStatements }) => qcStatements?.types ?? []],
  ['qcStatements.sscd', ({ qcStatements }) => yesNo(qcStatements?.sscd)],
  [
    'qcStatements.pds',
    ({ qcStatements }) => qcStatements?.pds.map(({ url, language }) => `${language} ${url}`) ?? [],
  ],
  ['qcStatements.legislation', ({ qcStatements }) => qcStatements?.legislation ?? []],
  ['qcStatements.semantics', ({ qcStatements }) => maybe(qcStatements?.semantics)],
  ['policies', ({ policies }) => policies],
  ['keyUsage', ({ keyUsage }) => keyUsage],
  ['extendedKeyUsage', ({ extendedKeyUsage }) => extendedKeyUsage],
  ['subjectAltNames', ({ subjectAltNames }) => subjectAltNames],
  ['key.algorithm', ({ key }) => [key.algorithm]],
  ['key.bits', ({ key }) => maybe(key.bits)],
  ['key.curve', ({ key }) => maybe(key.curve)],
  ['signatureAlgorithm', ({ signatureAlgorithm }) => [signatureAlgorithm]],
  [
    'findings',
    ({ findings }) => findings.map(({ severity, code, message }) => `${severity} ${code}: ${message}`),
  ],
];
