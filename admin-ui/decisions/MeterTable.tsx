import { styled } from '@mui/material/styles';
import { usePhone } from '../components/ListTable.js';
import { PhoneRows } from '../components/PhoneRows.js';
import type { Column } from '../components/rows.js';
import { Section } from '../components/Section.js';
import { TableRows } from '../components/TableRows.js';
import { useFormats } from '../components/time.js';
import { type Measure, type MeterMonth, useMeterWords } from './meter-words.js';
import { useDecisionWords } from './words.js';

const TIMES = [
  'toDecision',
  'toDecisionWithoutApplicant',
  'toAccess',
  'toAccessWithoutApplicant',
] as const satisfies readonly Measure[];

type Row = MeterMonth & { readonly id: string };

/** Every number behind the picture, the newest month first. */
export const MeterTable = ({ months }: { readonly months: readonly MeterMonth[] }) => {
  const { say } = useDecisionWords();
  const { figure, percent } = useMeterWords();
  const { longMonth, number } = useFormats();
  const phone = usePhone();
  const column = (key: string, render: (row: Row) => string): Column<Row> => ({
    ...{ key, label: say(`meter.columns.${key}`), align: 'right' },
    render: (row) => <span style={{ whiteSpace: 'nowrap' }}>{render(row)}</span>,
  });
  const columns: readonly Column<Row>[] = [
    {
      key: 'month',
      label: say('meter.columns.month'),
      render: ({ month }) => <span style={{ whiteSpace: 'nowrap' }}>{longMonth(month)}</span>,
    },
    column('submitted', ({ submitted }) => number(submitted)),
    column('count', ({ count }) => number(count)),
    ...TIMES.map((measure) =>
      column(measure, ({ [measure]: value }) =>
        value === null ? '–' : `${figure(value.median)} / ${figure(value.ninetieth)}`,
      ),
    ),
    column('shareAutomatic', ({ shareAutomatic }) => percent(shareAutomatic)),
    column('shareRejected', ({ shareRejected }) => percent(shareRejected)),
    column('lanes', ({ count, lanes: { first, renewal, change } }) =>
      count === 0 ? '–' : [first, renewal, change].map((one) => number(one)).join(' / '),
    ),
  ];
  const all = {
    ...{ caption: say('meter.table'), columns },
    rows: [...months].reverse().map((month) => ({ ...month, id: month.month })),
  };
  return (
    <Section title={say('meter.table')} lead={say('meter.table_help')} flush>
      {phone ? (
        // Twelve times nine numbers are many screens.
        <Folded>
          <summary>{say('meter.unfold')}</summary>
          <PhoneRows<Row> {...all} />
        </Folded>
      ) : (
        <TableRows<Row> {...all} />
      )}
    </Section>
  );
};

const Folded = styled('details')(({ theme }) => ({
  '& summary': { padding: '12px 16px', cursor: 'pointer', color: theme.palette.text.secondary },
}));
