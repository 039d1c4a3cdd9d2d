import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { APPLICATION_LIMITS, SHORTEST_USE_CASE } from '../../../server/applications/applications.contract.js';

interface UseCaseFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const QUESTIONS = ['who', 'what', 'how_often', 'where', 'kept'] as const;

/** The intended use case, with the questions that a reviewer would ask otherwise. */
export const UseCaseField = ({ value, onChange }: UseCaseFieldProps) => {
  const translate = useTranslate();
  const words = (name: string) => translate(`applications.target.${name}`);
  return (
    <>
      <Typography variant="body2" component="div" color="textSecondary">
        {words('use_case_questions')}
        <ul style={{ margin: '4px 0 16px', paddingLeft: 20 }}>
          {QUESTIONS.map((name) => (
            <li key={name}>{words(`questions.${name}`)}</li>
          ))}
        </ul>
      </Typography>
      <TextField
        label={words('use_case')}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        multiline
        minRows={6}
        fullWidth
        helperText={
          value.trim().length < SHORTEST_USE_CASE
            ? translate('applications.target.too_short', {
                written: value.trim().length,
                least: SHORTEST_USE_CASE,
              })
            : translate('applications.target.written', {
                written: value.trim().length,
                most: APPLICATION_LIMITS.useCase,
              })
        }
        slotProps={{ htmlInput: { maxLength: APPLICATION_LIMITS.useCase } }}
      />
    </>
  );
};
