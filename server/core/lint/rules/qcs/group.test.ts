import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { certificateOf } from '../../../../../test/support/judge.js';
import {
  explicit,
  integer,
  nothing,
  octetString,
  oid,
  printable,
  sequence,
  utf8,
} from '../../../../../test/support/der.js';
import { qcStatement, QSEALC_STATEMENTS } from '../../../../../test/support/mint.js';
import { cite } from '../../citations.js';
import { qcsExtensionMissing } from './extension-missing.js';
import { qcsCritical } from './critical.js';
import { qcsUndecodable } from './undecodable.js';
import { qcsUnwrapped } from './unwrapped.js';
import { qcsEmpty } from './empty.js';
import { qcsDuplicateStatement } from './duplicate-statement.js';
import { qcsUnknownStatement } from './unknown-statement.js';
import { qcsTypeAsStatement } from './type-as-statement.js';
import { qcsSemanticsAsStatement } from './semantics-as-statement.js';
import { qcsPkixqcsyntaxV1 } from './pkixqcsyntax-v1.js';
import { qcsPkixqcsyntaxV2NoInfo } from './pkixqcsyntax-v2-no-info.js';
import { qcsSemanticsUnknown } from './semantics-unknown.js';
import { qcsSemanticsWrongPerson } from './semantics-wrong-person.js';
import { qcsQccomplianceMissing } from './qccompliance-missing.js';
import { qcsQccomplianceHasInfo } from './qccompliance-has-info.js';
import { qcsQctypeMissing } from './qctype-missing.js';
import { qcsQctypeEmptyOrInvalid } from './qctype-empty-or-invalid.js';
import { qcsQctypeMultiple } from './qctype-multiple.js';
import { qcsQctypeNotWeb } from './qctype-not-web.js';
import { qcsQctypeNotEseal } from './qctype-not-eseal.js';
import { qcsQctypeVsPolicy } from './qctype-vs-policy.js';
import { qcsQcsscdInQwac } from './qcsscd-in-qwac.js';
import { qcsQcsscdMissingForQscdPolicy } from './qcsscd-missing-for-qscd-policy.js';
import { qcsQcsscdHasInfo } from './qcsscd-has-info.js';
import { qcsPdsMissing } from './pds-missing.js';
import { qcsPdsNoEnglish } from './pds-no-english.js';
import { qcsPdsDuplicateLanguage } from './pds-duplicate-language.js';
import { qcsPdsLanguageInvalid } from './pds-language-invalid.js';
import { qcsPdsLanguageCase } from './pds-language-case.js';
import { qcsPdsUrlNotHttps } from './pds-url-not-https.js';
import { qcsPdsUrlType } from './pds-url-type.js';
import { qcsLegislationInEuQc } from './legislation-in-eu-qc.js';
import { qcsLegislationEmpty } from './legislation-empty.js';
import { qcsLegislationCountry } from './legislation-country.js';
import { qcsQscdLegislationEu } from './qscd-legislation-eu.js';
import { qcsIdentmethodInvalid } from './identmethod-invalid.js';
import { qcsLimitValueForm } from './limit-value-form.js';
import { qcsLimitValueCurrency } from './limit-value-currency.js';
import { qcsLimitValueNumericCurrency } from './limit-value-numeric-currency.js';
import { qcsLimitValueNegative } from './limit-value-negative.js';
import { qcsRetentionPeriod } from './retention-period.js';

