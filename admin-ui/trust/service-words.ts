import { useTranslate } from 'react-admin';
import type { State } from '../theme/states.js';

const STATES: Readonly<Record<string, State>> = {
  granted: 'ok',
  recognisedatnationallevel: 'ok',
  undersupervision: 'ok',
  accredited: 'ok',
  setbynationallaw: 'ok',
  supervisionincessation: 'warning',
  withdrawn: 'critical',
  supervisionrevoked: 'critical',
  accreditationrevoked: 'critical',
};

/** Whatever else a list states has ended or is not known here. */
export const stateOfService = (status: string): State => STATES[status] ?? 'ended';

/** Status, type and purposes of services in words; what nobody knows is shown as the list has it. */
export function useServiceWords() {
  const translate = useTranslate();
  return {
    status: (status: string): string => translate(`trust.service_status.${status}`, { _: status }),
    type: (type: string): string =>
      translate(`trust.service_types.${type.replaceAll('/', '_')}`, { _: type }),
    purpose: (purpose: string): string => translate(`trust.purposes.${purpose}`, { _: purpose }),
  };
}
