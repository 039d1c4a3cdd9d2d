import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** nginx with TLS, and with TLS that asks for a certificate, on every address of this machine. */
export const HOSTS = Array.from({ length: 4 }, (_, i) => `127.0.1.${i + 1}`);

const PATH = `${process.env.PATH}:/usr/sbin:/sbin`;

/** A CA, and certificates of it for the server and for the client, as PEM files in `folder`. */
export function makeCertificates(folder) {
  const openssl = (...args) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe', env: { PATH } });
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...ec,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '30',
    '-subj',
    '/CN=Bench CA',
  );
  for (const [name, usage, names] of [
    ['server', 'serverAuth', `,DNS:localhost,${HOSTS.map((host) => `IP:${host}`).join(',')}`],
    ['client', 'clientAuth', ',DNS:client.example'],
  ]) {
    writeFileSync(
      join(folder, 'extensions'),
      `extendedKeyUsage=${usage}\nbasicConstraints=CA:false\nsubjectAltName=${names.slice(1)}\n`,
    );
    openssl('req', ...ec, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
      ...['-days', '20', '-extfile', 'extensions', '-out', `${name}.pem`],
    );
  }
  return ['client.pem', 'client.key'].map((name) => readFileSync(join(folder, name), 'utf8')).join('');
}

export async function startNginx(folder) {
  const [tls, mtls] = [await freePort(), await freePort()];
  const server = (port, more) => `
  server {
    listen 0.0.0.0:${port} ssl reuseport backlog=4096;
    ssl_certificate server.pem; ssl_certificate_key server.key; ssl_protocols TLSv1.2 TLSv1.3; ${more}
    default_type application/json;
    location /v1/ { return 401 '{"tppMessages":[{"category":"ERROR","code":"TOKEN_INVALID"}]}'; }
    location / { return 200 '{"issuer":"https://localhost","token_endpoint":"https://localhost/token"}'; }
  }`;
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/nginx.pid; error_log stderr crit; worker_processes 1;
events { worker_connections 8192; }
http {
  access_log off; client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
  uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
${server(tls, '')}
${server(mtls, 'ssl_client_certificate ca.pem; ssl_verify_client on;')}
}`,
  );
  const child = await started('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], folder, mtls);
  return { tls, mtls, ...child };
}

/** Debian's prometheus-blackbox-exporter with a module for each question. */
export async function startBlackbox(folder) {
  const port = await freePort();
  const tls = `ca_file: ${folder}/ca.pem`;
  const own = `${tls}, cert_file: ${folder}/client.pem, key_file: ${folder}/client.key`;
  writeFileSync(
    join(folder, 'blackbox.yml'),
    `modules:
  tcp_tls: {prober: tcp, timeout: 5s, tcp: {tls: true, tls_config: {${tls}}}}
  http_mtls: {prober: http, timeout: 5s, http: {valid_status_codes: [200, 401], tls_config: {${own}}}}
`,
  );
  const args = [
    `--config.file=${join(folder, 'blackbox.yml')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=error',
  ];
  const child = await started('prometheus-blackbox-exporter', args, folder, port);
  return { url: `http://127.0.0.1:${port}`, ...child };
}

/** A place that takes no connection and refuses none: its queue is full, and nobody ever takes one out. */
export async function startBlackHole(host) {
  const child = spawn(
    process.execPath,
    [
      '-e',
      `require('node:net').createServer().listen({ port: 0, host: '${host}', backlog: 1 }, function () {
        console.log(this.address().port);
        setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 100);
      });`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const port = Number(
    await new Promise((resolve) => child.stdout.once('data', (text) => resolve(String(text)))),
  );
  await delay(300);
  const fillers = Array.from({ length: 8 }, () => connect(port, host).on('error', () => undefined));
  await delay(300);
  return {
    port,
    stop: () => {
      for (const filler of fillers) filler.destroy();
      child.kill('SIGKILL');
    },
  };
}

/** CPU of a process so far, in µs; the kernel counts hundredths of a second. */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

async function started(program, args, cwd, port) {
  const child = spawn(program, args, { cwd, env: { PATH }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.on('error', (error) => (said += `${error.message}; apt-get install nginx-light ${program}`));
  child.stderr.on('data', (text) => (said += text));
  for (let i = 0; i < 200 && !(await takesConnections(port)); i++) {
    if (child.exitCode !== null || child.pid === undefined) break;
    await delay(50);
  }
  if (!(await takesConnections(port))) throw new Error(`${program} did not start: ${said}`);
  return { pid: child.pid, stop: () => child.kill('SIGTERM') };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function takesConnections(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket.destroy() !== null));
    socket.once('error', () => resolve(false));
  });
}
