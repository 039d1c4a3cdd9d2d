import type { RegisterFileProblem } from '../../ports/register-file-reader.js';

/** An entity of the real file has some 650 bytes, the longest some ten thousand. */
const LARGEST_ENTITY = 1024 * 1024;
const DEEPEST = 64;

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];

export interface Piece {
  readonly kind: 'entity' | 'disclaimer';
  readonly bytes: Buffer;
  /** Of its first byte in the file. */
  readonly offset: number;
}

interface Container {
  readonly isObject: boolean;
  /** In the file. */
  readonly start: number;
  /** An object in an array: it may turn out to be an entity, so its bytes are kept. */
  candidate: boolean;
  hasDisclaimer: boolean;
}

/** What the keys of an entity are called; the first of them tells that the array it stands in is the one. */
const ENTITY_KEYS: ReadonlySet<string> = new Set(['EntityCode', 'EntityType', 'CA_OwnerID']);
const DISCLAIMER_KEY = '__EBA_Disclaimer';

/**
 * Cuts a JSON text into the entities it holds, wherever in its envelope their array stands, and keeps no more of it
 * than the entity that is being read. Braces are counted, strings skipped; whether an entity is JSON is found out by
 * whoever parses it.
 */
export class EntitySplitter {
  problem: RegisterFileProblem | undefined;
  /** Whether an array of entities was found. */
  found = false;

  private buffer: Buffer = Buffer.alloc(0);
  /** Where in the file the buffer begins, and where in the buffer we are. */
  private base = 0;
  private at = 0;

  /** What is open outside of entities. */
  private readonly stack: Container[] = [];
  private inString = false;
  private stringStart = 0;
  /** The last thing was a string that began here; a colon makes it a key. */
  private lastString: readonly [start: number, end: number] | undefined;
  private begun = false;
  private ended = false;

  /** Within the array of entities. */
  private inEntities = false;
  private needsComma = false;
  private entityDepth = 0;
  private entityStart = 0;

  *push(chunk: Buffer): Generator<Piece, void, void> {
    if (this.problem !== undefined) return;
    this.buffer = this.buffer.length === 0 ? chunk : Buffer.concat([this.buffer, chunk]);
    while (this.problem === undefined && this.at < this.buffer.length)
      yield* this.inEntities ? this.entities() : this.envelope();
    this.forget();
  }

  /** To be called after the last byte. */
  end(): void {
    if (this.problem !== undefined) return;
    const offset = this.base + this.buffer.length;
    if (!this.begun) this.fail('nothing-inside', 'The file is empty.', 0);
    else if (this.inEntities || this.inString || this.stack.length > 0)
      this.fail('truncated', `The JSON ends in the middle, after ${offset} bytes.`, offset);
    else if (!this.found)
      this.fail('not-a-register', 'The JSON holds no entity of the EBA register: none has an EntityCode.', 0);
  }

