import { describe, expect, test } from '@jest/globals';
import { entryOf } from '../../../test/support/register-entries.js';
import { authorisationOn } from './authorisation.js';
import { homeOf, roleOfEntry } from './entry-role.js';
import { PAYMENT_SERVICES, roleOfWanted, serviceText } from './payment-services.js';
import type { RegisterEntry } from './register-entry.js';

const TELLS = { tellsServices: true, tellsPassports: true };
function answer(
  role: string,
  over: Partial<RegisterEntry> = {},
  host: string | null = null,
  telling: Partial<typeof TELLS> = {},
): string {
  const entry = entryOf(over);
  const told = roleOfEntry(role, entry, authorisationOn(entry, '2026-08-16'), host, { ...TELLS, ...telling });
  return `${told.answer} ${told.reason}`;
}
const at = (country: string, ...codes: readonly string[]) => ({ services: { [country]: codes } });

describe('services and roles', () => {
  test.each([
    ['PS_010', 'PSP_AS'],
    ['PS_020', 'PSP_AS'],
    ['PS_03A', 'PSP_AS'],
    ['PS_03B', 'PSP_AS'],
    ['PS_03C', 'PSP_AS'],
    ['PS_04A', 'PSP_AS'],
    ['PS_04B', 'PSP_AS'],
    ['PS_04C', 'PSP_AS'],
    ['PS_05A', 'PSP_IC'],
    ['PS_05B', null],
    ['PS_060', null],
    ['PS_070', 'PSP_PI'],
    ['PS_080', 'PSP_AI'],
    ['ES_010', null],
  ])('%s gives %s and no other', (code, role) => {
    expect(roleOfWanted(code)).toBe(role);
    for (const one of ['PSP_AS', 'PSP_PI', 'PSP_AI', 'PSP_IC'])
      expect(answer(one, at('LT', code)).startsWith('yes')).toBe(one === role);
  });

  test('each code stands there once', () => {
    expect(new Set(PAYMENT_SERVICES.map(({ code }) => code)).size).toBe(14);
    expect(serviceText('PS_080')).toBe('account information (PS_080)');
    expect(serviceText('PS_999')).toBe('PS_999');
    expect([roleOfWanted('PSP_AI'), roleOfWanted('PS_999'), roleOfWanted('PSP_CB')]).toEqual([
      'PSP_AI',
      null,
      null,
    ]);
  });
});

describe('at home', () => {
  test('listed or not', () => {
    expect(answer('PSP_AI')).toBe('yes service-listed');
    expect(answer('PSP_IC')).toBe('no service-not-listed');
    expect(answer('PSP_PI', at('DE', 'PS_070'))).toBe('no service-not-listed');
  });

  test('account servicing is never denied, because it has no code', () => {
    expect(answer('PSP_AS')).toBe('unknown cannot-decide');
    expect(answer('PSP_AS', at('LT', 'PS_060'))).toBe('unknown cannot-decide');
  });

  test('an entry without any service leaves it open', () => {
    expect(answer('PSP_AI', { services: {} })).toBe('unknown services-not-told');
    expect(answer('PSP_AI', { services: { LT: [] } })).toBe('unknown services-not-told');
  });

  test('an account information service provider has that role and no other', () => {
    const aisp = { type: 'PSD_AISP', services: {} } as const;
    expect(answer('PSP_AI', aisp)).toBe('yes service-implied');
    expect(answer('PSP_PI', { ...aisp, ...at('LT', 'PS_070') })).toBe('no type-excludes');
    expect(answer('PSP_AS', aisp)).toBe('no type-excludes');
  });

  test("a bank's licence covers payment services, unless its services are told", () => {
    const bank = { type: 'CI', services: {} } as const;
    for (const role of ['PSP_AS', 'PSP_PI', 'PSP_AI', 'PSP_IC'])
      expect(answer(role, bank)).toBe('yes service-implied');
    expect(answer('PSP_IC', { type: 'CI', ...at('LT', 'PS_080') })).toBe('no service-not-listed');
  });

  test('without an authority the address is home', () => {
    const entry = { authority: null, address: { lines: [], town: null, postCode: null, country: 'DE' } };
    expect(homeOf(entryOf(entry))).toBe('DE');
    expect(answer('PSP_AI', entry)).toBe('yes service-listed');
    expect(answer('PSP_AI', { authority: null, address: { ...entry.address, country: null } })).toBe(
      'no service-not-listed',
    );
  });
});

