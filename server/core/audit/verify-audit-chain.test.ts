import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ChainedEntry, GENESIS, hashEntry } from './audit-entry.js';
import { type AuditCheckpoint, verifyAuditChain } from './verify-audit-chain.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A true log of so many entries. */
function logOf(length: number): ChainedEntry[] {
  let hash = GENESIS;
  return Array.from({ length }, (_, index) => {
    const entry = {
      position: index + 1,
      at: new Date(Date.UTC(2026, 2, 1) + index).toISOString(),
      ...{ actorId: 'ruta', actorName: 'Rūta', via: 'session' as const, action: 'certificate.create' },
      ...{ subjectType: 'certificate', subjectId: `c${index}`, details: `{"n":${index}}` },
    };
    hash = hashEntry(hash, entry, sha256);
    return { ...entry, hash };
  });
}

/** Hashes a log anew from some entry on, as somebody without the signing key can. */
function rechain(log: readonly ChainedEntry[]): ChainedEntry[] {
  let hash = GENESIS;
  return log.map((entry) => ({ ...entry, hash: (hash = hashEntry(hash, entry, sha256)) }));
}

const checkpointAt = (log: readonly ChainedEntry[], position: number): AuditCheckpoint => ({
  ...{ position, hash: log[position - 1]?.hash ?? '', at: '2026-03-01T00:00:00.000Z' },
  ...{ keyId: 'k', signature: 's' },
});

const verify = (entries: readonly ChainedEntry[], checkpoints: readonly AuditCheckpoint[] = []) =>
  verifyAuditChain({ entries, checkpoints }, { sha256 });

describe('verifyAuditChain', () => {
  test('finds no fault in a log as it was written', async () => {
    const log = logOf(50);
    expect(await verify(log, [checkpointAt(log, 20), checkpointAt(log, 50)])).toEqual({
      ...{ entries: 50, head: log[49]?.hash, checkpoints: 2, faults: [] },
    });
  });

  test('an empty log is whole', async () => {
    expect(await verify([])).toEqual({ entries: 0, head: GENESIS, checkpoints: 0, faults: [] });
  });

  test.each([
    'at',
    'actorId',
    'actorName',
    'via',
    'action',
    'subjectType',
    'subjectId',
    'details',
    'hash',
  ] as const)('names the entry whose %s was changed', async (field) => {
    const log = logOf(10);
    const changed = log.map((entry) => (entry.position === 4 ? { ...entry, [field]: 'other' } : entry));
    const { faults } = await verify(changed);
    expect(faults[0]).toEqual({ kind: 'changed', position: 4 });
  });

  test('one changed entry is one fault', async () => {
    const log = logOf(10).map((entry) => (entry.position === 4 ? { ...entry, action: 'x' } : entry));
    expect((await verify(log)).faults).toHaveLength(1);
  });

  test('names the place of a removed entry', async () => {
    const log = logOf(10).filter(({ position }) => position !== 7);
    expect((await verify(log)).faults[0]).toEqual({ kind: 'missing', position: 7 });
  });

  test('names the first entry when it was removed', async () => {
    expect((await verify(logOf(3).slice(1))).faults[0]).toEqual({ kind: 'missing', position: 1 });
  });

  test('names entries that changed places', async () => {
    const log = logOf(10);
    [log[3], log[4]] = [log[4] as ChainedEntry, log[3] as ChainedEntry];
    expect((await verify(log)).faults).toContainEqual({ kind: 'out-of-order', position: 4 });
  });

  test('a log cut off before a checkpoint is truncated', async () => {
    const log = logOf(10);
    expect((await verify(log.slice(0, 6), [checkpointAt(log, 8)])).faults).toEqual([
      { kind: 'truncated', position: 7 },
    ]);
  });

  test('a log cut off after the last checkpoint is found by the head kept beside it', async () => {
    const log = logOf(10);
    const head = { position: 10, hash: log[9]?.hash ?? '' };
    const { faults } = await verifyAuditChain(
      { entries: log.slice(0, 9), checkpoints: [], head },
      { sha256 },
    );
    expect(faults).toEqual([{ kind: 'truncated', position: 10 }]);
  });

  test('an entry appended behind our back disagrees with the head', async () => {
    const log = logOf(10);
    const head = { position: 9, hash: log[8]?.hash ?? '' };
    const { faults } = await verifyAuditChain({ entries: log, checkpoints: [], head }, { sha256 });
    expect(faults).toEqual([{ kind: 'head-disagrees', position: 10 }]);
  });

  test('a log hashed anew disagrees with the checkpoint', async () => {
    const log = logOf(10);
    const forged = rechain(log.map((entry) => (entry.position === 3 ? { ...entry, actorName: 'x' } : entry)));
    expect((await verify(forged, [checkpointAt(log, 10)])).faults).toEqual([
      { kind: 'checkpoint-disagrees', position: 10 },
    ]);
  });

  test('a checkpoint whose signature is wrong vouches for nothing', async () => {
    const log = logOf(5);
    const tools = { sha256, isSigned: () => false };
    expect(
      await verifyAuditChain({ entries: log, checkpoints: [checkpointAt(log, 5)] }, tools),
    ).toMatchObject({
      checkpoints: 0,
      faults: [{ kind: 'checkpoint-signature-wrong', position: 5 }],
    });
  });

  test('stops listing faults after a hundred', async () => {
    const log = logOf(300).map((entry) => ({ ...entry, hash: 'x' }));
    expect((await verify(log)).faults).toHaveLength(100);
  });

  test('every single tampering with a log that ends in a checkpoint is found', async () => {
    const log = logOf(30);
    const checkpoints = [checkpointAt(log, 30)];
    const tampering = fc.oneof(
      fc.record({ kind: fc.constant('remove' as const), at: fc.nat(29) }),
      fc.record({ kind: fc.constant('swap' as const), at: fc.nat(28) }),
      fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(29) }),
      fc.record({ kind: fc.constant('edit' as const), at: fc.nat(29) }),
      fc.record({ kind: fc.constant('edit-and-rechain' as const), at: fc.nat(29) }),
      fc.record({ kind: fc.constant('truncate' as const), at: fc.nat(29) }),
    );
    await fc.assert(
      fc.asyncProperty(tampering, async ({ kind, at }) => {
        let forged = [...log];
        const entry = log[at] as ChainedEntry;
        if (kind === 'remove') forged.splice(at, 1);
        if (kind === 'swap') forged.splice(at, 2, log[at + 1] as ChainedEntry, entry);
        if (kind === 'repeat') forged.splice(at, 0, entry);
        if (kind === 'edit') forged[at] = { ...entry, subjectId: 'other' };
        if (kind === 'edit-and-rechain') {
          forged[at] = { ...entry, subjectId: 'other' };
          forged = rechain(forged);
        }
        if (kind === 'truncate') forged = forged.slice(0, at);
        expect((await verify(forged, checkpoints)).faults).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
