import type { DialFailure } from '../../ports/dialer.js';

export interface SocketFailure {
  readonly failure: DialFailure;
  readonly message: string;
  readonly alert?: string;
}

/** OpenSSL writes an alert of the other side as `ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED`; a few lack the word. */
const ALERT =
  /^ERR_SSL_(?:SSLV3|TLSV1|TLSV13)_(?:ALERT_(\w+)|(UNRECOGNIZED_NAME|UNSUPPORTED_EXTENSION|CERTIFICATE_UNOBTAINABLE|BAD_CERTIFICATE_STATUS_RESPONSE))$/;
/** Where OpenSSL's word is not that of RFC 8446 §6. */
const RFC_WORDS: Readonly<Record<string, string>> = {
  no_certificate: 'no_certificate_RESERVED',
  bad_record_mac: 'bad_record_mac',
};
/** What comes is no record of TLS: plain HTTP, the banner of SSH or of a mail server. */
const NOT_TLS: ReadonlySet<string> = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
  'ERR_SSL_RECORD_LAYER_FAILURE',
  'ERR_SSL_INVALID_RECORD_TYPE',
  'ERR_SSL_UNEXPECTED_RECORD',
]);
const VERSION: ReadonlySet<string> = new Set([
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
  'ERR_SSL_VERSION_TOO_LOW',
  'ERR_SSL_NO_SHARED_CIPHER',
]);

/** Errors of the platform are not always instances of this context's Error. */
export function textOf(error: unknown, name: 'code' | 'message' | 'reason'): string {
  const value =
    typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}

const RESET: SocketFailure = { failure: 'reset', message: 'The server resets the connection.' };

/** What a failed connection attempt says; `ETIMEDOUT` is the kernel's, ours is the deadline. */
export function connectFailure(error: unknown): SocketFailure {
  const code = textOf(error, 'code');
  const message = textOf(error, 'message') || code;
  if (code === 'ECONNRESET') return RESET;
  if (code === 'ECONNREFUSED') return { failure: 'connect-refused', message };
  if (code === 'ETIMEDOUT' || code === 'ERR_SOCKET_CONNECTION_TIMEOUT')
    return { failure: 'connect-timed-out', message };
  return { failure: 'connect-failed', message };
}

/** What a socket says that was connected: alerts by the name of RFC 8446 §6, resets, and bytes that are no TLS. */
export function tlsFailure(error: unknown): SocketFailure {
  const code = textOf(error, 'code');
  const [, long, short] = ALERT.exec(code) ?? [];
  const word = (long ?? short)?.toLowerCase();
  if (word !== undefined) {
    const alert = RFC_WORDS[word] ?? word;
    const message = `The server ends the connection with the alert ${alert}.`;
    return { failure: alert === 'protocol_version' ? 'tls-version' : 'tls-alert', message, alert };
  }
  if (NOT_TLS.has(code)) return { failure: 'not-tls', message: 'What the server sends is not TLS.' };
  if (VERSION.has(code))
    return {
      failure: 'tls-version',
      message: 'The server has no version of TLS from 1.2 on, or no cipher in common.',
    };
  // Node gives an end in order before the handshake is done the code of a reset.
  if (textOf(error, 'message').startsWith('Client network socket disconnected'))
    return { failure: 'closed', message: 'The server closes the connection during the handshake.' };
  if (code === 'ECONNRESET' || code === 'EPIPE') return RESET;
  // The reason without OpenSSL's file names and addresses of memory.
  const reason = textOf(error, 'reason') || textOf(error, 'message');
  return { failure: 'tls-failed', message: `TLS fails: ${reason}.` };
}
