import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import type {
  Authority,
  AuthorityLink,
  UpdateAuthority,
} from '../../server/authorities/authorities.contract.js';
import { Banner } from '../components/Banner.js';
import { Moment } from '../components/Moment.js';
import { useFormats } from '../components/time.js';
import { useAction } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { authorityApi } from './address.js';

interface LinkReportProps {
  readonly authority: Authority;
  readonly link: AuthorityLink;
}

/** What somebody found wrong with a link, and the better address, which an administrator puts in its place. */
export const LinkReport = ({ authority, link }: LinkReportProps) => {
  const translate = useTranslate();
  const { day } = useFormats();
  const mayEdit = useMay('authorities.write');
  const replace = useAction<Authority, UpdateAuthority>(authorityApi(authority.id), {
    method: 'PATCH',
    done: 'authorities.report.replaced',
  });
  const { report } = link;
  if (report === null) return null;
  const { by, at, note, betterUrl } = report;
  const source = translate('authorities.report.source', { name: by, day: day(new Date(at)) });
  const use = (url: string) =>
    replace.mutate({
      version: authority.version,
      links: authority.links.map(({ key, kind, name, ...other }) => ({
        ...{ key, kind, name },
        ...(key === link.key ? { url, source } : { url: other.url, source: other.source }),
      })),
    });
  return (
    <div style={{ marginTop: 12 }}>
      <Banner
        state="warning"
        title={
          <>
            {translate('authorities.report.by', { name: by })} <Moment at={at} />
          </>
        }
        action={
          mayEdit &&
          betterUrl !== null && (
            <Button
              size="small"
              variant="outlined"
              disabled={replace.isPending}
              onClick={() => use(betterUrl)}
            >
              {translate('authorities.report.use')}
            </Button>
          )
        }
      >
        <span style={{ overflowWrap: 'anywhere' }}>{note}</span>
        {betterUrl !== null && (
          <div>
            {translate('authorities.report.better')}:{' '}
            <Link
              href={betterUrl}
              target="_blank"
              rel="noopener noreferrer"
              sx={{ overflowWrap: 'anywhere' }}
            >
              {betterUrl}
            </Link>
          </div>
        )}
      </Banner>
    </div>
  );
};
