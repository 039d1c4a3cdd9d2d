import { AttributeOid, attributes } from '../../../certificate/name.js';
import { blankAmong } from '../../blank-attributes.js';
import { followsBaselineRequirements } from '../../browser-track.js';
import { EN_319_412_3 } from '../../citations.js';
import { rule } from '../../lint.js';
import { profileOf } from '../../profiles.js';
import type { Certificate } from '../../../certificate/certificate.js';

/** QCP-l, QCP-l-qscd and QNCP-w-gen, whose subjects follow EN 319 412-3. */
const LEGAL_PERSON_POLICIES: ReadonlySet<string> = new Set([
  '0.4.0.194112.1.1',
  '0.4.0.194112.1.3',
  '0.4.0.194112.1.6',
]);

export const subjectCnMissing = rule({
  id: 'subject.cn-missing',
  title: 'The subject of a seal or QNCP-w-gen certificate has a commonName.',
  severity: 'error',
  citation: [EN_319_412_3('LEG-4.2.1-2')],
  ask: 'Please reissue the certificate with a commonName (CN) in the subject (EN 319 412-3 LEG-4.2.1-2).',

  // The Baseline Requirements only tolerate a commonName, so elsewhere none is needed; an empty one is never right.
  subject: (certificate) => {
    const names = attributes(certificate.subject, AttributeOid.commonName);
    return names.length > 0 || needsCommonName(certificate) ? names : undefined;
  },

  check: (names, certificate) => {
    if (names.length === 0) return [{ message: 'The subject has no commonName (CN).', at: undefined }];
    const blank = blankAmong(names);
    if (blank.length === 0) return [];
    const severity =
      needsCommonName(certificate) || followsBaselineRequirements(certificate) ? 'error' : 'warning';
    return blank.map(({ valueAt }) => ({
      message: 'The commonName (CN) of the subject is empty.',
      at: valueAt,
      severity,
    }));
  },
});

const needsCommonName = (certificate: Certificate): boolean =>
  profileOf(certificate) === 'qsealc' ||
  (certificate.certificatePolicies?.items.some(({ oid }) => LEGAL_PERSON_POLICIES.has(oid)) ?? false);
