/** Stands for what was taken out. */
export const REDACTED = '[redacted]';
/** What a probe made up begins with this: it is nobody's secret, and a trace that can be sent again needs it. */
export const MADE_UP = 'made-up-';

const isMadeUp = (value: string): boolean => /^made-up-[A-Za-z0-9_.~-]{0,128}$/.test(value);

/** Headers whose whole value is a secret, or names a customer. */
const SECRET_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'authentication-info',
  'proxy-authentication-info',
  'consent-id',
  'psu-id',
  'psu-corporate-id',
  'psu-ip-address',
  'tpp-signature-certificate',
  'x-api-key',
]);

/** Members and parameters that are worth something to whoever reads them. */
const SECRET_NAME =
  '(?:access|refresh|id|registration_access|sca|session|csrf|xsrf)[_-]?token|token|client[_-]?secret|client[_-]?assertion|assertion|code|code[_-]?verifier|device[_-]?code|password|passphrase|passwd|secret|api[_-]?key|authorization|cookie|session(?:[_-]?id)?|iban|bban|pan|masked[_-]?pan|msisdn|psu[_-]?id|mac|signature|private[_-]?key';
const JSON_MEMBER = new RegExp(
  `("(?:${SECRET_NAME})"\\s*:\\s*)(?:"((?:[^"\\\\]|\\\\.)*)(?:"|\\\\?$)|(-?[0-9][0-9.eE+-]*))`,
  'gi',
);
const PARAMETER = new RegExp(`((?:^|[?&;#\\s"'])(?:${SECRET_NAME})=)([^&;#\\s"'<>]*)`, 'gi');
const BEARER = /\b(Bearer|Basic|MAC|DPoP|Digest)(\s+)([A-Za-z0-9+/=._~-]{8,}|id="[^\r\n]*)/gi;
/** Three parts of base64url, the first of which is a JSON object (RFC 7515 §7.1). */
const JWS = /\beyJ[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*){0,4}/g;
const PEM_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g;
/** ISO 13616: country, two check digits, up to 30 more; written in one or with spaces between groups. */
const IBAN = /(?<![A-Za-z0-9-])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Za-z0-9])/gi;
/** A card's number, with or without groups (ISO/IEC 7812). */
const CARD = /(?<![A-Za-z0-9-])\d(?:[ -]?\d){12,18}(?![A-Za-z0-9-])/g;

/**
 * A text that went over the wire, without what may not be kept: tokens, secrets, codes, cookies, account and card numbers,
 * private keys. A secret that the text breaks off in is taken out as well, so a text is redacted first and cut then.
 * Idempotent. What the probe made up itself stays.
 */
export function redact(text: string): string {
  return text
    .replace(PEM_KEY, REDACTED)
    .replace(JSON_MEMBER, (whole, before: string, value: string | undefined) =>
      value !== undefined && (isMadeUp(value) || isWord(value)) ? whole : `${before}"${REDACTED}"`,
    )
    .replace(PARAMETER, (whole, before: string, value: string) =>
      value === '' || isMadeUp(value) || isRedacted(value) ? whole : `${before}${REDACTED}`,
    )
    .replace(BEARER, (whole, scheme: string, space: string, value: string) =>
      isMadeUp(value) ? whole : `${scheme}${space}${REDACTED}`,
    )
    .replace(JWS, REDACTED)
    .replace(IBAN, withoutIban)
    .replace(CARD, (whole) => (isCard(whole) ? REDACTED : whole));
}

/** Headers of a request or an answer, in order, without secrets. Unknown ones are looked through like a body. */
export const redactHeaders = (
  headers: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] => headers.map(([name, value]) => [name, headerValue(name, value)]);

function headerValue(name: string, value: string): string {
  const [, made] = /^Bearer (\S+)$/.exec(value) ?? [];
  if (made !== undefined && isMadeUp(made)) return value;
  return SECRET_HEADERS.has(name.toLowerCase()) ? REDACTED : redact(value);
}

/** `code` is also the name of an error's word, which is in capitals: `"code": "TOKEN_UNKNOWN"`. */
const isWord = (value: string): boolean => /^[A-Z][A-Z]*(?:_[A-Z]+)*$/.test(value) && value.length <= 64;
const isRedacted = (value: string): boolean => value === REDACTED || value === encodeURIComponent(REDACTED);

/** Words that follow an account number look like groups of it, so the longest beginning that is one counts. */
function withoutIban(text: string): string {
  for (let end = text.length; end > 0; end = text.lastIndexOf(' ', end - 1))
    if (isIban(text.slice(0, end))) return `${REDACTED}${text.slice(end).replace(IBAN, withoutIban)}`;
  return text;
}

/** ISO 7064, MOD 97-10. */
function isIban(text: string): boolean {
  const plain = text.replaceAll(' ', '').toUpperCase();
  if (plain.length < 15 || plain.length > 34) return false;
  let rest = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Luhn's check digit (ISO/IEC 7812-1, annex B). */
function isCard(text: string): boolean {
  const digits = [...text.replace(/[ -]/g, '')].map(Number).reverse();
  const sum = digits.reduce(
    (total, digit, i) => total + (i % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit),
    0,
  );
  return digits.length >= 13 && sum % 10 === 0;
}
