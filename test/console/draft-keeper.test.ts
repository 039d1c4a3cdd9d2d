import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  DraftKeeper,
  type DraftSurroundings,
  RETRY_AFTER_MS,
  SAVE_AFTER_MS,
  type StoredDraft,
} from '../../admin-ui/applications/draft-keeper.js';
import { EMPTY_APPLICATION, type Application } from '../../server/core/applications/application.js';

/** A server that keeps versions, a device that keeps text, a clock that stands. */
class World implements DraftSurroundings {
  stored: StoredDraft | null = null;
  readonly sent: Partial<Application>[] = [];
  readonly texts = new Map<string, string>();
  timers: { run: () => void; afterMs: number }[] = [];
  failure: 'conflict' | 'refused' | 'failed' | undefined;
  /** Something that happens while a save is on its way. */
  meanwhile: () => void = () => undefined;

  async send(draft: { id: string; version: number } | null, changes: Partial<Application>) {
    this.sent.push(changes);
    await Promise.resolve();
    this.meanwhile();
    if (this.failure) throw new Error(this.failure);
    if (draft !== null && draft.version !== this.stored?.version) throw new Error('conflict');
    const version = (this.stored?.version ?? 0) + 1;
    const application = { ...(this.stored?.application ?? EMPTY_APPLICATION), ...changes };
    return (this.stored = { id: 'a', version, application });
  }
  kindOf = (error: unknown) => (error as Error).message as 'conflict' | 'refused' | 'failed';
  later(run: () => void, afterMs: number) {
    const timer = { run, afterMs };
    this.timers.push(timer);
    return () => void (this.timers = this.timers.filter((one) => one !== timer));
  }
  now = () => new Date('2026-08-18T10:42:00Z');
  kept = {
    read: (draft: string) => this.texts.get(draft) ?? null,
    write: (draft: string, text: string) => void this.texts.set(draft, text),
    clear: (draft: string) => void this.texts.delete(draft),
  };
  /** Lets the time pass. */
  async tick(): Promise<void> {
    const due = this.timers;
    this.timers = [];
    for (const { run } of due) run();
    for (let i = 0; i < 20; i++) await Promise.resolve();
  }
}

let world: World;
beforeEach(() => {
  world = new World();
});

const CONTACT = { name: 'Ona', email: 'ona@bandymas.eu', phone: '', purposes: ['technical'] } as const;

test('what is typed is kept at once and saved a moment later, only what changed', async () => {
  const keeper = new DraftKeeper(null, world);
  expect(keeper.read().phase).toBe('new');
  keeper.change({ organisationName: 'UAB' });
  keeper.change({ organisationName: 'UAB Bandymas' });
  expect([keeper.read().phase, world.timers.length, world.timers[0]!.afterMs]).toEqual([
    'waiting',
    1,
    SAVE_AFTER_MS,
  ]);
  expect(world.texts.get('new')).toContain('UAB Bandymas');
  await world.tick();
  expect(keeper.read()).toMatchObject({ phase: 'saved', id: 'a', savedAt: world.now() });
  expect(world.texts.size).toBe(0);
  keeper.change({ useCase: 'x' });
  await world.tick();
  expect(world.sent.at(-1)).toEqual({ useCase: 'x' });
});

test('what is typed while a save is under way is saved after it', async () => {
  const keeper = new DraftKeeper(null, world);
  keeper.change({ useCase: 'a' });
  world.meanwhile = () => {
    world.meanwhile = () => undefined;
    keeper.change({ useCase: 'ab' });
  };
  await world.tick();
  expect(keeper.read()).toMatchObject({ phase: 'waiting', application: { useCase: 'ab' } });
  await world.tick();
  expect(keeper.read().phase).toBe('saved');
  expect(world.stored?.application.useCase).toBe('ab');
  expect(world.texts.size).toBe(0);
});

test('a draft is made once, however often saving is asked for', async () => {
  const keeper = new DraftKeeper(null, world);
  keeper.change({ useCase: 'a' });
  const [one, two] = await Promise.all([keeper.flush(), keeper.flush()]);
  expect([one, two, world.stored?.version]).toEqual([true, true, 1]);
});

