import { describe, expect, test } from '@jest/globals';
import { readXml, XML_LIMITS, type XmlLimits } from './read-xml.js';
import { elements, ownText } from './xml-element.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const rootOf = (text: string) => {
  const read = readXml(bytes(text));
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.root;
};

const codeOf = (input: string | Uint8Array, limits: XmlLimits = XML_LIMITS) => {
  const read = readXml(typeof input === 'string' ? bytes(input) : input, limits);
  return read.ok ? 'read' : read.problem.code;
};

describe('what is read', () => {
  test('names are resolved to namespaces, declarations are no attributes', () => {
    const root = rootOf('<a:b xmlns:a="urn:1" xmlns="urn:2" a:x="1" y="2"><c/></a:b>');
    expect(root).toMatchObject({ prefix: 'a', local: 'b', uri: 'urn:1' });
    expect(root.attributes).toEqual([
      { prefix: 'a', local: 'x', uri: 'urn:1', value: '1' },
      { prefix: '', local: 'y', uri: '', value: '2' },
    ]);
    expect(elements(root)[0]).toMatchObject({ local: 'c', uri: 'urn:2' });
  });

  test('line ends are normalised, references and CDATA resolved', () => {
    expect(ownText(rootOf('<a>1\r\n2\r3&amp;&#x41;<![CDATA[<]]></a>'))).toBe('1\n2\n3&A<');
  });

  test('a comment or an instruction does not cut a text in two, but is remembered', () => {
    const root = rootOf('<a>gran<!-- not -->ted<b>x</b></a>');
    expect(ownText(root)).toBe('granted');
    expect(root.interrupted).toBe(true);
    expect(elements(root)[0]!.interrupted).toBe(false);
  });

  test('a byte order mark of UTF-8 is skipped', () => {
    expect(codeOf(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes('<a/>')))).toBe('read');
  });
});

describe('hostile XML is refused by what it is', () => {
  const LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i || ''};`.repeat(10)}">`).join('')}]><lolz>&a9;</lolz>`;

  test.each([
    ['billion laughs', LAUGHS, 'doctype'],
    [
      'an external entity of a file',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      'doctype',
    ],
    [
      'an external entity over HTTP',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1/">]><a>&x;</a>',
      'doctype',
    ],
    ['a parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]><a/>', 'doctype'],
    ['an empty document type', '<!DOCTYPE a><a/>', 'doctype'],
    ['an external document type', '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>', 'doctype'],
    [
      'a document type behind comments and instructions',
      '<?xml version="1.0"?><!-- --> <?x?>\n<!DOCTYPE a><a/>',
      'doctype',
    ],
    ['a document type without end', `<!DOCTYPE a [${'<!ENTITY x "y">'.repeat(100_000)}`, 'doctype'],
    ['an entity nobody declared', '<a>&x;</a>', 'malformed-xml'],
    ['an undeclared prefix', '<a:b/>', 'malformed-xml'],
    ['the same attribute twice', '<a x="1" x="2"/>', 'malformed-xml'],
    ['the same attribute by two prefixes', '<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>', 'malformed-xml'],
    ['two roots', '<a/><b/>', 'malformed-xml'],
    ['text after the root', '<a/>b', 'malformed-xml'],
    ['no element', '<?xml version="1.0"?>', 'malformed-xml'],
    ['nothing', '', 'malformed-xml'],
    ['JSON', '{"error": "maintenance"}', 'malformed-xml'],
    ['XML 1.1', '<?xml version="1.1"?><a/>', 'malformed-xml'],
    ['a web page', '<!doctype html><html><body>Maintenance</body></html>', 'html-page'],
    ['a web page without a document type', '\n<HTML><head></head></HTML>', 'html-page'],
    ['a web page in XHTML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', 'html-page'],
    [
      'a web page with a document type after the declaration',
      '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html/>',
      'html-page',
    ],
    ['a file that ends in a text', '<a><b>text', 'truncated'],
    ['a file that ends in a tag', '<a><b attr="x', 'truncated'],
    ['ISO 8859-1 by its declaration', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'wrong-charset'],
    ['UTF-7 by its declaration', '<?xml version="1.0" encoding="UTF-7"?><a>+ADw-</a>', 'wrong-charset'],
    ['UTF-16 by its declaration only', '<?xml version="1.0" encoding="UTF-16"?><a/>', 'wrong-charset'],
  ])('%s', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test('UTF-16, with and without a byte order mark', () => {
    const utf16 = Uint8Array.from(Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a/>', 'utf16le'));
    expect(codeOf(Uint8Array.of(0xff, 0xfe, ...utf16))).toBe('wrong-charset');
    expect(codeOf(Uint8Array.of(0xfe, 0xff, ...utf16))).toBe('wrong-charset');
    expect(codeOf(utf16)).not.toBe('read');
  });

  test('octets that are no UTF-8, overlong ones among them', () => {
    expect(codeOf(Uint8Array.of(...bytes('<a>'), 0xe9, ...bytes('</a>')))).toBe('wrong-charset');
    expect(codeOf(Uint8Array.of(0xc0, 0xbc, ...bytes('a/>')))).toBe('wrong-charset');
  });

  test('an encoding in lower case is UTF-8 all the same', () => {
    expect(codeOf('<?xml version="1.0" encoding="utf-8"?><a/>')).toBe('read');
  });
});

describe('limits', () => {
  test('200 MB are refused by their length alone', () => {
    expect(codeOf(new Uint8Array(200 * 1024 * 1024))).toBe('too-large');
  });

  test('20,000 levels are refused at the hundred and first', () => {
    expect(codeOf('<a>'.repeat(20_000))).toBe('too-deep');
    expect(codeOf(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`)).toBe('read');
    expect(codeOf(`${'<a>'.repeat(101)}${'</a>'.repeat(101)}`)).toBe('too-deep');
  });

  test('elements and attributes are counted', () => {
    const limits = { ...XML_LIMITS, maxElements: 10, maxAttributes: 3 };
    expect(codeOf(`<a>${'<b/>'.repeat(9)}</a>`, limits)).toBe('read');
    expect(codeOf(`<a>${'<b/>'.repeat(10)}</a>`, limits)).toBe('too-many-elements');
    for (const one of ['<!---->', '<?b?>', '<![CDATA[]]>']) {
      expect(codeOf(`<a>${one.repeat(10)}</a>`, limits)).toBe('too-many-elements');
    }
    expect(codeOf('<a p="" q="" r=""/>', limits)).toBe('read');
    expect(codeOf('<a p="" q="" r="" s=""/>', limits)).toBe('too-many-attributes');
  });

  test('a text as long as the limit allows is read', () => {
    expect(codeOf(`<a>${'x'.repeat(8 * 1024 * 1024)}</a>`)).toBe('read');
  });
});
