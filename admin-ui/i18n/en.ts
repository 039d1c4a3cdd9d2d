import englishMessages from 'ra-language-english';
import { access } from './en/access.js';
import { alerts } from './en/alerts.js';
import { applications } from './en/applications.js';
import { audit } from './en/audit.js';
import { authorities } from './en/authorities.js';
import { calendar } from './en/calendar.js';
import { certificates } from './en/certificates.js';
import { connections } from './en/connections.js';
import { connectivity } from './en/connectivity.js';
import { consents } from './en/consents.js';
import { decisions } from './en/decisions.js';
import { forecast } from './en/forecast.js';
import { inbox } from './en/inbox.js';
import { notifications } from './en/notifications.js';
import { organisations } from './en/organisations.js';
import { problems } from './en/problems.js';
import { registers } from './en/registers.js';
import { registerSources } from './en/registerSources.js';
import { review } from './en/review.js';
import { reviews } from './en/reviews.js';
import { rules } from './en/rules.js';
import { settings } from './en/settings.js';
import { shell } from './en/shell.js';
import { signIn } from './en/signIn.js';
import { status } from './en/status.js';
import { submissions } from './en/submissions.js';
import { today } from './en/today.js';
import { trust } from './en/trust.js';
import { verdict } from './en/verdict.js';

const { ra } = englishMessages;

export const en = {
  ra: {
    ...ra,
    notification: {
      ...ra.notification,
      logged_out: 'Your session has ended. Sign in again; you will return to this page.',
      http_error: 'The server cannot be reached. Nothing was changed.',
    },
  },
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

/** The same keys in every language. */
export type Texts<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> };
export type Messages = Texts<typeof en>;
