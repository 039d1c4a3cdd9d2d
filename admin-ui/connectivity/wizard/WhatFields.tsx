import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useProbeWords } from '../words.js';
import type { FieldsProps } from './fields.js';
import { type Preset, type What, WHATS } from './typed-target.js';

interface WhatFieldsProps extends Omit<FieldsProps, 'told'> {
  readonly presets: readonly Preset[];
}

/** A preset, whose addresses are known, or something of one's own. */
export const WhatFields = ({ typed, put, presets }: WhatFieldsProps) => {
  const words = useProbeWords();
  return (
    <RadioGroup
      sx={{ flexWrap: 'nowrap' }}
      aria-label={words.say('wizard.what.label')}
      value={typed.what}
      onChange={(_, value) => put({ what: value as What, ...forgotten(typed.what, value as What) })}
    >
      <Cards>
        {WHATS.map((what) => {
          const preset = presets.find(({ edition }) => edition === what);
          const [title, help] = wordsOf(what, words, preset);
          return (
            <Card key={what} data-chosen={typed.what === what}>
              <FormControlLabel value={what} control={<Radio />} label={<strong>{title}</strong>} />
              <Typography variant="body2" color="textSecondary">
                {help}
              </Typography>
              {preset !== undefined && preset.doubts.length > 0 && (
                <details>
                  <summary>{words.say('wizard.what.doubts')}</summary>
                  <ul lang="en">
                    {preset.doubts.map((doubt) => (
                      <li key={doubt}>{doubt}</li>
                    ))}
                  </ul>
                </details>
              )}
            </Card>
          );
        })}
      </Cards>
    </RadioGroup>
  );
};

/** Addresses of one interface are wrong for another. */
const forgotten = (before: What, next: What) =>
  before === next ? {} : { basePath: '', discoveryUrl: '', paymentProduct: '' };

function wordsOf(
  what: What,
  words: ReturnType<typeof useProbeWords>,
  preset: Preset | undefined,
): [string, string] {
  if (what === 'tls') return [words.say('wizard.what.tls'), words.say('wizard.what.tls_help')];
  if (what === 'xs2a') return [words.say('wizard.what.custom'), words.say('wizard.what.custom_help')];
  return [
    preset?.name ?? words.edition(what),
    preset === undefined ? words.say('wizard.what.loading') : preset.origin + preset.basePath,
  ];
}

export const Cards = styled('div')({
  display: 'grid',
  gap: 12,
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(250px, 100%), 1fr))',
});

export const Card = styled('div')(({ theme }) => ({
  padding: '10px 16px 14px',
  borderRadius: 10,
  border: `1px solid ${theme.palette.divider}`,
  overflowWrap: 'anywhere',
  '&[data-chosen="true"]': { borderColor: theme.palette.primary.main },
  '& details': { marginTop: 8, fontSize: '0.8125rem' },
  '& summary': { cursor: 'pointer', borderRadius: 3 },
  '& ul': { margin: '4px 0 0', paddingLeft: 18 },
}));
