import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router-dom';
import type {
  CheckStepId,
  Connection,
  IntegrationCheck,
} from '../../../server/connections/connections.contract.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Moment } from '../../components/Moment.js';
import { Page } from '../../components/Page.js';
import { consentPath } from '../../consents/address.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { useAction, useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { connectionPath, CONNECTIONS_PATH } from '../address.js';
import { BroughtOutcomes } from '../callback/BroughtOutcomes.js';
import { useConnectionWords } from '../words.js';
import { AccountData } from './AccountData.js';
import { ConsentDialog } from './ConsentDialog.js';
import { Countdown } from './Countdown.js';
import { customerPart, CustomerHere, type Customer } from './CustomerHere.js';
import { Flow } from './Flow.js';
import { PaymentDialog } from './PaymentDialog.js';
import { Report } from './Report.js';
import { useStepRunner } from './useStepRunner.js';

const WATCH_MS = 2_500;

/** The customer may be at the bank in another window, and somebody else may run a step. */
const isUnderWay = ({ running, steps }: IntegrationCheck): boolean =>
  running !== null || steps.some(({ state }) => state === 'at-bank');

/** The integration of one connection, checked step by step: consent, account information, payment. */
const CheckShow = () => {
  const { say } = useConnectionWords();
  const { id = '' } = useParams();
  const check = useApi<IntegrationCheck>(`/integration-checks/${id}`, {
    refetchMs: (data) => (data !== undefined && isUnderWay(data) ? WATCH_MS : false),
  });
  const { data } = check;
  const connection = useApi<Connection>(data === undefined ? null : `/connections/${data.connectionId}`);
  if (data !== undefined && connection.data !== undefined)
    return <Whole key={id} check={data} connection={connection.data} />;
  const error = check.error ?? connection.error;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={say('check.one')} parent={{ to: CONNECTIONS_PATH, label: say('title') }}>
      <ErrorState error={error} onRetry={() => void (check.error ? check : connection).refetch()} />
    </Page>
  );
};

interface WholeProps {
  readonly check: IntegrationCheck;
  readonly connection: Connection;
}

const Whole = ({ check, connection }: WholeProps) => {
  const words = useConnectionWords();
  const { say } = words;
  const mayCheck = useMay('connections.check');
  const [customer, setCustomer] = useState<Customer>({ isHere: false, address: '' });
  const [asking, ask] = useState<'consent.create' | 'payment.initiate'>();
  const [account, setAccount] = useState(0);
  const runner = useStepRunner(check, customerPart(customer));
  const stateOf = (step: CheckStepId) => check.steps.find((one) => one.step === step)?.state;
  const start = (step: CheckStepId) => {
    runner.forget();
    if (step === 'consent.create' || step === 'payment.initiate') ask(step);
    else if (step === 'accounts.balances' || step === 'accounts.transactions') runner.run(step, { account });
    else runner.run(step);
  };
  const parts = { check, runner, comesBackHere: connection.comesBackHere, onRun: start };
  const close = () => ask(undefined);
  const waitsForYes =
    stateOf('payment.initiate') === 'passed' &&
    !['passed', 'failed'].includes(stateOf('payment.token') ?? '');
  return (
    <Page
      title={say('check.heading', { organisation: check.organisationName, target: check.targetName })}
      parent={{ to: connectionPath(check.connectionId), label: say('check.parent') }}
      lead={
        <>
          {say('check.lead')} {words.edition(check.edition)}, {words.environment(check.environment)};{' '}
          {say('check.begun', { by: check.startedBy })} <Moment at={check.startedAt} show="time" />.
        </>
      }
      actions={
        <>
          <DeleteCheck check={check} />
          <Report check={check} />
        </>
      }
    >
      {runner.last === null && <BroughtOutcomes />}
      {mayCheck && <CustomerHere customer={customer} onChange={setCustomer} unattended={check.unattended} />}
      <Flow {...parts} flow="consent">
        {check.consentRecordId !== null && (
          <Typography variant="body2" sx={{ px: 2.5, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
            <Link component={RouterLink} to={consentPath(check.consentRecordId)}>
              {say('check.open_consent')}
            </Link>
          </Typography>
        )}
      </Flow>
      <Flow {...parts} flow="accounts">
        {mayCheck && stateOf('accounts.list') === 'passed' && (
          <AccountData checkId={check.id} account={account} onAccount={setAccount} />
        )}
      </Flow>
      <Flow {...parts} flow="payment">
        {waitsForYes && check.paymentEndsAt !== null && <Countdown endsAt={check.paymentEndsAt} />}
      </Flow>
      {asking === 'consent.create' && (
        <ConsentDialog runner={runner} customerIsHere={customer.isHere} onClose={close} />
      )}
      {asking === 'payment.initiate' && (
        <PaymentDialog check={check} runner={runner} customerIsHere={customer.isHere} onClose={close} />
      )}
    </Page>
  );
};

const DeleteCheck = ({ check: { id, connectionId } }: { readonly check: IntegrationCheck }) => {
  const { say } = useConnectionWords();
  const navigate = useNavigate();
  const mayWrite = useMay('connections.write');
  const [asking, setAsking] = useState(false);
  const act = useAction(`/integration-checks/${id}`, {
    ...{ method: 'DELETE', done: 'connections.check.deleted' },
    onDone: () => void navigate(connectionPath(connectionId)),
  });
  if (!mayWrite) return null;
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setAsking(true)}>
        {say('check.delete')}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={say('check.delete_title')}
        action={say('check.delete')}
        busy={act.isPending}
        onConfirm={() => act.mutate()}
        onClose={() => setAsking(false)}
      >
        <Typography variant="body2">{say('check.delete_help')}</Typography>
      </ConfirmDialog>
    </>
  );
};

export default CheckShow;
