import EditOutlined from '@mui/icons-material/EditOutlined';
import Button from '@mui/material/Button';
import { useGetOne, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { Authority } from '../../server/authorities/authorities.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { Page } from '../components/Page.js';
import { useTerritoryName } from '../components/territory.js';
import { useFormats, useNow } from '../components/time.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useMay } from '../providers/useMe.js';
import { AUTHORITIES_PATH, authorityEditPath } from './address.js';
import { AuthorityEdits, ShippedChangedBanner } from './AuthorityEdits.js';
import { AuthorityFacts } from './AuthorityFacts.js';
import { AuthorityHistory } from './AuthorityHistory.js';
import { AuthorityLinks, CentralRegister } from './AuthorityLinks.js';

/** One authority: where its register is and who says so, how certificates name it, and what was changed here. */
const AuthorityShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<Authority>('authorities', { id });
  const parent = { to: AUTHORITIES_PATH, label: translate('authorities.title') };
  if (data !== undefined) return <Whole authority={data} parent={parent} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={translate('authorities.one')} parent={parent}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

interface WholeProps {
  readonly authority: Authority;
  readonly parent: { readonly to: string; readonly label: string };
}

const Whole = ({ authority, parent }: WholeProps) => {
  const translate = useTranslate();
  const mayEdit = useMay('authorities.write');
  const mayReadAudit = useMay('audit.read');
  const { id, nameEn, status, eea } = authority;
  return (
    <Page
      title={nameEn}
      lead={useSentence(authority)}
      parent={parent}
      actions={
        mayEdit && (
          <Button
            variant="outlined"
            startIcon={<EditOutlined />}
            component={RouterLink}
            to={authorityEditPath(id)}
          >
            {translate('action.edit')}
          </Button>
        )
      }
    >
      <ShippedChangedBanner authority={authority} />
      <AuthorityLinks authority={authority} />
      {eea && status !== 'central-register' && <CentralRegister />}
      <AuthorityFacts authority={authority} />
      <AuthorityEdits authority={authority} />
      {mayReadAudit && <AuthorityHistory id={id} />}
    </Page>
  );
};

/** What it is, and how far its links can be relied upon. */
function useSentence({ status, country, ncaId, linkState, lastConfirmedAt }: Authority): string {
  const translate = useTranslate();
  const countryName = useTerritoryName();
  const { relative } = useFormats();
  const now = useNow();
  const what = translate(`authorities.sentence.${status}`, {
    country: countryName(country),
    id: ncaId ?? '–',
  });
  const links = translate(`authorities.sentence.links.${linkState ?? 'none'}`, {
    when: lastConfirmedAt === null ? '' : relative(new Date(lastConfirmedAt), now),
  });
  return `${what} ${links}`;
}

export default AuthorityShow;
