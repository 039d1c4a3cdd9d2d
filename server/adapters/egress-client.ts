import type { EgressPolicy } from '../core/egress/egress-policy.js';
import { judgeRedirect, judgeUrl, MAX_REDIRECTS, type Target, type UrlVerdict } from '../core/egress/url.js';
import { Egress, type EgressOutcome, type EgressRequest } from '../ports/egress.js';
import { checkedAddresses, isOneOf, messageOf, type Resolve, systemResolve } from './egress-address.js';
import { type Connected, Connections } from './egress-connection.js';
import { callerHeaders, exchange, type Exchanged } from './egress-exchange.js';

export interface EgressSettings extends EgressPolicy {
  /** `http://user:password@proxy:3128` or `https://…`. The proxy then resolves names; only they are checked here. */
  readonly proxy: string | undefined;
}

export interface EgressParts {
  readonly resolve?: Resolve;
  /** PEM; trusted beside the platform's own roots. */
  readonly trustedCertificates?: readonly string[];
}

/** Some operators answer nobody without one. */
const USER_AGENT = 'Qwarden';

/** HTTP that looks at every URL, every address and every redirect before it connects, and bounds what comes back. */
export class GuardedEgress extends Egress {
  private readonly proxy: URL | undefined;

  constructor(
    private readonly settings: EgressSettings,
    private readonly parts: EgressParts = {},
  ) {
    super();
    this.proxy = settings.proxy === undefined ? undefined : new URL(settings.proxy);
  }

  override async fetch(request: EgressRequest): Promise<EgressOutcome> {
    const connections = new Connections(this.parts.trustedCertificates ?? []);
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<EgressOutcome>((resolve) => {
      const { totalMs } = request.limits;
      const message = `No complete answer within ${totalMs} ms.`;
      timer = setTimeout(() => resolve({ outcome: 'timed-out', url: request.url, message }), totalMs);
    });
    try {
      return await Promise.race([this.follow(request, connections), deadline]);
    } catch (error) {
      return { outcome: 'broken', url: request.url, message: messageOf(error) };
    } finally {
      clearTimeout(timer);
      connections.close();
    }
  }

  private async follow(request: EgressRequest, connections: Connections): Promise<EgressOutcome> {
    const started = performance.now();
    let verdict: UrlVerdict = judgeUrl(request.url, this.settings);
    let url = request.url;
    let { method, body } = { method: request.method, body: request.body };
    for (let redirects = 0; ; redirects++) {
      if (!verdict.ok) return refusedUrl(verdict, url);
      const { target } = verdict;
      const connected = await this.connect(target, connections);
      if (!connected.ok) return connected.outcome;
      const { socket } = connected;
      const address = socket.remoteAddress ?? '';
      const answer: Exchanged = await exchange({
        socket,
        method,
        path: this.pathOf(target),
        headers: {
          'user-agent': USER_AGENT,
          accept: '*/*',
          ...callerHeaders(request.headers),
          host: new URL(target.url).host,
          ...(this.proxy !== undefined && target.protocol === 'http:' ? proxyHeaders(this.proxy) : {}),
        },
        body,
        bodyBytes: request.limits.bodyBytes,
        url: target.url,
      });
      if (!answer.ok) return answer.outcome;
      if ('bytes' in answer) {
        const { status, headers, bytes } = answer;
        const durationMs = Math.round(performance.now() - started);
        return {
          outcome: 'ok',
          status,
          headers,
          bytes,
          finalUrl: target.url,
          redirects,
          address,
          durationMs,
        };
      }
      const longest = Math.min(request.limits.redirects ?? MAX_REDIRECTS, MAX_REDIRECTS);
      if (redirects >= longest) {
        const message =
          longest === 0 ? 'It redirects; that is not followed.' : `More than ${longest} redirects.`;
        return { outcome: 'too-many-redirects', url: target.url, message };
      }
      // RFC 9110 §15.4: 303, and for POST by custom 301 and 302, ask for the other resource with GET.
      if (answer.status === 303 || (answer.status < 303 && method === 'POST')) {
        method = method === 'HEAD' ? 'HEAD' : 'GET';
        body = undefined;
      }
      url = answer.location;
      verdict = judgeRedirect(target, answer.location, this.settings);
    }
  }

  private connect(target: Target, connections: Connections): Promise<Connected> {
    return this.proxy === undefined
      ? this.connectDirectly(target, connections)
      : this.connectThrough(this.proxy, target, connections);
  }

  private async connectDirectly(target: Target, connections: Connections): Promise<Connected> {
    const { host, port, isAddress, url, protocol } = target;
    const checked = await checkedAddresses(target, this.settings, this.parts.resolve ?? systemResolve);
    if (!checked.ok) return checked;
    const connected = await connections.tcp(host, port, checked.addresses, url);
    if (!connected.ok) return connected;
    if (!isOneOf(connected.socket.remoteAddress, checked.addresses)) {
      connected.socket.destroy();
      const message = 'The connection went to an address that was not checked.';
      return { ok: false, outcome: { outcome: 'connect-failed', url, message } };
    }
    return protocol === 'https:' ? connections.tls(connected.socket, host, isAddress, url) : connected;
  }

  /** The proxy is the operator's: its address is not judged, and it alone knows where names lead. */
  private async connectThrough(proxy: URL, target: Target, connections: Connections): Promise<Connected> {
    const { url, host, isAddress, port } = target;
    const secure = proxy.protocol === 'https:';
    const proxyHost = proxy.hostname.replace(/^\[|\]$/g, '');
    const proxyPort = Number(proxy.port) || (secure ? 443 : 80);
    let connected = await connections.tcp(proxyHost, proxyPort, undefined, url);
    if (connected.ok && secure)
      connected = await connections.tls(connected.socket, proxyHost, /^[\d.]+$|:/.test(proxyHost), url);
    if (!connected.ok)
      return { ok: false, outcome: { outcome: 'proxy-failed', url, message: failureOf(connected.outcome) } };
    if (target.protocol === 'http:') return connected;
    const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const tunnel = await connections.tunnel(connected.socket, authority, proxyHeaders(proxy), url);
    return tunnel.ok ? connections.tls(tunnel.socket, host, isAddress, url) : tunnel;
  }

  /** Absolute form to a proxy (RFC 9112 §3.2.2), origin form to everybody else. */
  private pathOf({ url, protocol }: Target): string {
    if (this.proxy !== undefined && protocol === 'http:') return url;
    const { pathname, search } = new URL(url);
    return pathname + search;
  }
}

function refusedUrl(verdict: Extract<UrlVerdict, { ok: false }>, url: string): EgressOutcome {
  const { problem, message, kind } = verdict;
  if (problem === 'address' && kind !== undefined)
    return { outcome: 'refused-address', address: hostText(url), kind, url, message };
  return { outcome: 'refused-url', problem, url, message };
}

const hostText = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : url);

function proxyHeaders({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
}

const failureOf = (outcome: EgressOutcome): string => ('message' in outcome ? outcome.message : '');
