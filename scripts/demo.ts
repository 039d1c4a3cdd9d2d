/**
 * `npm run demo`: a filled console to look around in. Everything lies in a temporary directory and is gone after Ctrl-C.
 */
import { startDemo } from './demo/start-demo.js';

const { QWARDEN_PORT, QWARDEN_HOST } = process.env;
let stopping = false;

process.stdout.write('Minting certificates and filling the console …\n');
const demo = startDemo({
  ...(QWARDEN_PORT && { port: Number(QWARDEN_PORT) }),
  ...(QWARDEN_HOST && { host: QWARDEN_HOST }),
  onMail: ({ to, subject }) => process.stdout.write(`Mail to ${to}: ${subject}\n`),
});

// Ctrl-C reaches the server as well, and this process once more through whoever started it.
const stop = () => {
  if (stopping) return;
  stopping = true;
  void demo.then(({ stop }) => stop()).catch(() => undefined);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

try {
  const { url, mailsUrl, certificates, accounts, ended } = await demo;
  void ended.then(() => {
    if (stopping) return;
    process.stderr.write('The server ended by itself.\n');
    process.exitCode = 1;
    stop();
  });
  const width = Math.max(...accounts.map(({ email }) => email.length));
  process.stdout.write(`
Console   ${url}   ${certificates.size} certificates of invented organisations
Mails     ${mailsUrl}

Password of everybody: ${accounts[0]?.password}
${accounts.map(({ email, role, name }) => `  ${email.padEnd(width)}  ${role}, ${name}`).join('\n')}

Ctrl-C ends it and leaves nothing behind.

`);
} catch (error) {
  if (!stopping) process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = stopping ? 0 : 1;
}
