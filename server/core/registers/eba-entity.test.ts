import { describe, expect, test } from '@jest/globals';
import { readEbaDisclaimer } from './eba-disclaimer.js';
import { readEbaEntity } from './eba-entity.js';
import type { RegisterEntry } from './register-entry.js';

const entity = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  CA_OwnerID: 'LT_BL',
  EntityCode: 'LT_LT_BL_277289060',
  EntityType: 'PSD_PI',
  Properties: [{ ENT_NAT_REF_COD: 'LB000417 ' }, { ENT_NAM: 'Example UAB' }, { ENT_AUT: ['2019-05-01'] }],
  Services: [{ LT: ['PS_070', 'PS_080'] }, { DE: 'PS_080' }],
  __EBA_EntityVersion: '20260816000000000',
  ...over,
});
const properties = (...list: readonly unknown[]) => entity({ Properties: list });

function read(value: unknown): RegisterEntry {
  const answer = readEbaEntity(value);
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.entry;
}
const remarks = (value: unknown): readonly string[] => {
  const answer = readEbaEntity(value);
  return answer.ok ? answer.remarks.map(({ code, key }) => `${code} ${key}`) : ['refused'];
};
const problem = (value: unknown): string => {
  const answer = readEbaEntity(value);
  return answer.ok ? 'read' : `${answer.problem.code} ${answer.problem.key}: ${answer.problem.message}`;
};

describe('an entity of the EBA register', () => {
  test('becomes an entry, its number with its blanks', () => {
    expect(read(entity())).toStrictEqual({
      source: 'eba',
      code: 'LT_LT_BL_277289060',
      type: 'PSD_PI',
      owner: 'LT_BL',
      authority: 'LT-BL',
      number: 'LB000417 ',
      names: ['Example UAB'],
      commercialNames: [],
      address: { lines: [], town: null, postCode: null, country: null },
      authorisations: ['2019-05-01'],
      derivedStatus: null,
      parent: null,
      services: { LT: ['PS_070', 'PS_080'], DE: ['PS_080'] },
      exclusion: null,
      other: {},
      version: '20260816000000000',
    });
    expect(remarks(entity())).toHaveLength(0);
  });

  test('may have several names in several scripts, and several lines of address', () => {
    const entry = read(
      properties(
        { ENT_NAM: ['Пример АД ', 'Primer AD', ' '] },
        { ENT_NAM_COM: 'Primer Pay' },
        { ENT_ADD: ['1 Street', 'Floor 2'] },
        { ENT_TOW_CIT_RES: 'Sofia' },
        { ENT_POS_COD: '1000' },
        { ENT_COU_RES: 'BG' },
        { ENT_AUT: '2019-05-01' },
      ),
    );
    expect(entry.names).toEqual(['Пример АД', 'Primer AD']);
    expect(entry.commercialNames).toEqual(['Primer Pay']);
    expect(entry.address).toEqual({
      lines: ['1 Street', 'Floor 2'],
      town: 'Sofia',
      postCode: '1000',
      country: 'BG',
    });
    expect(entry.authorisations).toEqual(['2019-05-01']);
  });

  test('an agent has a derived status, a parent and no services', () => {
    const agent = {
      ...properties(
        { ENT_NAM: 'A. Person' },
        { DER_CHI_ENT_AUT: 'Active' },
        { ENT_TYP_PAR_ENT: 'PSD_PI' },
        { ENT_COD_PAR_ENT: 'PSD_PI!PT_BP!8703' },
      ),
      ...{ EntityType: 'PSD_AG', Services: undefined },
    };
    expect(read(agent)).toMatchObject({
      derivedStatus: 'active',
      parent: { type: 'PSD_PI', code: 'PSD_PI!PT_BP!8703' },
      services: {},
      number: null,
      authorisations: [],
    });
    expect(remarks(agent)).toHaveLength(0);
    expect(read(properties({ DER_CHI_ENT_AUT: 'INACTIVE' })).derivedStatus).toBe('inactive');
    expect(read(properties({ ENT_COD_PAR_ENT: 'X!1' })).parent).toEqual({ type: '', code: 'X!1' });
  });

  test('an excluded provider has its exclusion', () => {
    const excluded = properties({ ENT_EXC: 'EXCL_101' }, { ENT_DES_ACT_EXC_SCP: 'Gift cards' });
    expect(read(excluded).exclusion).toEqual({ code: 'EXCL_101', description: 'Gift cards' });
    expect(read(properties({ ENT_EXC: 'EXCL_101' })).exclusion).toEqual({
      code: 'EXCL_101',
      description: null,
    });
    expect(read(properties({ ENT_DES_ACT_EXC_SCP: 'x' })).exclusion).toEqual({ code: '', description: 'x' });
  });

  test('padded with empty objects, empty texts and nulls it is the same', () => {
    const padded = entity({
      Properties: [
        {},
        { ENT_NAT_REF_COD: 'LB000417 ' },
        { ENT_NAM_COM: '' },
        { ENT_ADD: null },
        {},
        { ENT_NAM: 'Example UAB' },
        { ENT_AUT: ['2019-05-01', null] },
      ],
      Services: [{}, { LT: ['PS_070', 'PS_080', ''] }, { DE: 'PS_080' }, {}],
    });
    expect(read(padded)).toStrictEqual(read(entity()));
    expect(remarks(padded)).toHaveLength(0);
  });

  test('a number of blanks alone is none', () => {
    expect(read(properties({ ENT_NAT_REF_COD: '  ' })).number).toBeNull();
    expect(read(properties({ ENT_NAT_REF_COD: 3570967 })).number).toBe('3570967');
  });

  test('several numbers: the first counts, all are kept', () => {
    const entry = read(properties({ ENT_NAT_REF_COD: ['1', '2'] }, { ENT_AUT: ['2019-05-01'] }));
    expect([entry.number, entry.other]).toEqual(['1', { ENT_NAT_REF_COD: ['1', '2'] }]);
  });
});

