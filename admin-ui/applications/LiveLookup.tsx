import { useEffect, useState } from 'react';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RegisterLookup } from '../../server/registers/registers.contract.js';
import { Banner } from '../components/Banner.js';
import { useApi } from '../providers/useApi.js';
import { lookupApi, lookupPath } from '../registers/address.js';
import { STATE_OF_ANSWER } from '../registers/states.js';

interface LiveLookupProps {
  readonly identifier: string;
  readonly name: string;
  readonly onName: (name: string) => void;
}

const TYPING_MS = 500;
const COMPLETE = /^PSD[A-Z]{2}-[A-Z]{2,8}-.{2,}$/i;

/** What the stored registers say of the number, while it is typed. */
export const LiveLookup = ({ identifier, name, onName }: LiveLookupProps) => {
  const translate = useTranslate();
  const [asked, setAsked] = useState(identifier.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(identifier.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [identifier]);
  const { data, error } = useApi<RegisterLookup>(
    COMPLETE.test(asked) ? lookupApi({ identifier: asked }) : null,
  );
  if (error !== null)
    return (
      <Banner state="warning" title={translate('applications.lookup.not_asked')}>
        {error.message}
      </Banner>
    );
  if (data === undefined || data.identifier !== asked) return null;
  const [match] = data.matches;
  const roles = data.roles.filter(({ answer }) => answer === 'yes').map(({ role }) => role);
  return (
    <Banner
      state={STATE_OF_ANSWER[data.answer]}
      title={match?.name ?? translate('applications.lookup.not_found')}
      action={
        match !== undefined &&
        match.name !== name && (
          <Button size="small" variant="outlined" onClick={() => onName(match.name)}>
            {translate('applications.lookup.take_name')}
          </Button>
        )
      }
    >
      {data.reasons[0]?.message}{' '}
      {roles.length > 0 && translate('applications.lookup.roles', { roles: roles.join(', ') })}{' '}
      <Link component={RouterLink} to={lookupPath({ identifier: asked })} target="_blank">
        {translate('applications.lookup.more')}
      </Link>
    </Banner>
  );
};
