/**
 * Walks DER elements one after another without building a tree: a revocation list of half a million entries would
 * become ten million objects. As strict about framing as `readDer`; `fault` says what broke.
 */
export class DerCursor {
  identifier = 0;
  start = 0;
  content = 0;
  end = 0;
  fault = '';

  constructor(readonly bytes: Uint8Array) {}

  /** Reads the header of the element at `at`, which must end by `limit`. */
  read(at: number, limit: number): boolean {
    const { bytes } = this;
    this.start = at;
    if (at + 2 > limit) return this.fail('The data ends where an element should begin.');
    this.identifier = bytes[at]!;
    if ((this.identifier & 0x1f) === 0x1f) return this.fail('No element here has a tag above 30.');
    let next = at + 2;
    let length = bytes[at + 1]!;
    if (length === 0x80) return this.fail('Indefinite length; DER demands a definite one (X.690 §10.1).');
    if (length > 0x80) {
      const octets = length & 0x7f;
      if (octets > 4 || next + octets > limit) return this.fail('The length makes no sense.');
      length = 0;
      for (let i = 0; i < octets; i++) length = length * 256 + bytes[next++]!;
      if (length < 0x80 || length < 2 ** (8 * (octets - 1)))
        return this.fail('The length is not written in its shortest form (X.690 §10.1).');
    }
    if (length > limit - next)
      return this.fail(`${length} bytes of content are announced, but ${limit - next} are there.`);
    this.content = next;
    this.end = next + length;
    return true;
  }

  /** Reads the element at `at`, which must have this identifier octet. */
  readAs(identifier: number, at: number, limit: number): boolean {
    if (!this.read(at, limit)) return false;
    if (this.identifier === identifier) return true;
    return this.fail(`An element ${octet(identifier)} is expected, ${octet(this.identifier)} is there.`);
  }

  private fail(message: string): false {
    this.fault = message;
    return false;
  }
}

const octet = (identifier: number): string => identifier.toString(16).padStart(2, '0');
