import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import type {
  ConsentField,
  ConsentImport,
  ConsentMapping,
} from '../../server/consents/consent-imports.contract.js';
import { Section } from '../components/Section.js';
import { EDITIONS } from '../grants/words.js';
import { OrganisationPicker } from '../organisations/OrganisationPicker.js';
import { STATUSES, useConsentWords } from './words.js';

const FIELDS = [
  ...(['consentId', 'organisation', 'edition', 'status', 'psu', 'recurring', 'frequencyPerDay'] as const),
  ...(['validUntil', 'requestedAt', 'authorisedAt', 'access', 'accounts'] as const),
] satisfies readonly ConsentField[];

interface ImportColumnsProps {
  readonly file: ConsentImport;
  readonly busy: boolean;
  readonly onCheck: (mapping: ConsentMapping) => void;
}

/** What each column is: proposed, with what stands in it beside, for a person to put right. */
export const ImportColumns = ({ file, busy, onCheck }: ImportColumnsProps) => {
  const words = useConsentWords();
  const { reading } = file;
  const [mapping, setMapping] = useState<ConsentMapping>(file.mapping ?? reading.proposed);
  const change = (changes: Partial<ConsentMapping>) => setMapping({ ...mapping, ...changes });
  const setColumn = (field: ConsentField, value: string) => {
    const { [field]: _, ...columns } = mapping.columns;
    void _;
    change({ columns: value === '' ? columns : { ...columns, [field]: Number(value) } });
  };
  const exampleOf = (field: ConsentField): string => {
    const column = mapping.columns[field];
    return column === undefined
      ? ''
      : reading.sample
          .slice(0, 3)
          .map((row) => row[column] ?? '')
          .filter(Boolean)
          .join(' · ');
  };
  const unknownWords = reading.statusWords.filter(({ word }) => mapping.statuses[word] === undefined);
  return (
    <Section title={words.say('import.columns')}>
      <p>
        {words.say('import.columns_help', {
          name: file.fileName,
          encoding: reading.encoding,
          delimiter: reading.delimiter === '\t' ? 'TAB' : reading.delimiter,
        })}{' '}
        {!reading.encodingIsSure && words.say('import.encoding_unsure')}
      </p>
      <Grid>
        {FIELDS.map((field) => (
          <TextField
            key={field}
            select
            size="small"
            label={`${words.word('columns', field)}${field === 'consentId' ? ' *' : ''}`}
            value={mapping.columns[field] ?? ''}
            onChange={({ target }) => setColumn(field, String(target.value))}
            helperText={
              `${reading.unsure.includes(field) && mapping.columns[field] === reading.proposed.columns[field] ? `${words.say('import.unsure')} ` : ''}${exampleOf(field)}` ||
              ' '
            }
            slotProps={{ htmlInput: { 'aria-label': words.word('columns', field) } }}
          >
            <MenuItem value="">{words.say('import.no_column')}</MenuItem>
            {reading.header.map((name, i) => (
              <MenuItem key={i} value={i}>
                {name || `${i + 1}`}
              </MenuItem>
            ))}
          </TextField>
        ))}
        <OrganisationPicker
          label={words.say('import.organisation_else')}
          value={mapping.organisationId}
          onChange={(organisationId) => change({ organisationId })}
        />
        <TextField
          select
          size="small"
          label={words.say('import.edition_else')}
          value={mapping.edition ?? ''}
          onChange={({ target }) => change({ edition: EDITIONS.find((one) => one === target.value) ?? null })}
        >
          <MenuItem value="">–</MenuItem>
          {EDITIONS.map((one) => (
            <MenuItem key={one} value={one}>
              {words.edition(one)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          size="small"
          label={words.say('import.day_order')}
          value={mapping.dayOrder}
          onChange={({ target }) => change({ dayOrder: target.value === 'mdy' ? 'mdy' : 'dmy' })}
        >
          <MenuItem value="dmy">31/12/2026</MenuItem>
          <MenuItem value="mdy">12/31/2026</MenuItem>
        </TextField>
        {unknownWords.map(({ word, count }) => (
          <TextField
            key={word}
            select
            size="small"
            label={words.say('import.means', { word, count })}
            value=""
            onChange={({ target }) =>
              change({
                statuses: {
                  ...mapping.statuses,
                  [word]: STATUSES.find((one) => one === target.value) ?? null,
                },
              })
            }
          >
            <MenuItem value="-">{words.say('import.leave_out')}</MenuItem>
            {STATUSES.map((one) => (
              <MenuItem key={one} value={one}>
                {words.word('statuses', one)}
              </MenuItem>
            ))}
          </TextField>
        ))}
      </Grid>
      <FormControlLabel
        control={<Switch checked={mapping.excelDays} onChange={(_, excelDays) => change({ excelDays })} />}
        label={words.say('import.excel_days')}
      />
      <p>
        <Button
          variant={file.state === 'checked' ? 'outlined' : 'contained'}
          disabled={busy || mapping.columns.consentId === undefined}
          onClick={() => onCheck(mapping)}
        >
          {words.say('import.check')}
        </Button>
      </p>
    </Section>
  );
};

const Grid = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
  gap: 12,
  margin: '12px 0',
  '& .MuiFormHelperText-root': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});
