import { useTranslate } from 'react-admin';
import { PasswordField } from './PasswordField.js';
import type { useNewPassword } from './useNewPassword.js';

interface NewPasswordFieldsProps {
  readonly of: ReturnType<typeof useNewPassword>;
  readonly autoFocus?: boolean;
}

export const NewPasswordFields = ({ of, autoFocus = false }: NewPasswordFieldsProps) => {
  const translate = useTranslate();
  return (
    <>
      <PasswordField
        label={translate('password.new')}
        value={of.password}
        onChange={of.setPassword}
        autoComplete="new-password"
        help={of.help}
        error={of.fault}
        autoFocus={autoFocus}
      />
      <PasswordField
        label={translate('password.again')}
        value={of.again}
        onChange={of.setAgain}
        autoComplete="new-password"
        error={of.againFault}
      />
    </>
  );
};
