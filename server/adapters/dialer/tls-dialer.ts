import { Resolver } from 'node:dns/promises';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { judgeResolved, judgeUrl, type Target } from '../../core/egress/url.js';
import {
  type ClientCredential,
  type Connect,
  Dialer,
  type DialProblem,
  type DialTarget,
  type Exchange,
  type ExchangeRequest,
  type Handshake,
  type LookUp,
} from '../../ports/dialer.js';
import { checkedAddresses, messageOf, type Resolve, systemResolve } from '../egress-address.js';
import type { EgressSettings } from '../egress-client.js';
import { Dialled, type Step } from './dialled.js';
import { httpExchange } from './http-exchange.js';
import { opensslConnection } from './openssl-client.js';
import { SecureContexts } from './secure-contexts.js';
import { seenHandshake } from './seen-handshake.js';
import { type SocketFailure, textOf, tlsFailure } from './tls-failures.js';

/** What is asked of DNS beside the machine's resolver; rejects like `node:dns`. */
export type AskDns = Pick<Resolver, 'resolve4' | 'resolve6' | 'resolveCaa'>;

export interface DialerParts {
  readonly resolve?: Resolve;
  readonly dns?: AskDns;
  /** PEM; trusted beside the platform's own roots. */
  readonly trustedCertificates?: readonly string[];
}

/** How long after a handshake of TLS 1.3 an alert is waited for: some round trips, and never longer than this. */
const LONGEST_GRACE_MS = 1_000;
const SHORTEST_GRACE_MS = 50;
const NO_SUCH_NAME: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA', 'NXDOMAIN']);

interface Opened {
  readonly socket: Socket;
  readonly target: Target;
}

/** Node's own TLS behind the guard of the one way out; for a key behind PKCS#11 OpenSSL's command does the TLS. */
export class TlsDialer extends Dialer {
  private readonly contexts: SecureContexts;
  private readonly dns: AskDns;
  /** A token is asked once: it locks itself after a few wrong PINs. */
  private readonly refusedTokens = new Map<string, SocketFailure>();

  constructor(
    private readonly settings: EgressSettings,
    private readonly parts: DialerParts = {},
  ) {
    super();
    this.contexts = new SecureContexts(parts.trustedCertificates ?? []);
    this.dns = parts.dns ?? new Resolver({ timeout: 3_000, tries: 2 });
  }

  override lookUp(host: string, { totalMs }: { readonly totalMs: number }): Promise<LookUp | DialProblem> {
    return this.within(totalMs, undefined, async (call) => {
      const target = this.judged(call, { host, port: 443 });
      if (!target.ok) return target;
      if (target.value.isAddress) {
        const [a, aaaa] = host.includes(':') ? [[], [host]] : [[host], []];
        return { ok: true, a, aaaa, caa: null, refused: [], phases: call.phases };
      }
      const [a, aaaa, caa] = await call.phase(
        'dns',
        Promise.allSettled([this.dns.resolve4(host), this.dns.resolve6(host), this.dns.resolveCaa(host)]),
      );
      const found = {
        a: a.status === 'fulfilled' ? a.value : [],
        aaaa: aaaa.status === 'fulfilled' ? aaaa.value : [],
      };
      if (found.a.length + found.aaaa.length === 0) {
        // The hosts file of the machine counts as well: what is connected to is what it says.
        const known = await (this.parts.resolve ?? systemResolve)(host).catch(() => []);
        found.a = known.filter(({ family }) => family === 4).map(({ address }) => address);
        found.aaaa = known.filter(({ family }) => family === 6).map(({ address }) => address);
      }
      const all = [...found.a, ...found.aaaa];
      if (all.length === 0) return call.problem(nameFailure(host, a, aaaa));
      const refused = all.flatMap((address) => {
        const kind = judgeResolved(address, this.settings);
        return kind === undefined ? [] : [{ address, kind }];
      });
      return { ok: true, ...found, caa: caaOf(caa), refused, phases: call.phases };
    });
  }

  override connect(
    to: DialTarget,
    { totalMs }: { readonly totalMs: number },
  ): Promise<Connect | DialProblem> {
    return this.within(totalMs, undefined, async (call) => {
      const opened = await this.open(call, to);
      if (!opened.ok) return opened;
      return { ok: true, address: opened.value.socket.remoteAddress ?? '', phases: call.phases };
    });
  }

