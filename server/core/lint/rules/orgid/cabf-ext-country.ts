import { COUNTRY_CODES, VAT_PREFIXES } from '../../../identifiers/countries.js';
import { followsEvGuidelines } from '../../browser-track.js';
import { CABF_EVG } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

export const orgidCabfExtCountry = rule({
  id: 'orgid.cabf-ext-country',
  title: 'The registration country in cabfOrganizationIdentifier is a PrintableString code of ISO 3166-1.',
  severity: 'error',
  citation: [CABF_EVG('Appendix H')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with the ISO 3166-1 code of the country as PrintableString in the extension cabfOrganizationIdentifier (EV Guidelines Appendix H).',

  subject: (certificate) =>
    followsEvGuidelines(certificate) ? certificate.cabfOrganizationIdentifier : undefined,

  check: ({ scheme, country: { value, type, at } }) => [
    ...(COUNTRY_CODES.has(value) || (scheme.value === 'VAT' && VAT_PREFIXES.has(value))
      ? []
      : [{ message: `The registration country ${quote(value)} is no code of ISO 3166-1.`, at }]),
    ...(type === 'PrintableString'
      ? []
      : [{ message: `The registration country is a ${type}; PrintableString is expected.`, at }]),
  ],
});
