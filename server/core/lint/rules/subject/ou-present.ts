import { AttributeOid, attributes } from '../../../certificate/name.js';
import { followsBaselineRequirements } from '../../browser-track.js';
import { CABF_BR } from '../../citations.js';
import { rule } from '../../lint.js';

export const subjectOuPresent = rule({
  id: 'subject.ou-present',
  title: 'The subject has no organizationalUnitName.',
  severity: 'warning',
  citation: [CABF_BR('7.1.4.2')],
  appliesTo: ['qwac'],
  effectiveFrom: new Date(Date.UTC(2022, 8, 1)),
  ask: 'Please issue the next certificate without organizationalUnitName (OU), which publicly trusted certificates cannot have since 1 September 2022 (Baseline Requirements 7.1.4.2).',

  subject: (certificate) => (followsBaselineRequirements(certificate) ? certificate.subject : undefined),

  check: (subject) =>
    attributes(subject, AttributeOid.organizationalUnit).map(({ at }) => ({
      message: 'The subject has an organizationalUnitName (OU), which is not allowed since 2022-09-01.',
      at,
    })),
});
