import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { TlsDialer } from '../../server/adapters/dialer/tls-dialer.js';
import { xs2aTarget } from '../../server/core/probes/make-target.js';
import type { ProbeReport } from '../../server/core/probes/probe-result.js';
import { runProbe, type RunPorts } from '../../server/probes/run-probe.js';
import { CertificateAuthority, type IssuedCertificate } from '../support/certificate-authority.js';
import { freePort, type Stranger, startStranger } from '../support/stranger.js';

jest.setTimeout(120_000);

const DAY_MS = 86_400_000;
const days = (from: number, to: number) => ({
  notBefore: new Date(Date.now() + from * DAY_MS),
  notAfter: new Date(Date.now() + to * DAY_MS),
});

const root = CertificateAuthority.root();
const stranger = CertificateAuthority.root({ commonName: 'Somebody else' });
const OURS = {
  good: root.issue(days(-10, 100)),
  expired: root.issue(days(-100, -1)),
  'of a CA that nobody knows': stranger.issue(days(-10, 100)),
} as const;
type Shown = keyof typeof OURS | 'nothing';

let folder: string;
let server: Stranger | undefined;
let ports: RunPorts;

const keyOf = ({ privateKey }: IssuedCertificate) =>
  privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const METADATA_PATH = '.well-known/oauth-authorization-server';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qwarden-strangers-'));
  writeFileSync(join(folder, 'ca.pem'), root.pem);
  for (const [name, issued] of Object.entries({
    server: root.issue({ dnsName: 'localhost', ...days(-10, 200) }),
    expired: root.issue({ dnsName: 'localhost', ...days(-100, -1) }),
    elsewhere: root.issue({ dnsName: 'elsewhere.example', ...days(-10, 200) }),
  })) {
    writeFileSync(join(folder, `${name}.pem`), issued.pem);
    writeFileSync(join(folder, `${name}.key`), keyOf(issued), { mode: 0o600 });
  }
  mkdirSync(join(folder, '.well-known'));
  writeFileSync(join(folder, METADATA_PATH), '{"issuer":"https://localhost"}');
  ports = {
    dialer: new TlsDialer(
      { allowedHosts: [], allowLoopback: true, proxy: undefined },
      { trustedCertificates: [root.pem] },
    ),
    ...{ now: () => new Date(), elapsedMs: () => performance.now(), randomUuid: randomUUID },
    ...{ randomBytes: (octets: number) => randomBytes(octets), userAgent: 'Qwarden' },
  };
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function probe({ port }: Stranger, shown: Shown): Promise<ProbeReport> {
  const read = xs2aTarget({ origin: `https://localhost:${port}`, expectedRoles: [] });
  if (!read.ok) throw new Error(read.problems[0]!.message);
  const issued = shown === 'nothing' ? null : OURS[shown];
  const credential = issued && {
    ...{ id: randomUUID(), certificates: issued.pem },
    key: { kind: 'pem' as const, pem: keyOf(issued) },
  };
  return runProbe({ target: read.target, extent: 'full', credential }, ports);
}

function summary({ verdicts, steps, availability }: ProbeReport) {
  const answer = (name: string) => verdicts.find(({ question }) => question === name)?.answer;
  return {
    isDown: availability === 'down',
    reachable: answer('reachable'),
    accepted: answer('certificate-accepted'),
    codes: steps
      .filter(({ step }) => step === 'tls' || step === 'mtls')
      .flatMap(({ findings }) => findings.map(({ code }) => code)),
  };
}

