import { EN_319_412_2 } from '../../citations.js';
import { extensionOf, FurtherExtensionOid } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extPolicyMappingsPresent = rule({
  id: 'ext.policy-mappings-present',
  title: 'The certificate has no extension policyMappings.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.3.4-1')],
  ask: 'Please reissue the certificate without the extension policyMappings, which is for certificates of CAs (EN 319 412-2 GEN-4.3.4-1).',

  subject: (certificate) => certificate,

  check: (certificate) => {
    const found = extensionOf(certificate, FurtherExtensionOid.policyMappings);
    return found === undefined
      ? []
      : [
          {
            message: 'The extension policyMappings is present; it is for certificates of CAs only.',
            at: found.at,
          },
        ];
  },
});
