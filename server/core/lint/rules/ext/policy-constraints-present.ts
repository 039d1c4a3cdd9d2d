import { EN_319_412_2 } from '../../citations.js';
import { extensionOf, FurtherExtensionOid } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extPolicyConstraintsPresent = rule({
  id: 'ext.policy-constraints-present',
  title: 'The certificate has no extension policyConstraints.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.3.9-1')],
  ask: 'Please reissue the certificate without the extension policyConstraints, which is for certificates of CAs (EN 319 412-2 GEN-4.3.9-1).',

  subject: (certificate) => certificate,

  check: (certificate) => {
    const found = extensionOf(certificate, FurtherExtensionOid.policyConstraints);
    return found === undefined
      ? []
      : [
          {
            message: 'The extension policyConstraints is present; it is for certificates of CAs only.',
            at: found.at,
          },
        ];
  },
});
