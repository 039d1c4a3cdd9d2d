/**
 * P7: mails per second out of the outbox, each with a durable state, against nodemailer with a pool in a bare loop, into
 * the same sink in the same run.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';
import { startSink } from '../delivery/mail-sink.mjs';
import { print, ratioInTurn } from './measure.mjs';

const MAILS = 3_000;
const PROCESS = fileURLToPath(new URL('../delivery/sender-process.mjs', import.meta.url));

export async function run() {
  const sink = await startSink();
  const folder = mkdtempSync(join(tmpdir(), 'qwarden-bench-mail-'));
  let round = 0;
  try {
    const { a, b, ratio } = await ratioInTurn(
      () => throughOutbox(sink.url(), join(folder, `${round++}`)),
      () => bareLoop(sink.url()),
    );
    print(`outbox: ${Math.round(a)} mails a second; a bare loop: ${Math.round(b)}`);
    print(
      `${sink.taken.size} mails taken, each once: ${[...sink.taken.values()].every((count) => count === 1)}`,
    );
    return [{ goal: 'P7 mails out of the outbox against a bare loop', ratio, must: 0.5, atLeast: true }];
  } finally {
    await sink.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Only sending is timed: the process writes first and says how long the sending took. */
async function throughOutbox(smtpUrl, dataDir) {
  const child = spawn(process.execPath, [PROCESS], {
    env: {
      ...{ PATH: process.env.PATH, WORK: 'measure', COUNT: String(MAILS) },
      ...{ QWARDEN_SMTP_URL: smtpUrl, QWARDEN_DATA_DIR: dataDir },
      QWARDEN_SECRET_KEY: 'a key that only benches use, 32 characters or more',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  await new Promise((resolve) => child.once('exit', resolve));
  const { sent, ms } = JSON.parse(text.trim().split('\n').at(-1));
  if (sent !== MAILS) throw new Error(`${sent} of ${MAILS} mails were sent.`);
  return (MAILS / ms) * 1_000;
}

async function bareLoop(url) {
  const transport = createTransport({ url, pool: true, maxConnections: 5, maxMessages: Infinity });
  const started = performance.now();
  let next = 0;
  const work = async () => {
    while (next < MAILS) {
      const i = next++;
      await transport.sendMail({
        ...{ from: 'qwarden@localhost', to: `reader-${i}@bank.example`, subject: `Alert ${i}` },
        ...{ text: BODY.text, html: BODY.html },
      });
    }
  };
  await Promise.all(Array.from({ length: 5 }, work));
  const ms = performance.now() - started;
  transport.close();
  return (MAILS / ms) * 1_000;
}

const BODY = { text: 'Alert.\n'.repeat(60), html: `<p>${'Alert. '.repeat(400)}</p>` };
