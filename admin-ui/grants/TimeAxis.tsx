import { styled } from '@mui/material/styles';
import type { GrantDetails } from '../../server/grants/grants.contract.js';
import { useFormats, useNow } from '../components/time.js';
import { cutInTheMiddle } from '../components/Identifier.js';
import type { State } from '../theme/states.js';
import { STATE_OF_GRANT, useGrantWords } from './words.js';

type GrantedCertificate = GrantDetails['certificates'][number];

/** Certificates side by side: from when until when each opens this access. What it shows stands in words below it. */
export const TimeAxis = ({ certificates }: { readonly certificates: readonly GrantedCertificate[] }) => {
  const words = useGrantWords();
  const formats = useFormats();
  const now = useNow();
  const times = certificates.flatMap(({ since, until }) => [Date.parse(since), Date.parse(until)]);
  const [from, to] = [Math.min(now, ...times), Math.max(now, ...times)];
  const place = (at: number): number => (to === from ? 0 : ((at - from) / (to - from)) * 100);
  return (
    <Figure aria-hidden>
      {certificates.map(({ certificateId, certificate, sha256, since, until, state }) => {
        const [start, end] = [place(Date.parse(since)), place(Date.parse(until))];
        return (
          <Lane key={certificateId}>
            <span>
              {certificate?.serialNumber ? cutInTheMiddle(certificate.serialNumber, 18) : sha256.slice(0, 8)}
            </span>
            <Track>
              <Bar
                state={STATE_OF_GRANT[state]}
                style={{ left: `${start}%`, width: `${Math.max(end - start, 0.5)}%` }}
              />
              <Now style={{ left: `${place(now)}%` }} />
            </Track>
          </Lane>
        );
      })}
      <Lane>
        <span />
        <Ends>
          <span>{formats.day(new Date(from))}</span>
          <span>{`${words.say('now')}: ${formats.day(new Date(now))}`}</span>
          <span>{formats.day(new Date(to))}</span>
        </Ends>
      </Lane>
    </Figure>
  );
};

const Figure = styled('div')({ display: 'grid', gap: 8, marginBottom: 16 });
const Lane = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '150px 1fr',
  gap: 12,
  alignItems: 'center',
  fontSize: '0.8125rem',
  fontVariantNumeric: 'tabular-nums',
  [theme.breakpoints.down('md')]: { gridTemplateColumns: '1fr', gap: 2 },
}));
const Track = styled('div')(({ theme }) => ({
  position: 'relative',
  height: 14,
  borderRadius: 7,
  backgroundColor: theme.palette.sunken,
}));
const Bar = styled('div', { shouldForwardProp: (prop) => prop !== 'state' })<{ state: State }>(
  ({ theme, state }) => ({
    position: 'absolute',
    top: 0,
    bottom: 0,
    borderRadius: 7,
    backgroundColor: theme.palette.states[state].line,
  }),
);
const Now = styled('div')(({ theme }) => ({
  position: 'absolute',
  top: -4,
  bottom: -4,
  width: 2,
  backgroundColor: theme.palette.text.primary,
}));
const Ends = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  gap: '0 12px',
  color: theme.palette.text.secondary,
}));
