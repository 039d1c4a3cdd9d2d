import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { TrustAnchor } from '../../server/trust/trust.contract.js';
import { Banner } from '../components/Banner.js';
import { ConfirmDialog } from '../components/ConfirmDialog.js';
import { ErrorState } from '../components/ErrorState.js';
import { type Fact, Facts } from '../components/Facts.js';
import { FormDialog } from '../components/FormDialog.js';
import { Identifier } from '../components/Identifier.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { useFormats, useNow } from '../components/time.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useAction } from '../providers/useApi.js';
import { useMay, useMe } from '../providers/useMe.js';
import { ANCHORS_PATH } from './address.js';
import { NotEuBanner } from './NotEuBanner.js';
import { OurCertificates, useCertificatesOf } from './OurCertificates.js';
import { STATE_OF_ANCHOR } from './states.js';

/** One anchor of another scheme: what it stands for, who decided it, and what is trusted by it. */
const AnchorShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<TrustAnchor>('trust-anchors', { id });
  const parent = { to: ANCHORS_PATH, label: translate('trust.anchors_tab') };
  if (data !== undefined) return <Whole anchor={data} parent={parent} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={translate('trust.anchors.one')} parent={parent}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

interface WholeProps {
  readonly anchor: TrustAnchor;
  readonly parent: { readonly to: string; readonly label: string };
}

const Whole = ({ anchor, parent }: WholeProps) => {
  const translate = useTranslate();
  const me = useMe();
  const mayWrite = useMay('trust-anchors.write');
  const mayReadCertificates = useMay('certificates.read');
  const [open, setOpen] = useState<'approve' | 'revoke'>();
  const { state, scheme, scope, reason, certificate } = anchor;
  const own = me?.id === anchor.proposedById;
  const close = () => setOpen(undefined);
  const field = (name: string) => translate(`trust.fields.${name}`);
  return (
    <Page
      title={scheme}
      parent={parent}
      lead={useSentence(anchor)}
      actions={
        mayWrite && (
          <>
            {state !== 'revoked' && (
              <Button variant="outlined" onClick={() => setOpen('revoke')}>
                {translate(`trust.anchors.revoke.${state === 'proposed' ? 'withdraw' : 'button'}`)}
              </Button>
            )}
            {state === 'proposed' && !own && (
              <Button variant="contained" onClick={() => setOpen('approve')}>
                {translate('trust.anchors.approve.button')}
              </Button>
            )}
          </>
        )
      }
    >
      {state === 'proposed' && own && mayWrite && (
        <Banner state="waiting" title={translate('trust.anchors.approve.own')} />
      )}
      <NotEuBanner />
      <Section title={translate('trust.anchors.decision')}>
        <Facts
          facts={[
            {
              label: field('state'),
              value: (
                <StateChip
                  state={STATE_OF_ANCHOR[state]}
                  label={translate(`trust.anchors.states.${state}`)}
                />
              ),
            },
            { label: field('scope'), value: scope },
            { label: field('reason'), value: reason },
            { label: field('proposed'), value: <Decided at={anchor.proposedAt} by={anchor.proposedBy} /> },
            ...decision(field('approved'), anchor.approvedAt, anchor.approvedBy),
            ...decision(field('revoked'), anchor.revokedAt, anchor.revokedBy, anchor.revokedReason),
          ]}
        />
      </Section>
      <Section title={translate('trust.anchors.certificate')}>
        <Facts
          facts={[
            { label: field('subject'), value: certificate.subject },
            { label: field('issuer'), value: certificate.issuer },
            {
              label: field('validity'),
              value: (
                <>
                  <Moment at={certificate.notBefore} show="day" /> – <Moment at={certificate.notAfter} />
                </>
              ),
            },
            {
              label: field('serialNumber'),
              value: <Identifier value={certificate.serialNumber} what={field('serialNumber')} />,
            },
            {
              label: field('sha256'),
              value: <Identifier value={certificate.sha256} what={field('sha256')} max={Infinity} />,
            },
          ]}
        />
      </Section>
      {mayReadCertificates && <Below subject={certificate.subject} />}
      {open === 'approve' && <Approve anchor={anchor} onClose={close} />}
      {open === 'revoke' && <Revoke anchor={anchor} onClose={close} />}
    </Page>
  );
};

