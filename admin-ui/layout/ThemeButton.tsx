import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import SettingsBrightnessOutlined from '@mui/icons-material/SettingsBrightnessOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'react-admin';
import { THEME_CHOICES, useThemeChoice } from './useThemeChoice.js';

const ICONS = { system: SettingsBrightnessOutlined, light: LightModeOutlined, dark: DarkModeOutlined };

/** Walks from the system's appearance to light to dark. */
export const ThemeButton = () => {
  const translate = useTranslate();
  const [choice, choose] = useThemeChoice();
  const next = THEME_CHOICES[(THEME_CHOICES.indexOf(choice) + 1) % THEME_CHOICES.length]!;
  const Icon = ICONS[choice];
  const label = translate('shell.appearance_button', {
    now: translate(`appearance.${choice}`),
    next: translate(`appearance.${next}`),
  });
  return (
    <Tooltip title={label} describeChild={false}>
      <IconButton onClick={() => choose(next)} aria-label={label}>
        <Icon sx={{ fontSize: 20 }} />
      </IconButton>
    </Tooltip>
  );
};
