import { ISO_17442 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

const LEI = /^[A-Z0-9]{18}[0-9]{2}$/;

export const orgidLeiChecksum = rule({
  id: 'orgid.lei-checksum',
  title: 'An organizationIdentifier of the type LEI holds a legal entity identifier with right check digits.',
  severity: 'error',
  citation: [ISO_17442('check digits')],
  ask: 'Please check the LEI in organizationIdentifier and reissue the certificate: it must have 20 characters and right check digits (ISO 17442).',

  subject: ({ organizationIdentifiers }) =>
    unlessEmpty(
      organizationIdentifiers.flatMap(({ scheme, reference, at }) =>
        scheme === 'LEI' && reference !== undefined ? [{ lei: reference, at }] : [],
      ),
    ),

  check: (identifiers) =>
    identifiers.flatMap(({ lei, at }) => {
      if (!LEI.test(lei)) {
        return [{ message: `LEI ${quote(lei)} is not 18 capital letters or digits and 2 check digits.`, at }];
      }
      return remainder97(lei) === 1
        ? []
        : [{ message: `The check digits of LEI ${quote(lei)} are wrong.`, at }];
    }),
});

/** ISO/IEC 7064 MOD 97-10: letters count as 10 to 35. */
function remainder97(lei: string): number {
  let remainder = 0;
  for (const character of lei) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
  }
  return remainder;
}
