import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { Connection } from '../../server/connections/connections.contract.js';
import { Banner } from '../components/Banner.js';
import { ErrorState } from '../components/ErrorState.js';
import { Facts } from '../components/Facts.js';
import { Identifier } from '../components/Identifier.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { targetPath } from '../connectivity/address.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { CONNECTIONS_PATH } from './address.js';
import { AuthorizeDialog } from './AuthorizeDialog.js';
import { BroughtOutcomes, OutcomePanel } from './callback/BroughtOutcomes.js';
import { PasteAddress } from './callback/PasteAddress.js';
import { ChangeDialog } from './ChangeDialog.js';
import { BeginCheck, Checks } from './Checks.js';
import { DeleteDialog, DisconnectDialog } from './EndDialogs.js';
import type { Outcome } from './Outcomes.js';
import { comesBackAt, STATE_OF_CONNECTION } from './states.js';
import { ToBank } from './ToBank.js';
import { Tokens } from './Tokens.js';
import { useConnectionWords } from './words.js';

/** One organisation as a client of one bank: what it was granted, until when, and whether its integration works. */
const ConnectionShow = () => {
  const { say } = useConnectionWords();
  const { id = '' } = useParams();
  const { data, error, refetch } = useApi<Connection>(`/connections/${id}`);
  if (data !== undefined) return <Whole key={id} connection={data} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={say('one')} parent={{ to: CONNECTIONS_PATH, label: say('title') }}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

type Question = 'change' | 'authorize' | 'disconnect' | 'delete';

const Whole = ({ connection }: { readonly connection: Connection }) => {
  const words = useConnectionWords();
  const { say } = words;
  const { organisationName, targetName, state, edition, environment, tokens, comesBackHere } = connection;
  const [asking, ask] = useState<Question>();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [url, setUrl] = useState<string | null>(null);
  const close = () => ask(undefined);
  const back = comesBackAt(tokens);
  return (
    <Page
      title={say('heading', { organisation: organisationName, target: targetName })}
      parent={{ to: CONNECTIONS_PATH, label: say('title') }}
      lead={
        <>
          <StateChip state={STATE_OF_CONNECTION[state]} label={words.word('states', state)} />{' '}
          {say(`sentences.${state}`, { organisation: organisationName })}{' '}
          {back !== null && (
            <>
              {say('sentences.back')} <Moment at={back} />.{' '}
            </>
          )}
          {words.edition(edition)}, {words.environment(environment)}.
        </>
      }
      actions={<Actions connection={connection} onAsk={ask} />}
    >
      {state === 'lost' && (
        <Banner state="critical" title={say('lost.title')}>
          {say('lost.help')}
        </Banner>
      )}
      <BroughtOutcomes />
      <OutcomePanel outcomes={outcomes} />
      {url !== null && (
        <AtBank>
          <ToBank url={url} comesBackHere={comesBackHere} />
          <PasteAddress
            onResult={({ outcomes: [first] }) => {
              if (first?.code === 'connected') setUrl(null);
            }}
          />
        </AtBank>
      )}
      <Tokens connection={connection} onOutcomes={setOutcomes} />
      <Checks connection={connection} />
      <Settings connection={connection} />
      {asking === 'change' && <ChangeDialog connection={connection} onClose={close} />}
      {asking === 'delete' && <DeleteDialog connection={connection} onClose={close} />}
      {asking === 'disconnect' && (
        <DisconnectDialog connection={connection} onDone={setOutcomes} onClose={close} />
      )}
      {asking === 'authorize' && (
        <AuthorizeDialog
          connection={connection}
          onSent={(sent, came) => {
            setUrl(sent);
            setOutcomes(came);
          }}
          onClose={close}
        />
      )}
    </Page>
  );
};

interface ActionsProps {
  readonly connection: Connection;
  readonly onAsk: (question: Question) => void;
}

const Actions = ({ connection, onAsk }: ActionsProps) => {
  const { say } = useConnectionWords();
  const mayWrite = useMay('connections.write');
  const mayCheck = useMay('connections.check');
  return (
    <>
      {mayWrite && (
        <Button variant="outlined" color="error" onClick={() => onAsk('delete')}>
          {say('delete.button')}
        </Button>
      )}
      {mayCheck && connection.state === 'connected' && (
        <Button variant="outlined" color="error" onClick={() => onAsk('disconnect')}>
          {say('disconnect.button')}
        </Button>
      )}
      {mayWrite && (
        <Button variant="outlined" onClick={() => onAsk('change')}>
          {say('change.button')}
        </Button>
      )}
      {mayCheck && (
        <>
          <Button variant="outlined" onClick={() => onAsk('authorize')}>
            {say('authorize.button')}
          </Button>
          <BeginCheck connection={connection} />
        </>
      )}
    </>
  );
};

const Settings = ({ connection }: { readonly connection: Connection }) => {
  const { say } = useConnectionWords();
  const { organisationId, organisationName, targetId, targetName, clientId, redirectUri } = connection;
  const { comesBackHere, hasClientSecret, clientSecretEndsAt, createdAt, createdBy } = connection;
  return (
    <Section title={say('settings')}>
      <Facts
        facts={[
          {
            label: say('fields.organisation'),
            value: (
              <Link component={RouterLink} to={`/organisations/${organisationId}`}>
                {organisationName}
              </Link>
            ),
          },
          {
            label: say('fields.target'),
            value: (
              <Link component={RouterLink} to={targetPath(targetId)}>
                {targetName}
              </Link>
            ),
          },
          {
            label: say('fields.clientId'),
            value: <Identifier value={clientId} what={say('fields.clientId')} max={60} />,
          },
          {
            label: say('fields.redirectUri'),
            value: (
              <>
                <Identifier value={redirectUri} what={say('fields.redirectUri')} max={80} />
                <div>{say(comesBackHere ? 'redirect.here' : 'redirect.elsewhere')}</div>
              </>
            ),
          },
          {
            label: say('fields.clientSecret'),
            value: hasClientSecret ? (
              <>
                {say('secret.sealed')}{' '}
                {clientSecretEndsAt === null ? (
                  say('secret.no_end')
                ) : (
                  <>
                    {say('secret.ends')} <Moment at={clientSecretEndsAt} />
                  </>
                )}
              </>
            ) : (
              say('secret.absent')
            ),
          },
          {
            label: say('fields.created'),
            value: (
              <>
                <Moment at={createdAt} show="time" /> · {createdBy}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
};

const AtBank = styled('div')({ marginBottom: 28 });

export default ConnectionShow;
