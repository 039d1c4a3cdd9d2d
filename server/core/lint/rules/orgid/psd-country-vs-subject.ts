import { AttributeOid, attributes } from '../../../certificate/name.js';
import { COUNTRY_CODES } from '../../../identifiers/countries.js';
import { HOUSE, TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';

export const orgidPsdCountryVsSubject = rule({
  id: 'orgid.psd-country-vs-subject',
  title: 'The country of the NCA in organizationIdentifier is the country of the subject.',
  severity: 'warning',
  citation: [TS_119_495('5.2.1'), HOUSE('the home member state is normally the country of establishment')],

  // Only where both are countries; `orgid.country-invalid` and `subject.country-unknown` report what is none.
  subject: ({ subject, organizationIdentifiers }) => {
    const identifiers = organizationIdentifiers.filter(
      ({ scheme, country }) => scheme === 'PSD' && isCountry(country),
    );
    if (identifiers.length === 0) return undefined;
    const countries = attributes(subject, AttributeOid.country)
      .map(({ text }) => text?.value)
      .filter(isCountry);
    return countries.length === 0 ? undefined : { identifiers, countries };
  },

  check: ({ identifiers, countries }) =>
    identifiers
      .filter(({ country }) => !countries.includes(country))
      .map(({ country, at }) => ({
        message: `organizationIdentifier names an NCA of ${country}, but the subject's country is ${countries.join(', ')}.`,
        at,
      })),
});

const isCountry = (code: string | undefined): boolean => code !== undefined && COUNTRY_CODES.has(code);
