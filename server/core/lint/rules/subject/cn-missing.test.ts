import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { QSEALC_STATEMENTS, SUBJECT, type Mint } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { having } from '../../../../../test/support/subject-of.js';
import { subjectCnMissing } from './cn-missing.js';

const NO_CN = { subject: having(SUBJECT.CN, null) };
const BLANK_CN = { subject: having(SUBJECT.CN, ' ') };
const PSD2_ONLY = ['0.4.0.19495.3.1'];
const QNCP_W = ['0.4.0.194112.1.5'];
const severitiesOf = (minted: Mint) =>
  violationsOf(subjectCnMissing, minted)?.map(({ severity }) => severity);

describe('subject.cn-missing', () => {
  test('passes with CN', () => {
    expect(messagesOf(subjectCnMissing)).toEqual([]);
    expect(messagesOf(subjectCnMissing, { policies: null })).toEqual([]);
  });

  test.each(['0.4.0.194112.1.1', '0.4.0.194112.1.3', '0.4.0.194112.1.6'])('policy %s needs it', (policy) => {
    expect(messagesOf(subjectCnMissing, { ...NO_CN, policies: ['1.2.3', policy] })).toEqual([
      'The subject has no commonName (CN).',
    ]);
  });

  test('a seal needs it', () => {
    expect(
      messagesOf(subjectCnMissing, { ...NO_CN, policies: null, qcStatements: QSEALC_STATEMENTS }),
    ).toHaveLength(1);
  });

  test('absence points at nothing', () => {
    expect(pointedAt(subjectCnMissing, NO_CN)).toEqual([[undefined, undefined]]);
  });

  test.each([[PSD2_ONLY], [QNCP_W], [null]])('does not apply to policies %j without it', (policies) => {
    expect(messagesOf(subjectCnMissing, { ...NO_CN, policies })).toBeUndefined();
  });

  test('an empty one fails and is pointed at', () => {
    expect(messagesOf(subjectCnMissing, BLANK_CN)).toEqual(['The commonName (CN) of the subject is empty.']);
    expect(pointedAt(subjectCnMissing, BLANK_CN)).toEqual([['subject.CN', utf8(' ')]]);
  });

  test('an empty one is an error where CN is needed or the Baseline Requirements bind, else a warning', () => {
    expect(severitiesOf(BLANK_CN)).toEqual(['error']);
    expect(severitiesOf({ ...BLANK_CN, policies: QNCP_W })).toEqual(['error']);
    expect(severitiesOf({ ...BLANK_CN, policies: PSD2_ONLY })).toEqual(['warning']);
    expect(severitiesOf({ ...BLANK_CN, policies: null })).toEqual(['warning']);
  });
});
