import { describe, expect, test } from '@jest/globals';
import { base64Of, faultsOfKey, LARGEST_FILE } from '../../admin-ui/connectivity/keys/key-input.js';

const KEY = '-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----';
const given = { name: 'QWAC', how: 'pem', pem: KEY, fileSize: null } as const;

describe('a key to be taken in', () => {
  test('needs a name and a block of a key', () => {
    expect([...faultsOfKey(given)]).toEqual([]);
    expect([...faultsOfKey({ ...given, name: ' ', pem: '' }).keys()]).toEqual(['name', 'pem']);
  });

  test('needs a file of a size that the API takes', () => {
    const file = { ...given, how: 'pkcs12' as const };
    expect([...faultsOfKey(file).keys()]).toEqual(['pkcs12']);
    expect([...faultsOfKey({ ...file, fileSize: LARGEST_FILE })]).toEqual([]);
    expect([...faultsOfKey({ ...file, fileSize: LARGEST_FILE + 1 }).keys()]).toEqual(['pkcs12']);
  });

  test('travels as base64 of every byte', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });
});
