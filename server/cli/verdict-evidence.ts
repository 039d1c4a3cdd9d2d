import { NodeSignatureVerifier } from '../adapters/node-signature-verifier.js';
import { readListFile } from '../adapters/trust-lists/read-list-file.js';
import { CheckpointKey } from '../audit/signing-key.js';
import { canonicalJson, type Json } from '../core/audit/canonical-json.js';
import type { NationalListState } from '../core/qualification/qualify.js';
import { indexServices } from '../core/trust-lists/service-index.js';
import { type EvaluationDocument, rebuildEvidence } from '../core/verdict/evaluation-document.js';
import { evaluate } from '../core/verdict/evaluate.js';
import {
  anchorFile,
  itemFile,
  listFile,
  openPack,
  type PackAudit,
  PackFile,
  type PackFault,
} from '../core/verdict/evidence-pack.js';
import { replayDifferences, verdictDocument } from '../core/verdict/verdict-document.js';
import { type PackFiles, packTools, type PackResult } from './pack-files.js';

/** The pack of a verdict, by itself or in the pack of a decision. */
export async function verifyVerdict({ source, files, faults: given, keys }: PackFiles): Promise<PackResult> {
  const faults = [...given];
  const pack = openPack(files, packTools());
  if (!pack.ok || faults.length > 0) {
    const all = pack.ok ? faults : [...faults, ...pack.faults];
    return { source, intact: false, verdict: null, replayed: null, faults: all, audit: null };
  }
  const audit = auditOf(pack.audit, keys, faults);
  const { document } = pack;
  const replayed = await replay(document, files, faults);
  const shown = canonicalJson(parsed(files.get(PackFile.verdict)) as Json);
  if (shown !== canonicalJson(document.verdict as unknown as Json))
    faults.push({ file: PackFile.verdict, message: 'It is not the verdict of evaluation.json.' });
  return { source, intact: faults.length === 0, verdict: document.verdict, replayed, faults, audit };
}

/** The signature of the checkpoint, by a key that is known or by the one that came along. */
function auditOf(
  audit: PackAudit | undefined,
  keys: readonly CheckpointKey[],
  faults: PackFault[],
): PackResult['audit'] {
  const fault = (message: string): null => {
    faults.push({ file: PackFile.audit, message });
    return null;
  };
  if (audit === undefined)
    return keys.length > 0 ? fault('It is missing, so that no key has signed it.') : null;
  const { checkpoint, publicKey } = audit;
  try {
    const candidates = keys.length > 0 ? keys : [CheckpointKey.fromPem(publicKey)];
    const key = candidates.find((one) => one.hasSigned(checkpoint));
    if (key === undefined) return fault('The signature of the audit entry is wrong, or by another key.');
    return { position: checkpoint.position, keyId: key.id, pinned: keys.length > 0 };
  } catch {
    return fault('The key in it cannot be read.');
  }
}

async function replay(
  document: EvaluationDocument,
  files: ReadonlyMap<string, Uint8Array>,
  faults: PackFault[],
): Promise<boolean | null> {
  const verifier = new NodeSignatureVerifier();
  const lists = await readLists(document, files, faults);
  const bytes = new Map<string, Uint8Array>();
  const add = (sha256: string, path: string): void => {
    const content = files.get(path);
    // The manifest may be consistent with itself and still give a file another's name.
    if (content !== undefined && verifier.sha256(content) === sha256) bytes.set(sha256, content);
  };
  for (const item of document.evidence) add(item.sha256, itemFile(item));
  for (const { sha256 } of document.trust.anchors) add(sha256, anchorFile(sha256));
  const rebuilt = rebuildEvidence(document, {
    bytes: (sha256) => bytes.get(sha256),
    list: (edition) => lists.get(edition.sha256),
  });
  if (!rebuilt.ok) {
    for (const missing of rebuilt.missing)
      faults.push({ file: missing, message: 'The verdict rests on it, and it is missing.' });
    return null;
  }
  const verdict = verdictDocument(evaluate(rebuilt.evidence, verifier).verdict);
  const differences = replayDifferences(document.verdict, verdict);
  for (const { what, from, to } of differences)
    faults.push({
      file: PackFile.evaluation,
      message: `The evidence does not lead to it: ${what} is "${to}" and not "${from}".`,
    });
  return differences.length === 0;
}

/** The lists of the pack, read from their XML and with signatures that hold, by the hash of the file. */
async function readLists(
  { trust }: EvaluationDocument,
  files: ReadonlyMap<string, Uint8Array>,
  faults: PackFault[],
): Promise<Map<string, NationalListState>> {
  const lists = new Map<string, NationalListState>();
  for (const { edition } of trust.lists) {
    const xml = edition === null ? undefined : files.get(listFile(edition));
    if (edition === null || xml === undefined) continue;
    const reading = await readListFile({ bytes: xml });
    if (reading.sha256 !== edition.sha256)
      faults.push({ file: listFile(edition), message: 'It is another edition than the one that was used.' });
    else if (reading.outcome !== 'signed') {
      const why = reading.outcome === 'unusable' ? reading.problem.message : '';
      faults.push({ file: listFile(edition), message: `Its signature does not hold. ${why}` });
    } else
      lists.set(edition.sha256, { state: 'usable', list: reading.list, index: indexServices(reading.list) });
  }
  return lists;
}

/** `null` stands for what is no JSON; no verdict is. */
function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(bytes ?? new Uint8Array()).toString('utf8'));
  } catch {
    return null;
  }
}
