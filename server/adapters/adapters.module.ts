import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Clock } from '../ports/clock.js';
import { Mailer } from '../ports/mailer.js';
import { SmtpMailer } from './smtp-mailer.js';
import { SystemClock } from './system-clock.js';

/** Which adapter stands behind which port. */
@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Mailer, inject: [CONFIG], useFactory: (config: Config) => new SmtpMailer(config) },
  ],
  exports: [Clock, Mailer],
})
export class AdaptersModule {}
