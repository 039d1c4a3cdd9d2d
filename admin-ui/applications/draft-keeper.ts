import { type Application, EMPTY_APPLICATION } from '../../server/applications/applications.contract.js';

/** What the server has of a draft. */
export interface StoredDraft {
  readonly id: string;
  readonly version: number;
  readonly application: Application;
}

/**
 * `saved`: nothing is unsaved. `waiting`: what was typed is saved soon. `partly`: saved but for contacts that are not
 * whole yet. `failed`: it is tried again. `refused`: the server will not take it as it is. `conflict`: somebody else
 * saved meanwhile.
 */
export type SavePhase = 'new' | 'saved' | 'waiting' | 'saving' | 'partly' | 'failed' | 'refused' | 'conflict';

export interface DraftState {
  readonly application: Application;
  readonly id: string | null;
  readonly phase: SavePhase;
  readonly savedAt: Date | null;
  readonly error: unknown;
  /** What was typed here and never saved was found again. */
  readonly restored: boolean;
}

export interface DraftSurroundings {
  /** Makes the draft (id null), or saves what changed of it. */
  send(draft: { id: string; version: number } | null, changes: Partial<Application>): Promise<StoredDraft>;
  /** Whether a failure says that somebody else saved, that the server refuses, or nothing about the draft. */
  kindOf(error: unknown): 'conflict' | 'refused' | 'failed';
  /** Runs later; returns how to call it off. */
  later(run: () => void, afterMs: number): () => void;
  now(): Date;
  /** Unsaved text on this device, of one person; `new` before the draft has an id. */
  readonly kept: {
    read(draft: string): string | null;
    write(draft: string, text: string): void;
    clear(draft: string): void;
  };
}

const NEW = 'new';
export const SAVE_AFTER_MS = 1_000;
export const RETRY_AFTER_MS = 10_000;

/**
 * Keeps what somebody types: at once on this device, a moment later on the server. One save is under way at a time; what
 * is typed meanwhile is saved after it. Each save names the version it began from, so nobody's text is overwritten unseen.
 */
export class DraftKeeper {
  private state: DraftState;
  private base: StoredDraft | null;
  private callOff: (() => void) | undefined;
  private saving: Promise<void> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    stored: StoredDraft | null,
    private readonly around: DraftSurroundings,
  ) {
    this.base = stored;
    const application = stored?.application ?? EMPTY_APPLICATION;
    this.state = {
      ...{ application, id: stored?.id ?? null, savedAt: null, error: null, restored: false },
      phase: stored === null ? 'new' : 'saved',
    };
    const kept = keptText(around.kept.read(stored?.id ?? NEW));
    if (kept === undefined) return;
    if (same(kept.application, application)) {
      around.kept.clear(stored?.id ?? NEW);
      return;
    }
    // Typed on top of what the server has, or of something older: then people choose.
    const isNewest = kept.version === (stored?.version ?? null);
    this.state = { ...this.state, application: kept.application, restored: true };
    if (isNewest) this.wait(SAVE_AFTER_MS);
    else this.state = { ...this.state, phase: 'conflict' };
  }

  read = (): DraftState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get version(): number | null {
    return this.base?.version ?? null;
  }

  change(part: Partial<Application>): void {
    const application = { ...this.state.application, ...part };
    this.put({ application });
    this.keep();
    if (this.state.phase === 'conflict') return;
    this.wait(SAVE_AFTER_MS);
  }

  /** Saves now and says whether everything is saved. */
  async flush(): Promise<boolean> {
    this.callOff?.();
    await this.saving;
    if (this.state.phase !== 'conflict' && this.unsaved().length > 0) await this.save();
    return this.state.phase === 'saved';
  }

  /** After a conflict: what stands on the server counts, or what stands here does. */
  settle(stored: StoredDraft, whose: 'theirs' | 'mine'): void {
    this.base = stored;
    if (whose === 'theirs') {
      this.around.kept.clear(stored.id);
      const { application, id } = stored;
      this.put({ application, id, phase: 'saved', error: null, restored: false });
      return;
    }
    this.put({ error: null, restored: false });
    this.keep();
    this.wait(0);
  }

  /** Nothing is lost: what is unsaved stays on this device. */
  stop(): void {
    this.callOff?.();
  }

  private wait(afterMs: number): void {
    this.callOff?.();
    if (this.saving === undefined) this.put({ phase: 'waiting' });
    this.callOff = this.around.later(() => void this.save(), afterMs);
  }

  private save(): Promise<void> {
    this.saving ??= this.sendOnce().finally(() => (this.saving = undefined));
    return this.saving;
  }

  private async sendOnce(): Promise<void> {
    const sent = savable(this.state.application);
    const members = this.unsaved();
    if (members.length === 0) return this.settled(this.state.application);
    this.put({ phase: 'saving', error: null });
    const changes = Object.fromEntries(members.map((member) => [member, sent[member]]));
    const typed = this.state.application;
    try {
      const isFirst = this.base === null;
      this.base = await this.around.send(this.base, changes);
      if (isFirst) this.around.kept.clear(NEW);
      this.put({ id: this.base.id, savedAt: this.around.now() });
      this.keep();
      this.settled(typed);
    } catch (error) {
      const kind = this.around.kindOf(error);
      this.put({ phase: kind, error });
      if (kind === 'failed') this.callOff = this.around.later(() => void this.save(), RETRY_AFTER_MS);
    }
  }

  private settled(typed: Application): void {
    if (!same(typed, this.state.application)) {
      this.callOff?.();
      this.put({ phase: 'waiting' });
      this.callOff = this.around.later(() => void this.save(), SAVE_AFTER_MS);
      return;
    }
    if (same(savable(typed), typed)) {
      this.around.kept.clear(this.state.id ?? NEW);
      this.put({ phase: 'saved', restored: false });
    } else this.put({ phase: 'partly' });
  }

  /** Members that differ from what the server has. */
  private unsaved(): (keyof Application)[] {
    const sent = savable(this.state.application);
    const stored = this.base?.application;
    const members = Object.keys(sent) as (keyof Application)[];
    return members.filter((member) => stored === undefined || !same(sent[member], stored[member]));
  }

  private keep(): void {
    const { application, id } = this.state;
    this.around.kept.write(id ?? NEW, JSON.stringify({ version: this.version, application }));
  }

  private put(change: Partial<DraftState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What the server takes as it is: a contact without name or address waits until it has both. */
export const savable = (application: Application): Application => ({
  ...application,
  contacts: application.contacts.filter(({ name, email }) => name.trim() !== '' && EMAIL.test(email.trim())),
});

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function keptText(text: string | null): { version: number | null; application: Application } | undefined {
  try {
    const kept = JSON.parse(text ?? 'null') as { version?: unknown; application?: unknown } | null;
    if (typeof kept?.application !== 'object' || kept.application === null) return undefined;
    const version = typeof kept.version === 'number' ? kept.version : null;
    return { version, application: { ...EMPTY_APPLICATION, ...kept.application } };
  } catch {
    return undefined;
  }
}
