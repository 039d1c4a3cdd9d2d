import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { nodeCrypto } from '../../platform/node-crypto.js';
import type { Adjustment } from '../lint/adjustments.js';
import { inspectCertificate } from './inspect.js';
import { storedFacts } from './stored-facts.js';

const AGREES = { status: 'agrees' } as const;
const RULE = 'psd2.policy-missing';
const certificate = certificateOf({ policies: ['0.4.0.194112.1.6'] });
const at = new Date(Date.UTC(2026, 5, 1));
const inspected = (...adjustments: Adjustment[]) =>
  inspectCertificate(certificate, nodeCrypto, AGREES, { adjustments, at });
const adjusted = (severity: Adjustment['severity']): Adjustment => ({
  ruleId: RULE,
  severity,
  reason: 'So.',
});
const own = inspectCertificate(certificate, nodeCrypto, AGREES).findings.find(({ code }) => code === RULE)!;

describe('a finding of a rule that an administrator adjusted', () => {
  test('carries what the rule itself says', () => {
    const severity = own.severity === 'info' ? 'error' : 'info';
    expect(inspected(adjusted(severity)).findings).toContainEqual({
      ...own,
      severity,
      adjustedFrom: own.severity,
    });
  });

  test('is as it was when the adjustment says the same', () => {
    expect(inspected(adjusted(own.severity)).findings).toContainEqual(own);
  });

  test('stands apart when the rule is switched off, and weighs nothing', () => {
    const inspection = inspected(adjusted('off'));
    expect(inspection.findings.map(({ code }) => code)).not.toContain(RULE);
    expect(inspection.silenced).toStrictEqual([own]);
    const facts = storedFacts(certificate, inspection, AGREES);
    expect(facts.silenced).toStrictEqual([RULE]);
    expect(facts.findings.map(({ code }) => code)).not.toContain(RULE);
  });
});

test('without adjustments the object is the one of the contract', () => {
  expect(inspectCertificate(certificate, nodeCrypto, AGREES)).not.toHaveProperty('silenced');
});
