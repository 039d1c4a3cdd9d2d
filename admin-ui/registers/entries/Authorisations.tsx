import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { RegisterEntryDetails } from '../../../server/registers/registers.contract.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { StateIcon } from '../../components/StateChip.js';
import { useNow } from '../../components/time.js';

/** The register gives dates in turn: authorised, withdrawn, authorised again … */
export const Authorisations = ({ entry: { entry, type } }: { readonly entry: RegisterEntryDetails }) => {
  const translate = useTranslate();
  const now = useNow();
  const { authorisations, derivedStatus, exclusion } = entry;
  const events = authorisations.map((date, index) => ({
    date,
    isGiven: index % 2 === 0,
    key:
      index % 2 === 1
        ? 'withdrawn'
        : index === 0
          ? type === 'PSD_AISP'
            ? 'registered'
            : 'authorised'
          : 'again',
    isAhead: Date.parse(date) > now,
  }));
  return (
    <Section title={translate('registers.authorisations.title')}>
      {events.length > 0 && (
        <Line>
          {events.toReversed().map(({ date, isGiven, key, isAhead }, index) => (
            <li key={`${date} ${index}`} data-event={key}>
              <StateIcon state={isAhead ? 'notice' : isGiven ? 'ok' : 'critical'} />
              <strong>{translate(`registers.authorisations.${key}`)}</strong>
              <span>
                <Moment at={date} />
                {isAhead && ` · ${translate('registers.authorisations.ahead')}`}
              </span>
            </li>
          ))}
        </Line>
      )}
      {events.length === 0 && (
        <Text>
          {derivedStatus !== null
            ? translate(`registers.authorisations.derived_${derivedStatus}`)
            : exclusion !== null || type === 'PSD_ENL' || type === 'PSD_EXC'
              ? translate('registers.authorisations.listed')
              : translate('registers.authorisations.none')}
        </Text>
      )}
      {exclusion !== null && (
        <Text>
          {translate('registers.authorisations.exclusion', { code: exclusion.code })} {exclusion.description}
        </Text>
      )}
    </Section>
  );
};

const Line = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    position: 'relative',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 10px',
    paddingBottom: 16,
  },
  '& > li:last-of-type': { paddingBottom: 0 },
  // The line between two events.
  '& > li:not(:last-of-type)::after': {
    content: '""',
    position: 'absolute',
    left: 8,
    top: 24,
    bottom: 4,
    width: 2,
    borderRadius: 1,
    backgroundColor: theme.palette.divider,
  },
  '& strong': { fontWeight: 560, minWidth: 140 },
}));
const Text = styled('p')({ margin: 0, '& + &': { marginTop: 8 } });
