import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { DatedThingJson } from '../../server/calendar/calendar.contract.js';
import { Moment } from '../components/Moment.js';
import { useFormats } from '../components/time.js';
import { TYPE_ICONS } from './type-icons.js';

interface DayThingsProps {
  readonly things: readonly DatedThingJson[];
  /** `both` where they end on many days. */
  readonly show?: 'time' | 'both';
}

/** What ends, on one day with its hour, each with the last working day to do something about it. */
export const DayThings = ({ things, show = 'time' }: DayThingsProps) => {
  const translate = useTranslate();
  const { day, number } = useFormats();
  return (
    <List>
      {things.map((thing) => {
        const Icon = TYPE_ICONS[thing.type];
        return (
          <li key={`${thing.type} ${thing.id}`}>
            <Icon aria-hidden fontSize="small" color="action" />
            <div>
              <Link component={RouterLink} to={thing.link}>
                {thing.name}
              </Link>
              {thing.count > 1 && ` × ${number(thing.count)}`}
              <small>
                {[translate(`calendar.types.${thing.type}`), thing.organisationName]
                  .filter((part) => part !== null && part !== thing.name)
                  .join(' · ')}
              </small>
            </div>
            <span className="when tabular">
              <Moment at={thing.endsAt} show={show} />
              <small>
                {translate('calendar.act_before', {
                  day: day(new Date(`${thing.actBefore}T12:00:00Z`)),
                })}
              </small>
            </span>
          </li>
        );
      })}
    </List>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    gap: 10,
    padding: '10px 0',
    borderTop: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  '& > li:first-of-type': { borderTop: 0 },
  '& small': { display: 'block', fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& .when': { textAlign: 'right' },
}));
