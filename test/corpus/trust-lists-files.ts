import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { CORPUS } from './corpus.js';

/** What others' software says of one list. */
export interface ListEntry {
  readonly file: string;
  readonly gz: boolean;
  readonly sha256: string;
  readonly isTrustedList?: boolean;
  readonly country: string;
  readonly tslVersion: string;
  readonly sequence: string;
  readonly issued: string;
  readonly nextUpdate: string | null;
  readonly operator: string;
  readonly pointers: number;
  readonly tsps: number;
  readonly services: number;
  readonly serviceTypes: Readonly<Record<string, number>>;
  readonly serviceStatuses: Readonly<Record<string, number>>;
  readonly historyInstances: number;
  readonly servicesWithoutCertificate: number;
  readonly caQc: number;
  readonly caQcForWebSiteAuthentication: number;
  readonly caQcForWebSiteAuthenticationGranted: number;
  readonly caQcForeSeals: number;
  readonly caQcForeSignatures: number;
  readonly tspsGrantedForWeb: readonly string[];
  readonly qualifiers: Readonly<Record<string, number>>;
  readonly signatureMethod: string;
  readonly signerCertSha256: string;
  readonly signerAnnouncedIn: readonly string[];
}

const INDEX = new URL('trustlists/index.json', CORPUS);

/** The lists of the corpus; empty where it is absent. */
export const listEntries = (): readonly ListEntry[] =>
  existsSync(INDEX)
    ? (JSON.parse(readFileSync(INDEX, 'utf8')) as ListEntry[]).filter(
        ({ isTrustedList }) => isTrustedList === true,
      )
    : [];

export function listBytes({ file, gz }: Pick<ListEntry, 'file' | 'gz'>): Uint8Array {
  const bytes = readFileSync(new URL(file, CORPUS));
  return gz ? gunzipSync(bytes) : bytes;
}
