const DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const ASCII = new TextDecoder();

/** Lower-case hex without separators. */
export function hex(bytes: Uint8Array): string {
  const digits = new Uint8Array(bytes.length * 2);
  for (let i = 0; i < bytes.length; i++) {
    const octet = bytes[i]!;
    digits[2 * i] = DIGITS[octet >> 4]!;
    digits[2 * i + 1] = DIGITS[octet & 15]!;
  }
  return ASCII.decode(digits);
}
