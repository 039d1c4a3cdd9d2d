import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { ENTITY_TYPES } from '../../../server/registers/sources.contract.js';
import { MAPPED_FIELDS, type RegisterDryRun } from '../../../server/registers/sources.contract.js';
import { Section } from '../../components/Section.js';
import { Scroll, Table } from '../../components/TableRows.js';
import { visuallyHidden } from '../../components/visuallyHidden.js';
import { Choose } from './Choose.js';

export type Mapping = NonNullable<RegisterDryRun['mapping']>;

interface ColumnMeaningsProps {
  readonly run: RegisterDryRun;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** Each field with the column that it is taken from, why, and an example. */
export const ColumnMeanings = ({ run, mapping, onChange }: ColumnMeaningsProps) => {
  const translate = useTranslate();
  const columns = mapping.headers.map((header, i) => ({
    id: String(i),
    name: `${i + 1} · ${header || '–'}`,
  }));
  const [, first] = run.sample;
  const why = (field: string): string => {
    const reason = run.reasons.find((one) => one.field === field);
    if (reason === undefined) return '';
    const by = translate(`regsrc.map.by_${reason.by}`);
    return reason.sure ? by : `${by}, ${translate('regsrc.map.unsure')}`;
  };
  return (
    <Section title={translate('regsrc.map.columns')} lead={translate('regsrc.map.columns_lead')} flush>
      <Scroll tabIndex={-1}>
        <Table>
          <caption style={visuallyHidden}>{translate('regsrc.map.columns')}</caption>
          <thead>
            <tr>
              <th scope="col">{translate('regsrc.map.meaning')}</th>
              <th scope="col">{translate('regsrc.map.column')}</th>
              <th scope="col">{translate('regsrc.map.example')}</th>
            </tr>
          </thead>
          <tbody>
            {MAPPED_FIELDS.map((field) => {
              const label = translate(`regsrc.map.fields.${field}`);
              const column = mapping.columns[field];
              return (
                <tr key={field}>
                  <th scope="row">
                    {label}
                    <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 }}>
                      {why(field)}
                    </Box>
                  </th>
                  <td style={{ minWidth: 180 }}>
                    <Choose
                      hiddenLabel
                      label={label}
                      none={translate('regsrc.map.not_used')}
                      value={column === undefined ? '' : String(column)}
                      choices={columns}
                      onChange={(value) => {
                        const { [field]: _, ...others } = mapping.columns;
                        onChange({
                          ...mapping,
                          columns: value === '' ? others : { ...others, [field]: Number(value) },
                        });
                      }}
                    />
                  </td>
                  <td>{column === undefined ? '' : (first?.cells[column] ?? '')}</td>
                </tr>
              );
            })}
            <tr>
              <th scope="row">{translate('regsrc.map.default_type')}</th>
              <td>
                <Choose
                  hiddenLabel
                  label={translate('regsrc.map.default_type')}
                  none={translate('regsrc.map.unknown')}
                  value={mapping.defaultType ?? ''}
                  choices={ENTITY_TYPES.map((id) => ({ id, name: translate(`regsrc.types.${id}`) }))}
                  onChange={(value) =>
                    onChange({
                      ...mapping,
                      defaultType: value === '' ? null : (value as Mapping['defaultType']),
                    })
                  }
                />
              </td>
              <td />
            </tr>
            <tr>
              <th scope="row">{translate('regsrc.map.day_order')}</th>
              <td>
                <Choose
                  hiddenLabel
                  label={translate('regsrc.map.day_order')}
                  value={mapping.dayOrder}
                  choices={(['dmy', 'mdy'] as const).map((id) => ({
                    id,
                    name: translate(`regsrc.map.${id}`),
                  }))}
                  onChange={(value) => onChange({ ...mapping, dayOrder: value as Mapping['dayOrder'] })}
                />
              </td>
              <td />
            </tr>
          </tbody>
        </Table>
      </Scroll>
    </Section>
  );
};
