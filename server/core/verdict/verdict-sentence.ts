import type { Outcome } from './verdict.js';
import type { VerdictDocument } from './verdict-document.js';

const SENTENCES: Readonly<Record<Outcome, string>> = {
  valid: 'is valid: it may be relied upon for the roles it states',
  'valid-with-warnings': 'is valid, with warnings that somebody should read',
  'valid-not-in-register': 'is valid in itself, but its holder was not found in the register',
  'role-not-authorised': 'states a role that its holder is not authorised for',
  indeterminate: 'could not be determined to be valid, and must not be relied upon until it is',
  'not-qualified': 'is not qualified',
  'no-longer-qualified': 'was qualified when it was issued and is no longer',
  'not-psd2': 'is no PSD2 certificate',
  'not-a-qwac': 'is no certificate for website authentication',
  'withdrawn-in-register': 'belongs to a holder whose authorisation was withdrawn',
  'not-yet-valid': 'is not valid yet',
  expired: 'has expired',
  suspended: 'is suspended and must not be relied upon',
  revoked: 'is revoked and must not be relied upon',
  'path-invalid': 'has no valid certification path',
  unparsable: 'cannot be read as a certificate',
};

/** The verdict as one sentence that an officer can file. */
export const verdictSentence = ({ outcome, at, scheme }: VerdictDocument, holder: string): string =>
  `The certificate of ${holder} ${SENTENCES[outcome]}, as of ${at}.` +
  (scheme === null
    ? ''
    : ` It is not EU-qualified; it is trusted here under "${scheme.name}" because: ${scheme.reason}`);
