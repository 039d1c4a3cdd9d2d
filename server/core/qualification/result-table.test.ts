import { describe, expect, test } from '@jest/globals';
import { Qualifier } from '../trust-lists/names.js';
import type { Purpose, PurposeResult } from './qualification.js';
import { resultOf } from './result-table.js';

type Type = Purpose | 'other';
/** Name of the row, qualifiers, QcCompliance, QcTypes, result. */
type Row = readonly [string, readonly string[], boolean, readonly Type[], PurposeResult];

const { forSignatures, forSeals, forWeb, qualified, notQualified } = Qualifier;
const Y = 'qualified';
const N = 'not-qualified';
const INDET = 'indeterminate';

const check =
  (purpose: Purpose) =>
  (
    _: string,
    qualifiers: readonly string[],
    compliant: boolean,
    types: readonly Type[],
    result: PurposeResult,
  ) => {
    expect(resultOf(purpose, new Set(qualifiers), { compliant, types })).toBe(result);
  };

// prettier-ignore
describe('website authentication (table 3)', () => {
  test.each<Row>([
    ['NotQualified: any certificate', [notQualified], true, ['web'], N],
    ['NotQualified with QCForWSA: any certificate', [notQualified, forWeb], true, ['web'], N],
    ['QCStatement and QCForWSA: any certificate', [qualified, forWeb], false, [], Y],
    ['QCStatement and QCForWSA: also of another type', [qualified, forWeb], true, ['signature'], Y],
    ['QCForWSA only: with QcCompliance', [forWeb], true, [], Y],
    ['QCForWSA only: with QcCompliance and another type', [forWeb], true, ['seal'], Y],
    ['QCForWSA only: without QcCompliance', [forWeb], false, ['web'], N],
    ['no qualifier: QcCompliance, QcType web', [], true, ['web'], Y],
    ['no qualifier: QcCompliance, no QcType', [], true, [], N],
    ['no qualifier: QcCompliance, web and another', [], true, ['web', 'seal'], INDET],
    ['no qualifier: QcCompliance, web and one that is not known', [], true, ['web', 'other'], INDET],
    ['no qualifier: QcCompliance, another type', [], true, ['seal'], N],
    ['no qualifier: QcCompliance, several other types', [], true, ['seal', 'signature'], N],
    ['no qualifier: no QcCompliance, QcType web', [], false, ['web'], N],
    ['no qualifier: no QcCompliance, no QcType', [], false, [], N],
    ['QCStatement only: QcCompliance, QcType web', [qualified], true, ['web'], Y],
    ['QCStatement only: QcCompliance, no QcType', [qualified], true, [], N],
    ['QCStatement only: QcCompliance, web and another', [qualified], true, ['web', 'seal'], INDET],
    ['QCStatement only: QcCompliance, another type', [qualified], true, ['seal'], N],
    ['QCStatement only: no QcCompliance, QcType web', [qualified], false, ['web'], Y],
    ['QCStatement only: no QcCompliance, web and another', [qualified], false, ['web', 'signature'], INDET],
    ['QCStatement only: no QcCompliance, no QcType', [qualified], false, [], INDET],
    ['QCStatement only: no QcCompliance, another type', [qualified], false, ['signature'], N],
  ])('%s', check('web'));
});

// prettier-ignore
describe('electronic seals (table 2)', () => {
  test.each<Row>([
    ['NotQualified: any certificate', [notQualified], true, ['seal'], N],
    ['QCStatement and QCForESeal: any certificate', [qualified, forSeals], false, [], Y],
    ['QCForESeal only: with QcCompliance', [forSeals], true, [], Y],
    ['QCForESeal only: without QcCompliance', [forSeals], false, ['seal'], N],
    ['no qualifier: QcCompliance, QcType eseal', [], true, ['seal'], Y],
    ['no qualifier: QcCompliance, no QcType', [], true, [], N],
    ['no qualifier: QcCompliance, eseal and another', [], true, ['seal', 'web'], INDET],
    ['no qualifier: QcCompliance, another type', [], true, ['web'], N],
    ['no qualifier: no QcCompliance', [], false, ['seal'], N],
    ['QCStatement only: no QcCompliance, QcType eseal', [qualified], false, ['seal'], Y],
    ['QCStatement only: no QcCompliance, no QcType', [qualified], false, [], INDET],
  ])('%s', check('seal'));
});

// prettier-ignore
describe('electronic signatures (table 1)', () => {
  test.each<Row>([
    ['NotQualified: any certificate', [notQualified], true, ['signature'], N],
    ['QCStatement and QCForESig: any certificate', [qualified, forSignatures], false, [], Y],
    ['QCForESig only: with QcCompliance', [forSignatures], true, [], Y],
    ['QCForESig only: without QcCompliance', [forSignatures], false, ['signature'], N],
    ['no qualifier: QcCompliance, QcType esign', [], true, ['signature'], Y],
    ['no qualifier: QcCompliance, no QcType, which means signatures', [], true, [], Y],
    ['no qualifier: QcCompliance, esign and another', [], true, ['signature', 'web'], INDET],
    ['no qualifier: QcCompliance, another type', [], true, ['web'], N],
    ['no qualifier: no QcCompliance', [], false, ['signature'], N],
    ['QCStatement only: no QcCompliance, no QcType', [qualified], false, [], Y],
    ['QCStatement only: no QcCompliance, QcType esign', [qualified], false, ['signature'], Y],
  ])('%s', check('signature'));
});
