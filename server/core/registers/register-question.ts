import type { Certificate } from '../certificate/certificate.js';
import { AttributeOid, firstValue } from '../certificate/name.js';
import { psd2StatementOf, usableRolesOf } from '../certificate/usable-roles.js';
import { readAuthorisationNumber } from '../identifiers/authorisation-number.js';
import { findAuthority, isSandboxNca, NO_AUTHORITY } from '../identifiers/nca-ids.js';
import { claimsPsd } from '../identifiers/psd-form.js';
import { parseOrganizationIdentifier } from '../identifiers/parse-organization-identifier.js';

/** What is asked of registers: who, by whose authority, under which number, for which roles. */
export interface RegisterQuestion {
  /** As authorities are called today: a former or miswritten identifier is resolved (`HR-CNB` → `HR-HNB`). */
  readonly authority: string;
  /** As the certificate writes it. */
  readonly statedAuthority: string;
  /** Authorisation number, verbatim, without the institution's prefix. */
  readonly number: string;
  /** `CI`, `PI`, `EMI` or `RAISP` where the certificate says so. */
  readonly institution: string | null;
  /** organizationName and countryName of the subject. */
  readonly organisation: string | null;
  readonly country: string | null;
  readonly roles: readonly string[];
}

/** Why a certificate cannot be looked for in a register. */
export interface NoQuestion {
  readonly code:
    | 'val.register-no-number'
    | 'val.register-no-authority'
    | 'val.register-sandbox'
    | 'val.register-authorities-differ'
    | 'val.register-unknown-authority';
  /** One sentence. */
  readonly message: string;
}

export type Asked =
  | { readonly ok: true; readonly question: RegisterQuestion }
  | { readonly ok: false; readonly reason: NoQuestion };

/** What else is known of the holder whose identifier is looked up. */
export interface Holder {
  readonly organisation?: string | null;
  readonly country?: string | null;
  readonly roles?: readonly string[];
}

/**
 * The question that a certificate puts. Authority and number come from organizationIdentifier exactly as TS 119 495
 * GEN-5.2.1-3 writes it, nothing guessed; the nCAId of the PSD2 statement must name the same authority.
 */
export function questionOfCertificate(certificate: Certificate): Asked {
  const { subject, organizationIdentifiers } = certificate;
  const ncaId = psd2StatementOf(certificate)?.ncaId.value;
  if (ncaId === NO_AUTHORITY) {
    const message = 'The certificate says that no authority is competent (NA).';
    return { ok: false, reason: { code: 'val.register-no-authority', message } };
  }
  const all = [...new Set(organizationIdentifiers.map(({ value }) => value))];
  const authorisations = all.filter(claimsPsd);
  if (authorisations.length > 1) {
    const message = `There are several authorisations: ${authorisations.slice(0, 5).map(quoted).join(', ')}.`;
    return { ok: false, reason: { code: 'val.register-authorities-differ', message } };
  }
  const asked = questionOfIdentifier(authorisations[0] ?? all[0] ?? '', {
    organisation: firstValue(subject, AttributeOid.organization) ?? null,
    country: firstValue(subject, AttributeOid.country) ?? null,
    roles: usableRolesOf(certificate),
  });
  if (!asked.ok || ncaId === undefined) return asked;
  const { authority, statedAuthority } = asked.question;
  if (currentNcaId(ncaId) === authority) return asked;
  const message = `The PSD2 statement names ${quoted(ncaId)} as authority, organizationIdentifier ${quoted(statedAuthority)}.`;
  return { ok: false, reason: { code: 'val.register-authorities-differ', message } };
}

/** The question that an organizationIdentifier alone puts: `PSDLT-BL-LB000458`. */
export function questionOfIdentifier(identifier: string, holder: Holder = {}): Asked {
  const { scheme, country, authority, reference } = parseOrganizationIdentifier(identifier, NOWHERE);
  if (scheme !== 'PSD' || country === undefined || authority === undefined || reference === undefined) {
    const message =
      identifier === ''
        ? 'There is no organizationIdentifier, and so no authorisation number.'
        : `${quoted(identifier)} holds no authority and authorisation number.`;
    return { ok: false, reason: { code: 'val.register-no-number', message } };
  }
  const [statedAuthority, rest] = splitAuthority(`${country}-${authority}`, reference);
  if (isSandboxNca(statedAuthority)) {
    const message = `${statedAuthority} is an authority of a sandbox, which no register knows.`;
    return { ok: false, reason: { code: 'val.register-sandbox', message } };
  }
  const current = currentNcaId(statedAuthority);
  if (current === undefined) {
    const message = `No authority has the identifier ${statedAuthority}.`;
    return { ok: false, reason: { code: 'val.register-unknown-authority', message } };
  }
  const { number, institution } = readAuthorisationNumber(rest);
  return {
    ok: true,
    question: {
      ...{ authority: current, statedAuthority, number, institution: institution ?? null },
      organisation: holder.organisation ?? null,
      country: holder.country ?? null,
      roles: holder.roles ?? [],
    },
  };
}

const NOWHERE = { path: '', start: 0, end: 0 };
const quoted = (text: string): string => `"${text.slice(0, 80)}"`;
const currentNcaId = (ncaId: string): string | undefined => findAuthority(ncaId)?.authority.ncaId;

const INNER_HYPHEN = /^([A-Z]{2,8})-(.+)$/s;

/** One authority is also written with a hyphen in its abbreviation (`FI-FIN-FSA`), which the form cannot tell apart. */
function splitAuthority(ncaId: string, reference: string): readonly [string, string] {
  if (findAuthority(ncaId) !== undefined) return [ncaId, reference];
  const [, more, rest] = INNER_HYPHEN.exec(reference) ?? [];
  const longer = `${ncaId}-${more ?? ''}`;
  return rest !== undefined && findAuthority(longer) !== undefined ? [longer, rest] : [ncaId, reference];
}