  override handshake(
    { credential, ...to }: DialTarget & { readonly credential?: ClientCredential },
    { totalMs }: { readonly totalMs: number },
  ): Promise<Handshake | DialProblem> {
    return this.within(totalMs, undefined, async (call) => {
      const secured = await this.secure(call, to, credential);
      if (!secured.ok) return secured;
      const socket = secured.value;
      // While the socket is open; a server that has seen enough closes it.
      const seen = seenHandshake(socket, null);
      const refusal = seen.version === 'TLSv1.3' ? await this.alertAfter(call, socket) : undefined;
      if (refusal === undefined) return { ...seen, phases: call.phases };
      // Without a certificate this is what asking for one looks like; with one it is their no.
      return credential === undefined
        ? { ...seen, clientCertificate: { isAsked: true, authorities: [] }, phases: call.phases }
        : call.problem(refusal);
    });
  }

  override exchange(asked: ExchangeRequest): Promise<Exchange | DialProblem> {
    const { url, credential, trust, limits, signal } = asked;
    return this.within(limits.totalMs, signal, async (call) => {
      const verdict = judgeUrl(url, this.settings);
      if (!verdict.ok) return refusedUrl(call, verdict);
      const { host, port, protocol } = verdict.target;
      if (
        protocol === 'http:' &&
        (!this.settings.allowLoopback || trust === 'demand' || credential !== undefined)
      )
        return call.problem({ failure: 'refused-url', message: 'Only https is spoken.' });
      if (protocol === 'https:' && credential !== undefined && isOnToken(credential))
        return this.exchangeByOpenssl(call, credential, { ...asked, url: verdict.target.url });
      const opened: Step<Socket | TLSSocket> =
        protocol === 'https:'
          ? await this.secure(call, { host, port }, credential)
          : await this.open(call, { host, port }).then((plain) =>
              plain.ok ? { ok: true, value: plain.value.socket } : plain,
            );
      if (!opened.ok) return opened;
      const socket = opened.value;
      const handshake = 'getProtocol' in socket ? seenHandshake(socket, null) : null;
      if (trust === 'demand' && handshake?.isTrusted !== true) {
        const message = `The server's certificate is not trusted (${handshake?.trustProblem ?? 'none'}); nothing was sent.`;
        return call.problem({ failure: 'server-not-trusted', message });
      }
      const address = socket.remoteAddress ?? '';
      const answer = await httpExchange(call, socket, { ...asked, url: verdict.target.url });
      if (!answer.ok) return answer;
      const { phases } = call;
      return { ok: true, address, ...answer.value, handshake: handshake && { ...handshake, phases }, phases };
    });
  }

  private async exchangeByOpenssl(
    call: Dialled,
    credential: OnToken,
    asked: ExchangeRequest,
  ): Promise<Exchange | DialProblem> {
    const refused = this.refusedTokens.get(credential.id);
    if (refused !== undefined) return call.problem(refused);
    const { hostname, port } = new URL(asked.url);
    const host = hostname.replace(/^\[|\]$/g, '');
    const opened = await this.open(call, { host, port: port === '' ? 443 : Number(port) });
    if (!opened.ok) return opened;
    const { socket, target } = opened.value;
    const secured = await opensslConnection(call, socket, {
      ...{ host: target.host, isAddress: target.isAddress, credential, trust: asked.trust },
      authorities: this.contexts.trusted,
    });
    if (!secured.ok) {
      const { failure, message } = secured;
      if (failure === 'credential-unusable') this.refusedTokens.set(credential.id, { failure, message });
      return secured;
    }
    const { stream, handshake, ended } = secured.value;
    const answer = await httpExchange(call, stream, asked);
    if (!answer.ok) {
      const isCutOff =
        answer.failure === 'closed' || answer.failure === 'reset' || answer.failure === 'tls-failed';
      return isCutOff ? call.problem(await ended()) : answer;
    }
    const { phases } = call;
    return {
      ok: true,
      address: handshake.address,
      ...answer.value,
      handshake: { ...handshake, phases },
      phases,
    };
  }

  /** Whatever happens, there is an outcome in time and no socket left. */
  private async within<T>(
    totalMs: number,
    signal: AbortSignal | undefined,
    work: (call: Dialled) => Promise<T | DialProblem>,
  ): Promise<T | DialProblem> {
    const call = new Dialled(totalMs, signal);
    try {
      return await Promise.race([work(call), call.deadline]);
    } catch (error) {
      return call.problem({ failure: 'tls-failed', message: messageOf(error) });
    } finally {
      call.end();
    }
  }

  private judged(call: Dialled, { host, port }: DialTarget): Step<Target> {
    const authority = host.includes(':') ? `[${host}]` : host;
    const verdict = judgeUrl(`https://${authority}:${port}/`, this.settings);
    return verdict.ok ? { ok: true, value: verdict.target } : refusedUrl(call, verdict);
  }

