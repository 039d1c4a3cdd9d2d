import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import type { Phase, PhaseName } from '../../core/probes/probe-result.js';
import type { DialProblem } from '../../ports/dialer.js';
import type { ResolvedAddress } from '../egress-address.js';
import { judgeServerName, withoutLegacyChain } from './peer-leaf.js';
import { connectFailure, type SocketFailure, tlsFailure } from './tls-failures.js';

export type Step<T> = { readonly ok: true; readonly value: T } | DialProblem;

const never = (): void => undefined;

/** One call: its phases, its sockets, and the one instant at which all of it ends. */
export class Dialled {
  private readonly began = performance.now();
  private readonly done: Phase[] = [];
  private readonly sockets: Socket[] = [];
  private readonly atEnd: (() => void)[] = [];
  private readonly timer: NodeJS.Timeout;
  private stop: (problem: DialProblem) => void = never;
  /** Resolves when the time is over or the caller has had enough. */
  readonly deadline: Promise<DialProblem>;

  constructor(
    private readonly totalMs: number,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.deadline = new Promise((resolve) => (this.stop = resolve));
    this.timer = setTimeout(() => this.expire(`No complete answer within ${totalMs} ms.`), totalMs);
    if (signal?.aborted) this.aborted();
    else signal?.addEventListener('abort', this.aborted, { once: true });
  }

  get phases(): readonly Phase[] {
    return this.done;
  }

  elapsedMs(): number {
    return performance.now() - this.began;
  }

  /** Writes down how long something took, also when it failed. */
  async phase<T>(name: PhaseName, work: Promise<T>): Promise<T> {
    const startMs = this.elapsedMs();
    try {
      return await work;
    } finally {
      this.done.push({ name, startMs, durationMs: this.elapsedMs() - startMs });
    }
  }

  problem(failure: SocketFailure, more: Partial<DialProblem> = {}): DialProblem {
    return { ok: false, ...failure, ...more, phases: this.done };
  }

  /** TCP to one of exactly these addresses; no name is looked up again. */
  tcp(host: string, port: number, addresses: readonly ResolvedAddress[]): Promise<Step<Socket>> {
    const pinned = addresses.map(({ address, family }) => ({ address, family }));
    const socket = connectTcp({
      ...{ host, port, noDelay: true },
      lookup: (_name, { all }, done) =>
        all === true ? done(null, pinned) : done(null, pinned[0]!.address, pinned[0]!.family),
    });
    this.sockets.push(socket);
    return this.phase(
      'tcp',
      new Promise((resolve) => {
        // Stays for the life of the socket: a reset at any later point must not end the process.
        socket.on('error', (error) => resolve(this.problem(connectFailure(error))));
        socket.once('connect', () => resolve({ ok: true, value: socket }));
        socket.once('close', () =>
          resolve(this.problem({ failure: 'connect-failed', message: 'The connection was closed.' })),
        );
      }),
    );
  }

  /** TLS on it, whatever the certificate is worth; what OpenSSL thinks of it stands in the socket. */
  tls(
    socket: Socket,
    host: string,
    isAddress: boolean,
    secureContext: SecureContext,
  ): Promise<Step<TLSSocket>> {
    const secure: TLSSocket = withoutLegacyChain(
      connectTls({
        ...{ socket, host, secureContext, rejectUnauthorized: false },
        ...(isAddress ? {} : { servername: host }),
        checkServerIdentity: (name) => judgeServerName(name, secure),
      }),
    );
    this.sockets.push(secure);
    return this.phase(
      'tls',
      new Promise((resolve) => {
        secure.on('error', (error) => resolve(this.problem(tlsFailure(error))));
        secure.once('secureConnect', () => resolve({ ok: true, value: secure }));
        secure.once('close', () =>
          resolve(
            this.problem({
              failure: 'closed',
              message: 'The server closes the connection during the handshake.',
            }),
          ),
        );
      }),
    );
  }

  /** Done when the call is over, whatever came of it; the last first. */
  onEnd(work: () => void): void {
    this.atEnd.push(work);
  }

  /** Every socket is gone afterwards. */
  end(): void {
    clearTimeout(this.timer);
    this.signal?.removeEventListener('abort', this.aborted);
    for (const work of this.atEnd.toReversed()) work();
    // TLS first: Node crashes when the handle below it goes away first.
    for (const socket of this.sockets.toReversed()) {
      socket.on('error', never);
      socket.destroy();
    }
  }

  private readonly aborted = (): void => this.expire('The call was ended before its answer.');

  private expire(message: string): void {
    const has = (name: PhaseName): boolean => this.done.some((phase) => phase.name === name);
    const unconnected = !has('tcp') && this.sockets.length > 0;
    this.stop(this.problem({ failure: unconnected ? 'connect-timed-out' : 'timed-out', message }));
  }
}
