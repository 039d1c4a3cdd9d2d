import type { MigrationInterface } from 'typeorm';
import { Audit0000000000001 } from './0001-audit.js';
import { Users0000000000002 } from './0002-users.js';
import { Messages0000000000003 } from './0003-messages.js';
import { Alerts0000000000004 } from './0004-alerts.js';
import { Jobs0000000000005 } from './0005-jobs.js';
import { Certificates0000000000006 } from './0006-certificates.js';
import { Trust0000000000007 } from './0007-trust.js';
import { LintSettings0000000000008 } from './0008-lint-settings.js';
import { Evaluations0000000000009 } from './0009-evaluations.js';
import { Authorities0000000000010 } from './0010-authorities.js';
import { Registers0000000000011 } from './0011-registers.js';
import { RegisterSources0000000000012 } from './0012-register-sources.js';
import { RegisterWatch0000000000013 } from './0013-register-watch.js';
import { Organisations0000000000014 } from './0014-organisations.js';
import { Notifications0000000000015 } from './0015-notifications.js';
import { Grants0000000000016 } from './0016-grants.js';
import { Reviews0000000000017 } from './0017-reviews.js';
import { Submissions0000000000018 } from './0018-submissions.js';
import { EditionImporter0000000000019 } from './0019-edition-importer.js';
import { AlertRules0000000000020 } from './0020-alert-rules.js';
import { Channels0000000000021 } from './0021-channels.js';
import { Consents0000000000022 } from './0022-consents.js';
import { CalendarFeeds0000000000023 } from './0023-calendar-feeds.js';
import { DueLists0000000000024 } from './0024-due-lists.js';
import { AlertUrgency0000000000025 } from './0025-alert-urgency.js';
import { Probes0000000000026 } from './0026-probes.js';
import { Connections0000000000030 } from './0030-connections.js';

/**
 * Every migration, in the order of its number. TypeORM wants thirteen digits at the end of the class
 * name; ours count instead of telling the time. A released migration is never edited.
 */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  Audit0000000000001,
  Users0000000000002,
  Messages0000000000003,
  Alerts0000000000004,
  Jobs0000000000005,
  Certificates0000000000006,
  Trust0000000000007,
  LintSettings0000000000008,
  Evaluations0000000000009,
  Authorities0000000000010,
  Registers0000000000011,
  RegisterSources0000000000012,
  RegisterWatch0000000000013,
  Organisations0000000000014,
  Notifications0000000000015,
  Grants0000000000016,
  Reviews0000000000017,
  Submissions0000000000018,
  EditionImporter0000000000019,
  AlertRules0000000000020,
  Channels0000000000021,
  Consents0000000000022,
  CalendarFeeds0000000000023,
  DueLists0000000000024,
  AlertUrgency0000000000025,
  Probes0000000000026,
  Connections0000000000030,
];
