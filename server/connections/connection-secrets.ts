import { Injectable } from '@nestjs/common';
import { Sealing } from '../platform/sealed/sealing.js';
import { ATTEMPT_TABLE, CONNECTION_TABLE, TOKEN_TABLE } from './connection.entity.js';

const PLACES = {
  'client-secret': { table: CONNECTION_TABLE, column: 'clientSecret' },
  'access-token': { table: TOKEN_TABLE, column: 'accessToken' },
  'refresh-token': { table: TOKEN_TABLE, column: 'refreshToken' },
  verifier: { table: ATTEMPT_TABLE, column: 'verifier' },
} as const;
type SecretName = keyof typeof PLACES;

/** Client secrets, tokens and verifiers: sealed to their rows, and opened inside the server only. */
@Injectable()
export class ConnectionSecrets {
  constructor(private readonly sealing: Sealing) {}

  seal(value: string, name: SecretName, rowId: string): string {
    return this.sealing.seal(value, { ...PLACES[name], rowId });
  }

  open(sealed: string, name: SecretName, rowId: string): string {
    const opened = this.sealing.open(sealed, { ...PLACES[name], rowId });
    if (!opened.ok) throw new Error(`A sealed ${name} cannot be opened: ${opened.problem}.`);
    return opened.value;
  }
}
