/** Words of the documents' samples; what they open is not said where they could be read (Paysera §1.3). */
export const SCOPE_WORDS = ['accounts', 'transactions', 'payments'] as const;
export type ScopeWord = (typeof SCOPE_WORDS)[number];

/** What a customer is asked to agree to. */
export type ScopeSubject =
  | { readonly kind: 'consent'; readonly id: string }
  | { readonly kind: 'payment'; readonly id: string }
  | { readonly kind: 'words'; readonly words: readonly ScopeWord[] };
export type ScopeKind = ScopeSubject['kind'];

/** scope-token of RFC 6749 §3.3, without what separates: banks choose their ids themselves. */
const ID = /^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/;

/** `AIS:<consentId>`, `PIS:<paymentId>` (NextGenPSD2, OAuth2 as pre-step), or the words. Undefined: it is no scope. */
export function scopeOf(subject: ScopeSubject): string | undefined {
  if (subject.kind === 'words')
    return subject.words.length === 0 ? undefined : [...new Set(subject.words)].join(' ');
  if (!ID.test(subject.id)) return undefined;
  return `${subject.kind === 'consent' ? 'AIS' : 'PIS'}:${subject.id}`;
}

/**
 * Whether the granted scope covers the asked one. A server that grants exactly what was asked may leave it out
 * (RFC 6749 §5.1).
 */
export function coversScope(asked: string, granted: string | undefined): boolean {
  if (granted === undefined) return true;
  const words = new Set(granted.split(' '));
  return asked.split(' ').every((word) => words.has(word));
}
