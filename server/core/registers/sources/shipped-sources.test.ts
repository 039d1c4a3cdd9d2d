import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { findAuthority } from '../../identifiers/nca-ids.js';
import { BAFIN } from './shipped/bafin.js';
import { BDE } from './shipped/bde.js';
import { NBG } from './shipped/nbg.js';
import { REGAFI } from './shipped/regafi.js';
import { SHIPPED_SOURCES } from './shipped-sources.js';
import type { Table } from './table.js';

const DAY = '2026-08-16';
const table = (...lines: readonly (readonly string[])[]): Table => ({
  rows: lines.map((cells, i) => ({ line: i + 1, cells })),
  remarks: [],
});
const parsed = (source: typeof BAFIN, ...lines: readonly (readonly string[])[]) => {
  const reading = source.parse(table(...lines), DAY);
  if (!reading.ok) throw new Error(reading.problem.message);
  return { entries: reading.entries.map(({ entry }) => entry), remarks: reading.remarks };
};
const problemOf = (source: typeof BAFIN, ...lines: readonly (readonly string[])[]) => {
  const reading = source.parse(table(...lines), DAY);
  return reading.ok ? undefined : reading.problem;
};

test('the list has a line for every file of the folder, and each name once', () => {
  const files = readdirSync(new URL('shipped', import.meta.url)).map((name) => name.replace(/\.ts$/, ''));
  const listed = SHIPPED_SOURCES.map(({ source }) => source);
  expect([...listed].sort()).toStrictEqual(files.sort());
  expect(new Set(listed).size).toBe(listed.length);
});

test('a national source is of an authority that certificates name', () => {
  for (const { standing, authorities, country, source } of SHIPPED_SOURCES) {
    if (standing !== 'national') continue;
    expect([source, authorities?.length]).toStrictEqual([source, 1]);
    const found = findAuthority(authorities?.[0] ?? '');
    expect([source, found?.as, found?.authority.country]).toStrictEqual([source, 'current', country]);
  }
});

describe('BaFin', () => {
  const HEADER = [
    'NAME',
    'BAK NR',
    'GATTUNG',
    'LAND',
    'ERLAUBNISSE/ZULASSUNG/TÄTIGKEITEN',
    'ERTEILUNGSDATUM',
    'ENDE AM',
    'ENDEGRUND',
  ];

  test('rows without a name carry further permissions of the one above', () => {
    const { entries } = parsed(
      BAFIN,
      HEADER,
      [
        'Zahlmeister GmbH',
        '1302032/BAKNR:148509',
        'Zahlungsinstitut',
        'Deutschland',
        'Finanztransfergeschäft',
        '05.02.2020',
        '',
        '',
      ],
      ['', '', '', '', 'Zahlungsauslösedienst', '2021-03-04'],
      ['', '', '', '', 'Kontoinformationsdienst', '2019-01-01', '2022-01-01', 'Verzicht'],
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      ...{ number: '148509', type: 'PSD_PI', authority: 'DE-BAFIN', authorisations: ['2019-01-01'] },
      services: { DE: ['PS_060', 'PS_070'] },
    });
  });

  test('somebody without any permission left is withdrawn on the last of their days', () => {
    const { entries } = parsed(
      BAFIN,
      HEADER,
      ['A GmbH', '1', 'E-Geld-Institut', '', 'E-Geld-Geschäft', '01.01.2015', '01.06.2020', 'Verzicht'],
      ['', '', '', '', 'Finanztransfergeschäft', '01.01.2016', '01.07.2021', 'Verzicht'],
      ['B GmbH', '2', 'Zahlungsinstitut', '', 'Finanztransfergeschäft', '01.01.2016', 'demnächst', ''],
      ['C GmbH', '3', 'Zahlungsinstitut', '', 'Finanztransfergeschäft', '01.01.2016', '', ''],
      ['D GmbH', '4', 'Zahlungsinstitut', '', 'Finanztransfergeschäft', '01.01.2016', '01.01.2017', ''],
      ['E GmbH', '5', 'Zahlungsinstitut', '', 'Finanztransfergeschäft', '01.01.2016', '01.01.2018', ''],
    );
    expect(entries[0]?.authorisations).toStrictEqual(['2015-01-01', '2021-07-01']);
    // Half of the dates is none: it has ended, on a day that cannot be read.
    expect(entries[1]).toMatchObject({ authorisations: [], derivedStatus: 'inactive' });
    expect(entries[2]).toMatchObject({ authorisations: ['2016-01-01'] });
  });

  test('banks are credit institutions; insurers and branches of others are not taken', () => {
    const { entries, remarks } = parsed(
      BAFIN,
      HEADER,
      [
        'Bank AG',
        '10010010',
        'CRR-Kreditinstitut, SSM-Institut',
        'Deutschland',
        'Einlagengeschäft',
        '1970-01-01',
        '',
        '',
      ],
      ['Versicherung AG', '2', 'Versicherungsunternehmen', 'Deutschland', '', '', '', ''],
      ['Banque SA', '3', 'CRR-Kreditinstitut', 'Frankreich', '', '', '', ''],
      ['Rätsel AG', '4', 'Sternwarte', 'Deutschland', '', '', '', ''],
    );
    expect(entries.map(({ type, names }) => [type, names[0]])).toStrictEqual([['CI', 'Bank AG']]);
    expect(remarks.map(({ code, line }) => [code, line])).toStrictEqual([['unknown-type', 5]]);
  });
});

