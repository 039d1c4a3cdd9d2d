import type { Handshake } from '../../ports/dialer.js';
import type { SocketFailure } from './tls-failures.js';

/** What `s_client -brief` prints when a handshake is done; undefined while it has not. */
export function readBrief(
  said: string,
): Pick<Handshake, 'version' | 'cipher' | 'isTrusted' | 'trustProblem'> | undefined {
  const value = (name: string): string | undefined =>
    new RegExp(`^${name}: (.+)$`, 'm').exec(said)?.[1]?.trim();
  if (!/^CONNECTION ESTABLISHED$/m.test(said)) return undefined;
  const [version, cipher] = [value('Protocol version'), value('Ciphersuite')];
  const [good, bad] = [value('Verification'), value('Verification error')];
  if (version === undefined || cipher === undefined || (good ?? bad) === undefined) return undefined;
  return { version, cipher, isTrusted: good === 'OK', trustProblem: bad === undefined ? null : wordOf(bad) };
}

/** As Node calls them, where the console knows the word. */
function wordOf(problem: string): string {
  if (/expired/i.test(problem)) return 'CERT_HAS_EXPIRED';
  if (/(hostname|IP address) mismatch/i.test(problem)) return 'HOSTNAME_MISMATCH';
  return problem
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .slice(0, 80);
}

/** RFC 8446 §6, and RFC 5246 §7.2 for those that it has no more. */
const ALERTS: Readonly<Record<string, string>> = {
  ...{ 40: 'handshake_failure', 41: 'no_certificate_RESERVED', 42: 'bad_certificate' },
  ...{ 43: 'unsupported_certificate', 44: 'certificate_revoked', 45: 'certificate_expired' },
  ...{ 46: 'certificate_unknown', 47: 'illegal_parameter', 48: 'unknown_ca', 49: 'access_denied' },
  ...{ 50: 'decode_error', 51: 'decrypt_error', 70: 'protocol_version', 71: 'insufficient_security' },
  ...{ 80: 'internal_error', 112: 'unrecognized_name', 116: 'certificate_required' },
};

const unusable = (message: string): SocketFailure => ({ failure: 'credential-unusable', message });

/** What the command said before it ended, by its first cause; its words name no PIN. */
export function opensslFailure(said: string): SocketFailure {
  const number = /SSL alert number (\d+)/.exec(said)?.[1];
  if (number !== undefined) {
    const alert = ALERTS[number] ?? `alert_${number}`;
    const message = `The server ends the connection with the alert ${alert}.`;
    return { failure: alert === 'protocol_version' ? 'tls-version' : 'tls-alert', message, alert };
  }
  if (/Invalid engine|no such engine|could not load the shared library/i.test(said))
    return unusable('OpenSSL has no PKCS#11 engine here. Install it (Debian: libengine-pkcs11-openssl).');
  if (/Unable to load module|CKR_GENERAL|Failed to enumerate slots|PKCS11_CTX_load/i.test(said))
    return unusable(
      'The library of the token cannot be loaded. Name it with ?module-path= in the URI, or in PKCS11_MODULE_PATH.',
    );
  if (/PIN incorrect|PIN locked|PIN invalid|Login failed|PIN len/i.test(said))
    return unusable(
      /PIN locked/i.test(said)
        ? 'The token has locked its PIN after too many wrong ones.'
        : 'The token does not take the PIN. Nothing was tried twice: tokens lock after some wrong ones.',
    );
  if (/No matching initialized token/i.test(said))
    return unusable(
      'There is no such token: see what the part token= of the URI says, and whether it is plugged in.',
    );
  if (/private key was not found|object not found/i.test(said))
    return unusable('There is no such private key on the token: see the parts object= and id= of the URI.');
  if (/key values mismatch/i.test(said))
    return unusable('The key on the token does not belong to the certificate: they were not made together.');
  if (/Could not read client certificate private key/i.test(said))
    return unusable('The token does not give the key to OpenSSL.');
  if (/certificate verify failed/i.test(said))
    return {
      failure: 'server-not-trusted',
      message: "The server's certificate is not trusted; nothing was sent.",
    };
  if (/unsupported protocol|no protocols available|version too low|no shared cipher/i.test(said))
    return {
      failure: 'tls-version',
      message: 'The server has no version of TLS from 1.2 on, or no cipher in common.',
    };
  if (/wrong version number|packet length too long|http request|unexpected message/i.test(said))
    return { failure: 'not-tls', message: 'What the server sends is not TLS.' };
  return { failure: 'closed', message: 'The server closes the connection before its answer is complete.' };
}
