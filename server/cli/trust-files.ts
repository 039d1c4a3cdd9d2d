import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readListFile } from '../adapters/trust-lists/read-list-file.js';
import { certificatesInFile } from '../core/certificate/certificates-in-file.js';
import type { ListOfListsState, NationalListState } from '../core/qualification/qualify.js';
import { judgeList, type ListCandidate } from '../core/trust-lists/judge-list.js';
import { judgeListOfLists } from '../core/trust-lists/list-of-lists.js';
import { nationalLists } from '../core/trust-lists/list-pointers.js';
import { OFFICIAL_JOURNAL, type OfficialJournalNotice } from '../core/trust-lists/official-journal.js';
import { XML_LIMITS } from '../core/trust-lists/read-xml.js';
import { indexServices } from '../core/trust-lists/service-index.js';
import type { TrustedList } from '../core/trust-lists/trusted-list.js';
import type { Anchor, TrustedLists } from '../core/verdict/evidence.js';
import { sourceFiles } from './source-files.js';

export interface TrustFiles {
  readonly lists: TrustedLists;
  readonly anchors: readonly Anchor[];
  /** What was given and is not used, and why. */
  readonly remarks: readonly string[];
}

export interface TrustOptions {
  readonly at: Date;
  readonly now: Date;
  /** DER of the certificates that may sign the list of lists, instead of those of the Official Journal. */
  readonly journal: readonly Uint8Array[] | undefined;
}

/**
 * What `--trust` names: trusted lists and certificates that may issue. Whoever names a list on his command line trusts
 * the file; its signature must hold all the same, and national lists must be signed by whom the list of lists beside
 * them announces, so that a damaged or mixed-up copy decides nothing.
 */
export async function readTrustFiles(names: readonly string[], options: TrustOptions): Promise<TrustFiles> {
  const anchors: Anchor[] = [];
  const remarks: string[] = [];
  const candidates: (ListCandidate & { readonly source: string })[] = [];
  for await (const file of sourceFiles(names, noInput())) {
    if (!('bytes' in file)) {
      remarks.push(`${file.source}: ${file.unreadable}`);
      continue;
    }
    const bytes = unzipped(file.bytes);
    if (bytes === undefined) {
      remarks.push(`${file.source}: The compressed file is damaged or larger than a trusted list may be.`);
    } else if (looksLikeXml(bytes)) {
      const reading = await readListFile({ bytes });
      if (reading.outcome === 'signed') candidates.push({ ...reading, source: file.source });
      else if (reading.outcome === 'unusable') remarks.push(`${file.source}: ${reading.problem.message}`);
    } else {
      for (const found of certificatesInFile(bytes)) {
        if ('der' in found) anchors.push({ der: found.der, scheme: null });
        else remarks.push(`${file.source}: ${found.error.message}`);
      }
    }
  }
  return { anchors, ...chooseLists(candidates, options, remarks) };
}

type Candidate = ListCandidate & { readonly source: string };

function chooseLists(
  candidates: readonly Candidate[],
  options: TrustOptions,
  remarks: string[],
): Pick<TrustFiles, 'lists' | 'remarks'> {
  const instant = (list: TrustedList): Date => judgedAt(list, options.at, options.now);
  const newestFirst = [...candidates].sort(
    (a, b) => b.list.scheme.sequenceNumber - a.list.scheme.sequenceNumber,
  );
  const lotl = newestFirst.find(({ list }) => list.scheme.type === 'list-of-lists');
  const national = newestFirst.filter(({ list }) => list.scheme.type === 'national');
  const listOfLists =
    lotl !== undefined
      ? stateOf(lotl, candidates, instant(lotl.list), options.journal, remarks)
      : national.length > 0
        ? 'usable'
        : 'unusable';
  const chosen = new Map<string, NationalListState>();
  for (const pointed of lotl === undefined ? [] : nationalLists(lotl.list))
    chosen.set(pointed.territory, { state: 'unusable' });
  for (const one of national) {
    const { territory } = one.list.scheme;
    if (chosen.get(territory)?.state === 'usable') continue;
    const announced = lotl && nationalLists(lotl.list).filter((pointed) => pointed.territory === territory);
    const signers = announced?.flatMap((pointed) => pointed.signers) ?? [one.signature.signer];
    const judgement = judgeList(one, undefined, { type: 'national', territory, signers }, instant(one.list));
    if (judgement.decision === 'refuse')
      remarks.push(...judgement.reasons.map(({ message }) => `${one.source}: ${message}`));
    else chosen.set(territory, { state: 'usable', list: one.list, index: indexServices(one.list) });
  }
  const absent: NationalListState = lotl === undefined ? { state: 'unusable' } : { state: 'not-pointed-at' };
  return { lists: { listOfLists, listOf: (territory) => chosen.get(territory) ?? absent }, remarks };
}