describe('what is not known is kept and told, never refused', () => {
  test.each<readonly [string, unknown, string]>([
    ['a key', entity({ NewKey: 1 }), 'unknown-key NewKey'],
    [
      'a property',
      properties({ ENT_NEW: ['a', 'b'] }, { ENT_AUT: '2019-05-01' }),
      'unknown-property Properties.ENT_NEW',
    ],
    ['a service', entity({ Services: [{ LT: 'PS_999' }] }), 'unknown-service Services.LT'],
    ['a country', entity({ Services: [{ Lithuania: 'PS_080' }] }), 'unknown-country Services.Lithuania'],
    ['an authority', entity({ CA_OwnerID: 'XX_NEW' }), 'unknown-authority CA_OwnerID'],
    [
      'a status',
      properties({ DER_CHI_ENT_AUT: 'Dormant' }, { ENT_AUT: '2019-05-01' }),
      'unknown-code Properties.DER_CHI_ENT_AUT',
    ],
    [
      'a repeated property',
      properties({ ENT_NAM: 'A' }, { ENT_NAM: 'B' }, { ENT_AUT: '2019-05-01' }),
      'repeated-key Properties.ENT_NAM',
    ],
    [
      'a value that is no text',
      properties({ ENT_NAM: { deep: [] } }, { ENT_AUT: '2019-05-01' }),
      'unreadable-value Properties.ENT_NAM',
    ],
  ])('%s', (_, value, remark) => {
    expect(remarks(value)).toEqual([remark]);
  });

  test('with what stood there', () => {
    const entry = read(
      entity({
        Properties: [{ ENT_NEW: ['a', 'b'] }, { ENT_COD_TYP: 'NON_LEI' }, { ENT_NAM: 'A' }, { ENT_NAM: 'B' }],
        Services: [{ Lithuania: 'PS_080' }, { LT: ['PS_999', 'PS_080', 'PS_080'] }, { LT: 'PS_070' }],
      }),
    );
    expect(entry.other).toEqual({
      ENT_NEW: ['a', 'b'],
      ENT_COD_TYP: ['NON_LEI'],
      'Services.Lithuania': ['PS_080'],
    });
    expect(entry.names).toEqual(['A', 'B']);
    expect(entry.services).toEqual({ LT: ['PS_999', 'PS_080', 'PS_070'] });
  });

  test('an owner that is no authority leaves the authority open', () => {
    expect(read(entity({ CA_OwnerID: 'nobody' })).authority).toBeNull();
    expect(remarks(entity({ CA_OwnerID: 'nobody' }))).toEqual(['unknown-authority CA_OwnerID']);
  });

  test('keys that mean something to JavaScript are data', () => {
    const hostile = JSON.parse(
      '{"CA_OwnerID":"LT_BL","EntityCode":"x","EntityType":"PSD_PI","__proto__":{"EntityType":"CI"},' +
        '"Properties":[{"__proto__":"a"},{"constructor":"b"},{"ENT_AUT":"2019-05-01"}],"Services":[{"__proto__":"PS_080"}]}',
    ) as unknown;
    const entry = read(hostile);
    expect(Object.getOwnPropertyNames(entry.other)).toEqual([
      '__proto__',
      'constructor',
      'Services.__proto__',
    ]);
    expect(Object.keys(entry.services)).toHaveLength(0);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});

describe('dates that parity cannot read', () => {
  test.each<readonly [unknown, string]>([
    [['2021-01-01', '2020-01-01'], 'dates-out-of-order Properties.ENT_AUT'],
    [['01/05/2019'], 'date-malformed Properties.ENT_AUT'],
    [[], 'dates-missing Properties.ENT_AUT'],
    [20190501, 'date-malformed Properties.ENT_AUT'],
  ])('%j are told', (value, remark) => {
    expect(remarks(properties({ ENT_AUT: value }))).toEqual([remark]);
  });

  test('a date that is no text does not vanish, so that the parity of the others is not believed', () => {
    const entry = properties({ ENT_AUT: ['2019-05-01', { date: '2020-01-01' }] });
    expect(read(entry).authorisations).toEqual(['2019-05-01', '']);
    expect(remarks(entry)).toEqual([
      'unreadable-value Properties.ENT_AUT',
      'date-malformed Properties.ENT_AUT',
    ]);
  });
});

describe('an entity is refused when it cannot be told whose and what it is', () => {
  test.each<readonly [string, unknown, string]>([
    ['no object', null, 'not-an-object : An entity is expected to be an object.'],
    ['a list', [entity()], 'not-an-object : An entity is expected to be an object.'],
    ['no owner', entity({ CA_OwnerID: undefined }), 'missing CA_OwnerID: CA_OwnerID is missing.'],
    ['an empty code', entity({ EntityCode: ' ' }), 'missing EntityCode: EntityCode is empty.'],
    [
      'a code that is a number',
      entity({ EntityCode: 7 }),
      'wrong-type EntityCode: EntityCode is expected to be a text.',
    ],
    ['no type', entity({ EntityType: null }), 'missing EntityType: EntityType is missing.'],
    [
      'a type of another register',
      entity({ EntityType: 'CI' }),
      'unknown-type EntityType: EntityType is expected to be one of PSD_PI, PSD_EMI, PSD_AISP, PSD_EPI, PSD_EEMI, PSD_ENL, PSD_EXC, PSD_BR, PSD_AG, not "CI".',
    ],
    [
      'properties that are no list',
      entity({ Properties: { ENT_NAM: 'x' } }),
      'wrong-type Properties: Properties is expected to be a list of objects.',
    ],
    [
      'services that are texts',
      entity({ Services: ['PS_080'] }),
      'wrong-type Services: Services is expected to hold objects of one key each.',
    ],
    [
      'a code beyond measure',
      entity({ EntityCode: 'x'.repeat(201) }),
      'too-long EntityCode: EntityCode has more than 200 characters.',
    ],
    [
      'a version beyond measure',
      entity({ __EBA_EntityVersion: 'x'.repeat(201) }),
      'too-long __EBA_EntityVersion: __EBA_EntityVersion is expected to be a short stamp.',
    ],
    [
      'a value beyond measure',
      properties({ ENT_NAM: 'x'.repeat(20_001) }),
      'too-long Properties.ENT_NAM: Properties.ENT_NAM has more than 20000 characters.',
    ],
    [
      'too many values',
      properties({ ENT_NAM: Array.from({ length: 1001 }, () => 'x') }),
      'too-many Properties.ENT_NAM: Properties.ENT_NAM has more than 1000 values.',
    ],
    [
      'too many objects',
      properties(...Array.from({ length: 1001 }, () => ({}))),
      'too-many Properties: Properties has more than 1000 objects.',
    ],
    [
      'too many keys in one object',
      properties(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`K${i}`, 'x']))),
      'too-many Properties: Properties has more than 1000 keys.',
    ],
    [
      'a key beyond measure',
      properties({ ['K'.repeat(201)]: 'x' }),
      'too-long Properties: Properties has a key of more than 200 characters.',
    ],
  ])('%s', (_, value, expected) => {
    expect(problem(value)).toBe(expected);
  });

  test('what is just within measure is read', () => {
    expect(problem(entity({ EntityCode: 'x'.repeat(200), __EBA_EntityVersion: 'x'.repeat(200) }))).toBe(
      'read',
    );
    const long = properties({ ENT_NAM: Array.from({ length: 1000 }, () => 'x'.repeat(20)) });
    expect(read(long).names).toHaveLength(1000);
  });
});

describe('the disclaimer', () => {
  test.each<readonly [unknown, string | null]>([
    [{ __EBA_Disclaimer: 'No legal significance.' }, 'No legal significance.'],
    [
      { __EBA_Disclaimer: { Title: 'Disclaimer', Text: 'None.', Number: 1, Language: 'en' } },
      'Disclaimer\nNone.',
    ],
    [{ __EBA_Disclaimer: ['One.', '', 'Two.'] }, 'One.\nTwo.'],
    [{ __EBA_Disclaimer: '' }, null],
    [{ Other: 'x' }, null],
    [null, null],
    ['text', null],
  ])('of %j', (element, text) => {
    expect(readEbaDisclaimer(element)).toBe(text);
  });

  test('is cut, whatever its length', () => {
    expect(readEbaDisclaimer({ __EBA_Disclaimer: 'x'.repeat(100_000) })).toHaveLength(20_000);
  });
});
