import { expect, test } from '@jest/globals';
import type { Answer, Fault, ProbeQuestion } from '../../server/probes/probes.contract.js';
import { decisive, whoseTurn } from '../../admin-ui/connectivity/whose-turn.js';

const verdict = (question: ProbeQuestion, answer: Answer, fault: Fault = 'none') => ({
  ...{ question, answer, fault },
});

test('nobody must act while every answer is yes or was not asked for', () => {
  expect(whoseTurn([verdict('reachable', 'yes'), verdict('PSP_PI', 'not-asked')])).toBeNull();
});

test('the earliest question with a no decides, in whatever order they come', () => {
  const verdicts = [verdict('PSP_AI', 'no', 'us'), verdict('certificate-accepted', 'no', 'bank')];
  expect(decisive(verdicts)?.question).toBe('certificate-accepted');
  expect(whoseTurn(verdicts)).toBe('bank');
});

test('a no weighs more than what could not be answered before it', () => {
  const verdicts = [verdict('discovered', 'unknown', 'network'), verdict('client-known', 'no', 'us')];
  expect(whoseTurn(verdicts)).toBe('us');
});

test('what nobody is blamed for, and is not in order either, is not clear', () => {
  expect(whoseTurn([verdict('reachable', 'unknown')])).toBe('unclear');
});
