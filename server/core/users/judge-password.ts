/** What people choose first when twelve characters are asked for. */
const COMMON = [
  'password',
  'passw0rd',
  'qwerty',
  'letmein',
  'welcome',
  'administrator',
  'qwarden',
  'slaptazodis',
  'slaptažodis',
  'iloveyou',
  '123456',
  'abcdef',
];

/**
 * Says in one sentence why a password will not do, or nothing when it will. Length is the contract's;
 * which characters it is made of does not matter (NIST SP 800-63B).
 */
export function judgePassword(password: string, owner: { email: string; name: string }): string | undefined {
  const lower = password.toLowerCase();
  if (new Set(lower).size < 5) return 'It repeats too few characters.';
  const own = [owner.email.split('@', 1)[0] ?? '', ...owner.name.toLowerCase().split(/\s+/)];
  for (const word of [...COMMON, ...own.filter((part) => part.length >= 4)]) {
    // A word with a few characters around it is what guessing programs try first.
    if (lower.includes(word) && lower.length - word.length <= 4) return `It is little more than "${word}".`;
  }
  return undefined;
}
