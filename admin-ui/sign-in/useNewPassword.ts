import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { PASSWORD_LENGTH } from '../../server/users/users.contract.js';

/** A new password typed twice. Faults are named only once somebody has tried to send it. */
export function useNewPassword() {
  const translate = useTranslate();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort = password.length < PASSWORD_LENGTH.min;
  const differs = password !== again;
  return {
    password,
    setPassword,
    again,
    setAgain,
    help: translate('password.rule', { min: PASSWORD_LENGTH.min }),
    fault: tried && tooShort ? translate('password.too_short', { min: PASSWORD_LENGTH.min }) : undefined,
    againFault: tried && !tooShort && differs ? translate('password.differs') : undefined,
    /** True when it may be sent. */
    check: () => {
      setTried(true);
      return !tooShort && !differs;
    },
    clear: () => {
      setPassword('');
      setAgain('');
      setTried(false);
    },
  };
}
