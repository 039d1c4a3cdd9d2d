import type { MigrationInterface } from 'typeorm';
import { Audit0000000000001 } from './0001-audit.js';
import { Users0000000000002 } from './0002-users.js';

/**
 * Every migration, in the order of its number. TypeORM wants thirteen digits at the end of the class
 * name; ours count instead of telling the time. A released migration is never edited.
 */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [Audit0000000000001, Users0000000000002];
