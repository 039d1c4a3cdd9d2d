import type { AlertSeverity } from '../severity.js';
import type { MailLanguage } from './language.js';

/** What channels show beside the words of a mail. */
interface ChannelWords {
  readonly open: string;
  readonly acknowledge: string;
  readonly severities: Readonly<Record<AlertSeverity, string>>;
  /** Names of short facts. */
  readonly facts: Readonly<Record<'alerts' | 'organisation' | 'severity' | 'ends' | 'channel', string>>;
  readonly test: (channel: string) => string;
  readonly askedBy: (who: string) => string;
}

export const CHANNEL_WORDS: Readonly<Record<MailLanguage, ChannelWords>> = {
  en: {
    open: 'Open in Qwarden',
    acknowledge: 'Acknowledge',
    severities: { critical: 'critical', warning: 'warning', info: 'info' },
    facts: {
      alerts: 'Alerts',
      organisation: 'Organisation',
      severity: 'Severity',
      ends: 'Ends',
      channel: 'Channel',
    },
    test: (channel) => `Test of the channel ${channel}`,
    askedBy: (who) => `${who} asked for this test. There is nothing to do.`,
  },
  lt: {
    open: 'Atverti „Qwarden“',
    acknowledge: 'Patvirtinti',
    severities: { critical: 'kritinis', warning: 'perspėjimas', info: 'žinia' },
    facts: {
      alerts: 'Įspėjimai',
      organisation: 'Organizacija',
      severity: 'Svarba',
      ends: 'Baigiasi',
      channel: 'Kanalas',
    },
    test: (channel) => `Kanalo „${channel}“ bandymas`,
    askedBy: (who) => `Šio bandymo paprašė ${who}. Nieko daryti nereikia.`,
  },
};
