import { describe, expect, test } from '@jest/globals';
import { zipOf } from '../../../test/support/zip.js';
import { UnusableFile } from './register-bytes.js';
import { readTableFile } from './table-file.js';

const read = (content: string | Uint8Array, country?: string) =>
  readTableFile({ name: 'x', content: { bytes: Buffer.from(content as string) } }, country);
const refusal = async (content: string | Uint8Array) =>
  read(content).then(
    () => undefined,
    (error: unknown) => (error instanceof UnusableFile ? error.problem : error),
  );
const rowsOf = async (content: string | Uint8Array, country?: string) =>
  (await read(content, country)).sheets[0]?.table.rows;

describe('a CSV file', () => {
  test('is read in the encoding that it is written in', async () => {
    const text = 'Name;Ort\nBöhm;Łódź\n';
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    const facts = async (bytes: Uint8Array, country?: string) => {
      const { facts: of, sheets } = await read(bytes, country);
      return [of.encoding, of.encodingIsSure, sheets[0]?.table.rows[1]?.cells];
    };
    expect(await facts(Buffer.from(text))).toStrictEqual(['utf-8', true, ['Böhm', 'Łódź']]);
    expect(await facts(Buffer.from(`\ufeff${text}`))).toStrictEqual(['utf-8', true, ['Böhm', 'Łódź']]);
    expect(await facts(wide)).toStrictEqual(['utf-16le', true, ['Böhm', 'Łódź']]);
    expect(await facts(Buffer.from(wide).swap16())).toStrictEqual(['utf-16be', true, ['Böhm', 'Łódź']]);
    expect(await facts(Buffer.from(text, 'utf16le'))).toStrictEqual(['utf-16le', true, ['Böhm', 'Łódź']]);
    const latin = Buffer.from('Name;Ort\nBöhm;Città\n', 'latin1');
    expect(await facts(latin)).toStrictEqual(['windows-1252', false, ['Böhm', 'Città']]);
    const baltic = Buffer.from(
      [...'Name;Ort\nBank', 0xeb, ...';', 0xd0, ...'iauliai'].map((one) =>
        typeof one === 'string' ? one.charCodeAt(0) : one,
      ),
    );
    expect(await facts(baltic, 'LT')).toStrictEqual(['windows-1257', false, ['Bankė', 'Šiauliai']]);
    expect(await facts(baltic)).toStrictEqual(['windows-1257', false, ['Bankė', 'Šiauliai']]);
  });

  test('tells the line on which each row begins, over line breaks in quotation marks and empty lines', async () => {
    const rows = await rowsOf('a;b\n"x\ny";1\n\n  ;\nz;2\n');
    expect(rows?.map(({ line, cells }) => [line, cells[0]])).toStrictEqual([
      [1, 'a'],
      [2, 'x\ny'],
      [6, 'z'],
    ]);
  });

  test('is cut by the separator that it uses', async () => {
    for (const separator of [';', ',', '\t', '|']) {
      const text = ['a', 'b', 'c'].join(separator) + '\n' + ['1', '"x;y,z"', '3'].join(separator) + '\n';
      expect((await read(text)).facts.delimiter).toBe(separator);
      expect((await rowsOf(text))?.[1]?.cells).toStrictEqual(['1', 'x;y,z', '3']);
    }
  });

  test('keeps zeros that were written as a formula; any other formula and a cell of a megabyte are taken as empty', async () => {
    const { sheets } = await read(`a;b;c\n="00123";=1+1;${'x'.repeat(1024 * 1024)}\n`);
    expect(sheets[0]?.table.rows[1]?.cells).toStrictEqual(['00123', '', '']);
    expect(sheets[0]?.table.remarks.map(({ code, line, column }) => [code, line, column])).toStrictEqual([
      ['formula', 2, 2],
      ['cell-too-long', 2, 3],
    ]);
  });

  test('that is none is refused', async () => {
    expect(await refusal('')).toMatchObject({ code: 'nothing-inside' });
    expect(await refusal('a;b\n"open;1\n2;3\n')).toMatchObject({
      code: 'not-a-table',
      line: expect.any(Number),
    });
    expect(await refusal(`"${'x\n'.repeat(3 * 1024 * 1024)}`)).toMatchObject({ code: 'not-a-table' });
    expect(await refusal(`${'a;'.repeat(400)}\n`)).toMatchObject({ code: 'too-large', line: 1 });
    expect(await refusal('a\n'.repeat(200_002))).toMatchObject({ code: 'too-large' });
    expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toMatchObject({
      code: 'not-a-table',
    });
    expect(await refusal(Buffer.alloc(33 * 1024 * 1024, 0x61))).toMatchObject({ code: 'too-large' });
  });
});

