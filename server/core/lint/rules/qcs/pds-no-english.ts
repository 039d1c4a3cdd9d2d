import { LANGUAGE_CODES } from '../../../identifiers/languages.js';
import { infoPlace } from '../../../qc-statements/statement-info.js';
import { statedOf } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

export const qcsPdsNoEnglish = rule({
  id: 'qcs.pds-no-english',
  title: 'QcPDS points to a PKI disclosure statement in English.',
  severity: 'error',
  citation: [EN_319_412_5('4.3.4'), EN_319_412_5('QCS-5-01')],
  ask: 'Please reissue the certificate with a QcPDS statement that also lists the PKI disclosure statement in English, language "en" (EN 319 412-5 QCS-5-01).',

  subject: ({ qcStatements }) => statedOf(qcStatements, 'pds'),

  check: (pds) => {
    const languages = pds.flatMap(({ content }) => content.locations.map(({ language }) => language.value));
    // `EN` is English as well; `qcs.pds-language-case` reports its case.
    if (languages.some((language) => language.toLowerCase() === 'en')) return [];
    // What was meant by a language that is none is not known; `qcs.pds-language-invalid` reports it.
    if (!languages.every((language) => LANGUAGE_CODES.has(language.toLowerCase()))) return [];
    const listed =
      languages.length === 0 ? 'nothing' : languages.map((language) => quote(language)).join(', ');
    return [
      {
        message: `QcPDS lists ${listed}; an entry in English ("en") is missing.`,
        at: infoPlace(pds[0]!.statement),
      },
    ];
  },
});
