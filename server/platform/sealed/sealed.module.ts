import { Module } from '@nestjs/common';
import { SECRET_KEY, type SecretKey } from '../config/secret-key.js';
import { Transactions } from '../database/transactions.js';
import { Envelopes } from './envelope.js';
import { checkSecretKey } from './installation-secrets.js';
import { Sealing } from './sealing.js';

@Module({
  providers: [
    {
      provide: Sealing,
      // Nobody seals or opens anything before the key was found to be the right one.
      useFactory: async ({ value, former }: SecretKey, transactions: Transactions) => {
        const sealing = new Sealing(value, former);
        await transactions.run((tx) => checkSecretKey(tx, sealing));
        return sealing;
      },
      inject: [SECRET_KEY, Transactions],
    },
    { provide: Envelopes, useFactory: (sealing: Sealing) => new Envelopes(sealing), inject: [Sealing] },
  ],
  exports: [Sealing, Envelopes],
})
export class SealedModule {}
