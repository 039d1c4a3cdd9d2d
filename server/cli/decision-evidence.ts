import { CheckpointKey } from '../audit/signing-key.js';
import { canonicalJson, type Json } from '../core/audit/canonical-json.js';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import { usedRegisters } from '../core/registers/used-registers.js';
import { replayReview } from '../core/reviews/evidence/replay-review.js';
import {
  type OpenedReview,
  openReviewPack,
  ReviewFile,
  VERDICT_FOLDER,
} from '../core/reviews/evidence/review-pack.js';
import { itemFile, openPack, type PackFault } from '../core/verdict/evidence-pack.js';
import { verifyVerdict } from './verdict-evidence.js';
import { type DecisionResult, type PackFiles, packTools, type PackResult } from './pack-files.js';
import { printable } from './printable.js';

/** Checks the pack of a decision: its files and seal, its history, its verdict, and the way from there to the decision. */
export async function verifyDecision(given: PackFiles): Promise<DecisionResult> {
  const { source, files, keys } = given;
  const opened = openReviewPack(files, packTools());
  const refused = (faults: readonly PackFault[]): DecisionResult => ({
    ...{ source, intact: false, decision: null, verdict: null, checked: [], faults, audit: null },
  });
  if (!opened.ok) return refused([...given.faults, ...opened.faults]);
  const faults = [...given.faults];
  const checked = [
    `${opened.manifest.files.length} files are those that the manifest names; none was added.`,
  ];
  const audit = signatures(opened, keys, faults, checked);

  const verdict = await verdictOf(given, opened, faults, checked);
  const { review, events, votes, waivers } = opened;
  const outcome = verdict?.verdict?.outcome ?? null;
  const replayed = replayReview({ review, events, votes, waivers, outcome });
  faults.push(...replayed.faults);
  const decided = events.find(({ position }) => position === review.decision.position);
  const { profile } = review;
  const decision = {
    ...{ number: review.number, organisation: review.organisationName, command: review.decision.command },
    ...{ at: decided?.at ?? '', state: review.state, voters: replayed.voters, needed: replayed.needed },
    profile: profile === null ? '' : `${profile.name}, version ${profile.version}`,
    remarks: review.remarks,
  };
  if (replayed.faults.length === 0) {
    checked.push(
      `${events.length} events follow from each other by the rules, and lead to this decision again.`,
    );
    checked.push(voted(decision));
  }
  return { source, intact: faults.length === 0, decision, verdict, checked, faults, audit };
}

const voted = ({ command, voters, needed, profile }: NonNullable<DecisionResult['decision']>): string => {
  if (needed === 0) return `Decided by Qwarden, as the profile "${profile}" leaves it to.`;
  const who = voters.join(', ');
  return command === 'reject'
    ? `Rejected by ${voters.at(-1) ?? ''}; voted: ${who}.`
    : `${voters.length} of ${needed} votes that the profile "${profile}" wants: ${who}. Nobody of them applied or voted twice.`;
};

/** Of the seal and of each entry, by a key that is known or by the one that came along. */
function signatures(
  { seal, entries }: OpenedReview,
  keys: readonly CheckpointKey[],
  faults: PackFault[],
  checked: string[],
): DecisionResult['audit'] {
  let candidates: readonly CheckpointKey[];
  try {
    candidates = keys.length > 0 ? keys : [CheckpointKey.fromPem(seal.publicKey)];
  } catch {
    faults.push({ file: ReviewFile.seal, message: 'The key in it cannot be read.' });
    return null;
  }
  const key = candidates.find((one) => one.hasSigned(seal.checkpoint));
  if (key === undefined) {
    faults.push({ file: ReviewFile.seal, message: 'Its signature is wrong, or by another key.' });
    return null;
  }
  for (const { checkpoint } of entries)
    if (!candidates.some((one) => one.hasSigned(checkpoint)))
      faults.push({
        file: ReviewFile.audit,
        message: `Entry ${checkpoint.position}: its signature is wrong, or by another key.`,
      });
  checked.push(
    `${entries.length} entries of the audit log tell the same history; each is signed with its place.`,
  );
  return { position: seal.checkpoint.position, keyId: key.id, pinned: keys.length > 0 };
}

