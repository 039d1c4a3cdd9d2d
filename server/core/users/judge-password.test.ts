import { describe, expect, test } from '@jest/globals';
import { judgePassword } from './judge-password.js';

const owner = { email: 'jonas.petraitis@bank.example', name: 'Jonas Petraitis' };

describe('judgePassword', () => {
  test.each(['correct horse battery', 'žalias-krepšys-ant-stogo', 'Password storage is a hard problem'])(
    'accepts %s',
    (password) => {
      expect(judgePassword(password, owner)).toBeUndefined();
    },
  );

  test.each(['aaaaaaaaaaaa', 'abababababababab'])('refuses %s for repeating itself', (password) => {
    expect(judgePassword(password, owner)).toBe('It repeats too few characters.');
  });

  test.each(['Password1234', 'Administrator1', 'Slaptažodis12', 'petraitis26!'])(
    'refuses %s for being a word with ornaments',
    (password) => {
      expect(judgePassword(password, owner)).toContain('little more than');
    },
  );
});
