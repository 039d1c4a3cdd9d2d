import type { ProbeQuestion } from '../probes/probe-result.js';
import type { MailCircumstances } from './expiry-mail.js';
import { reason } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { linkTo, type MailContent, oneLine } from './mail-text.js';
import type { MailLanguage } from './words/language.js';
import { PROBE_WORDS } from './words/probe-words.js';

/** What changed at a target that is asked again and again. */
export type ProbeNews = {
  readonly targetId: string;
  readonly targetName: string;
  /** Of the run that found it; null where none is named. */
  readonly runId: string | null;
  /** ISO; of an outage the first call that nobody answered. */
  readonly since: string;
  /** One sentence of the run, in English as everything that runs say. */
  readonly because: string;
} & (
  | { readonly probe: 'down' }
  | { readonly probe: 'refused'; readonly question: ProbeQuestion }
  | { readonly probe: 'changed'; readonly members: readonly string[] }
);

/** `Paysera Berlin does not answer`. */
export function probeTitle(news: ProbeNews, language: MailLanguage = 'en'): string {
  const words = PROBE_WORDS[language];
  const name = oneLine(news.targetName, 100);
  if (news.probe === 'down') return words.down(name);
  if (news.probe === 'refused') return words.refused(name, words.questions[news.question]);
  return words.changed(name);
}

const instantText = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

export function composeProbeMail(news: ProbeNews, circumstances: MailCircumstances): MailContent {
  const { baseUrl, language } = circumstances;
  const words = PROBE_WORDS[language];
  const title = probeTitle(news, language);
  const said = [
    words.since(instantText(news.since)),
    ...(news.because === '' ? [] : [oneLine(news.because, 300)]),
    ...(news.probe === 'changed' ? [words.members(oneLine(news.members.join(', '), 300))] : []),
  ];
  const link =
    news.runId === null || news.probe === 'changed'
      ? `/connectivity/targets/${news.targetId}`
      : `/connectivity/runs/${news.runId}`;
  return layOut({
    lang: language,
    subject: title,
    fact: `${title}.`,
    consequence: [...said, words.means[news.probe]].join(' '),
    action: { sentence: words.look[news.probe], label: words.open, link: linkTo(baseUrl, link) },
    notes: [reason(circumstances, 'alerts')],
  });
}
