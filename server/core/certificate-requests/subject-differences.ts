import { AttributeOid, attributes } from '../certificate/name.js';
import type { CertificateRequest } from './certificate-request.js';
import type { RequestParticulars } from './particulars.js';
import { finding, type RequestFinding, shown } from './request-finding.js';

const SUBJECT = 'EN 319 412-3 LEG-4.2.1-2';

/** Where the subject is another one than was wanted, attribute by attribute. */
export function subjectDifferences(
  { subject }: CertificateRequest,
  wanted: RequestParticulars,
): readonly RequestFinding[] {
  const asked = new Map<string, string>([
    [AttributeOid.country, wanted.country],
    [AttributeOid.locality, wanted.locality],
    [AttributeOid.organization, wanted.organisation],
    [AttributeOid.organizationIdentifier, wanted.organizationIdentifier],
    [AttributeOid.serialNumber, wanted.serialNumber],
    [AttributeOid.commonName, wanted.commonName],
  ]);
  const findings: RequestFinding[] = [];
  for (const [oid, value] of asked) {
    const found = attributes(subject, oid);
    const [first, second] = found;
    const name = NAMES[oid] ?? oid;
    const identifier = oid === AttributeOid.organizationIdentifier;
    const code = identifier ? 'request.identifier-differs' : 'request.subject-differs';
    const citation = identifier ? 'TS 119 495 GEN-5.3-3' : SUBJECT;
    if (second !== undefined)
      findings.push(
        finding(
          'request.subject-repeated',
          'error',
          `${name} stands there more than once.`,
          'EN 319 412-3 LEG-4.2.1-3',
          second.at,
        ),
      );
    if (first === undefined) {
      if (value !== '')
        findings.push(finding(code, 'error', `${name} is missing; ${shown(value)} was wanted.`, citation));
    } else if (value === '') {
      findings.push(
        finding('request.attribute-unasked', 'warning', `${name} was not wanted.`, SUBJECT, first.at),
      );
    } else if (first.text?.value !== value) {
      const there = first.text === undefined ? 'no text' : shown(first.text.value);
      findings.push(
        finding(code, 'error', `${name} is ${there}; ${shown(value)} was wanted.`, citation, first.valueAt),
      );
    }
  }
  for (const { oid, name, at } of subject.attributes.slice(0, MOST_TOLD))
    if (!asked.has(oid))
      findings.push(finding('request.attribute-unasked', 'warning', `${name} was not wanted.`, SUBJECT, at));
  return findings;
}

/** A subject has a handful of attributes. */
const MOST_TOLD = 50;

const NAMES: Readonly<Record<string, string>> = {
  [AttributeOid.country]: 'C',
  [AttributeOid.locality]: 'L',
  [AttributeOid.organization]: 'O',
  [AttributeOid.organizationIdentifier]: 'organizationIdentifier',
  [AttributeOid.serialNumber]: 'serialNumber',
  [AttributeOid.commonName]: 'CN',
};
