import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import type { RegisterEntryDetails } from '../../../server/registers/registers.contract.js';
import { listAddress } from '../../components/listAddress.js';
import { Section } from '../../components/Section.js';
import { request } from '../../providers/http.js';
import { OurCertificates } from '../../trust/OurCertificates.js';
import { listApi } from '../address.js';

const SHOWN = 25;

/** Certificates of ours that name this authority and number. */
export const EntryCertificates = ({
  entry: { authority, number },
}: {
  readonly entry: RegisterEntryDetails;
}) => (authority === null || number === null ? null : <Ours authority={authority} number={number} />);

const Ours = (authorisation: { readonly authority: string; readonly number: string }) => {
  const translate = useTranslate();
  const filter = { authorisation };
  const path = listApi('certificates', filter, ['notAfter', 'DESC'], SHOWN);
  const found = useQuery({
    queryKey: ['api', path],
    queryFn: async ({ signal }) => (await request<Certificate[]>(path, { signal })).data,
  });
  const title = translate('registers.entry.certificates');
  const count = found.data?.length;
  return (
    <Section
      title={count === undefined ? title : `${title} (${count === SHOWN ? `${SHOWN}+` : count})`}
      lead={translate('registers.entry.certificates_lead')}
      flush={count !== 0}
      actions={
        count === SHOWN && (
          <Link component={RouterLink} to={listAddress('/certificates', filter)}>
            {translate('registers.entry.all_certificates')}
          </Link>
        )
      }
    >
      {count === 0 ? (
        <p style={{ margin: 0 }}>{translate('registers.entry.no_certificates')}</p>
      ) : (
        <OurCertificates caption={title} found={found} />
      )}
    </Section>
  );
};