test('a server that cannot be reached is tried again, and nothing is lost', async () => {
  const keeper = new DraftKeeper(null, world);
  world.failure = 'failed';
  keeper.change({ useCase: 'a' });
  await world.tick();
  expect([keeper.read().phase, world.timers[0]!.afterMs]).toEqual(['failed', RETRY_AFTER_MS]);
  expect(world.texts.get('new')).toContain('"useCase":"a"');
  world.failure = undefined;
  await world.tick();
  expect(keeper.read().phase).toBe('saved');
});

test('what the server refuses is not sent again and again', async () => {
  const keeper = new DraftKeeper(null, world);
  world.failure = 'refused';
  keeper.change({ useCase: 'a' });
  await world.tick();
  expect([keeper.read().phase, world.timers.length]).toEqual(['refused', 0]);
});

test('half a contact waits on this device until it is whole', async () => {
  const keeper = new DraftKeeper(null, world);
  keeper.change({ useCase: 'a', contacts: [CONTACT, { ...CONTACT, email: 'ona@' }] });
  await world.tick();
  expect(keeper.read().phase).toBe('partly');
  expect(world.stored?.application.contacts).toEqual([CONTACT]);
  expect(world.texts.get('a')).toContain('ona@"');
  keeper.change({ contacts: [CONTACT, { ...CONTACT, email: 'ona@b.eu' }] });
  await world.tick();
  expect([keeper.read().phase, world.texts.size]).toEqual(['saved', 0]);
});

describe('when somebody else saved meanwhile', () => {
  const conflicting = async () => {
    const keeper = new DraftKeeper(null, world);
    keeper.change({ useCase: 'mine' });
    await world.tick();
    world.stored = { ...world.stored!, version: 7, application: { ...EMPTY_APPLICATION, useCase: 'theirs' } };
    keeper.change({ useCase: 'mine again' });
    await world.tick();
    expect(keeper.read()).toMatchObject({ phase: 'conflict', application: { useCase: 'mine again' } });
    return keeper;
  };
  test('theirs can be taken', async () => {
    const keeper = await conflicting();
    keeper.settle(world.stored!, 'theirs');
    expect(keeper.read()).toMatchObject({ phase: 'saved', application: { useCase: 'theirs' } });
    expect(world.texts.size).toBe(0);
  });
  test('or ours kept, on top of theirs', async () => {
    const keeper = await conflicting();
    keeper.change({ organisationName: 'UAB' });
    expect(keeper.read().phase).toBe('conflict');
    keeper.settle(world.stored!, 'mine');
    await world.tick();
    expect(world.stored).toMatchObject({ version: 8, application: { useCase: 'mine again' } });
  });
});

describe('after a crash', () => {
  const kept = (version: number | null) =>
    JSON.stringify({ version, application: { ...EMPTY_APPLICATION, useCase: 'unsaved' } });
  test('what was never saved is there again, and saved', async () => {
    world.texts.set('new', kept(null));
    const keeper = new DraftKeeper(null, world);
    expect(keeper.read()).toMatchObject({ restored: true, application: { useCase: 'unsaved' } });
    await world.tick();
    expect([world.stored?.application.useCase, world.texts.size]).toEqual(['unsaved', 0]);
  });
  test('on top of something newer people choose', () => {
    world.texts.set('a', kept(1));
    const stored = { id: 'a', version: 2, application: EMPTY_APPLICATION };
    expect(new DraftKeeper(stored, world).read()).toMatchObject({ phase: 'conflict', restored: true });
  });
  test('what equals the server’s, or is no draft, is forgotten', () => {
    const stored = { id: 'a', version: 2, application: { ...EMPTY_APPLICATION, useCase: 'unsaved' } };
    world.texts.set('a', kept(1));
    expect(new DraftKeeper(stored, world).read()).toMatchObject({ phase: 'saved', restored: false });
    for (const text of ['', 'x', '1', '{"application":null}']) {
      world.texts.set('a', text);
      expect(new DraftKeeper(stored, world).read()).toMatchObject({ phase: 'saved', restored: false });
    }
  });
});
