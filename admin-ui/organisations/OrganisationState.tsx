import { useTranslate } from 'react-admin';
import type { OrganisationWithCertificates } from '../../server/certificates/organisation-certificates.contract.js';
import { StateChip } from '../components/StateChip.js';
import { STATE_OF_ORGANISATION, stateOf } from './states.js';

export const OrganisationState = ({ of }: { readonly of: OrganisationWithCertificates }) => {
  const translate = useTranslate();
  const name = stateOf(of);
  return <StateChip state={STATE_OF_ORGANISATION[name]} label={translate(`organisations.states.${name}`)} />;
};
