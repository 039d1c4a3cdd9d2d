import { describe, expect, test } from '@jest/globals';
import { EntitySplitter } from './entity-splitter.js';

const entity = (n: number, more = ''): string =>
  `{"EntityCode":"LT_BL!${n}","EntityType":"PSD_PI"${more},"Properties":[{"ENT_NAM":"a \\" } ] b"}]}`;
const DISCLAIMER = '{"__EBA_Disclaimer":{"Text":"No legal significance."}}';

/** Every piece, whatever the size of the chunks in which the bytes come. */
function split(text: string | Uint8Array, size = 7) {
  const bytes = Buffer.from(text);
  const splitter = new EntitySplitter();
  const entities: string[] = [];
  const offsets: number[] = [];
  let disclaimer: string | undefined;
  for (let at = 0; at < bytes.length; at += size)
    for (const piece of splitter.push(bytes.subarray(at, at + size)))
      if (piece.kind === 'entity') {
        entities.push(piece.bytes.toString());
        offsets.push(piece.offset);
      } else disclaimer = piece.bytes.toString();
  splitter.end();
  return { entities, offsets, disclaimer, problem: splitter.problem };
}

describe('cutting a register into entities', () => {
  const inside = [entity(1), entity(2), entity(3)];
  const list = `[${inside.join(',')}]`;

  test.each([
    ['after the disclaimer', `[[${DISCLAIMER}],${list}]`],
    ['before the disclaimer', `[${list},[${DISCLAIMER}]]`],
    ['by itself', list],
    ['under a key', `{"disclaimer":[${DISCLAIMER}],"data":{"entities":${list}},"n":3}`],
    ['in an object of a list', `[{"meta":{"n":[1,{"a":null}]},"entities":${list}}]`],
    [
      'with white space and a byte order mark',
      `\ufeff [ [ ${DISCLAIMER} ] ,\n[ ${inside.join(' ,\n ')} ] ]\n`,
    ],
  ])('finds their array %s', (_, text) => {
    for (const size of [1, 7, 64, 100_000]) {
      const { entities, offsets, problem } = split(text, size);
      expect(problem).toBeUndefined();
      expect(entities).toStrictEqual(inside);
      const bytes = Buffer.from(text);
      expect(offsets.map((at) => bytes.toString('utf8', at, at + entity(1).length))).toStrictEqual(inside);
    }
  });

  test('hands out the disclaimer', () => {
    expect(split(`[[${DISCLAIMER}],${list}]`).disclaimer).toBe(DISCLAIMER);
  });

  test('tells an entity by any of its keys, in any order', () => {
    const odd = '{"Services":[{"LT":["PS_070"]}],"Properties":[{"a":"b"}],"CA_OwnerID":"LT_BL"}';
    expect(split(`[[${DISCLAIMER}],[${odd}]]`).entities).toStrictEqual([odd]);
  });

  test.each([
    ['empty', '', 'nothing-inside', 0],
    ['a web page', '\n<!DOCTYPE html><html></html>', 'html', 1],
    ['a text', 'Not found', 'not-json', 0],
    ['other JSON', '[[{"__EBA_Disclaimer":"x"}],[]]', 'not-a-register', 0],
    ['cut between entities', `[[${entity(1)},`, 'truncated', 2 + entity(1).length + 1],
    ['cut in an entity', `[[${entity(1).slice(0, -5)}`, 'truncated', 2 + entity(1).length - 5],
    ['cut in the envelope', `[[${entity(1)}]`, 'truncated', 2 + entity(1).length + 1],
    ['cut in a string', `[["abc`, 'truncated', 6],
    ['without a comma', `[[${entity(1)}${entity(2)}]]`, 'not-json', 2 + entity(1).length],
    ['with a number among entities', `[[${entity(1)},7]]`, 'not-json', 2 + entity(1).length + 1],
    ['with brackets that do not match', '[{"a":1]]', 'not-json', 7],
    ['with something after its end', `[${entity(1)}]x`, 'not-json', 2 + entity(1).length],
    ['nested without end', '['.repeat(100), 'too-deep', 64],
  ])('refuses a file that is %s', (_, text, code, offset) => {
    for (const size of [1, 7, 100_000]) expect(split(text, size).problem).toMatchObject({ code, offset });
  });

  test('refuses an entity that is nested without end, or is never closed', () => {
    expect(split(`[${entity(1)},{"a":${'['.repeat(100)}`, 1000).problem).toMatchObject({ code: 'too-deep' });
    const endless = `[${entity(1)},{"a":"${'x'.repeat(1_200_000)}`;
    expect(split(endless, 65_536).problem).toMatchObject({
      code: 'entity-too-large',
      offset: entity(1).length + 2,
    });
  });

  test('keeps no more than the entity that is being read', () => {
    const splitter = new EntitySplitter();
    const chunk = Buffer.from(`${entity(1)},`.repeat(1_000));
    const kept = (): number => (splitter as unknown as { buffer: Buffer }).buffer.length;
    Array.from(splitter.push(Buffer.from('[[')));
    for (let n = 0; n < 20; n++) {
      Array.from(splitter.push(chunk));
      expect(kept()).toBeLessThan(200);
    }
  });
});
