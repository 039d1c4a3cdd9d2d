import { IDENTITY_TYPES, isNationalScheme } from '../../../identifiers/identity-types.js';
import { claimsPsd, readPsdForm } from '../../../identifiers/psd-form.js';
import { TS_119_495_EDITIONS } from '../../../qc-statements/psp-roles.js';
import { QcStatementId, statementsWithId } from '../../../qc-statements/qc-statements.js';
import { TS_119_495 } from '../../citations.js';
import { issuedBefore } from '../../issued-before.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

const QCP_W_PSD2 = '0.4.0.19495.3.1';

export const orgidNotPsd = rule({
  id: 'orgid.not-psd',
  title: 'organizationIdentifier of a PSD2 certificate is of the type PSD.',
  severity: 'warning',
  citation: [TS_119_495('GEN-5.2.1-3'), TS_119_495('GEN-5.2.1-4')],
  ask: 'Please put the authorisation number into organizationIdentifier when the certificate is next issued, as PSD, country, NCA and number (TS 119 495 GEN-5.2.1-3).',

  subject: ({ organizationIdentifiers, qcStatements, certificatePolicies }) =>
    statementsWithId(qcStatements, QcStatementId.psd2).length > 0 ||
    certificatePolicies?.items.some(({ oid }) => oid === QCP_W_PSD2)
      ? unlessEmpty(organizationIdentifiers)
      : undefined,

  check: (identifiers, certificate) => {
    if (identifiers.some(({ value }) => claimsPsd(value) || readPsdForm(value) !== undefined)) return [];
    // It became a "should" with V1.5.1, when the specification was opened to other kinds of open banking.
    const severity = issuedBefore(certificate, TS_119_495_EDITIONS['V1.5.1'].published) ? 'error' : 'warning';
    return identifiers
      .filter(
        ({ scheme }) => scheme !== undefined && (IDENTITY_TYPES.has(scheme) || isNationalScheme(scheme)),
      )
      .map(({ value, scheme, at }) => ({
        message: `organizationIdentifier ${quote(value)} is of the type ${scheme}, not PSD: the authorisation number cannot be read from the certificate.`,
        at,
        severity,
      }));
  },
});
