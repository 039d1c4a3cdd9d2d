import { EU_EEA_COUNTRY_CODES } from '../../../identifiers/countries.js';
import { statedOf } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

export const qcsQscdLegislationEu = rule({
  id: 'qcs.qscd-legislation-eu',
  title: 'QcQSCDlegislation names no country of the EU or the EEA.',
  severity: 'error',
  citation: [EN_319_412_5('4.2.5')],
  appliesTo: ['qsealc'],
  ask: 'Please reissue the certificate without EU and EEA countries in QcQSCDlegislation (EN 319 412-5 clause 4.2.5); for a QSCD under EU law QcSSCD alone is enough.',

  subject: ({ qcStatements }) => statedOf(qcStatements, 'qscd-legislation'),

  check: (legislation) =>
    legislation
      .flatMap(({ content }) => content.countries)
      .filter(({ value }) => {
        const country = value.toUpperCase();
        return country === 'EU' || EU_EEA_COUNTRY_CODES.has(country);
      })
      .map(({ value, at }) => ({
        message: `QcQSCDlegislation names ${quote(value)}; the statement is only for the law of countries outside the EU and the EEA.`,
        at,
      })),
});
