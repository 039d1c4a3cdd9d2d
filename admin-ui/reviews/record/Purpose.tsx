import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { useEditions } from '../../applications/target/api-editions.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { STATE_OF_SERVICE } from '../../grants/words.js';
import { MONOSPACE } from '../../theme/theme.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

/** The use case beside the endpoints that it would open, so that one can be judged by the other. */
export const Purpose = ({ usable }: { readonly usable: readonly string[] | undefined }) => {
  const translate = useTranslate();
  const words = useRecordWords();
  const { review } = useSeenReview();
  const { useCase, roles, endpoints, edition } = review.application;
  const { data = [] } = useEditions();
  const all = (data.find(({ id }) => id === edition)?.endpoints ?? []).filter(
    ({ id, role, status }) =>
      role !== null &&
      roles.includes(role) &&
      status !== 'not-supported' &&
      (endpoints.length === 0 || endpoints.includes(id)),
  );
  return (
    <Section title={words.say('purpose')} lead={words.say('purpose_lead')}>
      <Halves>
        <div>
          <h3>{translate('applications.parts.useCase')}</h3>
          <Text>{useCase || '–'}</Text>
        </div>
        <div>
          <h3>
            {words.say(endpoints.length === 0 ? 'endpoints_all' : 'endpoints_some', { count: all.length })}
          </h3>
          {roles.map((role) => (
            <Group key={role}>
              <h4>
                {words.role(role)} <small>{role}</small>{' '}
                {usable !== undefined && !usable.includes(role) && (
                  <StateChip plain state="critical" label={words.say('role_unusable')} />
                )}
              </h4>
              <ul>
                {all
                  .filter((one) => one.role === role)
                  .map(({ id, method, path, status }) => (
                    <li key={id}>
                      <code>
                        <span className="method">{method}</span>
                        {path}
                      </code>
                      {status !== 'open' && (
                        <StateChip
                          plain
                          state={STATE_OF_SERVICE[status as keyof typeof STATE_OF_SERVICE] ?? 'unknown'}
                          label={translate(`access.services.${status}`, { _: status })}
                        />
                      )}
                    </li>
                  ))}
              </ul>
            </Group>
          ))}
        </div>
      </Halves>
    </Section>
  );
};

const Halves = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
  gap: '16px 32px',
  '& h3': { margin: '0 0 8px' },
  [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
}));
const Text = styled('p')({ margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.6 });
const Group = styled('div')(({ theme }) => ({
  marginBottom: 12,
  '& h4': { margin: '0 0 4px', fontSize: '0.875rem', fontWeight: 600 },
  '& small': { fontFamily: MONOSPACE, fontWeight: 400, color: theme.palette.text.secondary },
  '& ul': { margin: 0, padding: 0, listStyle: 'none' },
  '& li': { display: 'flex', flexWrap: 'wrap', gap: '0 10px', padding: '1px 0' },
  '& li > code': { paddingLeft: 60, textIndent: -60 },
  '& code': { fontFamily: MONOSPACE, fontSize: '0.8125rem', overflowWrap: 'anywhere' },
  '& .method': { display: 'inline-block', width: 60, textIndent: 0, color: theme.palette.text.secondary },
}));
