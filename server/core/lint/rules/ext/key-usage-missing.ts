import { ExtensionOid } from '../../../certificate/certificate.js';
import { followsBaselineRequirements } from '../../browser-track.js';
import { EN_319_412_2, EN_319_412_3 } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extKeyUsageMissing = rule({
  id: 'ext.key-usage-missing',
  title: 'The certificate has the extension keyUsage.',
  severity: 'error',
  citation: [EN_319_412_2('NAT-4.3.2-1'), EN_319_412_3('LEG-4.3.1-1')],
  ask: 'Please reissue the certificate with the extension keyUsage (EN 319 412-3 LEG-4.3.1-1).',

  subject: (certificate) => certificate,

  // The Baseline Requirements (7.1.2.7.6), which come before ETSI where they differ, only recommend it.
  check: (certificate) =>
    extensionOf(certificate, ExtensionOid.keyUsage) === undefined
      ? [
          {
            message: 'The extension keyUsage is missing.',
            at: undefined,
            severity: followsBaselineRequirements(certificate) ? 'warning' : 'error',
          },
        ]
      : [],
});
