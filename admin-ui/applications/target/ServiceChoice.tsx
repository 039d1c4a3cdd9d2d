import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { ACCESS_ROLES, type AccessRole } from '../../../server/applications/applications.contract.js';

interface ServiceChoiceProps {
  readonly roles: readonly AccessRole[];
  readonly onChange: (roles: AccessRole[]) => void;
}

/** Services by the names that people have for them; the role stands behind. */
export const ServiceChoice = ({ roles, onChange }: ServiceChoiceProps) => {
  const translate = useTranslate();
  return (
    <FormGroup role="group" aria-label={translate('applications.target.services')}>
      {ACCESS_ROLES.map((role) => (
        <div key={role}>
          <FormControlLabel
            control={
              <Checkbox
                checked={roles.includes(role)}
                onChange={(_, on) =>
                  onChange(ACCESS_ROLES.filter((one) => (one === role ? on : roles.includes(one))))
                }
              />
            }
            label={`${translate(`certificates.roles.${role}.label`)} (${role})`}
          />
          <Typography variant="body2" color="textSecondary" sx={{ ml: 4, mb: 1 }}>
            {translate(`applications.target.opens.${role}`)}
          </Typography>
        </div>
      ))}
    </FormGroup>
  );
};
