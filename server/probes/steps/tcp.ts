import type { ProbeStep } from '../probe-step.js';

/** Each address takes a connection and a few seconds; a name with more is told how many were left out. */
const MOST_ADDRESSES = 8;

/** Row 2: a connection to each address that the look-up found. */
export const tcpStep: ProbeStep<'tcp'> = {
  id: 'tcp',
  needs: ['dns'],
  requires: [],
  async observe({ host, port }, { calls, earlier }) {
    const lookUp = earlier.dns?.lookUp;
    const addresses = lookUp?.ok === true ? [...lookUp.a, ...lookUp.aaaa] : [];
    if (addresses.length === 0)
      return { connects: [{ address: null, outcome: await calls.connect({ host, port }) }], leftOut: 0 };
    const asked = addresses.slice(0, MOST_ADDRESSES);
    const connects = await Promise.all(
      asked.map(async (address) => ({ address, outcome: await calls.connect({ host, port, address }) })),
    );
    return { connects, leftOut: addresses.length - asked.length };
  },
};
