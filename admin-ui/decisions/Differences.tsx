import { styled } from '@mui/material/styles';
import type { ProfileSettings } from './profile-versions.js';
import { useDecisionWords, useSettingLines } from './words.js';

interface DifferencesProps {
  readonly before: ProfileSettings;
  readonly after: ProfileSettings;
}

/** What one version changes against another: each field with what it was and what it is. */
export const Differences = ({ before, after }: DifferencesProps) => {
  const { say } = useDecisionWords();
  const lines = useSettingLines();
  const earlier = lines(before);
  const changed = lines(after)
    .map((line, index) => ({ ...line, was: earlier[index]?.value }))
    .filter(({ value, was }) => value !== was);
  if (changed.length === 0) return <span>{say('versions.same')}</span>;
  return (
    <List>
      {changed.map(({ field, label, value, was }) => (
        <li key={field}>
          <span className="label">{label}:</span> <del>{was}</del> <span aria-hidden>→</span>{' '}
          <ins>{value}</ins>
        </li>
      ))}
    </List>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  gap: 4,
  '& .label': { color: theme.palette.text.secondary },
  '& del': { color: theme.palette.text.secondary },
  '& ins': { textDecoration: 'none', fontWeight: 560 },
}));
