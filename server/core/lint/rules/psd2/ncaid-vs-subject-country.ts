import { AttributeOid, firstValue } from '../../../certificate/name.js';
import { COUNTRY_CODES } from '../../../identifiers/countries.js';
import type { Certificate } from '../../../certificate/certificate.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { type NcaIdInStatement, ncaIdsOfCountries } from '../../psd2-statements.js';

export const psd2NcaidVsSubjectCountry = rule({
  id: 'psd2.ncaid-vs-subject-country',
  title: "The authority is one of the subject's country.",
  severity: 'warning',
  citation: [TS_119_495('5.2')],
  ask: 'Please check nCAId and the country (C) of the subject: an institution is normally authorised by the authority of the country in which it is established (TS 119 495 clause 5.2). Please reissue the certificate if one of them is wrong.',

  subject: authoritiesAndCountry,

  check: ({ ncaIds, country }) =>
    ncaIds.flatMap(({ country: of, text: { value, at } }) =>
      of === country
        ? []
        : [{ message: `${value} is an authority of ${of}, but the subject's C is ${country}.`, at }],
    ),
});

/** Only where both countries are countries; the others have rules of their own. */
function authoritiesAndCountry(
  certificate: Certificate,
): { ncaIds: readonly NcaIdInStatement[]; country: string } | undefined {
  const ncaIds = ncaIdsOfCountries(certificate);
  if (ncaIds === undefined) return undefined;
  const country = firstValue(certificate.subject, AttributeOid.country);
  return country !== undefined && COUNTRY_CODES.has(country) ? { ncaIds, country } : undefined;
}
