import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { SubmissionDetails } from '../../server/submissions/submissions.contract.js';
import { Facts } from '../components/Facts.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { MONOSPACE } from '../theme/theme.js';
import { STATE_OF_DEMAND } from './states.js';

/** What the bank reads, before anybody sends it. */
export const PackageContents = ({ contents }: { readonly contents: SubmissionDetails['contents'] }) => {
  const translate = useTranslate();
  const { useCase, note, redirectUris, contacts, demands, files } = contents;
  return (
    <>
      <Section title={translate('submissions.contents')} lead={translate('submissions.contents_help')}>
        <Facts
          facts={[
            { label: translate('submissions.fields.useCase'), value: useCase || '–' },
            ...(note === '' ? [] : [{ label: translate('submissions.fields.note'), value: note }]),
            {
              label: translate('submissions.fields.redirectUris'),
              value: redirectUris.length === 0 ? '–' : redirectUris.map((uri) => <div key={uri}>{uri}</div>),
            },
            {
              label: translate('submissions.fields.contacts'),
              value:
                contacts.length === 0
                  ? '–'
                  : contacts.map(({ name, email, phone }) => (
                      <div key={email}>{[name, email, phone].filter((part) => part !== '').join(' · ')}</div>
                    )),
            },
          ]}
        />
      </Section>
      <Section title={translate('submissions.demands')} lead={translate('submissions.demands_help')} flush>
        <Lines>
          {demands.map(({ code, status, finding }) => (
            <li key={code}>
              <StateChip
                plain
                state={STATE_OF_DEMAND[status]}
                label={translate(`submissions.demand_states.${status}`)}
              />
              <div>
                <strong>{translate(`submissions.demand.${code}`)}</strong>
                <span>{finding}</span>
              </div>
            </li>
          ))}
        </Lines>
      </Section>
      <Section title={translate('submissions.files')} lead={translate('submissions.files_help')} flush>
        <Files>
          {files.map(({ path, sha256, size }) => (
            <li key={path}>
              <span>{path}</span>
              <small>{translate('submissions.bytes', { count: size })}</small>
              <code>{sha256}</code>
            </li>
          ))}
        </Files>
      </Section>
    </>
  );
};

const Lines = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& li': {
    display: 'grid',
    gridTemplateColumns: '150px 1fr',
    gap: '2px 16px',
    padding: '10px 20px',
    borderBottom: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('md')]: { gridTemplateColumns: '1fr', padding: '10px 16px' },
  },
  '& li:last-of-type': { borderBottom: 0 },
  '& li > div': { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  '& strong': { fontWeight: 560 },
  '& li > div > span': { color: theme.palette.text.secondary },
}));

const Files = styled(Lines)(({ theme }) => ({
  '& li': {
    gridTemplateColumns: '190px 80px 1fr',
    alignItems: 'baseline',
    [theme.breakpoints.down('md')]: { gridTemplateColumns: '1fr max-content' },
  },
  '& small': { color: theme.palette.text.secondary, whiteSpace: 'nowrap' },
  '& code': {
    fontFamily: MONOSPACE,
    fontSize: '0.75rem',
    minWidth: 0,
    overflowWrap: 'anywhere',
    color: theme.palette.text.secondary,
    [theme.breakpoints.down('md')]: { gridColumn: '1 / -1' },
  },
}));
