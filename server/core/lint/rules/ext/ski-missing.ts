import { ExtensionOid } from '../../../certificate/certificate.js';
import { followsBaselineProfiles } from '../../baseline-profiles.js';
import { RFC_5280 } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extSkiMissing = rule({
  id: 'ext.ski-missing',
  title: 'The certificate names its own key by subjectKeyIdentifier.',
  severity: 'info',
  citation: [RFC_5280('4.2.1.2')],

  // The Baseline Requirements (7.1.2.7.6) advise against it.
  subject: (certificate) => (followsBaselineProfiles(certificate) ? undefined : certificate),

  check: (certificate) =>
    extensionOf(certificate, ExtensionOid.subjectKeyIdentifier) === undefined
      ? [{ message: 'The extension subjectKeyIdentifier is missing.', at: undefined }]
      : [],
});
