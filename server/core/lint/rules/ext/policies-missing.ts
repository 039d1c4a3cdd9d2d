import type { Place } from '../../../asn1/decoded.js';
import { ExtensionOid } from '../../../certificate/certificate.js';
import { EN_319_412_2 } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule } from '../../lint.js';

export const extPoliciesMissing = rule({
  id: 'ext.policies-missing',
  title: 'The certificate has the extension certificatePolicies with at least one policy.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.3.3-2')],
  ask: 'Please reissue the certificate with the extension certificatePolicies and the policy under which it was issued (EN 319 412-2 GEN-4.3.3-2).',

  subject: (certificate) => certificate,

  check: (certificate) => {
    if (extensionOf(certificate, ExtensionOid.certificatePolicies) === undefined) {
      return [{ message: 'The extension certificatePolicies is missing.', at: undefined }];
    }
    const policies = certificate.certificatePolicies;
    // An element that is no policy is reported by `x509.extension-undecodable`.
    return policies !== undefined && isEmpty(policies.at)
      ? [{ message: 'The extension certificatePolicies names no policy.', at: policies.at }]
      : [];
  },
});

/** A SEQUENCE without contents is two octets long. */
const isEmpty = ({ start, end }: Place): boolean => end - start === 2;
