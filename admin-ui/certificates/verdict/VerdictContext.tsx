import { createContext, type ReactNode, useContext } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import type { Evaluation } from '../../../server/evaluations/evaluations.contract.js';
import { useAction, useApi } from '../../providers/useApi.js';
import { evaluationPath, evaluationsPath, SHOWN_VERDICT } from './address.js';

interface ShownVerdict {
  /** `undefined` while it loads, when it could not be loaded and when there is none. */
  readonly evaluation: Evaluation | undefined;
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly reload: () => void;
  /** Somebody chose another verdict than the last one. */
  readonly isEarlier: boolean;
  /** Without an id the last one. */
  readonly show: (id?: string) => void;
  /** Without an instant: as of now. */
  readonly verify: (at?: string) => void;
  readonly isVerifying: boolean;
}

const Context = createContext<ShownVerdict | undefined>(undefined);

interface ProviderProps {
  readonly certificate: Certificate;
  readonly children: ReactNode;
}

/** The verdict that the page is about: the last one, or the one that its address names. */
export const ShownVerdictProvider = ({ certificate, children }: ProviderProps) => {
  const translate = useTranslate();
  const [parameters, setParameters] = useSearchParams();
  const last = certificate.verdict?.evaluationId;
  const chosen = parameters.get(SHOWN_VERDICT) ?? undefined;
  const id = chosen ?? last;
  const { data, error, refetch, isLoading } = useApi<Evaluation>(
    id === undefined ? null : evaluationPath(id),
  );

  const show = (wanted?: string): void =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        if (wanted === undefined || wanted === last) next.delete(SHOWN_VERDICT);
        else next.set(SHOWN_VERDICT, wanted);
        return next;
      },
      { preventScrollReset: true },
    );
  const verification = useAction<Evaluation, { at?: string }>(() => evaluationsPath(certificate.id), {
    done: translate('verdict.verified'),
    onDone: (made) => show(made.isPresent ? undefined : made.id),
  });
  const { mutate, isPending } = verification;
  const value: ShownVerdict = {
    evaluation: data,
    isLoading,
    error,
    reload: () => void refetch(),
    isEarlier: chosen !== undefined && chosen !== last,
    show,
    verify: (at) => mutate(at === undefined ? {} : { at }),
    isVerifying: isPending,
  };
  return <Context value={value}>{children}</Context>;
};

export function useShownVerdict(): ShownVerdict {
  const shown = useContext(Context);
  if (shown === undefined) throw new Error('useShownVerdict belongs below ShownVerdictProvider.');
  return shown;
}
