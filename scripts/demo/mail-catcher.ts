import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { type CaughtMail, startMailPage } from './mail-page.js';

export interface MailCatcher {
  /** For `QWARDEN_SMTP_URL`. */
  readonly smtpUrl: string;
  /** Where people read the mails. */
  readonly pageUrl: string;
  readonly mails: readonly CaughtMail[];
  stop(): Promise<void>;
}

/** A mail server on a free port of this machine that keeps what it gets in memory and passes nothing on. */
export async function startMailCatcher(options: {
  /** Nobody reads mails to these addresses any more; they are refused for good. */
  readonly gone: readonly string[];
  readonly onMail: (mail: CaughtMail) => void;
}): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      if (!options.gone.includes(address)) done();
      else done(Object.assign(new Error('5.1.1 There is no such mailbox here'), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      void simpleParser(stream).then(({ subject = '', text = '', html }) => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        const mail = { at: new Date(), to, subject, text, html: html || '' };
        mails.push(mail);
        options.onMail(mail);
        done();
      }, done);
    },
  });
  // A client that breaks off must not end the demo.
  smtp.on('error', () => undefined);
  const listening = smtp.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const page = await startMailPage(mails);
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    pageUrl: page.url,
    mails,
    async stop() {
      await Promise.all([page.stop(), new Promise<void>((resolve) => smtp.close(() => resolve()))]);
    },
  };
}
