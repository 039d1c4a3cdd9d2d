import { EN_319_412_2, RFC_9608 } from '../../citations.js';
import { extensionOf, FurtherExtensionOid } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extNorevavailWithoutValidityAssured = rule({
  id: 'ext.norevavail-without-validity-assured',
  title: 'noRevAvail stands beside the extension for short-term certificates whose validity is assured.',
  severity: 'warning',
  citation: [EN_319_412_2('GEN-4.3.11-2A'), EN_319_412_2('GEN-4.4.1-8A'), RFC_9608('3')],
  ask: 'Please issue the next certificate with the validity-assured extension (0.4.0.194121.2.1) beside noRevAvail, or without noRevAvail (EN 319 412-2 GEN-4.3.11-2A).',

  subject: (certificate) => extensionOf(certificate, FurtherExtensionOid.noRevAvail),

  check: ({ at }, certificate) =>
    extensionOf(certificate, FurtherExtensionOid.validityAssured) === undefined
      ? [
          {
            message:
              'The extension noRevAvail stands without the validity-assured extension (0.4.0.194121.2.1).',
            at,
          },
        ]
      : [],
});
