import CheckOutlined from '@mui/icons-material/CheckOutlined';
import FlagOutlined from '@mui/icons-material/FlagOutlined';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Authority, AuthorityLink } from '../../server/authorities/authorities.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ErrorState } from '../components/ErrorState.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { useTerritoryName } from '../components/territory.js';
import { useMay } from '../providers/useMe.js';
import { MONOSPACE } from '../theme/theme.js';
import { authorityPath } from './address.js';
import { ConfirmLinkDialog, ReportLinkDialog } from './LinkDialogs.js';
import { LinkStateChip } from './LinkStateChip.js';
import { RegisterButton } from './RegisterButton.js';
import { LinkReport } from './LinkReport.js';

/** Every link of an authority: where it leads, who says so, when somebody last looked, and what to do about it. */
export const AuthorityLinks = ({ authority }: { readonly authority: Authority }) => {
  const translate = useTranslate();
  return (
    <Section
      title={translate('authorities.links')}
      lead={translate('authorities.links_lead')}
      flush={authority.links.length > 0}
      id="links"
    >
      {authority.links.length === 0 && (
        <EmptyState title={translate('authorities.no_links')}>
          {translate('authorities.no_links_help')}
        </EmptyState>
      )}
      {authority.links.map((link) => (
        <OneLink key={link.key} authority={authority} link={link} />
      ))}
    </Section>
  );
};

/** The links that the countries of the EEA share stand on a page of their own and are confirmed there. */
export const CentralRegister = () => {
  const translate = useTranslate();
  const { data, error, refetch } = useGetOne<Authority>('authorities', { id: 'EBA' });
  const words = translate('authorities.central');
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const register = data?.links.find(({ kind }) => kind === 'register');
  if (data === undefined || register === undefined) return null;
  return (
    <Section title={words}>
      <Head>
        <Grow>
          <Link component={RouterLink} to={authorityPath(data.id)}>
            {register.name}
          </Link>
          <Small>{translate('authorities.central_help')}</Small>
        </Grow>
        <Buttons style={{ marginTop: 0 }}>
          <LinkStateChip state={register.state} />
          <RegisterButton link={register} of={data.nameEn} />
        </Buttons>
      </Head>
    </Section>
  );
};

interface OneLinkProps {
  readonly authority: Authority;
  readonly link: AuthorityLink;
}

const OneLink = ({ authority, link }: OneLinkProps) => {
  const translate = useTranslate();
  const countryName = useTerritoryName();
  const mayConfirm = useMay('authorities.confirm');
  const [open, setOpen] = useState<'confirm' | 'report'>();
  const close = () => setOpen(undefined);
  return (
    <Block aria-label={link.name} role="group">
      <Head>
        <Grow>
          <strong>{link.name}</strong>
          <Address>{link.url}</Address>
        </Grow>
        <LinkStateChip state={link.state} />
      </Head>
      <Small>
        <LastConfirmed link={link} />
        <div>
          <Source link={link} />
        </div>
      </Small>
      {link.report && <LinkReport authority={authority} link={link} />}
      <Buttons>
        <RegisterButton link={link} of={countryName(authority.country)} />
        {mayConfirm && (
          <>
            <Button size="small" startIcon={<CheckOutlined />} onClick={() => setOpen('confirm')}>
              {translate('authorities.confirm.button')}
            </Button>
            <Button size="small" startIcon={<FlagOutlined />} onClick={() => setOpen('report')}>
              {translate('authorities.report.button')}
            </Button>
          </>
        )}
      </Buttons>
      {open === 'confirm' && <ConfirmLinkDialog authority={authority} link={link} onClose={close} />}
      {open === 'report' && <ReportLinkDialog authority={authority} link={link} onClose={close} />}
    </Block>
  );
};

const LastConfirmed = ({ link: { confirmation } }: { readonly link: AuthorityLink }) => {
  const translate = useTranslate();
  if (confirmation === null) return <>{translate('authorities.confirmed_never')}</>;
  return (
    <>
      {translate('authorities.confirmed_by', { name: confirmation.by })} <Moment at={confirmation.at} />.
    </>
  );
};

const Source = ({ link: { source, confidence, origin } }: { readonly link: AuthorityLink }) => {
  const translate = useTranslate();
  return (
    <>
      {translate('authorities.fields.source')}: <span lang="en">{source}</span>
      {confidence !== null && ` (${translate(`authorities.confidences.${confidence}`)})`}
      {origin !== 'shipped' && ` · ${translate(`authorities.origins.${origin}`)}`}
    </>
  );
};

const Block = styled('div')(({ theme }) => ({
  padding: '16px 20px',
  '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  [theme.breakpoints.down('md')]: { padding: 16 },
}));

const Head = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  alignItems: 'flex-start',
  gap: '8px 16px',
  '& strong': { fontWeight: 600 },
});

const Grow = styled('div')({ minWidth: 0, flex: '1 1 240px' });

const Address = styled('div')(({ theme }) => ({
  fontFamily: MONOSPACE,
  fontSize: '0.8125rem',
  overflowWrap: 'anywhere',
  color: theme.palette.text.secondary,
}));

const Small = styled('div')(({ theme }) => ({
  marginTop: 6,
  fontSize: '0.8125rem',
  lineHeight: 1.6,
  color: theme.palette.text.secondary,
  '& time': { whiteSpace: 'normal' },
}));

const Buttons = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  marginTop: 10,
});
