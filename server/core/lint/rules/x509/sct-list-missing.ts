import { type Certificate, ExtensionOid } from '../../../certificate/certificate.js';
import { PolicyOid } from '../../../certificate/policy-oids.js';
import { CHROMIUM, RFC_6962 } from '../../citations.js';
import { extensionOf, FurtherExtensionOid } from '../../known-extensions.js';
import { rule } from '../../lint.js';
import { policiesAmong } from '../../policies.js';

const BROWSER_QWAC: ReadonlySet<string> = new Set([PolicyOid.qevcpW, PolicyOid.qncpW]);

export const x509SctListMissing = rule({
  id: 'x509.sct-list-missing',
  title: 'A QWAC for browsers carries timestamps of certificate transparency logs.',
  severity: 'warning',
  citation: [CHROMIUM('Certificate Transparency policy'), RFC_6962('3.3')],
  appliesTo: ['qwac'],
  // Chrome demands timestamps of every certificate issued from this day on.
  effectiveFrom: new Date(Date.UTC(2018, 3, 30)),

  subject: (certificate) => (isForBrowsers(certificate) ? certificate : undefined),

  check: (certificate) =>
    extensionOf(certificate, FurtherExtensionOid.signedCertificateTimestamps) === undefined
      ? [
          {
            message:
              'No timestamps of certificate transparency logs are embedded; browsers refuse the certificate unless the server delivers them.',
            at: undefined,
          },
        ]
      : [],
});

/** A pre-certificate cannot have them yet. */
const isForBrowsers = (certificate: Certificate): boolean =>
  policiesAmong(BROWSER_QWAC, certificate) !== undefined &&
  extensionOf(certificate, ExtensionOid.precertificatePoison) === undefined;
