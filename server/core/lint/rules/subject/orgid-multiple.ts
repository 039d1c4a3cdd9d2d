import { AttributeOid, attributes } from '../../../certificate/name.js';
import { EN_319_412_3, TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const subjectOrgidMultiple = rule({
  id: 'subject.orgid-multiple',
  title: 'The subject has one organizationIdentifier.',
  severity: 'error',
  citation: [EN_319_412_3('LEG-4.2.1-3'), TS_119_495('GEN-5.3-3')],
  ask: 'Please reissue the certificate with a single organizationIdentifier in the subject (EN 319 412-3 LEG-4.2.1-3).',

  subject: ({ subject }) => unlessEmpty(attributes(subject, AttributeOid.organizationIdentifier)),

  check: (identifiers) =>
    identifiers.slice(1).map(({ text, valueAt }) => ({
      message: `The subject has ${identifiers.length} organizationIdentifiers; ${text === undefined ? 'one that is no text' : quote(text.value)} is another one.`,
      at: valueAt,
    })),
});
