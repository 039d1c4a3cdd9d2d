/** Kinds of institution that TS 119 495 (since V1.3) allows before the number: `EMI:LB000458`. */
const INSTITUTION_PREFIX = /^(CI|PI|EMI|RAISP):/;

export interface AuthorisationNumber {
  /** `CI`, `PI`, `EMI` or `RAISP`. */
  readonly institution: string | undefined;
  /** What registers know; verbatim, with its hyphens, dots and spaces. */
  readonly number: string;
}

/** Splits the reference of a PSD organizationIdentifier into institution prefix and number. */
export function readAuthorisationNumber(reference: string): AuthorisationNumber {
  const institution = INSTITUTION_PREFIX.exec(reference)?.[1];
  return {
    institution,
    number: institution === undefined ? reference : reference.slice(institution.length + 1),
  };
}
