import { createApp } from './app.js';
import { JobClock } from './jobs/job-clock.js';
import { explainFailedStart } from './failed-start.js';
import { isBehindTls, readConfig } from './platform/config/config.js';
import { SECRET_KEY, type SecretKey } from './platform/config/secret-key.js';
import { FirstAdmin } from './users/first-admin.js';

const print = (line: string) => process.stdout.write(`${line}\n`);

// What we write is for our user only: the database holds e-mail addresses, its journal everything.
process.umask(0o077);

try {
  const config = readConfig(process.env);
  const app = await createApp(config, { log: print });
  await app.listen(config.port, config.host);
  app.get(JobClock).start();

  const { generatedInto } = app.get<SecretKey>(SECRET_KEY);
  if (generatedInto)
    print(`A secret key was made in ${generatedInto}. Back it up; without it sealed data is lost.`);
  const admin = app.get(FirstAdmin).created;
  if (admin?.oneTimePassword)
    print(`Administrator ${admin.email}, one-time password ${admin.oneTimePassword} (shown only now).`);
  if (!isBehindTls(config) && !/\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(config.baseUrl))
    print('QWARDEN_BASE_URL is plain http: passwords travel readable. Put TLS in front and write https.');
  print(`Qwarden listens on ${await app.getUrl()}`);
} catch (error) {
  for (const line of explainFailedStart(error)) process.stderr.write(`${line}\n`);
  // A connection or a timer that was begun would keep the process.
  process.exit(1);
}