  /** Entities up to the end of the buffer, or of their array. The one loop that sees every byte. */
  private *entities(): Generator<Piece, void, void> {
    const { buffer } = this;
    const { length } = buffer;
    let { at, inString, entityDepth: depth } = this;
    while (at < length) {
      if (depth === 0) {
        const byte = buffer[at] as number;
        if (byte <= 0x20) at++;
        else if (byte === COMMA && this.needsComma) {
          this.needsComma = false;
          at++;
        } else if (byte === OPEN_OBJECT && !this.needsComma) {
          this.entityStart = this.base + at;
          depth = 1;
          at++;
        } else if (byte === CLOSE_ARRAY) {
          Object.assign(this, { at, inEntities: false, inString: false, entityDepth: 0 });
          return;
        } else {
          this.fail('not-json', 'Between two entities stands something else than a comma.', this.base + at);
          return;
        }
        continue;
      }
      if (inString) {
        let byte = 0;
        while (at < length && (byte = buffer[at] as number) !== QUOTE) at += byte === BACKSLASH ? 2 : 1;
        if (at >= length) break;
        inString = false;
        at++;
        continue;
      }
      const byte = buffer[at++] as number;
      if (byte === QUOTE) inString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (++depth > DEEPEST) {
          this.fail('too-deep', `An entity is nested deeper than ${DEEPEST} levels.`, this.base + at - 1);
          return;
        }
      } else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && --depth === 0) {
        this.needsComma = true;
        const start = this.entityStart - this.base;
        yield { kind: 'entity', bytes: buffer.subarray(start, at), offset: this.entityStart };
      }
    }
    Object.assign(this, { at, inString, entityDepth: depth });
    if (depth > 0 && this.base + length - this.entityStart > LARGEST_ENTITY) this.failAsTooLarge();
  }

  /** What surrounds the entities: small, so that it may be looked at closely. */
  private *envelope(): Generator<Piece, void, void> {
    const { buffer } = this;
    while (this.at < buffer.length) {
      const byte = buffer[this.at] as number;
      const offset = this.base + this.at;
      if (this.inString) {
        if (byte === BACKSLASH) this.at++;
        else if (byte === QUOTE) {
          this.inString = false;
          this.lastString = [this.stringStart, offset];
        }
        this.at++;
        continue;
      }
      if (byte <= 0x20 || (offset < 3 && byte === [0xef, 0xbb, 0xbf][offset])) {
        this.at++;
        continue;
      }
      if (!this.begun && !this.begin(byte, offset)) return;
      if (this.ended) return this.fail('not-json', 'Something follows the end of the JSON.', offset);
      if (byte === COLON && this.isEntityKey()) {
        this.enterEntities();
        return;
      }
      this.at++;
      if (byte === QUOTE) {
        this.inString = true;
        this.stringStart = offset + 1;
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (!this.open(byte === OPEN_OBJECT, offset)) return;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        const closed = this.close(byte === CLOSE_OBJECT, offset);
        if (closed === undefined) return;
        if (closed.candidate && closed.hasDisclaimer) yield this.pieceFrom(closed.start, 'disclaimer');
      }
    }
  }

  private begin(byte: number, offset: number): boolean {
    this.begun = true;
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) return true;
    if (byte === 0x3c)
      this.fail('html', 'This is a web page and no register: the server answered with HTML.', offset);
    else this.fail('not-json', 'The file does not begin as JSON does.', offset);
    return false;
  }

  private open(isObject: boolean, start: number): boolean {
    if (this.stack.length >= DEEPEST) {
      this.fail('too-deep', `The JSON is nested deeper than ${DEEPEST} levels.`, start);
      return false;
    }
    const parent = this.stack.at(-1);
    const candidate = isObject && parent !== undefined && !parent.isObject;
    this.stack.push({ isObject, start, candidate, hasDisclaimer: false });
    return true;
  }

  private close(isObject: boolean, offset: number): Container | undefined {
    const closed = this.stack.pop();
    if (closed === undefined || closed.isObject !== isObject) {
      this.fail('not-json', 'A bracket is closed that was not opened.', offset);
      return undefined;
    }
    this.ended = this.stack.length === 0;
    return closed;
  }

  /** Whether the string before the colon is a key that only entities have, in an object whose bytes are kept. */
  private isEntityKey(): boolean {
    const object = this.stack.at(-1);
    const string = this.lastString;
    if (object?.candidate !== true || string === undefined || string[1] - string[0] > 32) return false;
    const key = this.buffer.toString('latin1', string[0] - this.base, string[1] - this.base);
    object.hasDisclaimer ||= key === DISCLAIMER_KEY;
    return ENTITY_KEYS.has(key);
  }

  /** Goes back to where the first entity began. */
  private enterEntities(): void {
    const first = this.stack.pop() as Container;
    // What the entities stand in is none itself.
    for (const container of this.stack) container.candidate = false;
    this.found = true;
    this.inEntities = true;
    this.needsComma = false;
    this.entityDepth = 0;
    this.at = first.start - this.base;
  }

  private pieceFrom(start: number, kind: Piece['kind']): Piece {
    return { kind, bytes: this.buffer.subarray(start - this.base, this.at), offset: start };
  }

  /** Lets go of what is not needed any more. */
  private forget(): void {
    const here = this.base + this.at;
    let keep = here;
    if (this.inEntities) {
      if (this.entityDepth > 0) keep = this.entityStart;
    } else {
      for (const open of this.stack) {
        if (open.candidate && here - open.start > LARGEST_ENTITY) open.candidate = false;
        if (open.candidate) keep = Math.min(keep, open.start);
      }
    }
    // A backslash at the very end of a chunk leads one byte beyond it.
    const from = Math.min(keep - this.base, this.buffer.length);
    this.buffer = this.buffer.subarray(from);
    this.at -= from;
    this.base += from;
  }

  private failAsTooLarge(): void {
    this.fail(
      'entity-too-large',
      `An entity is longer than ${LARGEST_ENTITY / 1024} kB, or is never closed.`,
      this.entityStart,
    );
  }

  private fail(code: RegisterFileProblem['code'], message: string, offset: number): void {
    this.problem = { code, message, offset };
  }
}
