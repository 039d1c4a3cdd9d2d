import { parentPort, workerData } from 'node:worker_threads';
import { workBehindRequests } from '../behind-requests.js';
import { readPkcs12 } from './read-pkcs12.js';
import type { Pkcs12Job } from './worker-pkcs12-reader.js';

workBehindRequests();
// The thread's whole program.
const { file, passphrase } = workerData as Pkcs12Job;
parentPort?.postMessage(readPkcs12(file, passphrase));