describe('JSON records', () => {
  test('are rows under the names of their fields', async () => {
    const rows = await rowsOf(
      JSON.stringify([
        { fields: { siren: '1', cib: [{ code: '2' }] } },
        { fields: { siren: '3', pays: null } },
      ]),
    );
    expect(rows?.map(({ line, cells }) => [line, ...cells])).toStrictEqual([
      [1, 'siren', 'cib', 'pays'],
      [2, '1', '[{"code":"2"}]', ''],
      [3, '3', '', ''],
    ]);
    expect(await refusal('[{"a":1},')).toMatchObject({ code: 'not-json' });
    expect(await refusal('{"a":1}')).toMatchObject({ code: 'not-a-table' });
  });
});

const SHEET = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const workbook = (rows: string, more: readonly { name: string; content: string | Uint8Array }[] = []) =>
  zipOf([
    {
      name: '[Content_Types].xml',
      content:
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: 'xl/workbook.xml',
      content:
        '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr/><sheets><sheet name="Registro" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    {
      name: 'xl/styles.xml',
      content:
        '<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
    },
    { name: 'xl/worksheets/sheet1.xml', content: SHEET(rows) },
    ...more,
  ]);
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a workbook', () => {
  test('is read with its days and numbers as text, and says where a formula stands', async () => {
    const bytes = await workbook(
      `<row r="1">${cell('A1', 'Código')}${cell('B1', 'Fecha')}${cell('C1', 'X')}</row>` +
        `<row r="3"><c r="A3"><v>148509</v></c><c r="B3" s="1"><v>43831</v></c><c r="C3" t="str"><f>A3&amp;"x"</f><v>148509x</v></c></row>`,
    );
    const { facts, sheets } = await read(bytes);
    expect(facts).toMatchObject({ format: 'xlsx', sheets: ['Registro'] });
    expect(sheets[0]?.table.rows.map(({ line, cells }) => [line, ...cells])).toStrictEqual([
      [1, 'Código', 'Fecha', 'X'],
      [3, '148509', '2020-01-01', '148509x'],
    ]);
    expect(sheets[0]?.table.remarks).toMatchObject([{ code: 'formula', line: 3, column: 3 }]);
  });

  test('that unpacks to far more than it is, is refused before it is read', async () => {
    const bomb = await workbook('', [
      { name: 'xl/worksheets/sheet2.xml', content: Buffer.alloc(40 * 1024 * 1024) },
    ]);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(bomb)).toMatchObject({ code: 'bomb' });
  });

  test('that is none, or is damaged, is refused', async () => {
    expect(await refusal(await zipOf([{ name: 'a.txt', content: 'x' }]))).toMatchObject({
      code: 'not-a-table',
    });
    const bytes = await workbook(`<row r="1">${cell('A1', 'x')}</row>`);
    expect(await refusal(bytes.subarray(0, bytes.length - 30))).toMatchObject({ code: 'unreadable' });
    expect(await refusal(await workbook('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'))).toMatchObject({
      code: 'not-a-table',
    });
  });
});
