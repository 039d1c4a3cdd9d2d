import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';

/**
 * Lets the calling thread work behind the one that answers requests, where both want the processor: on Linux a
 * thread has a priority of its own (sched(7), setpriority(2)). Elsewhere it would slow the whole process: nothing is done.
 */
export function workBehindRequests(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(
      Number(basename(readlinkSync('/proc/thread-self'))),
      constants.priority.PRIORITY_BELOW_NORMAL,
    );
  } catch {
    // A host without /proc or without the right leaves the thread as it is: slower answers, nothing wrong.
  }
}
