import { describe, expect, test } from '@jest/globals';
import { entryOf } from '../../../test/support/register-entries.js';
import { questionOfIdentifier } from './register-question.js';
import { concerns, keysOfEntry, registerKeyOf } from './register-key.js';

const DAY = '2026-11-22';
const entry = entryOf({
  code: 'FI_FIN-FSA!2858394',
  owner: 'FI_FIN-FSA',
  authority: 'FI-FINFSA',
  number: '2858394-9',
});

describe('the key of a certificate', () => {
  test('is authority and number in their plainest form, whatever the spelling', () => {
    expect(registerKeyOf(questionOfIdentifier('PSDLT-BL-LB000458'))).toBe('LT-BL LB000458');
    expect(registerKeyOf(questionOfIdentifier('PSDLT-BL-lb 000 458'))).toBe('LT-BL LB000458');
    expect(registerKeyOf(questionOfIdentifier('PSDFI-FINFSA-2858394-9'))).toBe('FI-FINFSA 28583949');
  });

  test('is empty for what no register can be asked about', () => {
    for (const identifier of ['', 'NTRLT-305555555', 'PSDNL-XWG-R900001', 'PSDXX-NOBODY-1'])
      expect(registerKeyOf(questionOfIdentifier(identifier))).toBe('');
  });
});

describe('the keys of an entry', () => {
  test('are those of its number and of its code', () => {
    expect(keysOfEntry(entry)).toStrictEqual(['FI-FINFSA 28583949', 'FI-FINFSA 2858394']);
  });

  test('of a branch are those of its institution, too', () => {
    const branch = entryOf({
      ...{ type: 'PSD_BR', code: 'LT_BL!BR7', owner: 'LT_BL', authority: 'LT-BL', number: null },
      parent: { type: 'PSD_PI', code: 'LT_BL!LB000458' },
    });
    expect(keysOfEntry(branch)).toContain('LT-BL LB000458');
  });

  test('are none without an authority', () => {
    expect(keysOfEntry({ ...entry, authority: null })).toHaveLength(0);
  });

  test('meet the certificates that the entry is about', () => {
    const asked = questionOfIdentifier('PSDFI-FINFSA-2858394-9');
    if (!asked.ok) throw new Error(asked.reason.message);
    expect(keysOfEntry(entry)).toContain(registerKeyOf(asked));
    expect(concerns(entry, asked.question, DAY)).toBe(true);
    expect(concerns({ ...entry, number: '1234567-1', code: 'FI_FIN-FSA!1234567' }, asked.question, DAY)).toBe(
      false,
    );
  });
});
