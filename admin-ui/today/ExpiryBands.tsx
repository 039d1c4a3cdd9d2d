import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import {
  type CertificatesToday,
  EXPIRY_BANDS,
  type ExpiryBand,
} from '../../server/certificates/certificates.contract.js';
import { StateIcon } from '../components/StateChip.js';
import { listAddress } from '../components/listAddress.js';
import { useFormats } from '../components/time.js';
import type { State } from '../theme/states.js';

const STATE_OF_BAND = {
  overdue: 'critical',
  within7: 'critical',
  within30: 'warning',
  within90: 'notice',
} as const satisfies Record<ExpiryBand, State>;

/** How many end by when; each number opens its list. */
export const ExpiryBands = ({ bands }: { readonly bands: CertificatesToday['bands'] }) => {
  const translate = useTranslate();
  const { number } = useFormats();
  return (
    <Row aria-label={translate('today.bands.title')}>
      {EXPIRY_BANDS.map((band) => {
        const { count } = bands[band];
        const state = count === 0 ? 'ok' : STATE_OF_BAND[band];
        return (
          <li key={band}>
            <Band to={listAddress('/certificates', filterOfBand(band))}>
              <span>
                <StateIcon state={state} size={16} />
                {translate(`today.bands.${band}`)}
              </span>
              <strong className="tabular">{number(count)}</strong>
            </Band>
          </li>
        );
      })}
    </Row>
  );
};

const IN_USE_AND_ENDED = { status: 'expired' };
const DAY_MS = 86_400_000;

/** A band excludes the nearer ones, so its list begins where they end. */
function filterOfBand(band: ExpiryBand): Record<string, unknown> {
  if (band === 'overdue') return IN_USE_AND_ENDED;
  if (band === 'within7') return { endsWithinDays: 7, status: ['valid', 'expiring'] };
  const [from, days] = band === 'within30' ? [7, 30] : [30, 90];
  // Rounded to the hour: the address then stays the same while somebody looks at it.
  const now = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  return {
    endsWithinDays: days,
    notAfter_gte: new Date(now + from * DAY_MS).toISOString(),
    status: ['valid', 'expiring'],
  };
}

const Row = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: '0 0 28px',
  padding: 0,
  display: 'grid',
  gridTemplateColumns: 'repeat(4, 1fr)',
  backgroundColor: theme.palette.background.paper,
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: 10,
  '& > li + li': { borderLeft: `1px solid ${theme.palette.divider}` },
  [theme.breakpoints.down('md')]: {
    gridTemplateColumns: '1fr 1fr',
    '& > li:nth-of-type(odd)': { borderLeft: 0 },
    '& > li:nth-of-type(n+3)': { borderTop: `1px solid ${theme.palette.divider}` },
  },
}));

const Band = styled(Link)(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'space-between',
  gap: 2,
  height: '100%',
  padding: '14px 20px',
  borderRadius: 10,
  textDecoration: 'none',
  color: theme.palette.text.secondary,
  fontSize: '0.8125rem',
  '& span': { display: 'flex', alignItems: 'center', gap: 6 },
  '& strong': { fontSize: '1.625rem', lineHeight: 1.25, fontWeight: 600, color: theme.palette.text.primary },
  '&:hover': { backgroundColor: theme.palette.action.hover },
  '&:focus-visible': { outlineOffset: -2 },
  [theme.breakpoints.down('md')]: { padding: '12px 14px', '& strong': { fontSize: '1.375rem' } },
}));
