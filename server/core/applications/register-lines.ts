import type { AccessRole, ApiEdition } from '../api-editions/edition-names.js';
import { usableRolesOf } from '../certificate/usable-roles.js';
import { findAuthority } from '../identifiers/nca-ids.js';
import { isBank } from '../registers/role-answer.js';
import { questionOfCertificate } from '../registers/register-question.js';
import { because, checkOf } from './certificate-lines.js';
import { met, open, type PreCheckLine, unmet } from './demands.js';
import type { ChosenCertificate } from './chosen-certificate.js';

/** The one authority whose institutions the Georgian edition is for. */
const GEORGIA = 'GE-NBG';

export function authorisationNumber({ certificate }: ChosenCertificate): PreCheckLine {
  const code = 'certificate.authorisation-number';
  const asked = questionOfCertificate(certificate);
  return asked.ok
    ? met(code, 'authentication', `It names ${asked.question.number} of ${asked.question.statedAuthority}.`)
    : unmet(code, 'authentication', 'qtsp', asked.reason.message);
}

/** The holder stands in the register that the edition is checked against, under its number. */
export function registerLine(chosen: ChosenCertificate, edition: ApiEdition | null): PreCheckLine {
  const code = 'register.matches';
  const source = edition === 'georgia-0.8' ? 'useGeorgia' : 'endpoints';
  const asked = questionOfCertificate(chosen.certificate);
  if (!asked.ok) {
    const why = `No register can be asked: ${asked.reason.message}`;
    return unmet(code, source, 'qtsp', why);
  }
  const { authority, institution, roles } = asked.question;
  if (edition === 'georgia-0.8' && authority !== GEORGIA)
    return unmet(
      code,
      source,
      'authority',
      `The Georgian edition is for those in the open banking registry of the National Bank of Georgia; the certificate names ${authority}.`,
    );
  if (edition === 'berlin-1.3' && findAuthority(authority)?.authority.eea !== true)
    return unmet(
      code,
      source,
      'authority',
      `The register of the EBA holds institutions of the EEA only; the certificate names ${authority}.`,
    );
  const check = checkOf(chosen, 'register');
  const why = because(check, 'A register knows the holder.');
  const has = (reason: string): boolean => check.codes.includes(`val.register-${reason}`);
  if (has('withdrawn')) return unmet(code, source, 'authority', why);
  // Registers of payment institutions hold no banks, so that not to be found says nothing about one.
  if (has('not-found') && !has('found'))
    return isBank(institution, roles)
      ? open(code, source, 'authority', why)
      : unmet(code, source, 'authority', `${why} Ask the authority to enter the institution, or the number.`);
  if (has('found') && !has('status-unknown') && !has('ambiguous')) return met(code, source, why);
  return check.status === 'fail' ? unmet(code, source, 'authority', why) : open(code, source, 'nobody', why);
}

/** The role stands in the PSD2 statement, can be relied upon, and the register does not contradict. */
export function roleLine(role: AccessRole, chosen: ChosenCertificate): PreCheckLine {
  const code = `role.${role}` as const;
  // The page says "coming soon", so nobody can be asked to hurry.
  if (role === 'PSP_IC')
    return unmet(code, 'start', 'nobody', 'Confirmation of funds is announced and not open yet.');
  if (!usableRolesOf(chosen.certificate).includes(role))
    return unmet(
      code,
      'start',
      'qtsp',
      `The certificate does not state ${role} in a way that can be relied upon; ask for one that does, if the authorisation covers it.`,
    );
  if (chosen.verdict === null)
    return open(code, 'start', 'nobody', `The certificate states ${role}; no verdict has been reached yet.`);
  const check = checkOf(chosen, 'register');
  const said = check.reasons.find(
    (reason, i) => check.codes[i] === 'val.register-role-missing' && reason.startsWith(`${role}:`),
  );
  if (said !== undefined) return unmet(code, 'start', 'authority', said);
  return chosen.verdict.usableRoles.includes(role)
    ? met(code, 'start', `The certificate states ${role}, and nothing contradicts it.`)
    : open(code, 'start', 'authority', `The certificate states ${role}; no register confirms it.`);
}
