import type { AlertSeverity } from '../severity.js';
import type { MailLanguage } from './language.js';

/** What channels show beside the words of a mail. */
interface ChannelWords {
  readonly open: string;
  readonly acknowledge: string;
  readonly severities: Readonly<Record<AlertSeverity, string>>;
  /** Names of short facts. */
  readonly facts: Readonly<Record<'alerts' | 'organisation' | 'severity' | 'ends', string>>;
}

export const CHANNEL_WORDS: Readonly<Record<MailLanguage, ChannelWords>> = {
  en: {
    open: 'Open in Qwarden',
    acknowledge: 'Acknowledge',
    severities: { critical: 'critical', warning: 'warning', info: 'info' },
    facts: { alerts: 'Alerts', organisation: 'Organisation', severity: 'Severity', ends: 'Ends' },
  },
  lt: {
    open: 'Atverti „Qwarden“',
    acknowledge: 'Patvirtinti',
    severities: { critical: 'kritinis', warning: 'perspėjimas', info: 'žinia' },
    facts: { alerts: 'Įspėjimai', organisation: 'Organizacija', severity: 'Svarba', ends: 'Baigiasi' },
  },
};
