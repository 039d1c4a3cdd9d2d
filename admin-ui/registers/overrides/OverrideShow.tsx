import Button from '@mui/material/Button';
import { useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { RegisterOverride } from '../../../server/registers/sources.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Facts } from '../../components/Facts.js';
import { Identifier } from '../../components/Identifier.js';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { useMay } from '../../providers/useMe.js';
import { OVERRIDES_PATH } from '../sources/address.js';
import { ApproveDialog, RevokeDialog, useDecisionFacts } from '../sources/Decision.js';
import { STATE_OF_DECISION } from '../sources/states.js';

/** One override: which number means which entry, why, and who decided it. */
const OverrideShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<RegisterOverride>('register-overrides', { id });
  const parent = { to: OVERRIDES_PATH, label: translate('regsrc.tabs.overrides') };
  if (data !== undefined) return <Whole override={data} parent={parent} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={translate('regsrc.overrides.one')} parent={parent}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

interface WholeProps {
  readonly override: RegisterOverride;
  readonly parent: { readonly to: string; readonly label: string };
}

const Whole = ({ override, parent }: WholeProps) => {
  const translate = useTranslate();
  const mayDecide = useMay('register-decisions.write');
  const [open, setOpen] = useState<'approve' | 'revoke'>();
  const { id, authority, number, entry, reason, state, endsOn, approvable } = override;
  const decisions = useDecisionFacts(override);
  const path = `/register-overrides/${id}`;
  const words = (name: string, values?: object) => translate(`regsrc.overrides.${name}`, values);
  const isOpen = state === 'proposed' || state === 'approved';
  return (
    <Page
      title={words('title', { authority, number, name: entry.name })}
      parent={parent}
      actions={
        mayDecide && (
          <>
            {isOpen && (
              <Button variant="outlined" onClick={() => setOpen('revoke')}>
                {translate(`regsrc.decision.${state === 'proposed' ? 'withdraw' : 'revoke'}`)}
              </Button>
            )}
            {approvable && (
              <Button variant="contained" onClick={() => setOpen('approve')}>
                {translate('regsrc.decision.approve')}
              </Button>
            )}
          </>
        )
      }
    >
      {state === 'proposed' && !approvable && mayDecide && (
        <Banner state="waiting" title={translate('regsrc.decision.own')} />
      )}
      <Section title={words('one')}>
        <Facts
          facts={[
            {
              label: translate('regsrc.decision.state'),
              value: (
                <StateChip
                  state={STATE_OF_DECISION[state]}
                  label={translate(`regsrc.decision.states.${state}`)}
                />
              ),
            },
            {
              label: words('number'),
              value: <Identifier value={`${authority} ${number}`} what={words('number')} max={Infinity} />,
            },
            {
              label: words('entry'),
              value: (
                <>
                  {entry.name} · {translate(`regsrc.types.${entry.type}`)}
                  <div>
                    <Identifier value={entry.id} what={words('entry')} max={Infinity} />
                  </div>
                </>
              ),
            },
            { label: translate('regsrc.decision.reason'), value: reason },
            { label: words('ends'), value: endsOn ?? words('until_revoked') },
            ...decisions,
          ]}
        />
      </Section>
      {open === 'approve' && (
        <ApproveDialog
          path={path}
          title={words('approve_title', { number, name: entry.name })}
          help={words('approve_help')}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'revoke' && (
        <RevokeDialog path={path} proposal={state === 'proposed'} onClose={() => setOpen(undefined)} />
      )}
    </Page>
  );
};

export default OverrideShow;
