import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { CertificateAuthority } from './certificate-authority.js';

/** What the server does with one mail after it has read it whole. */
export type SmtpBehaviour =
  | 'accept'
  /** Takes the mail and breaks the connection instead of saying so. */
  | 'accept-and-hang-up'
  | { readonly code: number; readonly text: string };

export interface ReceivedMail {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly parsed: ParsedMail;
  /** True when it came over TLS. */
  readonly secure: boolean;
  readonly user: string | undefined;
}

export interface TestSmtpServer {
  /** For `QWARDEN_SMTP_URL`. */
  readonly url: string;
  /** What was taken, in order. */
  readonly mails: ReceivedMail[];
  /** How often a mail was offered, taken or not. */
  attempts: number;
  /** Connections made so far. */
  connections: number;
  /** Asked for each mail; accepts everything by default. */
  behave: (recipient: string) => SmtpBehaviour;
  stop(): Promise<void>;
}

interface Options {
  readonly port?: number;
  /** Demands this name and password. */
  readonly auth?: { readonly user: string; readonly password: string };
  /** Demands TLS, begun by STARTTLS, with a certificate that only clients trust which are told of its CA. */
  readonly startTls?: boolean;
}

const authority = CertificateAuthority.root();

/** A real SMTP server on a port of this machine. */
export async function startSmtpServer({
  port = 0,
  auth,
  startTls = false,
}: Options = {}): Promise<TestSmtpServer> {
  const certificate = startTls ? authority.issue({ dnsName: 'localhost' }) : undefined;
  const server = new SMTPServer({
    ...(certificate && {
      cert: certificate.pem,
      key: certificate.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    }),
    // Nobody but these tests connects; a name lookup would only cost time.
    disableReverseLookup: true,
    closeTimeout: 100,
    authOptional: auth === undefined,
    allowInsecureAuth: !startTls,
    hideSTARTTLS: !startTls,
    onConnect(_session, done) {
      state.connections++;
      done();
    },
    onAuth({ username, password }, _session, done) {
      if (auth && username === auth.user && password === auth.password) done(null, { user: username });
      else done(smtpError(535, 'Authentication failed'));
    },
    onMailFrom(_address, session, done) {
      if (startTls && !session.secure) done(smtpError(530, 'Must issue a STARTTLS command first'));
      else done();
    },
    onData(stream, session, done) {
      void simpleParser(stream).then((parsed) => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        state.attempts++;
        const behaviour = state.behave(to);
        if (typeof behaviour === 'object') {
          done(smtpError(behaviour.code, behaviour.text));
          return;
        }
        state.mails.push({
          ...{ parsed, to, messageId: parsed.messageId ?? '', subject: parsed.subject ?? '' },
          ...{ text: parsed.text ?? '', html: parsed.html || '' },
          ...{ secure: session.secure, user: session.user },
        });
        if (behaviour === 'accept-and-hang-up') hangUp(session.id);
        else done();
      });
    },
  } satisfies SMTPServerOptions);
  // A client that breaks off must not end the test.
  server.on('error', () => undefined);

  const hangUp = (sessionId: string) => {
    for (const connection of server.connections as Set<{ session: { id: string }; _socket: Socket }>)
      if (connection.session.id === sessionId) connection._socket.destroy();
  };
  const state: Omit<TestSmtpServer, 'url'> = {
    mails: [],
    attempts: 0,
    connections: 0,
    behave: () => 'accept',
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const credentials = auth ? `${encodeURIComponent(auth.user)}:${encodeURIComponent(auth.password)}@` : '';
  const trust = startTls ? `?tls.ca=${encodeURIComponent(authority.pem)}` : '';
  const { port: bound } = listening.address() as AddressInfo;
  return Object.assign(state, { url: `smtp://${credentials}localhost:${bound}${trust}` });
}

const smtpError = (responseCode: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode });
