import { AttributeOid, attributes } from '../../../certificate/name.js';
import { COUNTRY_CODES } from '../../../identifiers/countries.js';
import { HOUSE, TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidPsdCountryVsSubject = rule({
  id: 'orgid.psd-country-vs-subject',
  title: 'The country of the NCA in organizationIdentifier is the country of the subject.',
  severity: 'warning',
  citation: [TS_119_495('5.2.1'), HOUSE('the home member state is normally the country of establishment')],

  // Only where both are countries; `orgid.country-invalid` and `subject.country-unknown` report what is none.
  subject: ({ subject, organizationIdentifiers }) => {
    const countries = attributes(subject, AttributeOid.country).flatMap(({ text }) =>
      text !== undefined && COUNTRY_CODES.has(text.value) ? [text.value] : [],
    );
    const identifiers = organizationIdentifiers.flatMap(({ scheme, country, at }) =>
      scheme === 'PSD' && country !== undefined && COUNTRY_CODES.has(country) ? [{ country, at }] : [],
    );
    return countries.length === 0 ? undefined : unlessEmpty(identifiers.map((id) => ({ ...id, countries })));
  },

  check: (identifiers) =>
    identifiers
      .filter(({ country, countries }) => !countries.includes(country))
      .map(({ country, countries, at }) => ({
        message: `organizationIdentifier names an NCA of ${country}, but the subject's country is ${countries.join(', ')}.`,
        at,
      })),
});