  private async open(call: Dialled, to: DialTarget): Promise<Step<Opened>> {
    const judged = this.judged(call, to);
    if (!judged.ok) return judged;
    if (this.settings.proxy !== undefined) {
      const message =
        'There is only a proxy as a way out, and through it a bank is not asked: allow a direct way.';
      return call.problem({ failure: 'proxy-failed', message });
    }
    const target = judged.value;
    const asked = to.address === undefined ? target : { ...target, host: to.address, isAddress: true };
    const looking = checkedAddresses(asked, this.settings, this.parts.resolve ?? systemResolve);
    const checked = await (asked.isAddress ? looking : call.phase('dns', looking));
    if (!checked.ok) {
      const { outcome } = checked;
      const message = 'message' in outcome ? outcome.message : '';
      if (outcome.outcome === 'refused-address')
        return call.problem(
          { failure: 'refused-address', message },
          { address: outcome.address, addressKind: outcome.kind },
        );
      return call.problem({
        failure: /ENOTFOUND|no address/.test(message) ? 'name-unknown' : 'name-failed',
        message,
      });
    }
    const connected = await call.tcp(target.host, target.port, checked.addresses);
    return connected.ok ? { ok: true, value: { socket: connected.value, target } } : connected;
  }

  private async secure(
    call: Dialled,
    to: DialTarget,
    credential: ClientCredential | undefined,
  ): Promise<Step<TLSSocket>> {
    const contexts = this.contexts.of(credential);
    if (!contexts.ok) {
      const message =
        credential?.key.kind === 'pkcs11'
          ? 'A key behind PKCS#11 shakes hands only together with a request.'
          : 'Certificate and key cannot be used for TLS: they do not belong together, or OpenSSL refuses them as too weak.';
      return call.problem({ failure: 'credential-unusable', message });
    }
    const opened = await this.open(call, to);
    if (!opened.ok) return opened;
    const { socket, target } = opened.value;
    return call.tls(socket, target.host, target.isAddress, contexts.context);
  }

  /**
   * In TLS 1.3 the server judges our certificate, or that there is none, after we call the handshake done (RFC 8446
   * §4.4.2.4). A session ticket says that it was content; silence for a few round trips says nothing.
   */
  private alertAfter(call: Dialled, socket: TLSSocket): Promise<SocketFailure | undefined> {
    const tcpMs = call.phases.find(({ name }) => name === 'tcp')?.durationMs ?? 0;
    const graceMs = Math.min(LONGEST_GRACE_MS, SHORTEST_GRACE_MS + 3 * tcpMs);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), graceMs);
      const settle = (failure: SocketFailure | undefined): void => {
        clearTimeout(timer);
        resolve(failure);
      };
      socket.once('session', () => settle(undefined));
      socket.once('error', (error) => {
        const failure = tlsFailure(error);
        settle(failure.failure === 'tls-alert' ? failure : undefined);
      });
      socket.once('close', () => settle(undefined));
      socket.resume();
    });
  }
}

type OnToken = ClientCredential & { readonly key: { readonly kind: 'pkcs11' } };
const isOnToken = (credential: ClientCredential): credential is OnToken => credential.key.kind === 'pkcs11';

function refusedUrl(
  call: Dialled,
  {
    problem,
    message,
    kind,
  }: { readonly problem: string; readonly message: string; readonly kind?: DialProblem['addressKind'] },
): DialProblem {
  return problem === 'address' && kind !== undefined
    ? call.problem({ failure: 'refused-address', message }, { addressKind: kind })
    : call.problem({ failure: 'refused-url', message });
}

function nameFailure(host: string, ...answers: readonly PromiseSettledResult<unknown>[]): SocketFailure {
  const codes = answers.flatMap((one) => (one.status === 'rejected' ? [textOf(one.reason, 'code')] : []));
  return codes.every((code) => NO_SUCH_NAME.has(code))
    ? { failure: 'name-unknown', message: `${host} has no address.` }
    : {
        failure: 'name-failed',
        message: `The name ${host} could not be looked up (${[...new Set(codes)].join(', ')}).`,
      };
}

/** As in a zone file (RFC 8659 §4.1). No record is an answer; a failed question is none. */
function caaOf(
  settled: PromiseSettledResult<Awaited<ReturnType<AskDns['resolveCaa']>>>,
): readonly string[] | null {
  if (settled.status === 'rejected') return NO_SUCH_NAME.has(textOf(settled.reason, 'code')) ? [] : null;
  return settled.value.flatMap(({ critical, ...properties }) =>
    Object.entries(properties).map(([tag, value]) => `${critical} ${tag} ${JSON.stringify(value)}`),
  );
}
