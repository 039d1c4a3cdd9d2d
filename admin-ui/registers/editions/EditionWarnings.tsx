import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { RegisterEdition } from '../../../server/registers/registers.contract.js';
import { Section } from '../../components/Section.js';
import { StateIcon } from '../../components/StateChip.js';
import { useFormats } from '../../components/time.js';

/** What was odd in an edition without being a reason to refuse it. */
export const EditionWarnings = ({ warnings }: Pick<RegisterEdition, 'warnings'>) => {
  const translate = useTranslate();
  const { number } = useFormats();
  if (warnings.length === 0) return null;
  return (
    <Section title={translate('registers.warnings.title')} lead={translate('registers.warnings.lead')} flush>
      <List>
        {warnings.map(({ code, count, examples }) => (
          <li key={code}>
            <StateIcon state="warning" />
            <div>
              {translate(`registers.warnings.codes.${code}`, { _: code })} <span>({number(count)})</span>
              {examples.length > 0 && (
                <details>
                  <summary>{translate('registers.warnings.examples')}</summary>
                  <ul>
                    {examples.map((example) => (
                      <li key={example}>
                        <code>{example}</code>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
          </li>
        ))}
      </List>
    </Section>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': { display: 'flex', gap: 12, padding: '10px 20px' },
  '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  '& > li > div': { minWidth: 0, overflowWrap: 'anywhere' },
  '& span': { color: theme.palette.text.secondary },
  '& summary': { cursor: 'pointer', fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& ul': { paddingLeft: 18, margin: '4px 0 0', fontSize: '0.8125rem' },
  [theme.breakpoints.down('md')]: { '& > li': { paddingInline: 16 } },
}));
