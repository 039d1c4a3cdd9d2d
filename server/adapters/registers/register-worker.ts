import { parentPort, workerData } from 'node:worker_threads';
import type { RegisterReading } from '../../ports/register-file-reader.js';
import { workBehindRequests } from '../behind-requests.js';
import { dryRunTable } from './dry-run-table.js';
import { readRegisterFile } from './read-register-file.js';
import { readTableRegister } from './read-table-register.js';
import type { DryRunAnswer, RegisterAnswer, RegisterJob } from './worker-register-file-reader.js';

workBehindRequests();

// The thread's whole program: one batch for each request, so that it never runs far ahead of whoever stores them.
const job = workerData as RegisterJob;
const readings: AsyncGenerator<RegisterReading | DryRunAnswer, void, void> =
  job.kind === 'dry-run'
    ? dryRunTable(job.file, job.options)
    : job.options.table === undefined
      ? readRegisterFile(job.file, job.options)
      : readTableRegister(job.file, job.options, job.options.table);

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
