import { ExtensionOid } from '../../../certificate/certificate.js';
import { RFC_6962 } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const x509PrecertPoisonPresent = rule({
  id: 'x509.precert-poison-present',
  title: 'The certificate is no pre-certificate.',
  severity: 'error',
  citation: [RFC_6962('3.1')],
  appliesTo: ['qwac'],
  ask: 'Please send us the certificate itself: what we hold is the pre-certificate for the transparency logs (RFC 6962 section 3.1), which nobody may accept.',

  subject: (certificate) => certificate,

  check: (certificate) => {
    const poison = extensionOf(certificate, ExtensionOid.precertificatePoison);
    return poison === undefined
      ? []
      : [
          {
            message: `The extension ${poison.oid} marks a pre-certificate, which must not be accepted for use.`,
            at: poison.at,
          },
        ];
  },
});
