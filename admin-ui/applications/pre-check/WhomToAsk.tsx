import { useTranslate } from 'react-admin';
import type { AskedOf, PreCheckAnswer } from '../../../server/applications/applications.contract.js';
import { CopyButton } from '../../components/CopyButton.js';
import { Section } from '../../components/Section.js';

interface WhomToAskProps {
  readonly lines: PreCheckAnswer['lines'];
  readonly findings: PreCheckAnswer['findings'];
}

const ASKED: readonly AskedOf[] = ['applicant', 'qtsp', 'authority', 'paysera'];

/** What to ask of whom, in one text each that can be sent as it is. */
export const WhomToAsk = ({ lines, findings }: WhomToAskProps) => {
  const translate = useTranslate();
  const asks = ASKED.map((of) => ({
    of,
    sentences: [
      ...lines
        .filter((one) => one.askOf === of && one.met !== 'yes' && one.demanded)
        .map(({ sentence }) => sentence),
      ...findings.filter((one) => one.askOf === of && one.severity !== 'info').map(({ ask }) => ask ?? ''),
    ],
  })).filter(({ sentences }) => sentences.length > 0);
  if (asks.length === 0) return null;
  return (
    <Section title={translate('applications.pre_check.whom')}>
      {asks.map(({ of, sentences }) => (
        <div key={of}>
          <strong>{translate(`applications.ask.${of}`)}</strong>{' '}
          {of !== 'applicant' && (
            <CopyButton text={sentences.join('\n')} what={translate(`applications.ask.${of}`)} />
          )}
          <ul style={{ margin: '4px 0 12px', paddingLeft: 20 }} lang="en">
            {[...new Set(sentences)].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
};