// prettier-ignore
const ROWS = [
  [qcsExtensionMissing, 'qcs.extension-missing', 'error', 'both', true, 'EN 319 412-4 QCS-4.2-1; EN 319 412-2 QCS-5.1-1'],
  [qcsCritical, 'qcs.critical', 'error', 'both', true, 'EN 319 412-5 QCS-4.1-02'],
  [qcsUndecodable, 'qcs.undecodable', 'error', 'both', true, 'RFC 3739 3.2.6'],
  [qcsUnwrapped, 'qcs.unwrapped', 'error', 'both', true, 'RFC 3739 3.2.6'],
  [qcsEmpty, 'qcs.empty', 'warning', 'both', true, 'RFC 3739 3.2.6'],
  [qcsDuplicateStatement, 'qcs.duplicate-statement', 'error', 'both', true, 'EN 319 412-5 QCS-4.1-02A (V2.6.1)'],
  [qcsUnknownStatement, 'qcs.unknown-statement', 'info', 'both', false, 'RFC 3739 3.2.6'],
  [qcsTypeAsStatement, 'qcs.type-as-statement', 'error', 'both', true, 'EN 319 412-5 4.2.3'],
  [qcsSemanticsAsStatement, 'qcs.semantics-as-statement', 'error', 'both', true, 'RFC 3739 3.2.6.1; EN 319 412-1 5'],
  [qcsPkixqcsyntaxV1, 'qcs.pkixqcsyntax-v1', 'warning', 'both', false, 'RFC 3739 3.2.6.1'],
  [qcsPkixqcsyntaxV2NoInfo, 'qcs.pkixqcsyntax-v2-no-info', 'warning', 'both', false, 'RFC 3739 3.2.6.1'],
  [qcsSemanticsUnknown, 'qcs.semantics-unknown', 'warning', 'both', false, 'EN 319 412-1 5.1.2'],
  [qcsSemanticsWrongPerson, 'qcs.semantics-wrong-person', 'warning', 'both', true, 'EN 319 412-1 5.1'],
  [qcsQccomplianceMissing, 'qcs.qccompliance-missing', 'error', 'both', true, 'EN 319 412-5 QCS-5-01 table 2, 4.2.1'],
  [qcsQccomplianceHasInfo, 'qcs.qccompliance-has-info', 'error', 'both', true, 'EN 319 412-5 4.2.1'],
  [qcsQctypeMissing, 'qcs.qctype-missing', 'error', 'both', true, 'EN 319 412-5 QCS-5-01 table 2; Regulation (EU) 910/2014 Annex III(a), IV(a)'],
  [qcsQctypeEmptyOrInvalid, 'qcs.qctype-empty-or-invalid', 'error', 'both', true, 'EN 319 412-5 4.2.3'],
  [qcsQctypeMultiple, 'qcs.qctype-multiple', 'error', 'both', true, 'EN 319 412-5 4.2.3 (V2.5.0 on); TS 119 615 PRO-4.4.4-14/-22/-30'],
  [qcsQctypeNotWeb, 'qcs.qctype-not-web', 'error', 'both', true, 'EN 319 412-5 4.2.3'],
  [qcsQctypeNotEseal, 'qcs.qctype-not-eseal', 'error', 'both', true, 'EN 319 412-5 4.2.3'],
  [qcsQctypeVsPolicy, 'qcs.qctype-vs-policy', 'error', 'both', true, 'EN 319 412-4 QCS-4.3-1; EN 319 412-2 QCS-5.2-2'],
  [qcsQcsscdInQwac, 'qcs.qcsscd-in-qwac', 'warning', 'qwac', true, 'EN 319 412-5 4.2.2'],
  [qcsQcsscdMissingForQscdPolicy, 'qcs.qcsscd-missing-for-qscd-policy', 'error', 'qsealc', true, 'EN 319 412-5 QCS-5-01; EN 319 411-2 5.3'],
  [qcsQcsscdHasInfo, 'qcs.qcsscd-has-info', 'error', 'qsealc', true, 'EN 319 412-5 4.2.2'],
  [qcsPdsMissing, 'qcs.pds-missing', 'warning', 'both', false, 'EN 319 412-5 4.3.4, table 2'],
  [qcsPdsNoEnglish, 'qcs.pds-no-english', 'error', 'both', true, 'EN 319 412-5 4.3.4; EN 319 412-5 QCS-5-01'],
  [qcsPdsDuplicateLanguage, 'qcs.pds-duplicate-language', 'error', 'both', true, 'EN 319 412-5 4.3.4'],
  [qcsPdsLanguageInvalid, 'qcs.pds-language-invalid', 'error', 'both', true, 'EN 319 412-5 QCS-4.3.4-01'],
  [qcsPdsLanguageCase, 'qcs.pds-language-case', 'warning', 'both', false, 'EN 319 412-5 4.3.4'],
  [qcsPdsUrlNotHttps, 'qcs.pds-url-not-https', 'error', 'both', true, 'EN 319 412-5 QCS-4.3.4-03 (V2.4.1 on)'],
  [qcsPdsUrlType, 'qcs.pds-url-type', 'warning', 'both', false, 'EN 319 412-5 Annex B'],
  [qcsLegislationInEuQc, 'qcs.legislation-in-eu-qc', 'error', 'both', true, 'EN 319 412-5 QCS-4.2.1-01, 4.2.4'],
  [qcsLegislationEmpty, 'qcs.legislation-empty', 'error', 'both', false, 'EN 319 412-5 4.2.4'],
  [qcsLegislationCountry, 'qcs.legislation-country', 'error', 'both', false, 'EN 319 412-5 4.2.4'],
  [qcsQscdLegislationEu, 'qcs.qscd-legislation-eu', 'error', 'qsealc', true, 'EN 319 412-5 4.2.5'],
  [qcsIdentmethodInvalid, 'qcs.identmethod-invalid', 'warning', 'both', false, 'EN 319 412-5 4.3.5 (QCS-4.3.5-02)'],
  [qcsLimitValueForm, 'qcs.limit-value-form', 'error', 'both', true, 'EN 319 412-5 4.3.2, QCS-4.3.2-01/-02'],
  [qcsLimitValueCurrency, 'qcs.limit-value-currency', 'error', 'both', true, 'EN 319 412-5 4.3.2; ISO 4217 alphabetic codes'],
  [qcsLimitValueNumericCurrency, 'qcs.limit-value-numeric-currency', 'warning', 'both', false, 'EN 319 412-5 4.3.2'],
  [qcsLimitValueNegative, 'qcs.limit-value-negative', 'error', 'both', true, 'EN 319 412-5 4.3.2'],
  [qcsRetentionPeriod, 'qcs.retention-period', 'error', 'both', true, 'EN 319 412-5 4.3.3'],
] as const;

