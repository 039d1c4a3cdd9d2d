import { Module } from '@nestjs/common';
import { SECRET_KEY, type SecretKey } from '../config/secret-key.js';
import { Envelopes } from './envelope.js';
import { Sealing } from './sealing.js';

@Module({
  providers: [
    { provide: Sealing, useFactory: ({ value }: SecretKey) => new Sealing(value), inject: [SECRET_KEY] },
    { provide: Envelopes, useFactory: (sealing: Sealing) => new Envelopes(sealing), inject: [Sealing] },
  ],
  exports: [Sealing, Envelopes],
})
export class SealedModule {}
