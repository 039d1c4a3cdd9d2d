import { describe, expect, test } from '@jest/globals';
import { leadingNcaId, ncaIdForm } from './nca-id-form.js';

describe('ncaIdForm', () => {
  test.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['NA', 'none'],
    ['LT-BL', 'identifier'],
    ['US-ABCDEFGH', 'identifier'],
    ['EU-NCA', 'identifier'],
    ['XY-DNB', 'no-country'],
    ['EU-XXX', 'no-country'],
    ['BE', 'country'],
    ['be', 'country'],
    ['XY', 'country'],
    ['B', 'other'],
    ['BEL', 'other'],
    ['1219088', 'number'],
    ['7', 'number'],
    ['12a', 'other'],
    ['a12', 'other'],
    ['GR-BOG-800000005', 'whole-number'],
    ['PSDGR-BOG-800000005', 'whole-number'],
    ['PSDGR-BOG', 'whole-number'],
    ['PSDGR-', 'other'],
    ['VATBE-0459134256', 'whole-number'],
    ['NTRLT-123456789', 'whole-number'],
    ['LEIXG-5493001KJTIIGC8Y1R12', 'whole-number'],
    ['xGR-BOG-800000005', 'other'],
    ['FI-FIN-FSA', 'other'],
    ['GR-BOG-', 'other'],
    ['GR-B-8', 'other'],
    ['GR-ABCDEFGHI-8', 'other'],
    ['Germany', 'name'],
    ['Bank of Lithuania', 'name'],
    ['BANK OF GREECE', 'name'],
    ['Τράπεζα της Ελλάδος', 'name'],
    ['S.A. bank', 'name'],
    ['NLDNB', 'other'],
    ['SFO', 'other'],
    ['NL-DMklS32X', 'other'],
    ['lt-bl', 'other'],
    ['LT_BL', 'other'],
    ['LT-BL ', 'other'],
    ['Bank 24', 'other'],
    ['9'.repeat(300), 'number'],
    ['9'.repeat(301), 'other'],
  ])('%j is %s', (value, form) => {
    expect(ncaIdForm(value)).toBe(form);
  });
});

describe('leadingNcaId', () => {
  test.each([
    ['GR-BOG-800000005', 'GR-BOG'],
    ['PSDGR-BOG-800000005', 'GR-BOG'],
    ['PSDGR-BOG', 'GR-BOG'],
    ['LT-BL', 'LT-BL'],
  ])('%s begins with %s', (value, ncaId) => {
    expect(leadingNcaId(value)).toBe(ncaId);
  });

  test.each(['VATBE-0459134256', 'PSDGB-5d28c6e8', 'xGR-BOG-8', 'GR-B-8', 'GR-ABCDEFGHI-8', ''])(
    '%j begins with none',
    (value) => {
      expect(leadingNcaId(value)).toBeUndefined();
    },
  );
});
