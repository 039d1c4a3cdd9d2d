import { useTranslate } from 'react-admin';
import type { Status } from '../../server/status/status.contract.js';
import { Moment } from '../components/Moment.js';

/** Which work is overdue, and when it was done last. */
export const OverdueJobs = ({ status }: { readonly status: Status }) => {
  const translate = useTranslate();
  return (
    <ul style={{ margin: '6px 0 0', paddingLeft: 18 }}>
      {status.overdueJobs.map(({ name, lastSucceededAt }) => (
        <li key={name}>
          {translate(`jobs.names.${name}`, { _: name })} –{' '}
          {lastSucceededAt === null ? (
            translate('jobs.states.not_yet')
          ) : (
            <>
              {translate('jobs.last')} <Moment at={lastSucceededAt} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
};
