import { parentPort, workerData } from 'node:worker_threads';
import type { UploadItem } from '../ports/upload-reader.js';
import { workBehindRequests } from './behind-requests.js';
import { readUpload } from './read-upload.js';
import type { UploadBatch, UploadJob } from './worker-upload-reader.js';

workBehindRequests();

// The thread's whole program: one batch for each request, so that little more is unpacked than
// somebody takes.
const { files, options, share } = workerData as UploadJob;
const found = readUpload(files, options, share);

async function nextBatch(): Promise<UploadBatch> {
  const items: UploadItem[] = [];
  while (items.length < share.batch) {
    const next = await found.next();
    if (next.done === true) return { items, done: true };
    items.push(next.value);
  }
  return { items, done: false };
}

const answer = (message: UploadBatch): void => parentPort?.postMessage(message);

// One after the other, because two that ask the generator in turns would scatter what is in order.
let last = Promise.resolve();
parentPort?.on('message', () => {
  last = last
    .then(nextBatch)
    .then(answer, (error: unknown) => answer({ failed: error instanceof Error ? error.name : 'unknown' }));
});
