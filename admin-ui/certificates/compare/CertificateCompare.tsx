import SwapHorizOutlined from '@mui/icons-material/SwapHorizOutlined';
import { Box, Button, FormControlLabel, Skeleton, Switch, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetOne, useLocation, useNavigate, useTranslate } from 'react-admin';
import type {
  Certificate,
  CertificateComparison,
} from '../../../server/certificates/certificates.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { useApi } from '../../providers/useApi.js';
import { CertificatePicker } from '../CertificatePicker.js';
import { Comparison } from './Comparison.js';

/** Two certificates side by side. Both sides and the toggle live in the address. */
export const CertificateCompare = () => {
  const translate = useTranslate();
  const { search } = useLocation();
  const navigate = useNavigate();
  const query = new URLSearchParams(search);
  const left = query.get('left') ?? '';
  const right = query.get('right') ?? '';
  // Kept here too, because the address follows a moment later than the switch.
  const [onlyDifferences, setOnlyDifferences] = useState(query.get('only') === 'differences');
  const set = (changes: Record<string, string>) => {
    const next = new URLSearchParams(search);
    for (const [key, value] of Object.entries(changes)) {
      if (value === '') next.delete(key);
      else next.set(key, value);
    }
    navigate({ search: next.toString() }, { replace: true });
  };

  const both = left !== '' && right !== '';
  const { data, error, refetch } = useApi<CertificateComparison>(
    both ? `/certificates/compare?${new URLSearchParams({ ids: `${left},${right}` }).toString()}` : null,
  );
  const different = data?.fields.filter(({ same }) => !same).length ?? 0;

  return (
    <Page
      title={translate('certificates.compare.title')}
      parent={{ to: '/certificates', label: translate('resources.certificates.name', { smart_count: 2 }) }}
      lead={
        data && translate('certificates.compare.count', { smart_count: different, total: data.fields.length })
      }
    >
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          mb: 3,
          alignItems: 'start',
          gridTemplateColumns: { xs: '1fr', md: '1fr auto 1fr' },
        }}
      >
        <Side label={translate('certificates.compare.left')} id={left} onChange={(id) => set({ left: id })} />
        <Button
          variant="outlined"
          startIcon={<SwapHorizOutlined />}
          disabled={!both}
          onClick={() => set({ left: right, right: left })}
        >
          {translate('certificates.compare.swap')}
        </Button>
        <Side
          label={translate('certificates.compare.right')}
          id={right}
          onChange={(id) => set({ right: id })}
        />
      </Box>
      {!both && (
        <EmptyState title={translate('certificates.compare.choose')}>
          {translate('certificates.compare.choose_help')}
        </EmptyState>
      )}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {both && data === undefined && error === null && <Skeleton variant="rounded" height={480} />}
      {data !== undefined && both && (
        <Section
          title={translate('certificates.compare.fields')}
          flush
          actions={
            <FormControlLabel
              control={
                <Switch
                  checked={onlyDifferences}
                  onChange={({ target }) => {
                    setOnlyDifferences(target.checked);
                    set({ only: target.checked ? 'differences' : '' });
                  }}
                />
              }
              label={translate('certificates.compare.only')}
            />
          }
        >
          {onlyDifferences && different === 0 ? (
            <Typography sx={{ p: 2.5 }}>{translate('certificates.compare.same_all')}</Typography>
          ) : (
            <Comparison comparison={data} onlyDifferences={onlyDifferences} />
          )}
        </Section>
      )}
    </Page>
  );
};

interface SideProps {
  readonly label: string;
  readonly id: string;
  readonly onChange: (id: string) => void;
}

const Side = ({ label, id, onChange }: SideProps) => {
  const { data } = useGetOne<Certificate>('certificates', { id }, { enabled: id !== '' });
  return (
    <CertificatePicker
      label={label}
      value={id === '' ? null : (data ?? null)}
      onChange={(chosen) => onChange(chosen?.id ?? '')}
    />
  );
};
