import { expect, test } from '@jest/globals';
import type { ChannelEvent } from './channel-event.js';
import { slack } from './slack.js';
import { teams } from './teams.js';

const event: ChannelEvent = {
  ...{ type: 'alert.raised', severity: 'critical', title: 'T-1', text: '', link: 'https://q.example/a' },
  ...{ acknowledgeLink: 'https://q.example/a?acknowledge', at: '2026-03-01T09:00:00.000Z' },
  ...{ facts: {}, data: {} },
};
const settings = { url: 'https://hooks.example/1', headers: {}, template: null } as never;

test.each([slack, teams])('buttons and severity are in the language of the event: $kind', (channel) => {
  const bodyOf = (language?: 'en' | 'lt'): string => {
    const composed = channel.compose(language === undefined ? event : { ...event, language }, settings);
    if (!composed.ok) throw new Error('Not composed.');
    return composed.call.body;
  };
  for (const words of ['Open in Qwarden', 'Acknowledge', '🔴 critical']) {
    expect(bodyOf()).toContain(words);
    expect(bodyOf('en')).toContain(words);
    expect(bodyOf('lt')).not.toContain(words);
  }
  for (const words of ['Atverti „Qwarden“', 'Patvirtinti', '🔴 kritinis'])
    expect(bodyOf('lt')).toContain(words);
});
