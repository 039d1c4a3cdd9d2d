import { describe, expect, test } from '@jest/globals';
import { ALERT_KINDS } from './alert.js';
import { SHIPPED_RULES } from './shipped-rules.js';

describe('the rules of a new installation', () => {
  test('take every kind of alert, each by one rule', () => {
    const taken = SHIPPED_RULES.flatMap(({ match }) => match.kinds);
    expect([...taken].sort()).toEqual([...ALERT_KINDS].sort());
  });

  test('always reach somebody: whoever owns the thing, else the default recipient', () => {
    for (const { id, enabled, effect, to, channels } of SHIPPED_RULES)
      expect([id, enabled, effect, to.defaultRecipient === 'never', channels.length]).toEqual([
        ...[id, true, 'tell', false, 1],
      ]);
  });
});
