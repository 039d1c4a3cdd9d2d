import { AttributeOid, attributes, type Name } from '../../../certificate/name.js';
import { COUNTRY_CODES } from '../../../identifiers/countries.js';
import { followsEvGuidelines } from '../../browser-track.js';
import { CABF_EVG } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';
import { quote } from '../../quote.js';

const REQUIRED = [
  ['businessCategory', AttributeOid.businessCategory],
  ['serialNumber', AttributeOid.serialNumber],
  ['jurisdiction country', AttributeOid.jurisdictionCountry],
] as const;

const BUSINESS_CATEGORIES: ReadonlySet<string> = new Set([
  'Private Organization',
  'Government Entity',
  'Business Entity',
  'Non-Commercial Entity',
]);

/** organizationalUnitName is left to `subject.ou-present`, because it was allowed once. */
const ALLOWED: ReadonlySet<string> = new Set([
  AttributeOid.commonName,
  AttributeOid.serialNumber,
  AttributeOid.country,
  AttributeOid.locality,
  AttributeOid.stateOrProvince,
  AttributeOid.street,
  AttributeOid.organization,
  AttributeOid.organizationalUnit,
  AttributeOid.businessCategory,
  AttributeOid.postalCode,
  AttributeOid.organizationIdentifier,
  AttributeOid.jurisdictionLocality,
  AttributeOid.jurisdictionStateOrProvince,
  AttributeOid.jurisdictionCountry,
]);

export const subjectEvAttributes = rule({
  id: 'subject.ev-attributes',
  title: 'The subject of an EV certificate has the attributes of the EV Guidelines and no others.',
  severity: 'error',
  citation: [CABF_EVG('9.2')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with businessCategory, serialNumber and jurisdiction in the subject as the EV Guidelines 9.2 demand, and without other attributes.',

  subject: (certificate) => (followsEvGuidelines(certificate) ? certificate.subject : undefined),

  check: (subject) => [...missing(subject), ...wrong(subject), ...superfluous(subject)],
});

function missing(subject: Name): Violation[] {
  const has = (oid: string): boolean => attributes(subject, oid).length > 0;
  const violations: Violation[] = REQUIRED.filter(([, oid]) => !has(oid)).map(([name]) => ({
    message: `The subject has no ${name}.`,
    at: undefined,
  }));
  if (has(AttributeOid.jurisdictionLocality) && !has(AttributeOid.jurisdictionStateOrProvince)) {
    violations.push({
      message: 'The subject has a jurisdiction locality, but no jurisdiction state or province.',
      at: undefined,
    });
  }
  return violations;
}

const wrong = (subject: Name): Violation[] =>
  subject.attributes.flatMap(({ oid, text }) => {
    if (text === undefined) return [];
    if (oid === AttributeOid.businessCategory && !BUSINESS_CATEGORIES.has(text.value)) {
      return [
        {
          message: `The businessCategory ${quote(text.value)} is not one of ${[...BUSINESS_CATEGORIES].join(', ')}.`,
          at: text.at,
        },
      ];
    }
    return oid === AttributeOid.jurisdictionCountry && !COUNTRY_CODES.has(text.value)
      ? [{ message: `The jurisdiction country ${quote(text.value)} is no code of ISO 3166-1.`, at: text.at }]
      : [];
  });

const superfluous = (subject: Name): Violation[] =>
  subject.attributes
    .filter(({ oid }) => !ALLOWED.has(oid))
    .map(({ name, at }) => ({
      message: `The subject has the attribute ${name}, which an EV certificate cannot have.`,
      at,
    }));
