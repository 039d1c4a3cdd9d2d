/** A column whose values are sealed to their rows: `SealedPlace` of each is the table, the column and the row's key. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The primary key; `id` where nothing is said. */
  readonly key?: string;
}

/** The files that seal, each with its columns. A new secret key re-wraps these; a test looks for files that are missing. */
export const SEALED_BY: Readonly<Record<string, readonly SealedColumn[]>> = {
  'messages/alert-channel-store.ts': [
    { table: 'alert_channel', column: 'sealedUrl' },
    { table: 'alert_channel', column: 'sealedSecret' },
    { table: 'alert_channel', column: 'sealedHeaders' },
  ],
  'submissions/bank-secrets.service.ts': [{ table: 'submission_secret', column: 'sealed' }],
  'probes/keys.service.ts': [{ table: 'probe_key', column: 'sealed' }],
  'connections/connection-secrets.ts': [
    { table: 'connection', column: 'clientSecret' },
    { table: 'connection_token', column: 'accessToken' },
    { table: 'connection_token', column: 'refreshToken' },
    { table: 'authorization_attempt', column: 'verifier' },
  ],
  'platform/sealed/installation-secrets.ts': [
    { table: 'installation_secret', column: 'sealed', key: 'name' },
  ],
};

export const SEALED_COLUMNS: readonly SealedColumn[] = Object.values(SEALED_BY).flat();
