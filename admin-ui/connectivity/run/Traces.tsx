import { styled } from '@mui/material/styles';
import { CopyButton } from '../../components/CopyButton.js';
import { MONOSPACE } from '../../theme/theme.js';
import { useProbeWords } from '../words.js';
import type { StepResult } from './waterfall.js';

type Trace = StepResult['traces'][number];

/** Folded: what was sent and what came back, as text that can be copied. */
export const Traces = ({ traces }: Pick<StepResult, 'traces'>) => {
  const words = useProbeWords();
  return traces.map((trace, i) => (
    <Fold key={i}>
      <summary>
        {words.say('run.trace')}: <code>{trace.request.method}</code>{' '}
        <code className="url">{trace.request.url}</code>
        {trace.response !== null && (
          <>
            {' → '}
            <code>{trace.response.status}</code>
          </>
        )}
      </summary>
      <One trace={trace} />
    </Fold>
  ));
};

const One = ({ trace: { request, response, curl } }: { readonly trace: Trace }) => {
  const words = useProbeWords();
  return (
    <>
      <CopyButton text={curl} what={words.say('run.curl')} worded={words.say('run.copy_curl')} />
      <h4>{words.say('run.request')}</h4>
      <Text
        label={words.say('run.request')}
        text={[`${request.method} ${request.url}`, ...linesOf(request.headers), '', request.body]
          .join('\n')
          .trimEnd()}
      />
      <h4>{words.say('run.response')}</h4>
      {response === null ? (
        <p>{words.say('run.no_response')}</p>
      ) : (
        <>
          <Text
            label={words.say('run.response')}
            text={[String(response.status), ...linesOf(response.headers), '', response.body]
              .join('\n')
              .trimEnd()}
          />
          {response.isTruncated && <p>{words.say('run.truncated', { bytes: response.bodyBytes })}</p>}
        </>
      )}
    </>
  );
};

const linesOf = (headers: Trace['request']['headers']): string[] =>
  headers.map(([name, value]) => `${name}: ${value}`);

const Text = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <Pre tabIndex={0} role="group" aria-label={label}>
    {text}
  </Pre>
);

const Fold = styled('details')(({ theme }) => ({
  marginTop: 12,
  '& > summary': { cursor: 'pointer', borderRadius: 3, padding: '4px 0', overflowWrap: 'anywhere' },
  '&[open] > summary': { marginBottom: 8 },
  '& h4': { margin: '12px 0 4px', fontSize: '0.8125rem', fontWeight: 600 },
  '& p': { margin: '4px 0', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));

const Pre = styled('pre')(({ theme }) => ({
  margin: 0,
  padding: '10px 12px',
  maxHeight: 360,
  overflow: 'auto',
  borderRadius: 6,
  fontFamily: MONOSPACE,
  fontSize: '0.8125rem',
  lineHeight: 1.5,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  backgroundColor: theme.palette.sunken,
}));
