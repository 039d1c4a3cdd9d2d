import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that keeps nothing of a mail but how often it took each Message-ID. */
export async function startSink({ behave = () => undefined } = {}) {
  const taken = new Map();
  let server;
  let port = 0;
  const start = async () => {
    server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 50,
      onData(stream, session, done) {
        let head = '';
        stream.on('data', (chunk) => (head += head.length < 8_192 ? chunk.toString('latin1') : ''));
        stream.on('end', () => {
          const refusal = behave(session.envelope.rcptTo[0]?.address ?? '');
          if (refusal) {
            done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
            return;
          }
          const id = /^message-id:\s*(<[^>]+>)/im.exec(head)?.[1] ?? 'none';
          taken.set(id, (taken.get(id) ?? 0) + 1);
          done();
        });
      },
    });
    // A client that is killed resets its connection.
    server.on('error', () => undefined);
    const listening = server.listen(port, '127.0.0.1');
    await once(listening, 'listening');
    port = listening.address().port;
  };
  const stop = () => new Promise((resolve) => server.close(resolve));
  await start();
  return { taken, start, stop, url: () => `smtp://127.0.0.1:${port}` };
}
