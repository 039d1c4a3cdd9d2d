import type { AlertKind } from './alert.js';
import { type AlertRule, EMAIL_CHANNEL, type RuleDefinition } from './alert-rule.js';

/** Rules that somebody made come before them. */
export const SHIPPED_POSITION = 10_000;

const DEFAULTS: Omit<RuleDefinition, 'name' | 'match'> = {
  enabled: true,
  effect: 'tell',
  thresholds: null,
  to: { owner: true, groupIds: [], userIds: [], contacts: [], defaultRecipient: 'otherwise' },
  channels: [EMAIL_CHANNEL],
  timing: 'immediate',
  digestAt: '08:00',
  criticalAtOnce: true,
  quietHours: null,
  timeZone: 'UTC',
  escalation: [],
  recovery: false,
  last: false,
};

const DEFAULT_RECIPIENT = { ...DEFAULTS.to, owner: false };
/** Nobody took care for a day: somebody else should know. */
const AFTER_A_DAY = [{ afterHours: 24, groupIds: [], defaultRecipient: true, channels: [EMAIL_CHANNEL] }];

const about = (...kinds: AlertKind[]): RuleDefinition['match'] => ({
  kinds,
  ...{ severities: [], subjectTypes: [], subjectIds: [], organisationIds: [], tags: [] },
});

/** What an installation does before anybody decides otherwise. Ids are stored; they are never renamed or reused. */
const SHIPPED: readonly (Partial<RuleDefinition> & Pick<AlertRule, 'id' | 'name' | 'match'>)[] = [
  { id: 'certificates-end', name: 'Certificates that end', match: about('certificate-expiring') },
  {
    id: 'certificates-ended',
    name: 'Certificates that have ended and are still in use',
    match: about('certificate-expired'),
    escalation: AFTER_A_DAY,
  },
  {
    id: 'verdicts',
    name: 'Certificates that are judged otherwise than before',
    match: about('certificate-verdict'),
    escalation: AFTER_A_DAY,
  },
  {
    id: 'lists-and-registers',
    name: 'Trusted lists and registers that cannot be renewed',
    match: about('trusted-list-failing', 'register-failing'),
    to: DEFAULT_RECIPIENT,
    recovery: true,
  },
  {
    id: 'register-changes',
    name: 'What registers say otherwise',
    match: about(
      ...(['register-withdrawn', 'register-removed', 'register-service-lost'] as const),
      ...(['register-passport-ended', 'register-renamed', 'register-renumbered'] as const),
    ),
  },
  {
    id: 'access-ends',
    name: 'Access, waivers, client secrets and API tokens that end',
    match: about('grant-expiring', 'waiver-expiring', 'secret-expiring', 'api-token-expiring'),
    timing: 'digest',
    recovery: true,
  },
  {
    id: 'consents-end',
    name: 'Consents that end',
    match: about('consent-expiring'),
    timing: 'digest',
  },
  {
    id: 'consents-ended',
    name: 'Consents that the bank or the customer ended',
    match: about('consent-ended-early'),
  },
  {
    id: 'probes',
    name: 'Interfaces that do not answer, refuse, or changed what they say of themselves',
    match: about('probe-down', 'probe-refused', 'probe-changed'),
    to: DEFAULT_RECIPIENT,
    recovery: true,
    escalation: AFTER_A_DAY,
  },
  {
    id: 'nobody-listens',
    name: 'What nobody would read',
    match: about('nobody-listens', 'nobody-listens-review'),
    to: DEFAULT_RECIPIENT,
  },
  {
    id: 'qwarden-itself',
    name: 'Qwarden itself: jobs, mail, channels',
    match: about('job-overdue', 'mail-stuck', 'channel-failing'),
    to: { ...DEFAULT_RECIPIENT, defaultRecipient: 'always' },
    recovery: true,
  },
];

export const SHIPPED_RULES: readonly AlertRule[] = SHIPPED.map((rule, i) => ({
  ...DEFAULTS,
  ...rule,
  position: SHIPPED_POSITION + i * 10,
}));
