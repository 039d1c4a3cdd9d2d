/**
 * A process that does nothing but write alerts into the outbox and send them, built as the server is. `WORK` says what:
 * `send` writes `COUNT` messages that are not there yet (none when 0) and sends until it is killed; `report` prints what
 * became of all of them. Its clock runs `SPEED` times as fast as the one on the wall, so that leases end sooner.
 */
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AdaptersModule } from '../../dist/server/adapters/adapters.module.js';
import { AuditModule } from '../../dist/server/audit/audit.module.js';
import { MessageSender } from '../../dist/server/messages/message-sender.js';
import { MessagesModule } from '../../dist/server/messages/messages.module.js';
import { Messages } from '../../dist/server/messages/messages.service.js';
import { ConfigModule } from '../../dist/server/platform/config/config.module.js';
import { readConfig } from '../../dist/server/platform/config/config.js';
import { DatabaseModule } from '../../dist/server/platform/database/database.module.js';
import { Transactions } from '../../dist/server/platform/database/transactions.js';
import { Clock } from '../../dist/server/ports/clock.js';

const { WORK, COUNT = '0', SPEED = '1', EPOCH = '0', DONE_AFTER = '0', ...rest } = process.env;
const config = readConfig(
  Object.fromEntries(Object.entries(rest).filter(([name]) => name.startsWith('QWARDEN_'))),
);

class Process {}
Module({ imports: [ConfigModule.of(config), AdaptersModule, DatabaseModule, AuditModule, MessagesModule] })(
  Process,
);
const app = await NestFactory.createApplicationContext(Process, { logger: ['error'] });
const clock = app.get(Clock, { strict: false });
clock.now = () => new Date(Number(EPOCH) + (Date.now() - Number(EPOCH)) * Number(SPEED));
const messages = app.get(Messages, { strict: false });
const sender = app.get(MessageSender, { strict: false });
const transactions = app.get(Transactions, { strict: false });
const rows = () =>
  app
    .get(DataSource)
    .query(`SELECT "dedupeKey" AS "key", "messageId" AS "messageId", "state" AS "state" FROM "message"`);

const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

if (WORK === 'report') {
  tell(await rows());
  await app.close();
} else {
  const written = new Set((await rows()).map(({ key }) => key));
  tell({ started: written.size });
  const missing = Array.from({ length: Number(COUNT) }, (_, i) => i).filter((i) => !written.has(`item-${i}`));
  const write = async () => {
    for (let start = 0; start < missing.length; start += 50)
      await transactions.run(async (tx) => {
        for (const i of missing.slice(start, start + 50))
          await messages.enqueue(tx, {
            kind: 'certificate-expiry',
            to: `reader-${i}@bank.example`,
            content: {
              subject: `Alert ${i}`,
              text: 'Alert.\n'.repeat(60),
              html: `<p>${'Alert. '.repeat(400)}</p>`,
            },
            at: clock.now(),
            dedupeKey: `item-${i}`,
          });
      });
  };
  if (WORK === 'measure') {
    await write();
    const started = performance.now();
    const { sent } = await sender.sendDue();
    tell({ sent, ms: performance.now() - started });
    await app.close();
    process.exit(0);
  }
  const writing = write();
  const until = Number(DONE_AFTER) === 0 ? Infinity : Date.now() + Number(DONE_AFTER);
  while (Date.now() < until) {
    await sender.sendDue();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await writing;
  await app.close();
}
