import { parentPort, workerData } from 'node:worker_threads';
import { readRegisterFile } from './read-register-file.js';
import type { RegisterAnswer, RegisterJob } from './worker-register-file-reader.js';

// The thread's whole program: one batch for each request, so that it never runs far ahead of whoever stores them.
const { file, options } = workerData as RegisterJob;
const readings = readRegisterFile(file, options);

const answer = (message: RegisterAnswer): void => parentPort?.postMessage(message);

// One after the other, because two that ask the generator in turns would scatter what is in order.
let last = Promise.resolve();
parentPort?.on('message', () => {
  last = last
    .then(() => readings.next())
    .then(
      (next) => answer(next.done === true ? { done: true } : { done: false, reading: next.value }),
      (error: unknown) => answer({ failed: error instanceof Error ? error.message : 'unknown' }),
    );
});
