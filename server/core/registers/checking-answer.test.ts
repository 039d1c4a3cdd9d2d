import { describe, expect, test } from '@jest/globals';
import { readCheckingAnswer } from './checking-answer.js';

const watched = (over: object = {}) => ({
  entityCode: 'CZ_CNB!03570967',
  services: [{ CZ: ['PS_070', 'PS_080'] }],
  ebaProperties: { ENT_NAM: 'Benxy s.r.o. ', ENT_NAT_REF_COD: '03570967', ENT_AUT: ['2019-04-12'] },
  ...over,
});
const regulated = {
  certificate_authority_ca_owner_id: 'CY_CBC',
  entity_name: 'EXAMPLE COMPANY LTD',
  entity_code: 'PSD_PICY_CBC!12345',
  entity_type: 'PSD_PI',
  entity_country: 'CY',
  services: [{ CY: ['PS_010'] }],
};

describe('the answer of a checking service', () => {
  test('in our own shape says as of when', () => {
    const entry = {
      ...{ code: 'x1', type: 'PSD_AISP', number: 'LB000777', names: ['UAB Tikrinama'] },
      ...{ authorisations: ['2020-01-01'], services: { LT: ['PS_080'] } },
    };
    const answer = readCheckingAnswer(
      { name: 'Checker', asOf: '2026-08-16T05:59:00Z', entries: [entry] },
      'LT-BL',
    );
    expect(answer).toMatchObject({
      ...{ name: 'Checker', asOf: '2026-08-16T05:59:00Z' },
      entries: [{ ...entry, owner: 'LT_BL', authority: 'LT-BL' }],
    });
  });

  test('of TPP Watch is read with the properties of the EBA', () => {
    const answer = readCheckingAnswer([watched()], 'CZ-CNB');
    expect(answer).toMatchObject({ name: undefined, asOf: null });
    expect(answer?.entries).toHaveLength(1);
    expect(answer?.entries[0]).toMatchObject({
      ...{ owner: 'CZ_CNB', authority: 'CZ-CNB', number: '03570967', names: ['Benxy s.r.o.'] },
      ...{ authorisations: ['2019-04-12'], services: { CZ: ['PS_070', 'PS_080'] } },
    });
  });

  test('with a former and the present state of one institution means the present one', () => {
    const ended = watched({
      ebaProperties: { ...watched().ebaProperties, ENT_AUT: ['2015-03-27', '2019-04-12'] },
    });
    for (const order of [
      [ended, watched()],
      [watched(), ended],
    ]) {
      const entries = readCheckingAnswer(order, 'CZ-CNB')?.entries;
      expect(entries).toHaveLength(1);
      expect(entries?.[0]?.authorisations).toStrictEqual(['2019-04-12']);
    }
  });

  test('of the Open Bank Project is read alone, as a list and as a page; it tells no dates', () => {
    for (const answer of [regulated, [regulated], { entities: [regulated] }])
      expect(readCheckingAnswer(answer, 'CY-CBC')?.entries).toMatchObject([
        {
          owner: 'CY_CBC',
          number: '12345',
          type: 'PSD_PI',
          authorisations: [],
          services: { CY: ['PS_010'] },
        },
      ]);
  });

  test('that knows nobody is an answer', () => {
    expect(readCheckingAnswer([], 'LT-BL')?.entries).toHaveLength(0);
  });

  test.each([
    ['something else', { hello: 'world' }],
    ['null', null],
    ['an entity without an owner', [watched({ entityCode: '03570967' })]],
    ['a type that nobody knows', [watched({ entityType: 'PSD_XX' })]],
    ['an endless list', Array.from({ length: 21 }, () => watched())],
    ['services that are a text', [watched({ services: 'PS_070' })]],
  ])('%s is none', (_, answer) => {
    expect(readCheckingAnswer(answer, 'LT-BL')).toBeUndefined();
  });
});
