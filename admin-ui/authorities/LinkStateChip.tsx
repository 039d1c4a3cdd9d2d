import { useTranslate } from 'react-admin';
import type { LinkState } from '../../server/authorities/authorities.contract.js';
import { StateChip } from '../components/StateChip.js';
import { STATE_OF_LINK } from './states.js';

/** How far a link can be relied upon; `null` stands for no link at all. */
export const LinkStateChip = ({ state }: { readonly state: LinkState | null }) => {
  const translate = useTranslate();
  if (state === null) return <StateChip state="unknown" label={translate('authorities.no_link')} />;
  return <StateChip state={STATE_OF_LINK[state]} label={translate(`authorities.states.${state}`)} />;
};
