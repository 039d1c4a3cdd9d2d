import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config.js';
import { ArchiveReader } from '../ports/archive-reader.js';
import { BankConsents } from '../ports/bank-consents.js';
import { BankLines } from '../ports/bank-lines.js';
import { Clock } from '../ports/clock.js';
import { Dialer } from '../ports/dialer.js';
import { Egress } from '../ports/egress.js';
import { Holidays } from '../ports/holidays.js';
import { Mailer } from '../ports/mailer.js';
import { Pkcs12Reader } from '../ports/pkcs12-reader.js';
import { Signatures } from '../ports/signatures.js';
import { RegisterFileReader } from '../ports/register-file-reader.js';
import { TableStream } from '../ports/table-stream.js';
import { TrustListReader } from '../ports/trust-list-reader.js';
import { UploadReader } from '../ports/upload-reader.js';
import { ArchiveUnpacker } from './archive-unpacker.js';
import { CsvStream } from './csv-stream.js';
import { TlsDialer } from './dialer/tls-dialer.js';
import { GuardedEgress } from './egress-client.js';
import { HttpBankConsents } from './http-bank-consents.js';
import { NationalHolidays } from './national-holidays.js';
import { NodeSignatureVerifier } from './node-signature-verifier.js';
import { WorkerPkcs12Reader } from './pkcs12/worker-pkcs12-reader.js';
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
    { provide: Dialer, inject: [CONFIG], useFactory: ({ egress }: Config) => new TlsDialer(egress) },
    { provide: BankLines, useFactory: () => new BankLines() },
    { provide: ArchiveReader, useClass: ArchiveUnpacker },
    {
      ...{ provide: BankConsents, inject: [BankLines, Dialer, Egress, CONFIG] },
      useFactory: (lines: BankLines, dialer: Dialer, egress: Egress, { bankApiUrl: host }: Config) =>
        new HttpBankConsents({ lines, dialer, egress, host }),
    },
    { provide: Holidays, useClass: NationalHolidays },
    { provide: TableStream, useClass: CsvStream },
    { provide: Pkcs12Reader, useFactory: () => new WorkerPkcs12Reader() },
    { provide: Signatures, useClass: NodeSignatureVerifier },
    { provide: RegisterFileReader, useFactory: () => new WorkerRegisterFileReader() },
    { provide: TrustListReader, useFactory: () => new WorkerTrustListReader() },
    { provide: UploadReader, useFactory: () => new WorkerUploadReader() },
  ],
  exports: [
    ArchiveReader,
    BankConsents,
    BankLines,
    Clock,
    Dialer,
    Egress,
    Holidays,
    Mailer,
    Pkcs12Reader,
    RegisterFileReader,
    Signatures,
    TableStream,
    TrustListReader,
    UploadReader,
  ],
})
export class AdaptersModule {}
