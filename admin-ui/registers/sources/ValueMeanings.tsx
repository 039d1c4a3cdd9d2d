import { useTranslate } from 'react-admin';
import {
  ENTITY_TYPES,
  MAPPED_STATUSES,
  PAYMENT_SERVICE_CODES,
} from '../../../server/registers/sources.contract.js';
import { Section } from '../../components/Section.js';
import { Scroll, Table } from '../../components/TableRows.js';
import { visuallyHidden } from '../../components/visuallyHidden.js';
import { Choose } from './Choose.js';
import type { Mapping } from './ColumnMeanings.js';
import type { RegisterDryRun } from '../../../server/registers/sources.contract.js';

const NONE = '–';
/** More are given a meaning by hand in few lists; those left over stand among the problems. */
const SHOWN = 60;

interface ValueMeaningsProps {
  readonly run: RegisterDryRun;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** What the words of the type, status and services columns are worth. */
export const ValueMeanings = ({ run, mapping, onChange }: ValueMeaningsProps) => {
  const translate = useTranslate();
  const { type, status, services } = run.values;
  if (type.length + status.length + services.length === 0) return null;
  const types = [
    ...ENTITY_TYPES.map((id) => ({ id: id as string, name: translate(`regsrc.types.${id}`) })),
    { id: NONE, name: translate('regsrc.map.none') },
  ];
  const statuses = MAPPED_STATUSES.map((id) => ({ id, name: translate(`regsrc.map.statuses.${id}`) }));
  const codes = [
    ...PAYMENT_SERVICE_CODES.map((id) => ({ id, name: `${id} · ${translate(`registers.services.${id}`)}` })),
    { id: NONE, name: translate('regsrc.map.none') },
  ];
  const without = <Worth,>(values: Readonly<Record<string, Worth>>, value: string): Record<string, Worth> =>
    Object.fromEntries(Object.entries(values).filter(([one]) => one !== value));
  const groups = [
    {
      field: 'type',
      values: type,
      choices: types,
      worth: (value: string) => (value in mapping.types ? (mapping.types[value] ?? NONE) : ''),
      set: (value: string, worth: string) => ({
        ...mapping,
        types: {
          ...without(mapping.types, value),
          ...(worth !== '' && { [value]: worth === NONE ? null : (worth as (typeof ENTITY_TYPES)[number]) }),
        },
      }),
    },
    {
      field: 'status',
      values: status,
      choices: statuses,
      worth: (value: string) => mapping.statuses[value] ?? '',
      set: (value: string, worth: string) => ({
        ...mapping,
        statuses: {
          ...without(mapping.statuses, value),
          ...(worth !== '' && { [value]: worth as (typeof MAPPED_STATUSES)[number] }),
        },
      }),
    },
    {
      field: 'services',
      values: services,
      choices: codes,
      worth: (value: string) => {
        const known = mapping.services[value];
        return known === undefined ? '' : known.length === 0 ? NONE : known.join(' ');
      },
      set: (value: string, worth: string) => ({
        ...mapping,
        services: {
          ...without(mapping.services, value),
          ...(worth !== '' && { [value]: worth === NONE ? [] : worth.split(' ') }),
        },
      }),
    },
  ] as const;
  return (
    <Section title={translate('regsrc.map.values')} flush>
      <Scroll tabIndex={-1}>
        <Table>
          <caption style={visuallyHidden}>{translate('regsrc.map.values')}</caption>
          <thead>
            <tr>
              <th scope="col">{translate('regsrc.map.value')}</th>
              <th scope="col">{translate('regsrc.map.column')}</th>
              <th scope="col" className="right">
                {translate('regsrc.map.times')}
              </th>
              <th scope="col">{translate('regsrc.map.means')}</th>
            </tr>
          </thead>
          <tbody>
            {groups.flatMap(({ field, values, choices, worth, set }) =>
              values.slice(0, SHOWN).map(({ value, count }) => {
                const is = worth(value);
                const known = is === '' || choices.some(({ id }) => id === is);
                return (
                  <tr key={`${field} ${value}`}>
                    <th scope="row">{value}</th>
                    <td>{translate(`regsrc.map.fields.${field}`)}</td>
                    <td className="right">{count}</td>
                    <td style={{ minWidth: 200 }}>
                      <Choose
                        hiddenLabel
                        label={value}
                        none={translate('regsrc.map.unknown')}
                        value={is}
                        choices={known ? choices : [{ id: is, name: is }, ...choices]}
                        onChange={(next) => onChange(set(value, next))}
                      />
                    </td>
                  </tr>
                );
              }),
            )}
          </tbody>
        </Table>
      </Scroll>
    </Section>
  );
};
