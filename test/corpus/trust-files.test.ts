import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readTrustFiles } from '../../server/cli/trust-files.js';
import { CORPUS } from './corpus.js';

const LISTS = new URL('trustlists/eu-2026-08/', CORPUS);
const AT = new Date('2026-08-20T00:00:00Z');
const absent = !existsSync(LISTS);

(absent ? describe.skip : describe)(
  `the lists of the EU as --trust${absent ? ' (the corpus is absent)' : ''}`,
  () => {
    test('follow from the Official Journal; the one whose signer is not announced is left out', async () => {
      const options = { at: AT, now: AT, journal: undefined };
      const { lists, remarks, anchors } = await readTrustFiles([fileURLToPath(LISTS)], options);
      expect(lists.listOfLists).toBe('usable');
      expect(anchors).toHaveLength(0);
      for (const territory of ['LT', 'EL', 'NO', 'DK', 'UK', 'HR'])
        expect(`${territory} ${lists.listOf(territory).state}`).toBe(
          `${territory} ${territory === 'HR' ? 'unusable' : 'usable'}`,
        );
      expect(lists.listOf('GE').state).toBe('not-pointed-at');
      expect(remarks.map((remark) => remark.replace(/^.*TSL_/, ''))).toStrictEqual([
        'HR.xml: The signer is none of the 4 announced for the list of HR.',
      ]);
    });

    test('with another journal nobody may sign the list of lists', async () => {
      const options = { at: AT, now: AT, journal: [Uint8Array.of(0x30, 0)] };
      const { lists } = await readTrustFiles([fileURLToPath(new URL('eu-lotl.xml', LISTS))], options);
      expect(lists.listOfLists).toBe('unusable');
    });

    test('a year later the list of lists has expired', async () => {
      const at = new Date('2027-08-20T00:00:00Z');
      const options = { at, now: at, journal: undefined };
      const { lists } = await readTrustFiles([fileURLToPath(new URL('eu-lotl.xml', LISTS))], options);
      expect(lists.listOfLists).toBe('expired');
    });
  },
);
