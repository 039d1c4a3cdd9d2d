import type { UploadResult } from '../../../server/certificates/certificates.contract.js';
import type { JobRunWithResult } from '../../../server/job-runs/job-runs.contract.js';
import { ApiProblem, request } from '../../providers/http.js';
import { fileHoldsPrivateKey } from './private-key.js';

export interface Upload {
  readonly id: string;
  /** Whoever started it; nobody else is shown it. */
  readonly userId: string;
  readonly sources: readonly string[];
  readonly state: 'sending' | 'importing' | 'done' | 'failed';
  /** Of a big import, as far as the server got. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly results: readonly UploadResult[];
  readonly error: unknown;
}

const POLL_MS = 1_000;
/** Below the limits of one request: 600 files and 64 MB. */
const BATCH = { files: 500, bytes: 60 * 1024 * 1024 } as const;
const RUNNING_JOBS = 'qwarden.importing';

/**
 * Uploads belong to the window, not to a page: they go on when the page is left and are there on the return. Big
 * imports belong to the server; their numbers are kept so that they are found again after a reload.
 */
let uploads: readonly Upload[] = [];
let started = 0;
const listeners = new Set<() => void>();

export const readUploads = () => uploads;

export function subscribeToUploads(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function put(upload: Upload): Upload {
  const known = uploads.some(({ id }) => id === upload.id);
  uploads = known ? uploads.map((each) => (each.id === upload.id ? upload : each)) : [upload, ...uploads];
  for (const listener of listeners) listener();
  return upload;
}

export function dismissUpload(id: string): void {
  uploads = uploads.filter((upload) => upload.id !== id);
  for (const listener of listeners) listener();
}

/** Sends the files and follows them to the end. Never rejects: a failure is a state of the upload. */
export async function startUpload(files: readonly File[], userId: string): Promise<Upload> {
  const sources = files.map(({ name }) => name);
  let upload = put({
    id: `upload-${++started}`,
    userId,
    sources,
    state: 'sending',
    progress: undefined,
    results: [],
    error: undefined,
  });
  const keep = (change: Partial<Upload>) => (upload = put({ ...upload, ...change }));

  const held: UploadResult[] = [];
  const sent: File[] = [];
  for (const file of files) {
    if (await fileHoldsPrivateKey(file).catch(() => false)) held.push(keyRefused(file.name));
    else sent.push(file);
  }
  let results: readonly UploadResult[] = held;
  keep({ results });
  const batches = batchesOf(sent);
  for (const [index, batch] of batches.entries()) {
    if (batches.length > 1) keep({ progress: { done: index, total: batches.length } });
    try {
      const form = new FormData();
      for (const file of batch) form.append('file', file, file.name);
      const { data, status } = await request<unknown>('/certificates', { method: 'POST', body: form });
      if (status === 202) {
        const { jobId } = data as { jobId: string };
        remember({ jobId, userId, sources: sources.slice(0, REMEMBERED_SOURCES) });
        keep({ state: 'importing' });
        upload = await follow(jobId, upload, results);
        if (upload.state === 'failed') return upload;
        results = upload.results;
        keep({ state: 'sending', progress: undefined });
      } else {
        results = [...results, ...resultsOf(data, status, batch)];
        keep({ results });
      }
    } catch (error) {
      const [file, ...more] = batch;
      const refusal = file === undefined || more.length > 0 ? undefined : refusalOf(error, file.name);
      if (refusal === undefined) return keep({ state: 'failed', error });
      results = [...results, refusal];
      keep({ results });
    }
  }
  return keep({ state: 'done', results, progress: undefined });
}

/** In the order they came, each batch within what the server takes at once. */
function batchesOf(files: readonly File[]): File[][] {
  const batches: File[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = batches.at(-1);
    if (last === undefined || last.length >= BATCH.files || bytes + file.size > BATCH.bytes) {
      batches.push([file]);
      bytes = file.size;
    } else {
      last.push(file);
      bytes += file.size;
    }
  }
  return batches;
}

/** Finds the big imports again that were under way when the page was loaded anew. */
export function resumeImports(userId: string): void {
  for (const job of remembered()) {
    if (job.userId !== userId || uploads.some(({ id }) => id === job.jobId)) continue;
    const upload = put({
      id: job.jobId,
      userId,
      sources: job.sources,
      state: 'importing',
      progress: undefined,
      results: [],
      error: undefined,
    });
    void follow(job.jobId, upload, []);
  }
}

async function follow(jobId: string, start: Upload, held: readonly UploadResult[]): Promise<Upload> {
  let upload = start;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    try {
      const { data } = await request<JobRunWithResult>(`/jobs/${jobId}`);
      const { state, done, total, result, error } = data;
      if (state !== 'running') {
        forget(jobId);
        return put({
          ...upload,
          state: state === 'succeeded' ? 'done' : 'failed',
          results: [...held, ...(Array.isArray(result) ? (result as UploadResult[]) : [])],
          error: error ?? undefined,
        });
      }
      upload = put({ ...upload, error: undefined, progress: total === null ? undefined : { done, total } });
    } catch (error) {
      const gone = error instanceof ApiProblem && error.status >= 400 && error.status < 500;
      if (gone) forget(jobId);
      // Anything else is the way to the server, which goes on importing; we ask again.
      upload = put({ ...upload, error, ...(gone && { state: 'failed' }) });
      if (gone) return upload;
    }
  }
}

function resultsOf(data: unknown, status: number, sent: readonly File[]): readonly UploadResult[] {
  if (Array.isArray(data)) return data as UploadResult[];
  const certificate = data as NonNullable<UploadResult['certificate']>;
  const outcome = status === 201 ? 'created' : 'existing';
  return [{ source: sent[0]?.name ?? certificate.source, index: 0, outcome, certificate }];
}

/** The answer for a single input is the refusal itself; a lost session or a broken server is none. */
function refusalOf(error: unknown, source: string): UploadResult | undefined {
  if (!(error instanceof ApiProblem) || ![400, 413, 415, 422].includes(error.status)) return undefined;
  const { title = '', detail = '', offset } = error.problem;
  const problem = { ...problemOf(error.code, error.status), title, detail };
  return {
    source,
    index: 0,
    outcome: 'refused',
    problem: typeof offset === 'number' ? { ...problem, offset } : problem,
  };
}

const problemOf = (code: string, status: number) => ({
  type: `urn:qwarden:problem:${code}`,
  code,
  title: '',
  status,
  detail: '',
});

const keyRefused = (source: string): UploadResult => ({
  source,
  index: 0,
  outcome: 'refused',
  problem: problemOf('private-key', 422),
});

/** The text names one file, or says how many. */
const REMEMBERED_SOURCES = 1_000;

interface Remembered {
  readonly jobId: string;
  readonly userId: string;
  readonly sources: readonly string[];
}

function remembered(): readonly Remembered[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(RUNNING_JOBS) ?? '[]');
    return Array.isArray(found) ? (found as Remembered[]) : [];
  } catch {
    return [];
  }
}

const write = (jobs: readonly Remembered[]) => localStorage.setItem(RUNNING_JOBS, JSON.stringify(jobs));
const remember = (job: Remembered) => write([...remembered(), job]);
const forget = (jobId: string) => write(remembered().filter((job) => job.jobId !== jobId));
