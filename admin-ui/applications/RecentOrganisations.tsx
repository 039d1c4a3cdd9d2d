import { ChoiceField } from '../components/ChoiceField.js';
import { useGetList, useTranslate } from 'react-admin';
import type { Certificate } from '../../server/certificates/certificates.contract.js';

interface RecentOrganisationsProps {
  readonly onChoose: (one: { identifier: string; organisationName: string }) => void;
}

const LOOKED_AT = 100;

/** Organisations whose certificates are here already, so that nobody types a number that is known. */
export const RecentOrganisations = ({ onChoose }: RecentOrganisationsProps) => {
  const translate = useTranslate();
  const { data = [] } = useGetList<Certificate>('certificates', {
    pagination: { page: 1, perPage: LOOKED_AT },
    sort: { field: 'createdAt', order: 'DESC' },
    filter: {},
  });
  const known = new Map<string, string>();
  for (const { organizationIdentifier, organisation } of data)
    if (organizationIdentifier?.scheme === 'PSD' && organisation !== null)
      known.set(organizationIdentifier.value, organisation);
  if (known.size === 0) return null;
  return (
    <ChoiceField
      label={translate('applications.organisation.known')}
      value=""
      onChange={(identifier) => {
        const organisationName = known.get(identifier);
        if (organisationName !== undefined) onChoose({ identifier, organisationName });
      }}
      choices={[
        { id: '', name: translate('applications.organisation.choose_known') },
        ...[...known].map(([id, name]) => ({ id, name: `${name} – ${id}` })),
      ]}
    />
  );
};
