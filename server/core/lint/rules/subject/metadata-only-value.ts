import { AttributeOid } from '../../../certificate/name.js';
import { followsBaselineRequirements } from '../../browser-track.js';
import { CABF_BR } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

/** Their emptiness is reported by rules of their own, as is everything that is no country. */
const NEVER_BLANK: ReadonlySet<string> = new Set([
  AttributeOid.organization,
  AttributeOid.organizationIdentifier,
  AttributeOid.commonName,
]);

const SOMETHING = /[\p{L}\p{N}]/u;

export const subjectMetadataOnlyValue = rule({
  id: 'subject.metadata-only-value',
  title: 'No attribute of the subject is only punctuation or space.',
  severity: 'error',
  citation: [CABF_BR('7.1.4.2')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate without subject attributes that say nothing, such as "-", "." or a space (Baseline Requirements 7.1.4.2).',

  subject: (certificate) =>
    followsBaselineRequirements(certificate) ? certificate.subject.attributes : undefined,

  check: (attributes) =>
    attributes.flatMap(({ oid, name, text }) =>
      text === undefined ||
      SOMETHING.test(text.value) ||
      oid === AttributeOid.country ||
      (NEVER_BLANK.has(oid) && text.value.trim() === '')
        ? []
        : [{ message: `The subject's ${name} is ${quote(text.value)}, which says nothing.`, at: text.at }],
    ),
});