describe('REGAFI', () => {
  const HEADER = [
    'id_referentiel',
    'cib',
    'lei',
    'siren',
    'type_entite',
    'denomination',
    'pays',
    'authorisations',
    'passports_sortants',
  ];
  const row = (changes: Partial<Record<string, string>> = {}): string[] => {
    const values: Record<string, string> = {
      ...{
        id_referentiel: 'REF-1',
        cib: '[{"code":"30748","date":"1993-06-30"}]',
        lei: '',
        siren: '123456789',
      },
      ...{ type_entite: 'Établissement de paiement', denomination: 'Paiement Test', pays: 'France' },
      authorisations:
        '[{"pays":"France","services_paiement_json":{"3":true,"7":true,"8":false},"date_agrement":"2018-01-13"}]',
      passports_sortants: '[{"pays_exercice":"Germany","services_paiement_json":{"8":{"value":true}}}]',
    };
    return HEADER.map((name) => changes[name] ?? values[name] ?? '');
  };

  test('the number is the CIB that certificates carry, the key the SIREN', () => {
    const { entries } = parsed(REGAFI, HEADER, row());
    expect(entries[0]).toMatchObject({
      ...{ number: '30748', code: 'FR_ACPR!123456789', type: 'PSD_PI', authorisations: ['2018-01-13'] },
      services: { FR: ['PS_03A', 'PS_03B', 'PS_03C', 'PS_070'], DE: ['PS_080'] },
    });
    expect(parsed(REGAFI, HEADER, row({ cib: '' })).entries[0]?.number).toBe('123456789');
  });

  test('those of other countries are left to their authorities; somebody listed without dates is active', () => {
    const { entries } = parsed(
      REGAFI,
      HEADER,
      row({ pays: 'Germany', siren: '987654321' }),
      row({ authorisations: '[]' }),
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ authorisations: [], derivedStatus: 'active' });
  });

  test('cells that hold other things than they have to tell that columns were shifted', () => {
    const shifted = row().slice(1);
    expect(problemOf(REGAFI, HEADER, shifted, shifted, shifted)).toMatchObject({
      code: 'shifted-columns',
      line: 2,
      column: 4,
    });
  });
});

