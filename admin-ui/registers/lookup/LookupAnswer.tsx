import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RegisterLookup } from '../../../server/registers/registers.contract.js';
import { CopyButton } from '../../components/CopyButton.js';
import { Section } from '../../components/Section.js';
import { StateChip, StateIcon } from '../../components/StateChip.js';
import { useTerritoryName } from '../../components/territory.js';
import { useFormats } from '../../components/time.js';
import { API } from '../../providers/http.js';
import { MONOSPACE } from '../../theme/theme.js';
import { entryPath, lookupApi, lookupPath, type LookupQuestion } from '../address.js';
import { AskedSources } from '../AskedSources.js';
import { STATE_OF_ANSWER } from '../states.js';
import { useRegisterWords } from '../words.js';

interface LookupAnswerProps {
  readonly question: LookupQuestion;
  readonly answer: RegisterLookup;
}

/** What the registers say: first in one sentence, then role by role, then who says so. */
export const LookupAnswer = ({ question, answer }: LookupAnswerProps) => {
  const translate = useTranslate();
  const isFound = answer.matches.length > 0;
  return (
    <>
      <Head answer={answer} question={question} />
      <Roles answer={answer} />
      {isFound ? <Found answer={answer} question={question} /> : <NotFound answer={answer} />}
      <Section title={translate('registers.asked.title')} lead={translate('registers.asked.lead')}>
        <AskedSources sources={answer.sources} />
      </Section>
      <Call question={question} />
    </>
  );
};

const Head = ({ answer, question }: LookupAnswerProps) => {
  const translate = useTranslate();
  const sentence = useLookupSentence(answer, question);
  const [first] = answer.reasons;
  return (
    <Verdict role="status" data-answer={answer.answer}>
      <StateIcon state={STATE_OF_ANSWER[answer.answer]} size={28} />
      <div>
        <p className="answer">{translate(`registers.answers.${answer.answer}`)}</p>
        <p data-testid="answer">{sentence}</p>
        {first !== undefined && !question.role && (
          <p className="said" lang="en">
            {first.message}
          </p>
        )}
      </div>
      <CopyButton
        text={new URL(lookupPath(question), window.location.origin).href}
        what={translate('registers.lookup.address')}
        worded={translate('registers.lookup.copy_address')}
      />
    </Verdict>
  );
};

/** One sentence that can be read aloud. */
function useLookupSentence(answer: RegisterLookup, { role }: LookupQuestion): string {
  const translate = useTranslate();
  const words = useRegisterWords();
  const countryName = useTerritoryName();
  const { day } = useFormats();
  const holder = answer.matches[0]?.name ?? answer.identifier;
  const at = translate('registers.lookup.as_of', { day: day(new Date(answer.at)) });
  const where = answer.country === null ? '' : countryName(answer.country);
  const place = answer.country === null ? 'home' : 'abroad';
  if (answer.matches.length === 0)
    return `${translate('registers.lookup.sentence.not_found', { identifier: answer.identifier })} ${at}`;
  const key = role ? `role_${place}` : 'standing';
  const said = translate(`registers.lookup.sentence.${key}.${answer.answer}`, {
    holder,
    country: where,
    role: role ? words.role(role) : '',
  });
  return `${said} ${at}`;
}

