import type { SentRequest } from './observation.js';
import { shellLine } from './shell-line.js';

/** Files to fill in; a key never leaves its place for a trace. */
export const CERTIFICATE_FILE = 'client-certificate.pem';
export const KEY_FILE = 'client-key.pem';

type Request = Pick<SentRequest, 'method' | 'url' | 'headers' | 'body' | 'isWithCertificate'>;

/**
 * The same call for a shell, in one line: the address as it is (no globbing, no dot segments put right), no redirect
 * followed, ten seconds. The request must be redacted before.
 */
export function curlLine({ method, url, headers, body, isWithCertificate }: Request): string {
  return shellLine([
    ...['curl', '--silent', '--show-error', '--include', '--globoff', '--path-as-is', '--max-time', '10'],
    ...(method === 'HEAD' ? ['--head'] : ['--request', method]),
    ...headers.flatMap(([name, value]) => ['--header', value === '' ? `${name};` : `${name}: ${value}`]),
    ...(body === '' ? [] : ['--data-raw', body]),
    ...(isWithCertificate ? ['--cert', CERTIFICATE_FILE, '--key', KEY_FILE] : []),
    ...['--url', url],
  ]);
}
