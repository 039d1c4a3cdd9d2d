import { HOUSE } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

/** Control characters, and format characters that nobody sees. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/u;

export const subjectLeadingTrailingSpace = rule({
  id: 'subject.leading-trailing-space',
  title: 'The names have no white space around their values and no control characters.',
  severity: 'warning',
  citation: [HOUSE('names are compared as strings')],
  ask: 'Please issue the next certificate without white space around the values of its names and without control characters, because they break the comparison of names.',

  subject: ({ subject, issuer }) => [
    { whose: "subject's", name: subject },
    { whose: "issuer's", name: issuer },
  ],

  check: (names) =>
    names.flatMap(({ whose, name }) =>
      name.attributes.flatMap(({ name: attribute, text }) => {
        if (text === undefined) return [];
        const { value, at } = text;
        if (value !== value.trim()) {
          return [
            { message: `The ${whose} ${attribute} ${quote(value)} begins or ends with white space.`, at },
          ];
        }
        return INVISIBLE.test(value)
          ? [{ message: `The ${whose} ${attribute} ${quote(value)} holds a control character.`, at }]
          : [];
      }),
    ),
});
