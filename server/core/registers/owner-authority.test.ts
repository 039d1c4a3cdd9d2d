import { describe, expect, test } from '@jest/globals';
import { COMPETENT_AUTHORITIES } from '../identifiers/competent-authorities.js';
import { authorityOfOwner, ownerOfAuthority } from './owner-authority.js';

describe('the owner of an entry and the authority of a certificate', () => {
  test.each([
    ['LT_BL', 'LT-BL'],
    ['FI_FIN-FSA', 'FI-FINFSA'],
    // The text after the underscore is no abbreviation here.
    ['LV_LV', 'LV-BL'],
    ['LV_FCMC', 'LV-BL'],
    ['HR_CNB', 'HR-HNB'],
    ['IS_FME', 'IS-CBI'],
    // In the code list, without live entries.
    ['GB_FCA', 'GB-FCA'],
    // Nobody we know, in the form of an identifier.
    ['XX_NEW-ONE', 'XX-NEWONE'],
  ])('%s is %s', (owner, authority) => {
    expect(authorityOfOwner(owner)).toBe(authority);
  });

  test.each(['', 'LTBL', 'lt_bl', 'LT_', 'LT_TOOLONGNAME', '_LT', 'LT_A1'])('%j is nobody', (owner) => {
    expect(authorityOfOwner(owner)).toBeNull();
  });

  test('every authority with an owner is found again', () => {
    for (const { ncaId, ebaRegisterOwnerId: owner } of COMPETENT_AUTHORITIES) {
      expect(ownerOfAuthority(ncaId)).toBe(owner ?? null);
      if (owner !== undefined) expect(authorityOfOwner(owner)).toBe(ncaId);
    }
  });

  test('a former identifier leads to the present owner', () => {
    expect(ownerOfAuthority('HR-CNB')).toBe('HR_HNB');
    expect(ownerOfAuthority('XX-YY')).toBeNull();
  });
});
