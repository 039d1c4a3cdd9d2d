import { EN_319_412_2 } from '../../citations.js';
import { extensionOf, FurtherExtensionOid } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extInhibitAnyPolicyPresent = rule({
  id: 'ext.inhibit-any-policy-present',
  title: 'The certificate has no extension inhibitAnyPolicy.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.3.12-1')],
  ask: 'Please reissue the certificate without the extension inhibitAnyPolicy, which is for certificates of CAs (EN 319 412-2 GEN-4.3.12-1).',

  subject: (certificate) => certificate,

  check: (certificate) => {
    const found = extensionOf(certificate, FurtherExtensionOid.inhibitAnyPolicy);
    return found === undefined
      ? []
      : [
          {
            message: 'The extension inhibitAnyPolicy is present; it is for certificates of CAs only.',
            at: found.at,
          },
        ];
  },
});
