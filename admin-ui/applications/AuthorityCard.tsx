import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Authority } from '../../server/authorities/authorities.contract.js';
import { Facts } from '../components/Facts.js';
import { AUTHORITIES_PATH } from '../registers/address.js';

/** The authority with the address of its register, as people have confirmed it. */
export const AuthorityCard = ({ authority }: { readonly authority: Authority }) => {
  const translate = useTranslate();
  const register = authority.links.find(({ kind }) => kind === 'register');
  return (
    <Facts
      facts={[
        {
          label: translate('applications.organisation.authority'),
          value: (
            <Link component={RouterLink} to={`${AUTHORITIES_PATH}/${encodeURIComponent(authority.id)}`}>
              {authority.nameEn}
            </Link>
          ),
        },
        ...(register === undefined
          ? []
          : [
              {
                label: translate('applications.organisation.register'),
                value: (
                  <>
                    <Link href={register.url} target="_blank" rel="noreferrer noopener">
                      {register.name}
                    </Link>
                    {register.notConfirmed && ` · ${translate('applications.organisation.not_confirmed')}`}
                  </>
                ),
              },
            ]),
        ...(authority.numberHint === null
          ? []
          : [{ label: translate('applications.organisation.number'), value: authority.numberHint }]),
      ]}
    />
  );
};