function useSentence(anchor: TrustAnchor): string {
  const translate = useTranslate();
  const { relative } = useFormats();
  const now = useNow();
  const when = (at: string | null) => (at === null ? '' : relative(new Date(at), now));
  switch (anchor.state) {
    case 'proposed':
      return translate('trust.anchors.sentence.proposed', {
        name: anchor.proposedBy,
        when: when(anchor.proposedAt),
      });
    case 'approved':
      return translate('trust.anchors.sentence.approved', {
        when: when(anchor.approvedAt),
        proposer: anchor.proposedBy,
        approver: anchor.approvedBy ?? '–',
      });
    case 'revoked':
      return translate('trust.anchors.sentence.revoked', {
        when: when(anchor.revokedAt),
        name: anchor.revokedBy ?? '–',
      });
  }
}

const decision = (label: string, at: string | null, by: string | null, why?: string | null): Fact[] =>
  at === null ? [] : [{ label, value: <Decided at={at} by={by ?? '–'} {...(why ? { why } : {})} /> }];

const Decided = ({ at, by, why }: { readonly at: string; readonly by: string; readonly why?: string }) => (
  <>
    <Moment at={at} show="time" /> · {by}
    {why !== undefined && <div>{why}</div>}
  </>
);

interface DialogProps {
  readonly anchor: TrustAnchor;
  readonly onClose: () => void;
}

const Approve = ({ anchor, onClose }: DialogProps) => {
  const translate = useTranslate();
  const approve = useAction(`/trust-anchors/${anchor.id}/approve`, {
    done: 'trust.anchors.approve.done',
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      open
      title={translate('trust.anchors.approve.title', { scheme: anchor.scheme })}
      action={translate('trust.anchors.approve.button')}
      busy={approve.isPending}
      onConfirm={() => approve.mutate()}
      onClose={onClose}
    >
      <Typography variant="body2" sx={{ mb: 2 }}>
        {translate('trust.anchors.approve.help')}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="div">
        {translate('trust.anchors.approve.fingerprint')}
      </Typography>
      <Identifier
        value={anchor.certificate.sha256}
        what={translate('trust.anchors.approve.fingerprint')}
        max={Infinity}
      />
    </ConfirmDialog>
  );
};

const Revoke = ({ anchor, onClose }: DialogProps) => {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const revoke = useAction<unknown, { reason: string }>(`/trust-anchors/${anchor.id}/revoke`, {
    done: 'trust.anchors.revoke.done',
    onDone: onClose,
  });
  const missing = tried && reason.trim() === '';
  const submit = () => {
    setTried(true);
    if (reason.trim() !== '') revoke.mutate({ reason: reason.trim() });
  };
  const proposal = anchor.state === 'proposed';
  return (
    <FormDialog
      title={translate(`trust.anchors.revoke.${proposal ? 'title_proposal' : 'title'}`, {
        scheme: anchor.scheme,
      })}
      action={translate(`trust.anchors.revoke.${proposal ? 'withdraw' : 'action'}`)}
      busy={revoke.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {!proposal && <Typography variant="body2">{translate('trust.anchors.revoke.help')}</Typography>}
      <TextField
        autoFocus
        multiline
        minRows={2}
        label={translate('trust.anchors.revoke.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={missing}
        helperText={missing ? translate('trust.anchors.propose.needed') : undefined}
        slotProps={{ htmlInput: { maxLength: 2_000 } }}
      />
    </FormDialog>
  );
};

const Below = ({ subject }: { readonly subject: string }) => {
  const translate = useTranslate();
  const found = useCertificatesOf([subject]);
  const none = found.data?.length === 0;
  const title = translate('trust.anchors.below');
  return (
    <Section title={title} flush={!none}>
      {none ? (
        <Typography variant="body2">{translate('trust.services.below_none')}</Typography>
      ) : (
        <OurCertificates caption={title} found={found} />
      )}
    </Section>
  );
};

export default AnchorShow;
