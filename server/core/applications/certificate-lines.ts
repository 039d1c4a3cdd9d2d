import type { ApiEnvironment } from '../api-editions/edition-names.js';
import type { Certificate } from '../certificate/certificate.js';
import { validityState } from '../verdict/checks.js';
import type { CheckName } from '../verdict/verdict.js';
import type { CheckDocument } from '../verdict/verdict-document.js';
import { type DemandCode, met, open, type PreCheckLine, unmet } from './demands.js';
import type { ChosenCertificate } from './chosen-certificate.js';

const day = (date: Date): string => date.toISOString().slice(0, 10);

const UNCHECKED: CheckDocument = {
  status: 'unknown',
  reasons: ['No verdict about it has been reached yet.'],
  codes: [],
};
export const checkOf = ({ verdict }: ChosenCertificate, name: CheckName): CheckDocument =>
  verdict?.checks[name] ?? UNCHECKED;

export const because = ({ reasons }: CheckDocument, otherwise: string): string =>
  reasons.slice(0, 3).join(' ') || otherwise;

/** What is demanded of a QWAC wherever it is used, besides register and roles. */
export function certificateLines(
  chosen: ChosenCertificate,
  environment: ApiEnvironment | null,
  at: Date,
): readonly PreCheckLine[] {
  const { certificate } = chosen;
  return [
    wellFormed(chosen),
    validNow('certificate.valid-now', certificate, at),
    twoYears(certificate),
    notSelfSigned(certificate, environment),
    chain(chosen),
    notRevoked('certificate.not-revoked', chosen),
    ocsp(certificate),
  ];
}

function wellFormed(chosen: ChosenCertificate): PreCheckLine {
  const errors = chosen.findings.filter(({ severity }) => severity === 'error');
  const code = 'certificate.well-formed';
  if (errors.length === 0) return met(code, 'overview', 'No rule of the standards is broken.');
  const sentence = `${errors.length === 1 ? 'One rule' : `${errors.length} rules`} of the standards ${errors.length === 1 ? 'is' : 'are'} broken; each stands below with what to ask of the QTSP.`;
  return unmet(code, 'overview', 'qtsp', sentence);
}

export function validNow(
  code: 'certificate.valid-now' | 'seal.valid-now',
  certificate: Certificate,
  at: Date,
): PreCheckLine {
  const { notBefore, notAfter } = certificate;
  const state = validityState(certificate, at);
  if (state === 'before')
    return unmet(
      code,
      'authentication',
      'nobody',
      `It is valid from ${day(notBefore.instant)} on; wait until then.`,
    );
  if (state === 'after')
    return unmet(code, 'authentication', 'qtsp', `It expired on ${day(notAfter.instant)}; order a new one.`);
  return met(code, 'authentication', `It is valid until ${day(notAfter.instant)}.`);
}

/** "Valid for two years at most, from issue." */
export const LONGEST_VALIDITY_YEARS = 2;

/** Null where one of them is no date. */
export function isLongerThanAllowed(notBefore: Date, notAfter: Date): boolean | null {
  if (Number.isNaN(notBefore.getTime()) || Number.isNaN(notAfter.getTime())) return null;
  const limit = new Date(notBefore);
  limit.setUTCFullYear(limit.getUTCFullYear() + LONGEST_VALIDITY_YEARS);
  return notAfter > limit;
}

function twoYears({ notBefore, notAfter }: Certificate): PreCheckLine {
  const code = 'certificate.two-years';
  const span = `from ${day(notBefore.instant)} to ${day(notAfter.instant)}`;
  return isLongerThanAllowed(notBefore.instant, notAfter.instant) === false
    ? met(code, 'security', `It is valid ${span}, not longer than two years.`)
    : unmet(code, 'security', 'qtsp', `It is valid ${span}, longer than two years; ask for a shorter one.`);
}

function notSelfSigned(
  { der, issuer, subject }: Certificate,
  environment: ApiEnvironment | null,
): PreCheckLine {
  const code = 'certificate.not-self-signed';
  const bytes = ({ at }: Certificate['issuer']): string => String(der.subarray(at.start, at.end));
  if (bytes(issuer) !== bytes(subject))
    return met(code, 'errors', 'Its issuer is somebody else than its holder.');
  return environment === 'sandbox'
    ? open(
        code,
        'errors',
        'paysera',
        'It is self-signed, which is refused in production; no page speaks of the sandbox.',
      )
    : unmet(code, 'errors', 'qtsp', 'It is self-signed, which is refused in production.');
}

function chain(chosen: ChosenCertificate): PreCheckLine {
  const code = 'certificate.chain';
  const check = checkOf(chosen, 'path');
  if (check.status === 'pass') return met(code, 'authentication', 'Its chain leads to a trust anchor.');
  const why = because(check, 'The chain could not be completed.');
  if (check.status === 'fail') return unmet(code, 'authentication', 'qtsp', why);
  return check.codes.includes('val.chain-incomplete')
    ? open(code, 'authentication', 'applicant', `${why} Upload the certificates of its issuers as well.`)
    : open(code, 'authentication', 'nobody', why);
}

export function notRevoked(
  code: 'certificate.not-revoked' | 'seal.not-revoked',
  chosen: ChosenCertificate,
): PreCheckLine {
  const check = checkOf(chosen, 'revocation');
  if (check.status === 'pass' || check.status === 'skipped')
    return met(code, 'overview', because(check, 'Its issuer says that it is good.'));
  const why = because(check, 'Its issuer could not be asked.');
  if (check.status === 'fail') return unmet(code, 'overview', 'qtsp', why);
  return check.status === 'warn' ? met(code, 'overview', why) : open(code, 'overview', 'nobody', why);
}

const OCSP = '1.3.6.1.5.5.7.48.1';

function ocsp({ authorityInfoAccess }: Certificate): PreCheckLine {
  const code = 'certificate.ocsp';
  const address = authorityInfoAccess?.items.find(
    ({ method, location }) => method === OCSP && location.type === 'uri' && /^https?:/i.test(location.value),
  );
  return address === undefined
    ? unmet(code, 'conformity', 'qtsp', 'It names no OCSP responder, and revocation is checked by OCSP.')
    : met(code, 'conformity', `It names an OCSP responder: ${address.location.value.slice(0, 200)}.`);
}

/** The QWAC has to be issued by a qualified provider; for Georgia, by an issuer that is recognised there. */
export function issuerLine(chosen: ChosenCertificate, isGeorgia: boolean): PreCheckLine {
  const code: DemandCode = isGeorgia ? 'certificate.recognised-in-georgia' : 'certificate.qualified';
  const source = isGeorgia ? 'useGeorgia' : 'endpoints';
  const check = checkOf(chosen, 'qualification');
  const scheme = chosen.verdict?.scheme ?? null;
  if (isGeorgia) {
    if (scheme !== null) return met(code, source, `Its issuer is trusted here under "${scheme.name}".`);
    const qualified = check.status === 'pass' || check.status === 'warn';
    return open(
      code,
      source,
      'paysera',
      `No page names the issuers that are recognised in Georgia${qualified ? '; this one is qualified in the EU' : ''}.`,
    );
  }
  if (check.status === 'pass' || check.status === 'warn')
    return met(code, source, because(check, 'It is a qualified certificate by the EU trusted lists.'));
  if (check.status === 'skipped')
    return unmet(code, source, 'qtsp', because(check, 'It is not qualified by the EU trusted lists.'));
  const why = because(check, 'The trusted lists could not be consulted.');
  return check.status === 'fail' ? unmet(code, source, 'qtsp', why) : open(code, source, 'nobody', why);
}
