import { followsEvGuidelines } from '../../browser-track.js';
import { EN_319_412_4 } from '../../citations.js';
import { dnsNamesOf } from '../../dns-names.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

export const tlsSanWildcard = rule({
  id: 'tls.san-wildcard',
  title: 'Every dNSName stands for one host.',
  severity: 'info',
  citation: [EN_319_412_4('WEB-4.1.4')],
  appliesTo: ['qwac'],

  // With extended validation it is an error, see `tls.san-wildcard-ev`.
  subject: (certificate) => (followsEvGuidelines(certificate) ? undefined : dnsNamesOf(certificate)),

  check: (names) =>
    names
      .filter(({ value }) => value.startsWith('*.'))
      .map(({ value, at }) => ({
        message: `${quote(value)} stands for every host of that domain, so it identifies none of them closely.`,
        at,
      })),
});
