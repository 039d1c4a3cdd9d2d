import { claimsPsd, readPsdForm } from '../../../identifiers/psd-form.js';
import { SemanticsOid } from '../../../qc-statements/qc-statements.js';
import { EN_319_412_1 } from '../../citations.js';
import { assertsSemantics, isEidasIdentifier } from '../../eidas-identifier.js';
import { rule } from '../../lint.js';
import { structureFault } from '../../organization-identifier-structure.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidSyntax = rule({
  id: 'orgid.syntax',
  title: 'organizationIdentifier has the structure of identifiers of legal persons.',
  severity: 'error',
  citation: [EN_319_412_1('LEG-5.1.4-02')],
  ask: 'Please reissue the certificate with an organizationIdentifier that consists of identity type, country code, hyphen-minus and identifier, for example VATLT-100001234567 (EN 319 412-1 LEG-5.1.4-02).',

  // Other rules of this group report what PSD identifiers get wrong, and `subject.orgid-missing` an empty value.
  subject: (certificate) =>
    isEidasIdentifier(certificate)
      ? undefined
      : unlessEmpty(
          certificate.organizationIdentifiers.filter(
            ({ value }) => value.trim() !== '' && !claimsPsd(value) && readPsdForm(value) === undefined,
          ),
        ),

  check: (identifiers, certificate) => {
    const faults = identifiers.flatMap((identifier) => {
      const fault = structureFault(identifier);
      return fault === undefined ? [] : [{ message: `organizationIdentifier ${fault}`, at: identifier.at }];
    });
    // The structure binds only where the semantics identifier of legal persons is asserted.
    return faults.length === 0 || assertsSemantics(certificate, SemanticsOid.legal)
      ? faults
      : faults.map((fault) => ({ ...fault, severity: 'warning' }));
  },
});
