import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../platform/http/problem.js';

/** Argon2id with OWASP's first choice of parameters; the library computes on threads of its own. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** So many at once leave cores for everybody else; more wait, and beyond that are turned away. */
const AT_ONCE = 2;
const WAITING = 100;

/** Without look-alikes, for reading out and typing. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

@Injectable()
export class Passwords {
  private busy = 0;
  private readonly queue: (() => void)[] = [];
  /** Checked when there is nothing to check, so that an unknown account takes as long as a known one. */
  private readonly nobody = hash(randomBytes(16), COST);

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFKC'), COST));
  }

  /** False for no hash, after the same time. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const against = passwordHash ?? (await this.nobody);
    const right = await this.inTurn(() => verify(against, password.normalize('NFKC')));
    return right && passwordHash !== null;
  }

  /** 20 characters in groups, about 99 bits. */
  makeOneTimePassword(): string {
    const group = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return [group(), group(), group(), group()].join('-');
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy >= AT_ONCE) {
      if (this.queue.length >= WAITING) throw new Problem('too-many-requests');
      await new Promise<void>((resolve) => this.queue.push(resolve));
    } else this.busy += 1;
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line.
      const next = this.queue.shift();
      if (next) next();
      else this.busy -= 1;
    }
  }
}
