import { describe, expect, test } from '@jest/globals';
import { quote } from './quote.js';

describe('quoting a value', () => {
  test.each([
    ['', '""'],
    ['Kęstučio „bankas“ & Co', '"Kęstučio „bankas“ & Co"'],
    ['a "b"', '"a \\"b\\""'],
    ['a\nb\u007f\u0085', '"a\\nb\\u{7f}\\u{85}"'],
    ['\u202eabc\u200b\u2028\u2029\u{e0001}', '"\\u{202e}abc\\u{200b}\\u{2028}\\u{2029}\\u{e0001}"'],
    ['\ud800', '"\\ud800"'],
    ['\u{1f600}', '"\u{1f600}"'],
  ])('%j', (value, quoted) => {
    expect(quote(value)).toBe(quoted);
  });

  test('80 characters are whole, more are cut', () => {
    expect(quote('a'.repeat(80))).toBe(`"${'a'.repeat(80)}"`);
    expect(quote('a'.repeat(81))).toBe(`"${'a'.repeat(80)}…"`);
  });
});
