import type { AlertEntity } from './alert.entity.js';
import type { AlertRow } from './alerts.contract.js';

/** What it is about stands in the one member that its kind has. */
const ABOUT = {
  ...{ context: null, trustedList: null, register: null, registerChange: null },
  ...{ unheard: null, dated: null, consents: null, deaf: null, watch: null, probe: null },
};

export function viewOf({ context, ...alert }: AlertEntity): AlertRow {
  if ('territory' in context) return { ...alert, ...ABOUT, trustedList: context };
  if ('unheard' in context)
    return { ...alert, ...ABOUT, unheard: { ...context, facts: { ...context.facts } } };
  if ('dated' in context) return { ...alert, ...ABOUT, dated: context };
  if ('consents' in context) return { ...alert, ...ABOUT, consents: context };
  if ('deaf' in context) return { ...alert, ...ABOUT, deaf: { ...context, problems: [...context.problems] } };
  if ('watch' in context) return { ...alert, ...ABOUT, watch: context };
  if ('probe' in context)
    return {
      ...alert,
      ...ABOUT,
      probe: {
        ...context,
        question: context.probe === 'refused' ? context.question : null,
        members: context.probe === 'changed' ? [...context.members] : [],
      },
    };
  if ('changeId' in context) {
    const { certificates, ...news } = context;
    return { ...alert, ...ABOUT, registerChange: { ...news, certificates: [...certificates] } };
  }
  if ('register' in context) return { ...alert, ...ABOUT, register: context };
  const { change, ...facts } = context;
  return {
    ...alert,
    ...ABOUT,
    context: {
      ...facts,
      usableRoles: [...facts.usableRoles],
      ...(change && { change: { ...change, reasons: [...change.reasons] } }),
    },
  };
}
