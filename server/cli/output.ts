/** The streams a command talks to, handed in so that tests can read them. */
export interface Io {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stdin: AsyncIterable<Uint8Array>;
}

/** Nagios style: 0 fine, 1 warning, 2 error or a negative verdict, 3 an input could not be read or judged. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The worse of two; 3 wins over the others. */
export const worse = (a: ExitCode, b: ExitCode): ExitCode => (a > b ? a : b);

/** Writes and waits while the reader is slower than we are, so that thousands of results do not pile up in memory. */
export async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await new Promise<void>((resolve) => void stream.once('drain', resolve));
}

/** A command line that makes no sense; its message goes to stderr and the exit code is 3. */
export class UsageError extends Error {}
