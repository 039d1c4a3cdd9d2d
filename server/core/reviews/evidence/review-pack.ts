import { hashEntry } from '../../audit/audit-entry.js';
import { canonicalJson, type Json } from '../../audit/canonical-json.js';
import { fileFaults, type PackFault, type PackTools, readPart } from '../../verdict/evidence-pack.js';
import { packAuditSchema } from '../../verdict/evidence-pack-schema.js';
import { REVIEW_COMMANDS } from '../review-states.js';
import {
  NO_COMMANDS,
  reviewManifestSchema,
  storedAttachmentsSchema,
  type StoredEntry,
  storedEntriesSchema,
  type StoredEvent,
  storedEventsSchema,
  type StoredReview,
  storedReviewSchema,
  type StoredVote,
  storedVotesSchema,
  type StoredWaiver,
  storedWaiversSchema,
  type ReviewManifest,
} from './review-story.js';

/** The files of a decision's evidence pack that have fixed names. */
export const ReviewFile = {
  manifest: 'manifest.json',
  /** The entry of the audit log that holds the SHA-256 of the manifest, signed; the manifest cannot name it. */
  seal: 'seal.json',
  review: 'review.json',
  profile: 'profile.json',
  events: 'events.json',
  votes: 'votes.json',
  messages: 'messages.json',
  attachments: 'attachments.json',
  waivers: 'waivers.json',
  registers: 'registers.json',
  grants: 'grants.json',
  audit: 'audit.json',
  readme: 'README.txt',
} as const;

/** The evidence pack of the verdict, whole, with the paths it has by itself. */
export const VERDICT_FOLDER = 'verdict/';
export const SEAL_ACTION = 'review.evidence';

export interface OpenedReview {
  readonly manifest: ReviewManifest;
  readonly review: StoredReview;
  readonly events: readonly StoredEvent[];
  readonly votes: readonly StoredVote[];
  readonly waivers: readonly StoredWaiver[];
  readonly entries: readonly StoredEntry[];
  readonly seal: StoredEntry;
}

export type OpenedReviewPack =
  { readonly ok: false; readonly faults: readonly PackFault[] } | ({ readonly ok: true } & OpenedReview);

/** Whether these are the files of such a pack; another kind has another manifest. */
export const isReviewPack = (files: ReadonlyMap<string, Uint8Array>, tools: PackTools): boolean =>
  readPart(files, ReviewFile.manifest, reviewManifestSchema, tools) !== undefined;

/**
 * Checks that a pack is whole and sealed, and that its history is the one of the audit log. Whether the decision follows
 * from it is asked next.
 */
export function openReviewPack(files: ReadonlyMap<string, Uint8Array>, tools: PackTools): OpenedReviewPack {
  const faults: PackFault[] = [];
  const part = <T>(path: string, schema: Parameters<typeof readPart<T>>[2]): T | undefined => {
    const read = readPart(files, path, schema, tools);
    if (read === undefined) faults.push({ file: path, message: 'It is missing, or cannot be read.' });
    return read;
  };
  const manifest = part(ReviewFile.manifest, reviewManifestSchema);
  if (manifest === undefined) return { ok: false, faults };
  faults.push(...fileFaults(manifest, files, tools, [ReviewFile.manifest, ReviewFile.seal]));
  const seal = part(ReviewFile.seal, packAuditSchema);
  const review = part(ReviewFile.review, storedReviewSchema);
  const events = part(ReviewFile.events, storedEventsSchema);
  const votes = part(ReviewFile.votes, storedVotesSchema);
  const waivers = part(ReviewFile.waivers, storedWaiversSchema);
  const entries = part(ReviewFile.audit, storedEntriesSchema);
  const attachments = part(ReviewFile.attachments, storedAttachmentsSchema);
  if (seal === undefined || review === undefined || events === undefined || votes === undefined)
    return { ok: false, faults };
  if (waivers === undefined || entries === undefined || attachments === undefined)
    return { ok: false, faults };

  const named = new Map(manifest.files.map((one) => [one.path, one]));
  if (review.id !== manifest.reviewId || review.number !== manifest.number)
    faults.push({
      file: ReviewFile.review,
      message: 'It is another review than the one that the manifest names.',
    });
  for (const { file, sha256, size } of attachments)
    if (named.get(file)?.sha256 !== sha256 || named.get(file)?.size !== size)
      faults.push({ file, message: 'It is not the attachment that was filed.' });
  faults.push(
    ...sealFaults(seal, manifest, tools.sha256(files.get(ReviewFile.manifest) ?? new Uint8Array()), tools),
  );
  for (const entry of entries) faults.push(...entryFaults(entry, review.id, ReviewFile.audit, tools));
  for (const message of historyFaults(events, entries)) faults.push({ file: ReviewFile.events, message });
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, manifest, review, events, votes, waivers, entries, seal };
}

function* sealFaults(
  seal: StoredEntry,
  { reviewId }: ReviewManifest,
  digest: string,
  tools: PackTools,
): Generator<PackFault> {
  yield* entryFaults(seal, reviewId, ReviewFile.seal, tools);
  if (seal.entry.action !== SEAL_ACTION || memberOf(seal.entry.details, 'digest') !== digest)
    yield { file: ReviewFile.manifest, message: 'It is not the manifest that the audit log holds.' };
}

/** The entry is about this review, its hash follows from what it says, and what is signed is this entry. */
function* entryFaults(
  { entry, previousHash, checkpoint }: StoredEntry,
  reviewId: string,
  file: string,
  { sha256Text }: PackTools,
): Generator<PackFault> {
  const fault = (message: string): PackFault => ({ file, message: `Entry ${entry.position}: ${message}` });
  if (entry.subjectType !== 'review' || entry.subjectId !== reviewId)
    yield fault('it is about something else.');
  if (hashEntry(previousHash, entry, sha256Text) !== entry.hash)
    yield fault('it was changed: its hash does not follow from it.');
  else if (checkpoint.hash !== entry.hash || checkpoint.position !== entry.position)
    yield fault('the checkpoint was signed for another entry.');
}

const TOLD: ReadonlySet<string> = new Set(
  [...REVIEW_COMMANDS, ...NO_COMMANDS].filter((one) => one !== 'save').map((one) => `review.${one}`),
);

/** Each event but saving, which is one event for many entries, is an entry of the log and says the same. */
function* historyFaults(events: readonly StoredEvent[], entries: readonly StoredEntry[]): Generator<string> {
  const told = entries.map(({ entry }) => entry).filter(({ action }) => TOLD.has(action));
  const dated = [...told].sort((a, b) => a.position - b.position);
  const ours = events.filter(({ command }) => command !== 'save');
  if (ours.length !== dated.length)
    yield `The audit log tells of ${dated.length} events, and here are ${ours.length}.`;
  for (const [i, { position, at, actorId, command, from, to, round, details }] of ours.entries()) {
    const entry = dated[i];
    if (entry === undefined) return;
    const said = canonicalJson({ from, to, round, ...details });
    const same =
      entry.at === at &&
      entry.actorId === actorId &&
      entry.action === `review.${command}` &&
      withoutLabels(entry.details) === said;
    if (!same) yield `Event ${position} is not what entry ${entry.position} of the audit log says.`;
  }
}

function withoutLabels(details: string): string {
  try {
    const { number: _, version: __, ...rest } = JSON.parse(details) as Record<string, Json>;
    void [_, __];
    return canonicalJson(rest);
  } catch {
    return '';
  }
}

function memberOf(details: string, name: string): unknown {
  try {
    return (JSON.parse(details) as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}
