import { oneLine } from '../mail-text.js';
import { CHANNEL_WORDS } from '../words/channel-words.js';
import type { ChannelEvent } from './channel-event.js';

/** Longest text that chats show without refusing it. */
export const LONGEST_CHAT_TEXT = 2_500;

/** Several lines of plain text: controls but line ends go, and what is too long is cut. */
export function manyLines(text: string, longest = LONGEST_CHAT_TEXT): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => oneLine(line, longest));
  const joined = lines.join('\n').trim();
  const characters = [...joined];
  return characters.length <= longest ? joined : `${characters.slice(0, longest - 1).join('')}…`;
}

const SIGNS: Readonly<Record<ChannelEvent['severity'], string>> = {
  info: 'ℹ️',
  warning: '⚠️',
  critical: '🔴',
};

/** Severity as a sign and a word: never a colour alone. */
export const severityText = ({ severity, language = 'en' }: ChannelEvent): string =>
  `${SIGNS[severity]} ${CHANNEL_WORDS[language].severities[severity]}`;

/** Facts as short lines. */
export const factsOf = ({ facts }: ChannelEvent): [string, string][] =>
  Object.entries(facts)
    .slice(0, 10)
    .map(([name, value]) => [oneLine(name, 60), oneLine(value, 300)]);
