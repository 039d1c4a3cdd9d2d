import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { RegisterDryRun } from '../../../server/registers/sources.contract.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { Scroll, Table } from '../../components/TableRows.js';
import { visuallyHidden } from '../../components/visuallyHidden.js';
import { STATE_OF_ENTRY } from './states.js';

const WEIGHTS = { refused: 'critical', 'left-out': 'warning', remark: 'notice' } as const;

/** The first rows as they would stand in the register. */
export const DryRunEntries = ({ run }: { readonly run: RegisterDryRun }) => {
  const translate = useTranslate();
  if (run.entries.length === 0) return null;
  const field = (name: string) => translate(`regsrc.map.fields.${name}`);
  return (
    <Section title={translate('regsrc.map.preview')} flush>
      <Scroll tabIndex={-1}>
        <Table>
          <caption style={visuallyHidden}>{translate('regsrc.map.preview')}</caption>
          <thead>
            <tr>
              {['name', 'number', 'type', 'status', 'services', 'authorisedOn'].map((name) => (
                <th key={name} scope="col">
                  {field(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {run.entries.map(({ line, name, number, type, status, services, authorisations }) => (
              <tr key={line}>
                <th scope="row">{name}</th>
                <td>{number}</td>
                <td>{translate(`regsrc.types.${type}`)}</td>
                <td>
                  <StateChip
                    state={STATE_OF_ENTRY[status]}
                    label={translate(`regsrc.entry_states.${status}`)}
                  />
                </td>
                <td>
                  {Object.entries(services)
                    .map(([country, codes]) => `${country}: ${codes.join(', ')}`)
                    .join(' · ')}
                </td>
                <td>{authorisations.join(' – ')}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Scroll>
    </Section>
  );
};

/** What stands in the way, by line and column. */
export const DryRunProblems = ({ run }: { readonly run: RegisterDryRun }) => {
  const translate = useTranslate();
  const { problems, problemCount } = run;
  return (
    <Section title={translate('regsrc.map.problems')}>
      {problems.length === 0 ? (
        <Typography variant="body2">{translate('regsrc.map.no_problems')}</Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}>
          {problems.slice(0, 50).map(({ code, weight, line, column, message }) => (
            <Box component="li" key={`${code} ${line ?? ''} ${column ?? ''} ${message}`} sx={itemStyle}>
              <StateChip state={WEIGHTS[weight]} label={translate(`regsrc.map.weights.${weight}`)} />
              <span>
                {line !== null && (
                  <strong>
                    {translate(column === null ? 'regsrc.import.place' : 'regsrc.import.place_column', {
                      line,
                      column,
                    })}
                    {' · '}
                  </strong>
                )}
                {message}
              </span>
            </Box>
          ))}
        </Box>
      )}
      {problemCount > Math.min(50, problems.length) && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1.5 }}>
          {translate('regsrc.map.more_problems', {
            smart_count: problemCount - Math.min(50, problems.length),
          })}
        </Typography>
      )}
    </Section>
  );
};

const itemStyle = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', md: '150px 1fr' },
  gap: { xs: 0.5, md: 1.5 },
  justifyItems: 'start',
  alignItems: 'start',
  overflowWrap: 'anywhere',
} as const;
