import { registerKey } from '../registers/register-key.js';
import { type NoQuestion, questionOfIdentifier } from '../registers/register-question.js';

/** What an organisation is known by. Its name and certificates change, this does not. */
export interface OrganisationIdentity {
  readonly key: string;
  readonly identifier: string;
  readonly authority: string;
  /** As the identifier writes it. */
  readonly number: string;
  /** Of the authority. */
  readonly country: string;
}

export type Identified =
  | { readonly ok: true; readonly identity: OrganisationIdentity }
  | { readonly ok: false; readonly code: NoQuestion['code']; readonly message: string };

const NO_NUMBER = 'The number holds no letter or digit.';
/** As the column of certificates is cut. */
const KEY_CHARACTERS = 400;

/** Who is meant by an organizationIdentifier such as `PSDLT-BL-LB000458`. */
export function identityOf(written: string): Identified {
  const identifier = written.trim();
  const asked = questionOfIdentifier(identifier);
  if (!asked.ok) return { ok: false, ...asked.reason };
  const { authority, number } = asked.question;
  const key = registerKey(authority, number)?.slice(0, KEY_CHARACTERS);
  if (key === undefined) return { ok: false, code: 'val.register-no-number', message: NO_NUMBER };
  return { ok: true, identity: { key, identifier, authority, number, country: authority.slice(0, 2) } };
}

/**
 * Who holds a stored certificate, by the key that was worked out when it was stored. A certificate may carry several
 * identifiers; the one beside the key may be another, and then the key alone tells.
 */
export function identityOfHolder(key: string, identifier: string): OrganisationIdentity | undefined {
  const written = identityOf(identifier);
  if (written.ok && written.identity.key === key) return written.identity;
  const [authority, number] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];
  if (authority === '' || number === '') return undefined;
  return {
    ...{ key, identifier: `PSD${authority}-${number}`, authority, number },
    country: authority.slice(0, 2),
  };
}
