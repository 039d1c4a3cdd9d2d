import { userInfo } from 'node:os';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import type { Actor } from '../core/audit/actor.js';
import { readConfig } from '../platform/config/config.js';
import { Problem, PROBLEMS } from '../platform/http/problem.js';
import { type ExitCode, type Io, write } from './output.js';

/** Whoever is signed in at this machine. */
export const actor = (): Actor => ({ id: 'cli', name: userInfo().username, via: 'cli' });

/** Works on the installation of the `QWARDEN_` variables; a refusal is one line and exit code 2. */
export async function withInstallation(
  io: Io,
  work: (app: INestApplicationContext) => Promise<ExitCode>,
): Promise<ExitCode> {
  const app = await NestFactory.createApplicationContext(AppModule.forCommands(readConfig(process.env)), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    return await work(app);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await write(io.stderr, `qwarden: ${error.context.detail ?? PROBLEMS[error.code].title}\n`);
    return 2;
  } finally {
    await app.close();
  }
}
