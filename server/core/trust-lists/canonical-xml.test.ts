import { describe, expect, test } from '@jest/globals';
import { canonicalDocument, canonicalElement } from './canonical-xml.js';
import { readXml } from './read-xml.js';
import { elements, type XmlDocument } from './xml-element.js';

function documentOf(text: string): XmlDocument {
  const read = readXml(new TextEncoder().encode(text));
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}
const canonical = (text: string): string => canonicalElement(documentOf(text).root);

describe('exclusive canonical XML without comments', () => {
  test('attributes are ordered by namespace, then by name; unqualified ones first', () => {
    expect(
      canonical('<e xmlns:b="http://a" xmlns:a="http://b" b:attr="1" a:attr="2" attr2="3" attr="4"/>'),
    ).toBe('<e xmlns:a="http://b" xmlns:b="http://a" attr="4" attr2="3" b:attr="1" a:attr="2"></e>');
  });

  test('a namespace is declared where it is used, not where it was declared', () => {
    expect(canonical('<a xmlns="urn:d" xmlns:p="urn:p" xmlns:unused="urn:u"><b><p:c/></b><p:d/></a>')).toBe(
      '<a xmlns="urn:d"><b><p:c xmlns:p="urn:p"></p:c></b><p:d xmlns:p="urn:p"></p:d></a>',
    );
  });

  test('a prefix that means something else inside is declared again, and back', () => {
    expect(canonical('<p:a xmlns:p="1"><p:b xmlns:p="2"><p:c xmlns:p="1"/></p:b><p:d/></p:a>')).toBe(
      '<p:a xmlns:p="1"><p:b xmlns:p="2"><p:c xmlns:p="1"></p:c></p:b><p:d></p:d></p:a>',
    );
  });

  test('leaving the default namespace is declared', () => {
    expect(canonical('<a xmlns="urn:d"><b xmlns=""><c xmlns=""/></b></a>')).toBe(
      '<a xmlns="urn:d"><b xmlns=""><c></c></b></a>',
    );
    expect(canonical('<a xmlns=""/>')).toBe('<a></a>');
  });

  test('the prefix xml is never declared', () => {
    expect(canonical('<a xml:lang="en"/>')).toBe('<a xml:lang="en"></a>');
  });

  test('characters are escaped as the recommendation says', () => {
    expect(canonical('<a x="&lt;&amp;&quot;&#9;&#10;&#13;&gt;\'">&lt;&amp;&gt;"&#13;\t</a>')).toBe(
      '<a x="&lt;&amp;&quot;&#x9;&#xA;&#xD;>\'">&lt;&amp;&gt;"&#xD;\t</a>',
    );
  });

  test('white space in attributes is normalised before, as XML 1.0 says', () => {
    expect(canonical('<a x="1\n2\t3"/>')).toBe('<a x="1 2 3"></a>');
  });

  test('comments go, instructions and CDATA contents stay', () => {
    expect(canonical('<a><!-- c --><?target  body ?><?empty?><![CDATA[<&]]></a>')).toBe(
      '<a><?target body ?><?empty?>&lt;&amp;</a>',
    );
  });

  test('the whole document without one element keeps the instructions around the root', () => {
    const document = documentOf(
      '<?xml version="1.0"?>\n<!-- c -->\n<?before x?>\n<a>\n<b/>\n</a>\n<?after y?>\n',
    );
    expect(canonicalDocument(document, elements(document.root)[0]!)).toBe(
      '<?before x?>\n<a>\n\n</a>\n<?after y?>',
    );
  });
});