describe('the group qcs', () => {
  test.each(ROWS)(
    'rule %# is what is stored with evidence',
    (rule, id, severity, profile, asks, citation) => {
      expect(rule.id).toBe(id);
      expect(rule.severity).toBe(severity);
      expect(rule.appliesTo ?? ['both']).toEqual([profile]);
      expect(cite(rule.citation)).toBe(citation);
      expect(rule.title).toMatch(/^[A-Z].{20,}\.$/);
      expect(rule.ask !== undefined).toBe(asks);
      expect(rule.ask ?? 'Please reissue the certificate.').toMatch(/^Please reissue the certificate.*\.$/);
    },
  );

  test('a conforming QWAC has no finding', () => {
    const certificate = certificateOf();
    expect(ROWS.flatMap(([rule]) => rule.evaluate(certificate) ?? [])).toEqual([]);
  });

  test('a conforming QSealC has no finding', () => {
    const certificate = certificateOf({
      qcStatements: QSEALC_STATEMENTS,
      policies: ['0.4.0.194112.1.1'],
      keyUsage: 0x40,
      extendedKeyUsage: null,
    });
    // The one for QWACs only is silent as well, because a seal without QSCD has no QcSSCD.
    expect(ROWS.flatMap(([rule]) => rule.evaluate(certificate) ?? [])).toEqual([]);
  });

  test('no rule throws, whatever the statements hold', () => {
    const ids = [
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `0.4.0.1862.1.${n}`),
      '0.4.0.19495.2',
      '1.3.6.1.5.5.7.11.1',
      '1.3.6.1.5.5.7.11.2',
      '0.4.0.194121.1.1',
      '0.4.0.1862.1.6.3',
      '1.2.3',
    ];
    const { info } = fc.letrec<{ info: Uint8Array; list: Uint8Array }>((tie) => ({
      info: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(...ids.map((id) => oid(id))),
        fc.constantFrom(
          nothing(),
          printable('en'),
          printable('EUR'),
          utf8('č'),
          octetString(Uint8Array.of(0xff)),
        ),
        fc.integer({ min: -70_000, max: 70_000 }).map(integer),
        tie('list'),
      ),
      list: fc
        .array(tie('info'), { maxLength: 3 })
        .chain((items) => fc.constantFrom(sequence(...items), explicit(0, ...items))),
    }));
    const statement = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.tuple(fc.constantFrom(...ids), info).map(([id, value]) => qcStatement(id, value)),
      },
      { weight: 1, arbitrary: fc.constantFrom(...ids).map((id) => qcStatement(id)) },
      { weight: 1, arbitrary: info },
    );
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 5 }), (qcStatements) => {
        const certificate = certificateOf({ qcStatements });
        for (const [rule] of ROWS) rule.evaluate(certificate);
      }),
      { numRuns: 300 },
    );
  });
});