const Roles = ({ answer: { roles, country } }: { readonly answer: RegisterLookup }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const countryName = useTerritoryName();
  return (
    <Section
      title={translate('registers.lookup.roles')}
      lead={
        country === null
          ? translate('registers.lookup.roles_home')
          : translate('registers.lookup.roles_abroad', { country: countryName(country) })
      }
      flush
    >
      <List>
        {roles.map(({ role, answer, reason, sentence, by, disagree, sources }) => (
          <li key={role} data-role={role}>
            <span className="role">
              <strong>{words.role(role)}</strong>
              <code>{role}</code>
            </span>
            <StateChip state={STATE_OF_ANSWER[answer]} label={translate(`registers.answers.${answer}`)} />
            <div className="why">
              {words.reason(reason)}
              <p lang="en">{sentence}</p>
              <SaidBy source={sources.find(({ source }) => source === by)} />
              {disagree && (
                <p className="disagree">
                  <StateIcon state="warning" size={15} /> {translate('registers.lookup.disagree')}
                </p>
              )}
              {sources.length > 1 && (
                <ul>
                  {sources.map((source) => (
                    <li key={source.source}>
                      {words.source(source.source)}: {translate(`registers.answers.${source.answer}`)} –{' '}
                      {words.reason(source.reason)}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </List>
    </Section>
  );
};

/** Who decided, from which edition, and how old that was. */
const SaidBy = ({
  source,
}: {
  readonly source: RegisterLookup['roles'][number]['sources'][number] | undefined;
}) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  if (source === undefined) return null;
  const { edition, ageDays, stale } = source;
  return (
    <p>
      {words.source(source.source)}
      {edition !== null && (
        <>
          {' · '}
          {translate('registers.edition.name', { version: edition.version || '–' })}
          {' · '}
          {translate(stale ? 'registers.asked.stale' : 'registers.asked.fresh', {
            smart_count: ageDays ?? 0,
          })}
        </>
      )}
    </p>
  );
};

const Found = ({ answer: { matches, number }, question }: LookupAnswerProps) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  return (
    <Section
      title={translate('registers.lookup.found')}
      lead={translate('registers.lookup.found_lead', { number })}
      flush
    >
      <List>
        {matches.map((match) => (
          <li key={match.id}>
            <span className="role">
              <Link
                component={RouterLink}
                to={entryPath(match.id, question.at)}
                sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}
              >
                {match.name}
              </Link>
              <code>{match.number ?? match.code}</code>
            </span>
            <StateChip
              plain
              state={match.state === 'active' ? 'ok' : match.state === 'withdrawn' ? 'ended' : 'unknown'}
              label={words.status(match.state)}
            />
            <div className="why">
              {words.type(match.type)} · {words.source(match.source)}
              <p>{translate(`registers.paths.${match.path}`, { _: match.path })}</p>
              {match.rung !== null && <p>{translate(`registers.rungs.${match.rung}`, { _: match.rung })}</p>}
            </div>
          </li>
        ))}
      </List>
    </Section>
  );
};

/** Absence says something only of registers that would hold such a provider. */
const NotFound = ({ answer }: { readonly answer: RegisterLookup }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const { authority, number, sources } = answer;
  const holds = new Set(sources.flatMap((source) => source.holds));
  return (
    <Section title={translate('registers.lookup.not_found')}>
      <Plain>
        {translate('registers.lookup.was_asked', {
          authority,
          number,
          sources: words.list(sources.map(({ source }) => words.source(source))) || '–',
        })}
      </Plain>
      {!holds.has('CI') && <Plain>{translate('registers.lookup.no_banks')}</Plain>}
      <Plain>{translate('registers.lookup.not_found_next')}</Plain>
    </Section>
  );
};

/** What a gateway sends for the same answer. */
const Call = ({ question }: { readonly question: LookupQuestion }) => {
  const translate = useTranslate();
  const line = `curl -H "Authorization: Bearer $QWARDEN_TOKEN" "${window.location.origin}${API}${lookupApi(question)}"`;
  return (
    <Section title={translate('registers.lookup.call')} lead={translate('registers.lookup.call_lead')}>
      <Line>
        <pre tabIndex={0}>{line}</pre>
        <CopyButton text={line} what={translate('registers.lookup.call')} worded />
      </Line>
    </Section>
  );
};

const Verdict = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'flex-start',
  gap: 16,
  marginBottom: 28,
  '& > div': { flex: '1 1 280px', minWidth: 0 },
  '& p': { margin: 0, overflowWrap: 'anywhere' },
  '& .answer': { fontSize: '1.25rem', fontWeight: 640, lineHeight: 1.4 },
  '& .said': { marginTop: 4, fontSize: '0.8125rem', color: theme.palette.text.secondary },
}));

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(180px, 240px) 150px minmax(0, 1fr)',
    alignItems: 'start',
    gap: '4px 16px',
    padding: '12px 20px',
    [theme.breakpoints.down('md')]: {
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      paddingInline: 16,
      '& > .why': { gridColumn: '1 / -1' },
    },
  },
  '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  '& [data-state]': { justifySelf: 'start' },
  '& .role': { minWidth: 0 },
  '& .role strong': { fontWeight: 600 },
  '& .role code': {
    display: 'block',
    fontFamily: MONOSPACE,
    fontSize: '0.75rem',
    color: theme.palette.text.secondary,
    overflowWrap: 'anywhere',
  },
  '& .why': { minWidth: 0, overflowWrap: 'anywhere' },
  '& .why p': { margin: '2px 0 0', fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& .why p.disagree': { display: 'flex', gap: 6, color: theme.palette.states.warning.text },
  '& .why ul': { margin: '4px 0 0', paddingLeft: 18, fontSize: '0.8125rem' },
}));

const Plain = styled('p')({ margin: '0 0 8px', maxWidth: 760, '&:last-child': { marginBottom: 0 } });

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'flex-start',
  gap: 12,
  '& pre': {
    flex: '1 1 320px',
    minWidth: 0,
    margin: 0,
    padding: '8px 12px',
    borderRadius: 6,
    overflowX: 'auto',
    backgroundColor: theme.palette.sunken,
    fontFamily: MONOSPACE,
    fontSize: '0.8125rem',
  },
}));
