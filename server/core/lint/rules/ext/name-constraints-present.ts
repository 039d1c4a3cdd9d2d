import { EN_319_412_2 } from '../../citations.js';
import { extensionOf, FurtherExtensionOid } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extNameConstraintsPresent = rule({
  id: 'ext.name-constraints-present',
  title: 'The certificate has no extension nameConstraints.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.3.8-1')],
  ask: 'Please reissue the certificate without the extension nameConstraints, which is for certificates of CAs (EN 319 412-2 GEN-4.3.8-1).',

  subject: (certificate) => certificate,

  check: (certificate) => {
    const found = extensionOf(certificate, FurtherExtensionOid.nameConstraints);
    return found === undefined
      ? []
      : [
          {
            message: 'The extension nameConstraints is present; it is for certificates of CAs only.',
            at: found.at,
          },
        ];
  },
});
