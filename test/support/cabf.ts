import { implicit, printable, sequence, utf8 } from './der.js';

/** The value of the extension cabfOrganizationIdentifier (EV Guidelines §9.8.2); parts as given, state optional. */
export const cabfOrganizationIdentifier = (
  scheme: string,
  country: string | Uint8Array,
  reference: string,
  state?: string,
): Uint8Array =>
  sequence(
    printable(scheme),
    typeof country === 'string' ? printable(country) : country,
    ...(state === undefined ? [] : [implicit(0, new TextEncoder().encode(state))]),
    utf8(reference),
  );

export const QEVCP_W = ['2.23.140.1.1', '0.4.0.194112.1.4'] as const;
