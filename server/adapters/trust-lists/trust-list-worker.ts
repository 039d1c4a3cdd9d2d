import { parentPort } from 'node:worker_threads';
import type { ListFile } from '../../ports/trust-list-reader.js';
import { workBehindRequests } from '../behind-requests.js';
import { readListFile } from './read-list-file.js';

workBehindRequests();

// The thread's whole program: one list for each request.
parentPort?.on('message', (file: ListFile) => {
  readListFile(file).then(
    (reading) => parentPort?.postMessage(reading),
    (error: unknown) => {
      // Whatever broke has broken this thread only; the reader starts another.
      throw error;
    },
  );
});
