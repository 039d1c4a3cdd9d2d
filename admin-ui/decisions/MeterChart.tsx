import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { ChoiceField } from '../components/ChoiceField.js';
import { Section } from '../components/Section.js';
import { useFormats } from '../components/time.js';
import { visuallyHidden } from '../components/visuallyHidden.js';
import { type Measure, measured, type MeterMonth, trendOf, useMeterWords } from './meter-words.js';
import { useDecisionWords } from './words.js';

const MEASURES = [
  'toDecision',
  'toDecisionWithoutApplicant',
  'toAccess',
  'toAccessWithoutApplicant',
] as const;

/** Twelve months as pairs of bars: what half waited at most, and nine of ten. The table below says the same. */
export const MeterChart = ({ months }: { readonly months: readonly MeterMonth[] }) => {
  const { say } = useDecisionWords();
  const { figure, hours } = useMeterWords();
  const { month: shortMonth, longMonth } = useFormats();
  const [measure, setMeasure] = useState<Measure>('toDecision');
  const isJanuary = (index: number) => months[index]?.month.endsWith('-01') === true;
  // Beside each other two years would run into one on a phone.
  const begins = (index: number) => isJanuary(index) || (index === 0 && !isJanuary(1));
  const highest = Math.max(...measured(months, measure).map((one) => one.hours.ninetieth), 0.1);
  return (
    <Section title={say('meter.chart')} lead={useCaption(months, measure)}>
      <Choice>
        <ChoiceField
          label={say('meter.what')}
          value={measure}
          onChange={(chosen) => setMeasure(MEASURES.find((one) => one === chosen) ?? 'toDecision')}
          choices={MEASURES.map((id) => ({ id, name: say(`meter.measures.${id}`) }))}
        />
        <Legend aria-hidden>
          <span>
            <i className="median" /> {say('meter.legend_median')}
          </span>
          <span>
            <i className="ninetieth" /> {say('meter.legend_ninetieth')}
          </span>
        </Legend>
      </Choice>
      <Months aria-label={say('meter.chart')}>
        {months.map((one, index) => {
          const value = one[measure];
          const name = longMonth(one.month);
          return (
            <li key={one.month}>
              <span style={visuallyHidden}>
                {value === null
                  ? say('meter.month_none', { month: name })
                  : say('meter.month_read', {
                      ...{ month: name, count: one.count },
                      ...{ median: hours(value.median), ninetieth: hours(value.ninetieth) },
                    })}
              </span>
              <span className="value tabular" aria-hidden>
                {value !== null && figure(value.median)}
              </span>
              <Bars aria-hidden title={value === null ? undefined : hours(value.ninetieth)}>
                <Bar className="median" share={value === null ? 0 : value.median / highest} />
                <Bar className="ninetieth" share={value === null ? 0 : value.ninetieth / highest} />
              </Bars>
              <span aria-hidden>{shortMonth(one.month)}</span>
              <span className="year" aria-hidden>
                {begins(index) ? one.month.slice(0, 4) : ''}
              </span>
            </li>
          );
        })}
      </Months>
    </Section>
  );
};

/** The point of the picture in words: the last month, against the first, and how much of it was the applicant's. */
function useCaption(months: readonly MeterMonth[], measure: Measure): string {
  const { say } = useDecisionWords();
  const { hours } = useMeterWords();
  const { longMonth } = useFormats();
  const found = measured(months, measure);
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return say('meter.nothing_yet');
  const one = say('meter.caption.one', {
    month: longMonth(last.month.month),
    ...{ median: hours(last.hours.median), ninetieth: hours(last.hours.ninetieth) },
  });
  const { kind, percent } = trendOf(first.hours, last.hours);
  const compared =
    first === last
      ? one
      : say(`meter.caption.${kind}`, {
          ...{ sentence: one, percent, first: longMonth(first.month.month), was: hours(first.hours.median) },
        });
  const own = last.month[`${measure.startsWith('toAccess') ? 'toAccess' : 'toDecision'}WithoutApplicant`];
  if (measure.endsWith('WithoutApplicant') || own === null) return compared;
  if (last.hours.median - own.median < 0.1) return compared;
  return `${compared} ${say('meter.caption.applicant', { hours: hours(own.median) })}`;
}

const TALLEST = 128;

const Choice = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: '12px 24px',
  marginBottom: 16,
  '& > .MuiTextField-root': { maxWidth: 420 },
  [theme.breakpoints.down('md')]: { '& > .MuiTextField-root': { maxWidth: 'none' } },
}));
const Legend = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 20px',
  fontSize: '0.8125rem',
  color: theme.palette.text.secondary,
  '& span': { display: 'inline-flex', alignItems: 'center', gap: 6 },
  '& i': { width: 12, height: 12, borderRadius: 3 },
  '& .median': { backgroundColor: theme.palette.primary.main },
  '& .ninetieth': { backgroundColor: theme.palette.text.disabled },
}));
const Months = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  gridTemplateColumns: 'repeat(12, 1fr)',
  gap: 4,
  '& > li': {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    fontSize: '0.75rem',
    lineHeight: '16px',
    minWidth: 0,
    color: theme.palette.text.secondary,
  },
  '& .value': {
    height: 18,
    fontWeight: 600,
    whiteSpace: 'nowrap',
    color: theme.palette.text.primary,
  },
  '& .year': { height: 16 },
  [theme.breakpoints.down('md')]: {
    gap: 5,
    '& > li': { fontSize: '0.6875rem' },
  },
}));
const Bars = styled('span')(({ theme }) => ({
  display: 'flex',
  alignItems: 'flex-end',
  justifyContent: 'center',
  gap: 3,
  width: '100%',
  height: TALLEST,
  margin: '4px 0 6px',
  [theme.breakpoints.down('md')]: { gap: 1 },
}));
const Bar = styled('span', { shouldForwardProp: (prop) => prop !== 'share' })<{ share: number }>(
  ({ theme, share }) => ({
    flex: '1 1 0',
    maxWidth: 22,
    height: share === 0 ? 2 : Math.max(4, Math.round(share * TALLEST)),
    borderRadius: share === 0 ? 1 : '4px 4px 2px 2px',
    backgroundColor: share === 0 ? theme.palette.divider : theme.palette.text.disabled,
    '&.median': { backgroundColor: share === 0 ? theme.palette.divider : theme.palette.primary.main },
  }),
);