describe('in a host country', () => {
  test('a passport for the service, for another one, none', () => {
    expect(answer('PSP_AI', {}, 'DE')).toBe('yes service-listed');
    expect(answer('PSP_PI', {}, 'DE')).toBe('no service-not-listed');
    expect(answer('PSP_AI', {}, 'FR')).toBe('no no-passport');
    expect(answer('PSP_AS', {}, 'FR')).toBe('no no-passport');
    expect(answer('PSP_AS', {}, 'DE')).toBe('unknown cannot-decide');
    expect(answer('PSP_AI', {}, 'LT')).toBe('yes service-listed');
  });

  test('names of countries are data', () => {
    expect(answer('PSP_AI', {}, 'constructor')).toBe('no no-passport');
  });

  test('a register that tells no host countries leaves it open', () => {
    expect(answer('PSP_AI', { services: {} }, 'DE', { tellsPassports: false })).toBe(
      'unknown passport-not-told',
    );
    expect(answer('PSP_AI', { type: 'CI', services: {} }, 'DE', { tellsPassports: false })).toBe(
      'unknown passport-not-told',
    );
  });

  test('an account information service provider needs a passport, too', () => {
    const aisp = { type: 'PSD_AISP', services: { DE: [] } } as const;
    expect(answer('PSP_AI', aisp, 'DE')).toBe('yes service-implied');
    expect(answer('PSP_AI', aisp, 'FR')).toBe('no no-passport');
  });

  test('a bank abroad: as listed', () => {
    expect(answer('PSP_AI', { type: 'CI', services: { DE: [] } }, 'DE')).toBe('unknown services-not-told');
  });
});

test('a register that tells no services leaves them open', () => {
  expect(answer('PSP_AI', { services: {} }, null, { tellsServices: false })).toBe(
    'unknown services-not-told',
  );
  expect(answer('PSP_AS', { services: {} }, null, { tellsServices: false })).toBe(
    'unknown services-not-told',
  );
});

describe('who may not, whatever is listed', () => {
  test.each<readonly [string, Partial<RegisterEntry>, string]>([
    [
      'withdrawn, with its services still there',
      { authorisations: ['2019-05-01', '2020-01-01'] },
      'no withdrawn',
    ],
    ['authorised from next year on', { authorisations: ['2027-01-01'] }, 'no not-yet'],
    ['with dates out of order', { authorisations: ['2020-01-01', '2019-01-01'] }, 'unknown status-unknown'],
    ['excluded from PSD2', { type: 'PSD_EXC' }, 'no not-authorised-type'],
    ['entitled under national law', { type: 'PSD_ENL' }, 'no not-authorised-type'],
    ['an agent', { type: 'PSD_AG', authorisations: [], derivedStatus: 'active' }, 'unknown agent'],
    ['an inactive agent', { type: 'PSD_AG', authorisations: [], derivedStatus: 'inactive' }, 'no withdrawn'],
    ['a branch', { type: 'PSD_BR', authorisations: [], derivedStatus: 'active' }, 'yes service-listed'],
    ['an inactive branch', { type: 'PSD_BR', authorisations: [], derivedStatus: 'inactive' }, 'no withdrawn'],
  ])('%s', (_, over, expected) => {
    expect(answer('PSP_AI', over)).toBe(expected);
  });

  test.each(['PSP_CB', 'PSP_PA', 'VOP_RS', 'VOP_VS', 'Unspecified', 'anything'])(
    '%s is no role that these registers know',
    (role) => {
      expect(answer(role)).toBe('unknown role-not-licensed');
    },
  );
});
