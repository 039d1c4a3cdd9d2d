import { useTranslate } from 'react-admin';
import type { OrganisationWithCertificates } from '../../server/certificates/organisation-certificates.contract.js';
import { StateChip } from '../components/StateChip.js';
import { stateOf } from './states.js';

export const OrganisationState = ({ of }: { readonly of: OrganisationWithCertificates }) => {
  const translate = useTranslate();
  const { state, words } = stateOf(of);
  return <StateChip state={state} label={translate(words)} />;
};
