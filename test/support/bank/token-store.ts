import type { Adapter, AdapterPayload } from './oidc-provider.js';

interface Kept {
  readonly payload: AdapterPayload;
  /** By the bank's time; Infinity for what never ends. */
  readonly endsAt: number;
}

/**
 * What the authorization server keeps: codes, tokens, grants, sessions. In memory, and on the bank's clock, so that a test which
 * moves the clock sees them end although the library itself goes by the machine's.
 */
export class TokenStore {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly now: () => Date) {}

  /** What stands for one kind of thing; `clients` answers for clients instead. */
  adapter(model: string, clients?: (id: string) => AdapterPayload | undefined): Adapter {
    const { kept, now } = this;
    const key = (id: string): string => `${model} ${id}`;
    const alive = (at: string): AdapterPayload | undefined => {
      const found = kept.get(at);
      if (found === undefined) return undefined;
      if (found.endsAt > now().getTime()) return found.payload;
      kept.delete(at);
      return undefined;
    };
    const by = (member: 'uid' | 'userCode', value: string): Promise<AdapterPayload | undefined> => {
      const found = [...kept].find(
        ([at, { payload }]) => at.startsWith(`${model} `) && payload[member] === value,
      );
      return Promise.resolve(found && alive(found[0]));
    };
    return {
      upsert: (id, payload, expiresIn) => {
        const endsAt = expiresIn ? now().getTime() + expiresIn * 1_000 : Infinity;
        kept.set(key(id), { payload, endsAt });
        return Promise.resolve(undefined);
      },
      find: (id) => Promise.resolve(clients === undefined ? alive(key(id)) : clients(id)),
      findByUid: (uid) => by('uid', uid),
      findByUserCode: (code) => by('userCode', code),
      consume: (id) => {
        const payload = alive(key(id));
        if (payload !== undefined) payload.consumed = Math.floor(now().getTime() / 1_000);
        return Promise.resolve(undefined);
      },
      destroy: (id) => {
        kept.delete(key(id));
        return Promise.resolve(undefined);
      },
      revokeByGrantId: (grantId) => {
        for (const [at, { payload }] of kept) if (payload.grantId === grantId) kept.delete(at);
        return Promise.resolve(undefined);
      },
    };
  }
}
