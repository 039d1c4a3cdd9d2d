import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { Facts } from '../../components/Facts.js';
import { Section } from '../../components/Section.js';
import { Term } from '../../components/Term.js';
import { RoleChips } from '../RoleChips.js';
import { ShowBytes } from './ShowBytes.js';

/** The PSD2 statement: what the holder may do, and who says so. */
export const Roles = ({ certificate: { psd2, usableRoles, kind } }: { certificate: Certificate }) => {
  const translate = useTranslate();
  // A CA or somebody's signature certificate has no PSD2 statement and need not say so.
  if (psd2 === null && (kind === 'ca' || kind === 'esign')) return null;
  return (
    <Section title={translate('certificates.show.roles')}>
      {psd2 === null ? (
        <Typography variant="body2">{translate('certificates.show.no_psd2')}</Typography>
      ) : (
        <>
          {psd2.roles.length === 0 ? (
            <Typography variant="body2">{translate('certificates.show.no_roles')}</Typography>
          ) : (
            <RoleChips roles={psd2.roles} usable={usableRoles} />
          )}
          {psd2.recovered && (
            <Typography variant="body2" sx={{ mt: 1.5, color: 'error.main' }}>
              {translate('certificates.show.recovered')}
            </Typography>
          )}
          <div style={{ height: 16 }} />
          <Facts
            facts={[
              {
                key: 'ncaName',
                label: <Term name="NCA">{translate('certificates.show.nca')}</Term>,
                value: (
                  <>
                    {psd2.ncaName || '–'} <ShowBytes path=".nCAName" />
                  </>
                ),
              },
              {
                key: 'ncaId',
                label: translate('resources.certificates.fields.ncaId'),
                value: (
                  <>
                    <code>{psd2.ncaId || '–'}</code> <ShowBytes path=".nCAId" />
                  </>
                ),
              },
            ]}
          />
        </>
      )}
    </Section>
  );
};
