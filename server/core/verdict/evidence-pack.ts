import type { z } from 'zod';
import { hashEntry, type Sha256 } from '../audit/audit-entry.js';
import type { EditionDocument, EvaluationDocument, ItemDocument } from './evaluation-document.js';
import { evaluationText } from './evaluation-document.js';
import { evaluationDocumentSchema, packAuditSchema, packManifestSchema } from './evidence-pack-schema.js';

/** The files of an evidence pack that have fixed names. */
export const PackFile = {
  manifest: 'manifest.json',
  /** Canonical JSON of the evaluation document; its SHA-256 is what the audit entry holds. */
  evaluation: 'evaluation.json',
  verdict: 'verdict.json',
  policy: 'policy.json',
  rules: 'rules.json',
  chain: 'chain.json',
  attempts: 'attempts.json',
  audit: 'audit.json',
  readme: 'README.txt',
} as const;

const FOLDERS = { certificate: 'certificates', issuer: 'certificates', ocsp: 'ocsp', crl: 'crl' } as const;
const EXTENSIONS = { certificate: 'cer', issuer: 'cer', ocsp: 'ors', crl: 'crl' } as const;

export const itemFile = ({ kind, sha256 }: Pick<ItemDocument, 'kind' | 'sha256'>): string =>
  kind === 'anchor' ? anchorFile(sha256) : `${FOLDERS[kind]}/${sha256}.${EXTENSIONS[kind]}`;
export const anchorFile = (sha256: string): string => `anchors/${sha256}.cer`;
export const listFile = ({ territory, sequenceNumber }: EditionDocument): string =>
  `trusted-lists/${territory}-${sequenceNumber}.xml`;
export const extractFile = ({ territory, sequenceNumber }: EditionDocument): string =>
  `trusted-lists/${territory}-${sequenceNumber}-services.json`;

/** `manifest.json`: every other file with its hash. */
export type PackManifest = z.output<typeof packManifestSchema>;

/** `audit.json`: the entry of the audit log that holds the digest, and what proves where it stands. */
export type PackAudit = z.output<typeof packAuditSchema>;

export type PackFault = { readonly file: string; readonly message: string };

export interface PackTools {
  readonly sha256: (bytes: Uint8Array) => string;
  readonly sha256Text: Sha256;
  readonly text: (bytes: Uint8Array) => string;
}

export type OpenedPack =
  | { readonly ok: false; readonly faults: readonly PackFault[] }
  | {
      readonly ok: true;
      readonly manifest: PackManifest;
      readonly document: EvaluationDocument;
      /** `undefined` when the evaluation stood in no audit log. */
      readonly audit: PackAudit | undefined;
    };

/**
 * Checks that a pack is whole: each file is the one that the manifest names, none is missing and none was added, and the
 * evaluation is the one that the audit entry holds. Whether its verdict follows from its evidence is asked next.
 */
export function openPack(files: ReadonlyMap<string, Uint8Array>, tools: PackTools): OpenedPack {
  const manifest = readPart(files, PackFile.manifest, packManifestSchema, tools);
  if (manifest === undefined) {
    const message = 'This is no evidence pack, or one of another version: its manifest cannot be read.';
    return { ok: false, faults: [{ file: PackFile.manifest, message }] };
  }
  const faults = [...fileFaults(manifest, files, tools)];
  const document = readPart(files, PackFile.evaluation, evaluationDocumentSchema, tools);
  if (document === undefined) {
    faults.push({ file: PackFile.evaluation, message: 'It is missing, or no evaluation.' });
    return { ok: false, faults };
  }
  if (tools.sha256Text(evaluationText(document)) !== manifest.digest)
    faults.push({ file: PackFile.evaluation, message: 'It is not the evaluation that the manifest names.' });
  const audit = readPart(files, PackFile.audit, packAuditSchema, tools);
  if (audit !== undefined) faults.push(...auditFaults(audit, manifest, tools));
  else if (files.has(PackFile.audit)) faults.push({ file: PackFile.audit, message: 'It cannot be read.' });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, manifest, document, audit };
}

/** Whether each file is the one that a manifest names, with none missing and none added but those in `unnamed`. */
export function* fileFaults(
  { files: named }: Pick<PackManifest, 'files'>,
  files: ReadonlyMap<string, Uint8Array>,
  { sha256 }: Pick<PackTools, 'sha256'>,
  unnamed: readonly string[] = [PackFile.manifest],
): Generator<PackFault> {
  const known = new Set<string>(unnamed);
  for (const { path, sha256: expected } of named) {
    known.add(path);
    const bytes = files.get(path);
    if (bytes === undefined) yield { file: path, message: 'It is missing.' };
    else if (sha256(bytes) !== expected)
      yield { file: path, message: 'It was changed: its hash is another.' };
  }
  for (const path of files.keys())
    if (!known.has(path)) yield { file: path, message: 'It was added: the manifest does not name it.' };
}

/** The entry holds the digest, its hash follows from what it says, and the checkpoint is about this entry. */
function* auditFaults(
  { entry, previousHash, checkpoint }: PackAudit,
  { digest, evaluationId }: PackManifest,
  { sha256Text }: PackTools,
): Generator<PackFault> {
  const fault = (message: string): PackFault => ({ file: PackFile.audit, message });
  if (!holds(entry.details, evaluationId, digest))
    yield fault('The audit entry is not about this evaluation.');
  if (hashEntry(previousHash, entry, sha256Text) !== entry.hash)
    yield fault('The audit entry was changed: its hash does not follow from it.');
  else if (checkpoint.hash !== entry.hash || checkpoint.position !== entry.position)
    yield fault('The checkpoint was signed for another entry.');
}

function holds(details: unknown, id: string, digest: string): boolean {
  try {
    const { evaluations } = JSON.parse(String(details)) as { evaluations?: { id: string; digest: string }[] };
    return evaluations?.some((one) => one.id === id && one.digest === digest) ?? false;
  } catch {
    return false;
  }
}

/** A JSON file as its schema has it; `undefined` where it is missing or another thing. */
export function readPart<T>(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
  schema: z.ZodType<T>,
  { text }: Pick<PackTools, 'text'>,
): T | undefined {
  const bytes = files.get(path);
  try {
    return bytes && schema.safeParse(JSON.parse(text(bytes))).data;
  } catch {
    return undefined;
  }
}
