import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import LinkOffOutlined from '@mui/icons-material/LinkOffOutlined';
import ShieldOutlined from '@mui/icons-material/ShieldOutlined';
import VerifiedUserOutlined from '@mui/icons-material/VerifiedUserOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Link, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { ChainLink, Evaluation } from '../../../server/evaluations/evaluations.contract.js';
import { listAddress } from '../../components/listAddress.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { useTerritoryName } from '../../components/territory.js';
import { ANCHORS_PATH, SERVICES_PATH } from '../../trust/address.js';
import { stateOfService, useServiceWords } from '../../trust/service-words.js';
import type { State } from '../../theme/states.js';
import { shortName } from './chain-names.js';

/** From the certificate up to what is trusted: a list of stations, each signed by the next. */
export const Chain = ({ evaluation }: { readonly evaluation: Evaluation }) => {
  const translate = useTranslate();
  const { complete, certificates } = evaluation.chain;
  return (
    <Section id="chain" title={translate('verdict.chain.title')} lead={translate('verdict.chain.lead')}>
      <Stations>
        {certificates.map((link, index) => (
          <Station
            key={link.sha256}
            link={link}
            evaluation={evaluation}
            isFirst={index === 0}
            signed={index < certificates.length - 1}
          />
        ))}
        {!complete && (
          <li className="broken">
            <span className="sign">
              <LinkOffOutlined aria-hidden sx={{ fontSize: 18 }} />
            </span>
            <div>
              <strong>{translate('verdict.chain.broken')}</strong>
              <Typography variant="body2" color="textSecondary">
                {translate('verdict.chain.broken_help')}
              </Typography>
            </div>
          </li>
        )}
      </Stations>
    </Section>
  );
};

type Role = 'leaf' | 'intermediate' | 'service' | 'own_anchor';

const ICONS: Record<Role, SvgIconComponent> = {
  leaf: BadgeOutlined,
  intermediate: AccountBalanceOutlined,
  service: VerifiedUserOutlined,
  own_anchor: ShieldOutlined,
};

const roleOf = ({ foundBy }: ChainLink, isFirst: boolean): Role => {
  if (foundBy === 'trusted-list') return 'service';
  if (foundBy === 'scheme') return 'own_anchor';
  return isFirst ? 'leaf' : 'intermediate';
};

interface StationProps {
  readonly link: ChainLink;
  readonly evaluation: Evaluation;
  readonly isFirst: boolean;
  readonly signed: boolean;
}

const Station = ({ link, evaluation, isFirst, signed }: StationProps) => {
  const translate = useTranslate();
  const territoryName = useTerritoryName();
  const role = roleOf(link, isFirst);
  const Icon = ICONS[role];
  const { subject, notAfter, notBefore, source } = link;
  const ended = Date.parse(notAfter) < Date.parse(evaluation.at);
  const ahead = Date.parse(notBefore) > Date.parse(evaluation.at);
  return (
    <li data-role={role}>
      <span className="sign">
        <Icon aria-hidden sx={{ fontSize: 18 }} />
      </span>
      <div>
        <span className="role">
          {translate(`verdict.chain.${role}`, {
            territory: territoryName(source ?? ''),
            scheme: source ?? '',
          })}
        </span>
        <strong>{shortName(subject)}</strong>
        <div className="subject">{subject}</div>
        <div className="facts">
          {ended && <StateChip plain state="ended" label={translate('certificates.statuses.expired')} />}
          {ahead && (
            <StateChip plain state="notice" label={translate('certificates.statuses.not-yet-valid')} />
          )}
          <span>
            <Moment at={notBefore} show="day" /> – <Moment at={notAfter} show="day" />
          </span>
          <Revocation link={link} />
          {role === 'service' && <ServiceStatusChips evaluation={evaluation} />}
          {role === 'own_anchor' && <span>{translate('verdict.chain.not_qualified')}</span>}
          <Where link={link} role={role} />
        </div>
        {signed && <div className="signed">{translate('verdict.chain.signed_by')}</div>}
      </div>
    </li>
  );
};

