import { useTranslate } from 'react-admin';
import type { MessageWithText } from '../../../server/messages/messages.contract.js';
import { Section } from '../../components/Section.js';
import { Steps } from '../record/Steps.js';

/** Each attempt to hand a message over, and what the other side said. */
export const Attempts = ({ log }: Pick<MessageWithText, 'log'>) => {
  const translate = useTranslate();
  return (
    <Section title={translate('mails.attempts')}>
      <Steps
        steps={log.map(({ at, outcome, response, durationMs }) => ({
          key: at,
          at,
          state: outcome === 'accepted' ? ('ok' as const) : ('critical' as const),
          text: translate(`mails.outcomes.${outcome}`),
          detail: [response, translate('channels.took', { ms: durationMs })].filter(Boolean).join(' · '),
        }))}
      />
    </Section>
  );
};