describe('openssl s_server', () => {
  const start = async (...args: string[]) => {
    const port = await freePort();
    return startStranger(
      'openssl',
      [
        ...['s_server', '-accept', String(port), '-CAfile', 'ca.pem', '-WWW', '-quiet', ...args],
        ...(args.includes('-cert') ? [] : ['-cert', 'server.pem', '-key', 'server.key']),
      ],
      folder,
      port,
    );
  };
  const DEMANDED = ['-Verify', '1', '-verify_return_error'];

  test.each<[version: string, shown: Shown, accepted: string, code: string]>([
    ['-tls1_3', 'good', 'yes', 'mtls.accepted'],
    ['-tls1_2', 'good', 'yes', 'mtls.accepted'],
    ['-tls1_3', 'expired', 'no', 'mtls.certificate-refused-by-alert'],
    ['-tls1_2', 'expired', 'no', 'mtls.certificate-refused-by-alert'],
    ['-tls1_3', 'of a CA that nobody knows', 'no', 'mtls.certificate-refused-by-alert'],
    ['-tls1_2', 'of a CA that nobody knows', 'no', 'mtls.certificate-refused-by-alert'],
    ['-tls1_2', 'nothing', 'not-asked', 'tls.certificate-demanded'],
  ])('%s that demands a certificate, shown %s: accepted %s, %s', async (version, shown, accepted, code) => {
    server = await start(version, ...DEMANDED);
    expect(summary(await probe(server, shown))).toEqual({
      ...{ isDown: false, reachable: 'yes', accepted },
      codes: expect.arrayContaining([code]),
    });
  });

  test.each<[what: string, args: readonly string[], code: string]>([
    ['of another name', ['-cert', 'elsewhere.pem', '-key', 'elsewhere.key'], 'tls.server-name-differs'],
    ['that has expired', ['-cert', 'expired.pem', '-key', 'expired.key'], 'tls.server-certificate-expired'],
    ['behind TLS 1.1', ['-tls1_1', '-cipher', 'ALL:@SECLEVEL=0'], 'tls.tls-version'],
  ])('with a certificate %s is told from an outage: %s', async (_, args, code) => {
    server = await start(...args);
    expect(summary(await probe(server, 'good'))).toMatchObject({
      ...{ isDown: false, reachable: 'no' },
      codes: expect.arrayContaining([code]),
    });
  });
});

describe('nginx', () => {
  const start = async (verify: 'on' | 'optional', more = '') => {
    const port = await freePort();
    const answer = `default_type application/json; return 401 '{"tppMessages":[{"category":"ERROR","code":"TOKEN_INVALID"}]}';`;
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; pid ${folder}/nginx.pid; error_log stderr; worker_processes 1;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port} ssl; listen [::1]:${port} ssl;
    ssl_certificate ${folder}/server.pem; ssl_certificate_key ${folder}/server.key;
    ssl_client_certificate ${folder}/ca.pem; ssl_verify_client ${verify};
    ${more}
    location = /${METADATA_PATH} { default_type application/json; return 200 '{"issuer":"https://localhost:${port}"}'; }
    location / { ${answer} }
  }
}
`,
    );
    return startStranger('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], folder, port);
  };
  const FORBIDDEN = 'if ($ssl_client_verify != SUCCESS) { return 403; }';

  test.each<[verify: 'on' | 'optional', more: string, shown: Shown, accepted: string, code: string]>([
    ['on', '', 'good', 'yes', 'mtls.accepted'],
    ['on', 'ssl_protocols TLSv1.2;', 'good', 'yes', 'mtls.accepted'],
    ['on', '', 'expired', 'no', 'mtls.certificate-refused-by-gateway'],
    ['on', '', 'of a CA that nobody knows', 'no', 'mtls.certificate-refused-by-gateway'],
    ['on', '', 'nothing', 'not-asked', 'tls.handshake'],
    ['optional', FORBIDDEN, 'good', 'yes', 'mtls.accepted'],
    ['optional', FORBIDDEN, 'nothing', 'not-asked', 'tls.handshake'],
    ['optional', FORBIDDEN, 'expired', 'no', 'mtls.certificate-refused-by-gateway'],
  ])('ssl_verify_client %s; %s shown %s: accepted %s, %s', async (verify, more, shown, accepted, code) => {
    server = await start(verify, more);
    const report = await probe(server, shown);
    expect(summary(report)).toEqual({
      ...{ isDown: false, reachable: 'yes', accepted },
      codes: expect.arrayContaining([code]),
    });
    // Whoever shows nothing is told that something is wanted, and not that it is refused.
    if (shown === 'nothing')
      expect(report.steps.find(({ step }) => step === 'discovery')?.findings).toEqual(
        expect.arrayContaining([expect.objectContaining({ code: 'discovery.certificate-demanded' })]),
      );
  });
});