const STATE_OF_REVOCATION: Partial<Record<NonNullable<ChainLink['revocation']>, State>> = {
  good: 'ok',
  revoked: 'critical',
  'on-hold': 'critical',
  unknown: 'unknown',
};

const Revocation = ({ link: { revocation } }: { readonly link: ChainLink }) => {
  const translate = useTranslate();
  const state = revocation === null ? undefined : STATE_OF_REVOCATION[revocation];
  if (state === undefined) return null;
  const label =
    revocation === 'unknown'
      ? translate('verdict.chain.revocation_unknown')
      : translate(`verdict.evidence.statuses.${revocation}`);
  return <StateChip plain state={state} label={label} />;
};

/** What the trusted list says about it at the instant of the verdict. */
const ServiceStatusChips = ({ evaluation }: { readonly evaluation: Evaluation }) => {
  const words = useServiceWords();
  const now = evaluation.services.filter(({ when }) => when === 'now');
  return now.map(({ status, since, service, provider }) => (
    <span key={`${provider} ${service}`}>
      <StateChip plain state={stateOfService(status)} label={words.status(status)} />{' '}
      <Moment at={since} show="day" /> · {provider}
    </span>
  ));
};

/** Where it is kept or was got from. */
const Where = ({
  link: { foundBy, sha256, source },
  role,
}: {
  readonly link: ChainLink;
  readonly role: Role;
}) => {
  const translate = useTranslate();
  if (role === 'service')
    return (
      <Link component={RouterLink} to={listAddress(SERVICES_PATH, { sha256 })}>
        {translate('verdict.chain.open_service')}
      </Link>
    );
  if (role === 'own_anchor')
    return (
      <Link component={RouterLink} to={ANCHORS_PATH}>
        {translate('verdict.chain.open_anchor')}
      </Link>
    );
  if (foundBy === 'stored')
    return (
      <Link component={RouterLink} to={listAddress('/certificates', { sha256 })}>
        {translate('verdict.chain.in_store')}
      </Link>
    );
  return foundBy === 'aia' && source !== null ? (
    <span className="source">
      {translate('verdict.evidence.from')} {source}
    </span>
  ) : null;
};

const Stations = styled('ol')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '34px minmax(0, 1fr)',
    gap: 12,
    paddingBottom: 22,
  },
  '& > li:last-of-type': { paddingBottom: 0 },
  // The line to the next station.
  '& > li:not(:last-of-type)::before': {
    content: '""',
    position: 'absolute',
    left: 16,
    top: 34,
    bottom: 0,
    width: 2,
    backgroundColor: theme.palette.divider,
  },
  '& .sign': {
    display: 'grid',
    placeContent: 'center',
    width: 34,
    height: 34,
    borderRadius: '50%',
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.sunken,
    color: theme.palette.text.secondary,
  },
  '& li[data-role="service"] .sign': {
    borderColor: theme.palette.states.ok.line,
    color: theme.palette.states.ok.line,
  },
  '& li[data-role="own_anchor"] .sign': {
    borderColor: theme.palette.states.notice.line,
    color: theme.palette.states.notice.line,
  },
  '& li.broken .sign': {
    borderStyle: 'dashed',
    borderColor: theme.palette.states.critical.line,
    color: theme.palette.states.critical.line,
  },
  '& .role': { display: 'block', fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& strong': { fontWeight: 600, overflowWrap: 'anywhere' },
  '& .subject, & .source': {
    fontSize: '0.8125rem',
    color: theme.palette.text.secondary,
    overflowWrap: 'anywhere',
  },
  '& .facts': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '2px 16px',
    marginTop: 2,
    fontSize: '0.8125rem',
  },
  '& .signed': { marginTop: 6, fontSize: '0.75rem', color: theme.palette.text.secondary },
  '& .signed::before': { content: '"↓ "' },
}));
