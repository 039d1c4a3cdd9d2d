import type { SvgIconComponent } from '@mui/icons-material';

export interface Command {
  readonly key: string;
  readonly label: string;
  readonly aside?: string;
  readonly icon: SvgIconComponent;
  readonly run: () => void;
}