describe('Banco de España', () => {
  const HEADER = [
    'CÓDIGO BE',
    'NOMBRE',
    'TIPO ENTIDAD',
    'ACTIVIDADES',
    'FECHA ALTA',
    'FECHA BAJA',
    'MOTIVO BAJA',
  ];

  test('activity codes are points of Annex I, days stand before months, titles may stand above', () => {
    const { entries } = parsed(
      BDE,
      ['Registro de proveedores de servicios de pago'],
      HEADER,
      ['6842', 'Pagos SA', 'ENTIDADES DE PAGO', '1, 3A, 3C, 7, 8', '31/12/2019', '', ''],
      [
        '6707',
        'Dinero SA',
        'ENTIDADES DE DINERO ELECTRÓNICO',
        '2 4B 5',
        '01/02/2015',
        '03/04/2024',
        'Renuncia',
      ],
    );
    expect(entries[0]).toMatchObject({
      authorisations: ['2019-12-31'],
      services: { ES: ['PS_010', 'PS_03A', 'PS_03C', 'PS_070', 'PS_080'] },
    });
    expect(entries[1]).toMatchObject({
      type: 'PSD_EMI',
      authorisations: ['2015-02-01', '2024-04-03'],
      services: { ES: ['PS_020', 'PS_04B', 'PS_050'] },
    });
  });

  test('becoming another kind of institution is no withdrawal', () => {
    const { entries, remarks } = parsed(BDE, HEADER, [
      '1',
      'A SA',
      'EP',
      '7',
      '01/02/2015',
      '03/04/2019',
      'Baja por transformación',
    ]);
    expect(entries[0]).toMatchObject({ authorisations: [], derivedStatus: null });
    expect(remarks).toMatchObject([{ code: 'not-withdrawn', line: 2, column: 6 }]);
  });

  test('branches of foreign institutions are left to their authorities', () => {
    const { entries } = parsed(
      BDE,
      HEADER,
      ['1', 'A SA', 'EP', '7', '01/02/2015'],
      ['2', 'B', 'SUCURSALES DE ENTIDADES DE PAGO COMUNITARIAS', '7', '01/02/2015'],
    );
    expect(entries).toHaveLength(1);
  });
});

describe('National Bank of Georgia', () => {
  test('identification codes, roles and status are read in English and Georgian', () => {
    const { entries, remarks } = parsed(
      NBG,
      ['საიდენტიფიკაციო კოდი', 'დასახელება', 'ტიპი', 'Roles', 'რეგისტრაციის თარიღი', 'სტატუსი'],
      ['203841833', 'სს ბანკი', 'ბანკი', 'ASPSP, AISP', '2021-01-05', 'აქტიური'],
      ['404404404', 'LLC Pay', 'Payment service provider', 'PISP', '2023-01-05', 'Cancelled'],
      ['404404405', 'LLC Odd', 'Payment service provider', 'PISP', '2023-01-05', 'Perhaps'],
    );
    expect(entries[0]).toMatchObject({
      type: 'CI',
      authority: 'GE-NBG',
      services: { GE: ['PS_080'] },
      authorisations: ['2021-01-05'],
    });
    expect(entries[1]).toMatchObject({ type: 'PSD_PI', derivedStatus: 'inactive', authorisations: [] });
    expect(remarks).toMatchObject([{ code: 'unknown-status', line: 4, leftOut: true }]);
  });
});

describe('any of them', () => {
  const HEADER = ['CODIGO BE', 'NOMBRE', 'TIPO', 'ACTIVIDADES', 'FECHA ALTA'];
  const row = (number: string, name: string, activity = '7'): string[] => [
    number,
    name,
    'EP',
    activity,
    '01/02/2015',
  ];

  test('rows of one institution are one entry; a number of two institutions is the first one’s', () => {
    const { entries, remarks } = parsed(BDE, HEADER, row('1', 'A'), row('1', 'A', '8'), row('1', 'B'));
    expect(entries).toHaveLength(1);
    expect(entries[0]?.services).toStrictEqual({ ES: ['PS_070', 'PS_080'] });
    expect(remarks).toMatchObject([{ code: 'duplicate-number', line: 4, column: 1, leftOut: true }]);
  });

  test('a cell that was read in another encoding refuses the table and tells where', () => {
    expect(problemOf(BDE, HEADER, row('1', 'EspaÃ±a SA'))).toMatchObject({
      code: 'wrong-encoding',
      line: 2,
      column: 2,
    });
    expect(problemOf(BDE, HEADER, row('1', 'Espa\ufffda SA'))).toMatchObject({
      code: 'wrong-encoding',
      line: 2,
      column: 2,
    });
    expect(parsed(BDE, HEADER, row('1', 'Ñandú Às')).entries).toHaveLength(1);
  });

  test('nothing but a header is no list, and too many rows without number are another one', () => {
    expect(problemOf(BDE, HEADER)).toMatchObject({ code: 'nothing-inside' });
    const many = Array.from({ length: 60 }, (_, i) => row(i < 25 ? String(i + 1) : '', `N${i}`));
    expect(problemOf(BDE, HEADER, ...many)).toMatchObject({ code: 'too-many-faults', line: 27 });
  });
});
