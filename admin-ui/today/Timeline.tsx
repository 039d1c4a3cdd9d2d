import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import {
  CERTIFICATE_KINDS,
  type CertificatesToday,
} from '../../server/certificates/certificates.contract.js';
import { Section } from '../components/Section.js';
import { Table } from '../components/TableRows.js';
import { listAddress } from '../components/listAddress.js';
import { useFormats } from '../components/time.js';
import { visuallyHidden } from '../components/visuallyHidden.js';

type Months = CertificatesToday['timeline'];

/** Twelve months of expiries. Each month opens its certificates; the same numbers stand in a table. */
export const Timeline = ({ months }: { readonly months: Months }) => {
  const translate = useTranslate();
  const { month: shortMonth, longMonth, number } = useFormats();
  const highest = Math.max(1, ...months.map(({ total }) => total));
  return (
    <Section title={translate('today.timeline.title')} lead={useCaption(months)}>
      <Strip>
        {months.map(({ month, total }, index) => (
          <li key={month}>
            <Month to={listAddress('/certificates', filterOfMonth(month))}>
              <span style={visuallyHidden}>
                {translate('today.timeline.month', { month: longMonth(month), smart_count: total })}
              </span>
              <span className="count tabular" aria-hidden>
                {total === 0 ? '' : number(total)}
              </span>
              <Bar share={total / highest} />
              <span className="name" aria-hidden>
                {shortMonth(month)}
              </span>
              <span className="year" aria-hidden>
                {index === 0 || month.endsWith('-01') ? month.slice(0, 4) : ''}
              </span>
            </Month>
          </li>
        ))}
      </Strip>
      <Details>
        <summary>{translate('today.timeline.as_table')}</summary>
        <MonthsTable months={months} />
      </Details>
    </Section>
  );
};

/** The point of the picture in words. */
function useCaption(months: Months): string {
  const translate = useTranslate();
  const { longMonth, number } = useFormats();
  const total = months.reduce((sum, month) => sum + month.total, 0);
  const fullest = months.reduce((most, month) => (month.total > most.total ? month : most), months[0]!);
  if (total === 0) return translate('today.timeline.none');
  const sentence = translate('today.timeline.one', { smart_count: total });
  if (fullest.total < 2 || fullest.total * 4 < total) return sentence;
  const most = { month: longMonth(fullest.month), count: number(fullest.total), total: number(total) };
  return `${sentence} ${translate('today.timeline.most', most)}`;
}

/** From the first to the last millisecond of a month in UTC. */
function filterOfMonth(month: string) {
  const from = new Date(`${month}-01T00:00:00.000Z`);
  const next = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1);
  return { notAfter_gte: from.toISOString(), notAfter_lte: new Date(next - 1).toISOString() };
}

const MonthsTable = ({ months }: { readonly months: Months }) => {
  const translate = useTranslate();
  const { longMonth, number } = useFormats();
  const kinds = CERTIFICATE_KINDS.filter((kind) => months.some(({ byKind }) => byKind[kind] > 0));
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table>
        <thead>
          <tr>
            <th scope="col">{translate('today.timeline.column_month')}</th>
            <th scope="col" className="right">
              {translate('today.timeline.column_total')}
            </th>
            {kinds.map((kind) => (
              <th key={kind} scope="col" className="right">
                {translate(`certificates.kinds.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, total, byKind }) => (
            <tr key={month}>
              <th scope="row">{longMonth(month)}</th>
              <td className="right">{number(total)}</td>
              {kinds.map((kind) => (
                <td key={kind} className="right">
                  {number(byKind[kind])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
};

const Strip = styled('ol')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  gridTemplateColumns: 'repeat(12, 1fr)',
  gap: 4,
});

const Month = styled(Link)(({ theme }) => ({
  position: 'relative',
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'flex-end',
  height: 148,
  paddingTop: 4,
  borderRadius: 6,
  textDecoration: 'none',
  color: theme.palette.text.secondary,
  fontSize: '0.75rem',
  lineHeight: '16px',
  '& .count': { color: theme.palette.text.primary, fontWeight: 600, fontSize: '0.8125rem' },
  '& .year': { height: 16 },
  '&:hover': { backgroundColor: theme.palette.action.hover },
  [theme.breakpoints.down('md')]: { fontSize: '0.6875rem', height: 132 },
}));

const LONGEST_BAR = 84;

const Bar = styled('span', { shouldForwardProp: (prop) => prop !== 'share' })<{ share: number }>(
  ({ theme, share }) => ({
    width: '62%',
    maxWidth: 44,
    height: share === 0 ? 2 : Math.max(4, Math.round(share * LONGEST_BAR)),
    margin: '4px 0 6px',
    borderRadius: share === 0 ? 1 : '4px 4px 2px 2px',
    backgroundColor: share === 0 ? theme.palette.divider : theme.palette.primary.main,
  }),
);

const Details = styled('details')(({ theme }) => ({
  marginTop: 8,
  fontSize: '0.8125rem',
  '& summary': {
    color: theme.palette.text.secondary,
    cursor: 'pointer',
    width: 'fit-content',
    borderRadius: 3,
  },
}));