/** What the list of lists is worth; the reasons become remarks. */
function stateOf(
  lotl: Candidate,
  candidates: readonly Candidate[],
  at: Date,
  journal: readonly Uint8Array[] | undefined,
  remarks: string[],
): ListOfListsState {
  const notices = journal === undefined ? OFFICIAL_JOURNAL : [noticeOf(lotl.list, journal)];
  const judgement = judgeListOfLists(lotl, undefined, pivotsOf(lotl.list, candidates), notices, at);
  if (judgement.decision !== 'refuse') return 'usable';
  const codes = judgement.reasons.map(({ code }) => code);
  remarks.push(...judgement.reasons.map(({ message }) => `${lotl.source}: ${message}`));
  if (codes.every((code) => code === 'next-update-passed')) return 'expired';
  if (codes[0] !== 'official-journal-unknown') return 'unusable';
  // It does not claim to be the EU's. Its own signers are taken at the word of whoever named the file.
  remarks.push(`${lotl.source}: It is trusted because it was named; --journal says who may sign it.`);
  const own = { type: 'list-of-lists', territory: lotl.list.scheme.territory } as const;
  const alone = judgeList(lotl, undefined, { ...own, signers: [lotl.signature.signer] }, at);
  if (alone.decision !== 'refuse') return 'usable';
  remarks.push(...alone.reasons.map(({ message }) => `${lotl.source}: ${message}`));
  return alone.reasons.every(({ code }) => code === 'next-update-passed') ? 'expired' : 'unusable';
}

/** The publication that a list of lists refers to, with other signers: what follows the pivots among its addresses. */
const noticeOf = ({ scheme }: TrustedList, signers: readonly Uint8Array[]): OfficialJournalNotice => ({
  location: scheme.informationUris.find(({ text }) => !/\.xml$/i.test(text))?.text ?? '',
  ...{ territory: scheme.territory, listLocation: '' },
  signers: signers.map((der) => Buffer.from(der).toString('base64')),
});

/** Pivots lie beside the list under the names of their addresses. */
function pivotsOf(
  { scheme }: TrustedList,
  candidates: readonly Candidate[],
): ReadonlyMap<string, ListCandidate> {
  const byName = new Map(candidates.map((one) => [basename(one.source).replace(/\.gz$/i, ''), one]));
  const found = scheme.informationUris.flatMap(({ text }) => {
    const pivot = byName.get(text.slice(text.lastIndexOf('/') + 1));
    return pivot === undefined ? [] : [[text, pivot] as const];
  });
  return new Map(found);
}

/**
 * When a list is judged: at the instant of the verdict, or, for a verdict about the time before it was issued, when it
 * was, because a newer list tells the history. One from the future stays one.
 */
function judgedAt({ scheme }: TrustedList, at: Date, now: Date): Date {
  const issued = new Date(scheme.issued);
  return issued > at && issued <= now ? issued : at;
}

/** Archives keep lists compressed; a bomb stops at the size that no list has. */
function unzipped(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: XML_LIMITS.maxBytes });
  } catch {
    return undefined;
  }
}

/** After a byte order mark and white space. */
const looksLikeXml = (bytes: Uint8Array): boolean =>
  /^\s*(?:\u00ef\u00bb\u00bf)?\s*<[?!a-zA-Z]/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));

async function* noInput(): AsyncGenerator<Uint8Array> {
  // `--trust -` would read the certificate away.
}
