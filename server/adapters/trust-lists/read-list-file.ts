import { createHash } from 'node:crypto';
import { readSignedList } from '../../core/trust-lists/read-signed-list.js';
import type { ListFile, ListReading } from '../../ports/trust-list-reader.js';
import { confirmSignature } from './confirm-signature.js';
import { nodeListCryptography } from './node-list-cryptography.js';

/** Reads and verifies one list with both readers. Runs alike on the event loop and in a worker. */
export async function readListFile({ bytes, inUse }: ListFile): Promise<ListReading> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 === inUse) return { sha256, outcome: 'unchanged' };
  const read = readSignedList(bytes, nodeListCryptography);
  if (!read.ok) return { sha256, outcome: 'unusable', problem: read.problem };
  if (!(await confirmSignature(read.value.witness))) {
    const message = 'Our own reader finds the signature valid, but xadesjs does not.';
    return { sha256, outcome: 'unusable', problem: { code: 'readers-disagree', message } };
  }
  return { sha256, outcome: 'signed', ...read.value.signed };
}
