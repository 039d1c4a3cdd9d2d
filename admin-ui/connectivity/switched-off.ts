import type { ProbeTargetView } from '../../server/probes/probes.contract.js';

/** Nothing is sent to it until an administrator has said so. */
export const isOff = ({
  needsSwitchingOn,
  switchedOnAt,
}: Pick<ProbeTargetView, 'needsSwitchingOn' | 'switchedOnAt'>): boolean =>
  needsSwitchingOn && switchedOnAt === null;
