import type { Messages } from './en.js';
import { access } from './lt/access.js';
import { alerts } from './lt/alerts.js';
import { applications } from './lt/applications.js';
import { audit } from './lt/audit.js';
import { authorities } from './lt/authorities.js';
import { calendar } from './lt/calendar.js';
import { certificates } from './lt/certificates.js';
import { connections } from './lt/connections.js';
import { connectivity } from './lt/connectivity.js';
import { consents } from './lt/consents.js';
import { decisions } from './lt/decisions.js';
import { forecast } from './lt/forecast.js';
import { inbox } from './lt/inbox.js';
import { notifications } from './lt/notifications.js';
import { organisations } from './lt/organisations.js';
import { problems } from './lt/problems.js';
import { ra } from './lt/ra.js';
import { registers } from './lt/registers.js';
import { registerSources } from './lt/registerSources.js';
import { review } from './lt/review.js';
import { reviews } from './lt/reviews.js';
import { rules } from './lt/rules.js';
import { settings } from './lt/settings.js';
import { shell } from './lt/shell.js';
import { signIn } from './lt/signIn.js';
import { status } from './lt/status.js';
import { submissions } from './lt/submissions.js';
import { today } from './lt/today.js';
import { trust } from './lt/trust.js';
import { verdict } from './lt/verdict.js';

export const lt: Messages = {
  ra,
  ...shell,
  ...access,
  ...problems,
  ...signIn,
  ...today,
  ...calendar,
  ...certificates,
  ...alerts,
  ...connections,
  ...connectivity,
  ...forecast,
  ...inbox,
  ...applications,
  ...audit,
  ...authorities,
  ...organisations,
  ...registers,
  ...registerSources,
  ...rules,
  ...settings,
  ...status,
  ...trust,
  ...verdict,
  ...notifications,
  ...submissions,
  ...reviews,
  ...consents,
  ...decisions,
  ...review,
};
