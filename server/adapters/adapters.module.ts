import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config.js';
import { ArchiveReader } from '../ports/archive-reader.js';
import { Clock } from '../ports/clock.js';
import { Egress } from '../ports/egress.js';
import { Mailer } from '../ports/mailer.js';
import { Signatures } from '../ports/signatures.js';
import { RegisterFileReader } from '../ports/register-file-reader.js';
import { TrustListReader } from '../ports/trust-list-reader.js';
import { UploadReader } from '../ports/upload-reader.js';
import { ArchiveUnpacker } from './archive-unpacker.js';
import { GuardedEgress } from './egress-client.js';
import { NodeSignatureVerifier } from './node-signature-verifier.js';
import { WorkerRegisterFileReader } from './registers/worker-register-file-reader.js';
import { SmtpMailer } from './smtp-mailer.js';
import { SystemClock } from './system-clock.js';
import { WorkerTrustListReader } from './trust-lists/worker-trust-list-reader.js';
import { WorkerUploadReader } from './worker-upload-reader.js';

/** Which adapter stands behind which port. */
@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Mailer, inject: [CONFIG], useFactory: (config: Config) => new SmtpMailer(config) },
    { provide: Egress, inject: [CONFIG], useFactory: ({ egress }: Config) => new GuardedEgress(egress) },
    { provide: ArchiveReader, useClass: ArchiveUnpacker },
    { provide: Signatures, useClass: NodeSignatureVerifier },
    { provide: RegisterFileReader, useFactory: () => new WorkerRegisterFileReader() },
    { provide: TrustListReader, useFactory: () => new WorkerTrustListReader() },
    { provide: UploadReader, useFactory: () => new WorkerUploadReader() },
  ],
  exports: [
    ArchiveReader,
    Clock,
    Egress,
    Mailer,
    RegisterFileReader,
    Signatures,
    TrustListReader,
    UploadReader,
  ],
})
export class AdaptersModule {}
