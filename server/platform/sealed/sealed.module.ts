import { Module } from '@nestjs/common';
import { SECRET_KEY, type SecretKey } from '../config/secret-key.js';
import { Sealing } from './sealing.js';

@Module({
  providers: [
    { provide: Sealing, useFactory: ({ value }: SecretKey) => new Sealing(value), inject: [SECRET_KEY] },
  ],
  exports: [Sealing],
})
export class SealedModule {}