/** The verdict inside, and that it is about the certificate and the registers that this pack shows. */
async function verdictOf(
  { source, files, keys }: PackFiles,
  { review }: OpenedReview,
  faults: PackFault[],
  checked: string[],
): Promise<PackResult | null> {
  if (review.decision.evaluationId === null) return null;
  const inner = new Map(
    [...files].flatMap(([path, bytes]) =>
      path.startsWith(VERDICT_FOLDER) ? [[path.slice(VERDICT_FOLDER.length), bytes] as const] : [],
    ),
  );
  const result = await verifyVerdict({
    source: `${source}/${VERDICT_FOLDER}`,
    files: inner,
    faults: [],
    keys,
  });
  for (const { file, message } of result.faults) faults.push({ file: `${VERDICT_FOLDER}${file}`, message });
  const pack = openPack(inner, packTools());
  if (!pack.ok) return result;
  const { manifest, document } = pack;
  if (manifest.evaluationId !== review.decision.evaluationId)
    faults.push({ file: ReviewFile.review, message: 'The decision rests on another evaluation.' });
  const der = inner.get(itemFile({ kind: 'certificate', sha256: document.certificate }));
  const certificate = der === undefined ? undefined : decodeCertificate(der);
  const notAfter = certificate?.ok === true ? certificate.value.notAfter.instant.toISOString() : null;
  if (manifest.certificateId !== review.certificateId || notAfter !== review.certificateNotAfter)
    faults.push({ file: ReviewFile.review, message: 'The verdict is about another certificate.' });
  const registers =
    der === undefined || document.register === undefined
      ? []
      : usedRegisters(der, document.register, new Date(document.verdict.at));
  const shown = parsed(files.get(ReviewFile.registers));
  const same =
    shown !== undefined &&
    canonicalJson(JSON.parse(JSON.stringify(registers)) as Json) === canonicalJson(shown.registers);
  if (!same)
    faults.push({ file: ReviewFile.registers, message: 'The registers of the verdict said something else.' });
  if (result.intact)
    checked.push(
      `The verdict is ${document.verdict.outcome} at ${document.verdict.at}; its evidence leads to it again.`,
    );
  if (same && registers.length > 0)
    checked.push(
      `The register rows are those of the verdict: ${registers.map(({ source: one }) => one).join(', ')}.`,
    );
  return result;
}

function parsed(bytes: Uint8Array | undefined): { readonly registers: Json } | undefined {
  try {
    return JSON.parse(Buffer.from(bytes ?? new Uint8Array()).toString('utf8')) as { registers: Json };
  } catch {
    return undefined;
  }
}

export function describeDecision({
  source,
  intact,
  decision,
  checked,
  faults,
  audit,
}: DecisionResult): string {
  const lines = [printable(source)];
  if (decision !== null) {
    const { number, organisation, command, at, state, remarks } = decision;
    const word = command === 'approve' ? 'APPROVED' : 'REJECTED';
    lines.push(`  ${printable(number)} of ${printable(organisation)}: ${word} at ${at}; now ${state}`);
    for (const remark of remarks) lines.push(`  ! ${printable(remark)}`);
  }
  for (const line of checked) lines.push(`  ✓ ${printable(line)}`);
  if (intact) lines.push('  ✓ The pack is whole, and leads to this decision.');
  else lines.push('  ✗ The pack is not to be relied upon:');
  for (const { file, message } of faults)
    lines.push(`      ${printable(file || 'the archive')}: ${printable(message)}`);
  if (audit !== null)
    lines.push(
      `  ✓ Sealed by entry ${audit.position} of the audit log, signed by key ${audit.keyId}` +
        (audit.pinned ? '.' : '; compare it with the installation’s, or give it with --key.'),
    );
  if (intact)
    lines.push(
      '  · Not in the pack, and believed: that these accounts were allowed to decide then, that nothing was missing, and',
      '    that the organisation was not on the stop-list.',
    );
  return `${lines.join('\n')}\n`;
}
