import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import {
  keepInstallationSecret,
  opensWhatIsStored,
  readInstallationSecret,
  WrongSecretKey,
} from './installation-secrets.js';
import { Sealing } from './sealing.js';

const CHECK = 'secret-key-check';
const SAID = 'This key is the right one.';

/**
 * Refuses to start with another secret key than the one that sealed what is stored: a server that began all the same would
 * lose alert channels, client secrets and keys one by one, each where nobody looks.
 */
@Injectable()
export class SecretKeyCheck implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly sealing: Sealing,
  ) {}

  async onModuleInit(): Promise<void> {
    if ((await readInstallationSecret(this.db, this.sealing, CHECK)) !== undefined) return;
    if (!(await opensWhatIsStored(this.db, this.sealing))) throw new WrongSecretKey();
    await this.transactions.run((tx) => keepInstallationSecret(tx, this.sealing, CHECK, SAID));
    // Another instance that began at the same moment with another key may have been first.
    await readInstallationSecret(this.db, this.sealing, CHECK);
  }
}
