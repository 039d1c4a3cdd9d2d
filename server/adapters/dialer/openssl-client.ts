import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import type { ClientCredential, Handshake } from '../../ports/dialer.js';
import type { Dialled, Step } from './dialled.js';
import { opensslFailure, readBrief } from './openssl-words.js';
import { withoutPin } from './pkcs11-uri.js';

export interface OpensslConnection {
  /** What is written goes out under TLS; what comes is read here. */
  readonly stream: Duplex;
  readonly handshake: Omit<Handshake, 'phases'>;
  /** Why the stream ended, where OpenSSL says so: since TLS 1.3 a certificate is refused after the handshake. */
  ended(): Promise<ReturnType<typeof opensslFailure>>;
}

export interface OpensslParts {
  readonly host: string;
  readonly isAddress: boolean;
  readonly credential: ClientCredential & { readonly key: { readonly kind: 'pkcs11' } };
  /** `demand`: OpenSSL ends the handshake when the server's certificate does not hold. */
  readonly trust: 'observe' | 'demand';
  /** PEM of the authorities that are trusted. */
  readonly authorities: readonly string[];
}

/** Of what OpenSSL says; the rest is not read. */
const MOST_SAID = 64 * 1024;
/** After the stream's end, until the process has said why. */
const LAST_WORDS_MS = 2_000;

/**
 * TLS with a key that stays in its token: Node has no door to PKCS#11, OpenSSL's command has one (its engine). The command
 * gets no way out of its own: it speaks over a socket in a private directory to the connection that the guard has allowed.
 * The PIN is in the environment of the command only, never among its arguments.
 */
export async function opensslConnection(
  call: Dialled,
  socket: Socket,
  parts: OpensslParts,
): Promise<Step<OpensslConnection>> {
  const folder = mkdtempSync(join(tmpdir(), 'qwarden-pkcs11-'));
  call.onEnd(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 's');
  const relay = createServer((inside) => {
    inside.on('error', () => socket.destroy());
    inside.pipe(socket);
    socket.pipe(inside);
  });
  relay.maxConnections = 1;
  call.onEnd(() => relay.close());
  await new Promise<void>((resolve, reject) => {
    relay.once('error', reject);
    relay.listen(path, resolve);
  });
  const child = started(folder, path, parts);
  call.onEnd(() => child.kill('SIGKILL'));
  return call.phase('tls', handshaken(call, socket, child));
}

function started(folder: string, path: string, parts: OpensslParts): ChildProcess {
  const { host, isAddress, credential, trust, authorities } = parts;
  const [certificate, authority] = [join(folder, 'cert.pem'), join(folder, 'ca.pem')];
  writeFileSync(certificate, credential.certificates, { mode: 0o600 });
  writeFileSync(authority, authorities.join('\n'), { mode: 0o600 });
  const { uri, pin, modulePath } = withoutPin(credential.key.uri);
  const args = [
    ...['s_client', '-unix', path, '-brief', '-ign_eof', '-min_protocol', 'TLSv1.2'],
    ...['-engine', 'pkcs11', '-keyform', 'engine', '-key', uri, '-pass', 'env:QWARDEN_TOKEN_PIN'],
    ...['-cert', certificate, '-cert_chain', certificate, '-CAfile', authority, '-no-CApath'],
    ...(isAddress ? ['-noservername', '-verify_ip', host] : ['-servername', host, '-verify_hostname', host]),
    ...(trust === 'demand' ? ['-verify_return_error'] : []),
  ];
  // Its settings of tokens (SOFTHSM2_CONF and the like) are the user's; ours are none of its business.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('QWARDEN_'));
  const env = {
    ...Object.fromEntries(own),
    ...{ LC_ALL: 'C', QWARDEN_TOKEN_PIN: pin ?? '' },
    ...(modulePath !== undefined && { PKCS11_MODULE_PATH: modulePath }),
  };
  return spawn('openssl', args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
}

function handshaken(call: Dialled, socket: Socket, child: ChildProcess): Promise<Step<OpensslConnection>> {
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null)
    throw new Error('The command was started without pipes.');
  // Written to after its end, it says so elsewhere.
  stdin.on('error', () => undefined);
  let said = '';
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        call.problem({
          failure: 'credential-unusable',
          message:
            error.code === 'ENOENT'
              ? 'A key on a token needs the command openssl with its PKCS#11 engine (Debian: openssl, libengine-pkcs11-openssl).'
              : `The command openssl could not be started (${error.code ?? 'unknown'}).`,
        }),
      ),
    );
    child.once('close', () => resolve(call.problem(opensslFailure(said))));
    stderr.setEncoding('utf8');
    stderr.on('data', (text: string) => {
      if (said.length < MOST_SAID) said += text;
      const brief = readBrief(said);
      if (brief === undefined) return;
      resolve({
        ok: true,
        value: {
          stream: Duplex.from({ writable: stdin, readable: stdout }),
          handshake: {
            ...{ ok: true, address: socket.remoteAddress ?? '', ...brief, chain: [], chainLength: 0 },
            clientCertificate: { isAsked: null, authorities: [] },
          },
          ended: async () => {
            const late = new Promise<void>((resolve) => setTimeout(resolve, LAST_WORDS_MS).unref());
            await Promise.race([exited, late]);
            return opensslFailure(said);
          },
        },
      });
    });
  });
}
