import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslate } from 'react-admin';
import { Section } from '../components/Section.js';
import { useSingleKeysChoice } from '../components/useSingleKeys.js';
import { THEME_CHOICES, type ThemeChoice, useThemeChoice } from '../layout/useThemeChoice.js';

/** Kept on this machine, not in the profile: a screen at night is not the one in the office. */
export const Appearance = () => {
  const translate = useTranslate();
  const [choice, choose] = useThemeChoice();
  const [singleKeys, setSingleKeys] = useSingleKeysChoice();
  const label = translate('settings.profile.appearance');
  return (
    <Section title={label} lead={translate('settings.profile.appearance_help')}>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={choice}
        aria-label={label}
        onChange={(_, next: ThemeChoice | null) => next && choose(next)}
      >
        {THEME_CHOICES.map((each) => (
          <ToggleButton key={each} value={each} sx={{ px: 2, textTransform: 'none' }}>
            {translate(`settings.profile.appearances.${each}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <FormControlLabel
        sx={{ display: 'flex', mt: 1.5 }}
        control={<Switch checked={singleKeys} onChange={(_, on) => setSingleKeys(on)} />}
        label={translate('settings.profile.single_keys')}
      />
    </Section>
  );
};
