import { useState } from 'react';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import type {
  CertificateRegisterMatch,
  RegisterMatch as Match,
} from '../../../server/registers/register-match.contract.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { ErrorState } from '../../components/ErrorState.js';
import { usePhone } from '../../components/ListTable.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { Scroll, Table } from '../../components/TableRows.js';
import { useTerritoryName } from '../../components/territory.js';
import { visuallyHidden } from '../../components/visuallyHidden.js';
import { useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { entryPath } from '../address.js';
import { AskedSources } from '../AskedSources.js';
import { EEA, useCountryChoices } from '../countries.js';
import { STATE_OF_ANSWER, STATE_OF_CARD, STATE_OF_MATCH } from '../states.js';
import { useRegisterWords } from '../words.js';

interface RegisterMatchProps {
  readonly certificate: Pick<Certificate, 'id' | 'psd2' | 'organizationIdentifier'>;
}

/** Each role in four ways: in the certificate, in the licence, in the host country, and what follows. */
export const RegisterMatch = ({ certificate }: RegisterMatchProps) => {
  const mayRead = useMay('registers.read');
  const { psd2, organizationIdentifier } = certificate;
  // Without a role and without an authorisation number there is nothing to compare.
  const isPsd = psd2 !== null || organizationIdentifier?.scheme === 'PSD';
  return mayRead && isPsd ? <Card id={certificate.id} /> : null;
};

const Card = ({ id }: { readonly id: string }) => {
  const translate = useTranslate();
  const countryName = useTerritoryName();
  const countries = useCountryChoices(EEA);
  const [host, setHost] = useState('');
  const query = host === '' ? '' : `?${new URLSearchParams({ host }).toString()}`;
  const { data, error, refetch } = useApi<CertificateRegisterMatch>(
    `/certificates/${id}/register-match${query}`,
  );
  // An answer says which country is set here; the first choice keeps its name while another one is asked.
  const [defaultHost, setDefaultHost] = useState<string | null>(null);
  if (data !== undefined && data.defaultHost !== defaultHost) setDefaultHost(data.defaultHost);
  const byDefault =
    defaultHost === null
      ? translate('registers.lookup.at_home')
      : translate('registers.match.host_set', { country: countryName(defaultHost) });
  return (
    <Section
      id="register-match"
      title={translate('registers.match.title')}
      lead={translate('registers.match.lead')}
      actions={
        <Host>
          <ChoiceField
            label={translate('registers.match.host')}
            value={host}
            onChange={setHost}
            choices={[{ id: '', name: byDefault }, ...countries]}
          />
        </Host>
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton variant="rounded" height={120} />}
      {data !== undefined && <MatchAnswer match={data} />}
    </Section>
  );
};

interface MatchAnswerProps {
  readonly match: Match;
  /** One role under the other, in a narrow column. */
  readonly stacked?: boolean;
}

/** What the registers say, without the question around it. */
export const MatchAnswer = ({ match, stacked = false }: MatchAnswerProps) => {
  const translate = useTranslate();
  const phone = usePhone();
  if (match.noQuestion !== null)
    return (
      <>
        <StateChip state="unknown" label={translate('registers.match.cannot_ask')} />
        <Text>
          {translate(`registers.match.no_question.${match.noQuestion.code}`, { _: match.noQuestion.message })}
        </Text>
      </>
    );
  return (
    <>
      <Verdict match={match} />
      {match.lines.length > 0 && (phone || stacked ? <Cards match={match} /> : <Grid match={match} />)}
      <Holder match={match} />
      <Details>
        <summary>{translate('registers.match.asked')}</summary>
        <AskedSources sources={match.sources} />
      </Details>
    </>
  );
};

const Verdict = ({ match: { verdict, host, matches } }: { readonly match: Match }) => {
  const translate = useTranslate();
  const countryName = useTerritoryName();
  const key = matches.length === 0 ? 'not_found' : verdict;
  return (
    <Head data-verdict={verdict}>
      <StateChip state={STATE_OF_CARD[verdict]} label={translate(`registers.match.verdicts.${verdict}`)} />
      <span>
        {translate(`registers.match.sentence.${key}`, { country: host === null ? '–' : countryName(host) })}
      </span>
    </Head>
  );
};

/** The country in which the roles are asked about, where it is another one. */
const useHostHead = ({ home, host }: Match): string | null => {
  const translate = useTranslate();
  const countryName = useTerritoryName();
  return host === null || host === home
    ? null
    : translate('registers.match.in_country', { country: countryName(host) });
};

const Grid = ({ match }: { readonly match: Match }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const countryName = useTerritoryName();
  const hostHead = useHostHead(match);
  return (
    <Scroll sx={{ mx: -2.5 }} tabIndex={0} role="group" aria-label={translate('registers.match.title')}>
      <Table>
        <caption style={visuallyHidden}>{translate('registers.match.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{translate('registers.match.role')}</th>
            <th scope="col">{translate('registers.match.in_certificate')}</th>
            <th scope="col">
              {translate('registers.match.in_register')}
              {match.home !== null && ` (${countryName(match.home)})`}
            </th>
            {hostHead !== null && <th scope="col">{hostHead}</th>}
            <th scope="col">{translate('registers.match.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {match.lines.map((line) => (
            <tr key={line.role} data-role={line.role}>
              <th scope="row">
                {words.role(line.role)} <Dim>{line.role}</Dim>
              </th>
              <td>
                <InCertificate line={line} />
              </td>
              <td>
                <AnswerChip said={line.atHome} />
              </td>
              {hostHead !== null && (
                <td>
                  <AnswerChip said={line.atHost} />
                </td>
              )}
              <td>
                <Outcome line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  );
};

/** The same on a phone, one role under the other. */
const Cards = ({ match }: { readonly match: Match }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const hostHead = useHostHead(match);
  return (
    <Lines aria-label={translate('registers.match.title')}>
      {match.lines.map((line) => (
        <li key={line.role} data-role={line.role}>
          <strong>{words.role(line.role)}</strong> <Dim>{line.role}</Dim>
          <dl>
            <dt>{translate('registers.match.in_certificate')}</dt>
            <dd>
              <InCertificate line={line} />
            </dd>
            <dt>{translate('registers.match.in_register')}</dt>
            <dd>
              <AnswerChip said={line.atHome} />
            </dd>
            {hostHead !== null && (
              <>
                <dt>{hostHead}</dt>
                <dd>
                  <AnswerChip said={line.atHost} />
                </dd>
              </>
            )}
          </dl>
          <Outcome line={line} />
        </li>
      ))}
    </Lines>
  );
};

type Line = Match['lines'][number];

const InCertificate = ({ line: { inCertificate } }: { readonly line: Line }) => {
  const translate = useTranslate();
  return (
    <StateChip
      plain
      state={inCertificate ? 'ok' : 'ended'}
      label={translate(`registers.answers.${inCertificate ? 'yes' : 'no'}`)}
    />
  );
};

const AnswerChip = ({ said: { answer, disagree } }: { readonly said: Line['atHome'] }) => {
  const translate = useTranslate();
  return (
    <StateChip
      plain
      state={disagree ? 'warning' : STATE_OF_ANSWER[answer]}
      label={translate(disagree ? 'registers.match.disagree' : `registers.answers.${answer}`)}
    />
  );
};

const Outcome = ({ line }: { readonly line: Line }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const { verdict, atHome, atHost } = line;
  const decisive = atHome.answer === 'yes' ? atHost : atHome;
  return (
    <Said>
      <StateChip
        plain
        state={STATE_OF_MATCH[verdict]}
        label={translate(`registers.match.outcomes.${verdict}`)}
      />
      {verdict !== 'not-in-certificate' && <small>{words.reason(decisive.reason)}</small>}
    </Said>
  );
};

const Holder = ({ match: { matches, asked } }: { readonly match: Match }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  if (matches.length === 0)
    return (
      <Text>
        {translate('registers.match.not_found', {
          authority: asked?.authority ?? '–',
          number: asked?.number ?? '–',
        })}
      </Text>
    );
  return matches.map(({ id, name, source, type, state, path, rung }) => (
    <Text key={id}>
      {translate('registers.match.entry')}{' '}
      <Link component={RouterLink} to={entryPath(id)} underline="always">
        {name}
      </Link>{' '}
      · {words.type(type)} · {words.status(state)} · {words.source(source)}.{' '}
      {translate(`registers.paths.${path}`, { _: path })}
      {rung !== null && rung !== 'verbatim' && ` ${translate(`registers.rungs.${rung}`, { _: rung })}`}
    </Text>
  ));
};

const Host = styled('div')({ width: 220 });
const Head = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '8px 12px',
  marginBottom: 12,
});
const Text = styled('p')({ margin: '12px 0 0', overflowWrap: 'anywhere' });
const Dim = styled('span')(({ theme }) => ({
  fontSize: '0.75rem',
  fontWeight: 400,
  color: theme.palette.text.secondary,
}));
const Said = styled('div')(({ theme }) => ({
  '& small': { display: 'block', fontSize: '0.8125rem', color: theme.palette.text.secondary },
}));
const Details = styled('details')(({ theme }) => ({
  marginTop: 12,
  '& > summary': {
    cursor: 'pointer',
    fontSize: '0.8125rem',
    color: theme.palette.text.secondary,
    marginBottom: 8,
    width: 'fit-content',
  },
}));
const Lines = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': { padding: '12px 0', borderTop: `1px solid ${theme.palette.divider}` },
  '& strong': { fontWeight: 600 },
  '& dl': { display: 'grid', gridTemplateColumns: '1fr auto', gap: '2px 12px', margin: '6px 0' },
  '& dt': { fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& dd': { margin: 0 },
}));
