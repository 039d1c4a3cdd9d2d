export const ALERTS_PATH = '/alerts';
export const DELIVERIES_PATH = '/alerts/deliveries';
export const MAILS_PATH = '/alerts/mails';
export const RULES_PATH = '/alerts/rules';
export const GROUPS_PATH = '/alerts/groups';
export const CHANNELS_PATH = '/alerts/channels';

export const alertPath = (id: string) => `${ALERTS_PATH}/${id}`;
export const messagePath = (id: string) => `${MAILS_PATH}/${id}`;
export const rulePath = (id: string) => `${RULES_PATH}/${encodeURIComponent(id)}`;
export const channelPath = (id: string) => `${CHANNELS_PATH}/${encodeURIComponent(id)}`;
