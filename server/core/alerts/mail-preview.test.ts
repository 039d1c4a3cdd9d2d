import { describe, expect, test } from '@jest/globals';
import { layOut } from './mail-layout.js';
import { asSeenIn } from './mail-preview.js';

const { html } = layOut({ subject: 'QWAC ends', fact: 'The QWAC of UAB Bandymas ends.', notes: ['Qwarden'] });

describe('a mail seen by a reader', () => {
  test('with a dark setting gets the rules for dark, whatever the browser says', () => {
    const seen = asSeenIn('dark', html);
    expect(seen).toContain('@media all{');
    expect(seen).toContain('color-scheme:dark');
    expect(seen).toContain('<meta name="color-scheme" content="dark">');
    expect(seen).not.toContain('prefers-color-scheme');
  });

  test('with a light setting gets none of them', () => {
    const seen = asSeenIn('light', html);
    expect(seen).toContain('@media not all{');
    expect(seen).toContain('<meta name="supported-color-schemes" content="light">');
    expect(seen).not.toContain('light dark');
  });

  test('reads the same words', () => {
    expect(asSeenIn('dark', html)).toContain('The QWAC of UAB Bandymas ends.');
  });
});
