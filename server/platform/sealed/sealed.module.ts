import { Module } from '@nestjs/common';
import { SECRET_KEY, type SecretKey } from '../config/secret-key.js';
import { tables } from '../database/database.module.js';
import { Envelopes } from './envelope.js';
import { InstallationSecretEntity } from './installation-secret.entity.js';
import { Sealing } from './sealing.js';
import { SecretKeyCheck } from './secret-key-check.js';

@Module({
  imports: [tables(InstallationSecretEntity)],
  providers: [
    {
      provide: Sealing,
      useFactory: ({ value, former }: SecretKey) => new Sealing(value, former),
      inject: [SECRET_KEY],
    },
    { provide: Envelopes, useFactory: (sealing: Sealing) => new Envelopes(sealing), inject: [Sealing] },
    SecretKeyCheck,
  ],
  exports: [Sealing, Envelopes],
})
export class SealedModule {}
