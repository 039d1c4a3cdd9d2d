import { describe, expect, test } from '@jest/globals';
import { service, serviceState } from '../../../test/support/trusted-list-author.js';
import { stateAt } from './service-state.js';

const since = (...begins: readonly string[]) => {
  const [now, ...before] = begins.map((begin) => ({ since: begin, status: begin }));
  return service({ ...now!, history: before.map((one) => serviceState(one)) });
};
const SERVICE = since('2020-01-01T00:00:02Z', '2020-01-01T00:00:01Z', '2016-07-01T00:00:00Z');

describe('the state of a service at an instant', () => {
  test.each([
    ['2026-01-01T00:00:00Z', '2020-01-01T00:00:02Z'],
    ['2020-01-01T00:00:02Z', '2020-01-01T00:00:02Z'],
    ['2020-01-01T00:00:01.999Z', '2020-01-01T00:00:01Z'],
    ['2020-01-01T00:00:01Z', '2020-01-01T00:00:01Z'],
    ['2020-01-01T00:00:00Z', '2016-07-01T00:00:00Z'],
    ['2016-07-01T00:00:00Z', '2016-07-01T00:00:00Z'],
  ])('at %s is the one since %s', (at, begin) => {
    expect(stateAt(SERVICE, new Date(at))).toMatchObject({ since: begin });
  });

  test('before the first there is none', () => {
    expect(stateAt(SERVICE, new Date('2016-06-30T23:59:59Z'))).toBeUndefined();
  });

  test.each([
    ['older before newer', since('2020-01-01T00:00:00Z', '2017-01-01T00:00:00Z', '2018-01-01T00:00:00Z')],
    ['two at the same second', since('2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z')],
    ['a history newer than the present', since('2018-01-01T00:00:00Z', '2020-01-01T00:00:00Z')],
  ])('%s is disorder, whatever is asked', (_, disordered) => {
    expect(stateAt(disordered, new Date('2026-01-01T00:00:00Z'))).toBe('disorder');
    expect(stateAt(disordered, new Date('2000-01-01T00:00:00Z'))).toBe('disorder');
  });
});
