import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { EXPIRY_THRESHOLDS } from '../../../server/alerts/alerts.contract.js';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { Facts } from '../../components/Facts.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { useFormats, useNow } from '../../components/time.js';
import { STATUS_STATES } from '../states.js';
import { ShowBytes } from './ShowBytes.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Days before the end at which people are told; the shorter ones would be one line on the bar. */
const MARKED_DAYS = EXPIRY_THRESHOLDS.filter((days) => days >= 7);

/** From the beginning to the end of validity, with today and the days on which people are told. */
export const Validity = ({ certificate }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const { notBefore, notAfter } = certificate;
  const facts = [
    { path: 'validity.notBefore', label: 'not_before', at: notBefore },
    { path: 'validity.notAfter', label: 'not_after', at: notAfter },
  ];
  return (
    <Section title={translate('certificates.show.validity')}>
      {new Date(notAfter) > new Date(notBefore) && (
        <ValidityBar certificate={certificate} from={new Date(notBefore)} until={new Date(notAfter)} />
      )}
      <Facts
        facts={facts.map(({ path, label, at }) => ({
          key: label,
          label: translate(`certificates.show.${label}`),
          value: (
            <>
              <Moment at={at} /> <ShowBytes path={path} />
            </>
          ),
        }))}
      />
    </Section>
  );
};

interface ValidityBarProps {
  readonly certificate: Certificate;
  readonly from: Date;
  readonly until: Date;
}

const ValidityBar = ({ certificate, from, until }: ValidityBarProps) => {
  const translate = useTranslate();
  const formats = useFormats();
  const now = useNow();
  const length = until.getTime() - from.getTime();
  const share = (instant: number): number =>
    Math.min(100, Math.max(0, (100 * (instant - from.getTime())) / length));
  const today = share(now);
  const marks = MARKED_DAYS.map((days) => ({ days, at: until.getTime() - days * DAY_MS })).filter(
    ({ at }) => at > from.getTime(),
  );
  const state = STATUS_STATES[certificate.status];
  return (
    <Bar
      role="img"
      aria-label={translate('certificates.show.bar', {
        from: formats.day(from),
        until: formats.day(until),
        percent: Math.round(today),
      })}
    >
      <div className="track">
        <div className={`passed ${state}`} style={{ width: `${today}%` }} />
        {marks.map(({ days, at }) => (
          <div key={days} className="mark" style={{ left: `${share(at)}%` }} />
        ))}
        {today > 0 && today < 100 && <div className="today" style={{ left: `${today}%` }} />}
      </div>
      <div className="labels">
        {/* Shorter marks stand too close to have room for a word each. */}
        {marks
          .filter(
            ({ days, at }, index) => index === 0 || (days === 30 && share(at) - share(marks[0]!.at) > 12),
          )
          .map(({ days, at }) => (
            <span key={days} className={days === 30 ? 'second' : undefined} style={{ left: `${share(at)}%` }}>
              {translate('certificates.show.days_before', { smart_count: days })}
            </span>
          ))}
        {today > 0 && today < 100 && (
          <span className="now" style={{ left: `${today}%` }}>
            {translate('certificates.show.today')}
          </span>
        )}
      </div>
    </Bar>
  );
};

const Bar = styled('div')(({ theme }) => {
  const { states } = theme.palette;
  return {
    marginBottom: 16,
    paddingTop: 22,
    position: 'relative',
    '& .track': { position: 'relative', height: 10, borderRadius: 5, backgroundColor: theme.palette.sunken },
    '& .passed': { height: '100%', borderRadius: 5, backgroundColor: states.unknown.line },
    ...Object.fromEntries(
      Object.entries(states).map(([state, { line }]) => [`& .passed.${state}`, { backgroundColor: line }]),
    ),
    // A phone has no room for two beside each other.
    '& .second': { [theme.breakpoints.down('sm')]: { display: 'none' } },
    '& .mark': {
      position: 'absolute',
      top: -3,
      width: 2,
      height: 16,
      marginLeft: -1,
      backgroundColor: theme.palette.text.secondary,
    },
    '& .today': {
      position: 'absolute',
      top: -6,
      width: 4,
      height: 22,
      marginLeft: -2,
      borderRadius: 2,
      backgroundColor: theme.palette.text.primary,
      outline: `2px solid ${theme.palette.background.paper}`,
    },
    '& .labels': { position: 'relative', height: 24 },
    '& .labels span': {
      position: 'absolute',
      top: 8,
      translate: '-50% 0',
      fontSize: '0.75rem',
      whiteSpace: 'nowrap',
      color: theme.palette.text.secondary,
    },
    '& .labels .now': { top: -38, fontWeight: 600, color: theme.palette.text.primary },
  };
});
