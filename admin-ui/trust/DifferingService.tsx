import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { EditionDifference, ServiceAspect } from '../../server/trust/trust.contract.js';
import { Moment } from '../components/Moment.js';
import { StateChip } from '../components/StateChip.js';
import { useFormats } from '../components/time.js';
import { stateOfService, useServiceWords } from './service-words.js';

type Service = EditionDifference['servicesAdded'][number]['service'];

interface DifferingServiceProps {
  readonly provider: string;
  readonly service: Service;
  readonly before?: Service;
  readonly changes?: readonly ServiceAspect[];
}

/** A service that two editions tell differently: what it is, and what became of which aspect. */
export const DifferingService = ({ provider, service, before, changes = [] }: DifferingServiceProps) => {
  const words = useServiceWords();
  const say = useAspect();
  const { name, type, status, since, purposes } = service;
  return (
    <Item>
      <div className="what">
        <strong>{name}</strong>
        <span className="dim">
          {[provider, words.type(type), purposes.map(words.purpose).join(', ')].filter(Boolean).join(' · ')}
        </span>
        {before !== undefined && (
          <ul>
            {worthTelling(changes).map((aspect) => (
              <li key={aspect}>{say(aspect, before, service)}</li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <StateChip state={stateOfService(status)} label={words.status(status)} />{' '}
        <span className="dim">
          <Moment at={since} show="day" />
        </span>
      </div>
    </Item>
  );
};

/** A new status moves the old one into the history; that need not be said twice. */
const worthTelling = (changes: readonly ServiceAspect[]): readonly ServiceAspect[] =>
  changes.includes('status') ? changes.filter((aspect) => aspect !== 'history') : changes;

/** "Status: “Granted” became “Withdrawn”"; where no two values can be named, that it differs. */
function useAspect() {
  const translate = useTranslate();
  const words = useServiceWords();
  const { day } = useFormats();
  const valueOf = (
    aspect: ServiceAspect,
    { status, since, name, purposes, certificates }: Service,
  ): string => {
    switch (aspect) {
      case 'status':
        return `${words.status(status)}, ${day(new Date(since))}`;
      case 'name':
        return name;
      case 'scope':
        return purposes.map(words.purpose).join(', ');
      case 'identity':
        return certificates.map(({ sha256 }) => sha256.slice(0, 8)).join(', ');
      default:
        return '';
    }
  };
  return (aspect: ServiceAspect, before: Service, after: Service): string => {
    const named = translate(`trust.edition.aspects.${aspect}`);
    const [old, young] = [valueOf(aspect, before), valueOf(aspect, after)];
    if (old === young) return translate('trust.edition.differs', { aspect: named });
    const nothing = translate('trust.edition.none');
    return translate('trust.edition.became', {
      aspect: named,
      before: old || nothing,
      after: young || nothing,
    });
  };
}

const Item = styled('li')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  gap: '4px 16px',
  '& .what': { flex: '1 1 320px', minWidth: 0, overflowWrap: 'anywhere' },
  '& strong': { display: 'block', fontWeight: 580 },
  '& .dim': { fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& ul': { margin: '4px 0 0', paddingLeft: 18 },
}));
