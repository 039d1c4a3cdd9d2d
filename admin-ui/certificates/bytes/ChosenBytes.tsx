import { Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Finding } from '../../../server/certificates/certificates.contract.js';
import { CopyButton } from '../../components/CopyButton.js';
import { StateIcon } from '../../components/StateChip.js';
import { MONOSPACE } from '../../theme/theme.js';
import { SEVERITY_STATES } from '../states.js';
import { type AsnNode, nameOf } from './asn-tree.js';
import { type ByteRange, formatRange, hexOffset, hexText } from './byte-range.js';
import { useBytesSelection } from './BytesSelection.js';

interface ChosenBytesProps {
  readonly bytes: Uint8Array;
  readonly chosen: ByteRange | undefined;
  /** From the certificate down to the smallest element around what is chosen. */
  readonly line: readonly AsnNode[];
  /** The element whose bytes are exactly the chosen ones. */
  readonly exact: AsnNode | undefined;
  readonly pointed: { readonly name: string; readonly range: ByteRange } | undefined;
  readonly findings: readonly Finding[];
}

/** Says in words what the chosen bytes are. */
export const ChosenBytes = ({ bytes, chosen, line, exact, pointed, findings }: ChosenBytesProps) => {
  const translate = useTranslate();
  const { choose } = useBytesSelection();
  return (
    <Box sx={{ mt: 1.5, minHeight: 132 }}>
      <Typography variant="caption" component="p" color="textSecondary" noWrap sx={{ minHeight: 20 }}>
        {pointed === undefined
          ? translate('certificates.bytes.help')
          : `${pointed.name} · ${span(pointed.range, translate)}`}
      </Typography>
      {chosen === undefined ? (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {translate('certificates.bytes.nothing_chosen')}
        </Typography>
      ) : (
        <Box role="group" aria-label={translate('certificates.bytes.chosen')} sx={{ mt: 1 }}>
          <Box component="nav" aria-label={translate('certificates.bytes.path')} sx={{ fontSize: 13 }}>
            {line.map((node, index) => (
              <span key={node.id}>
                {index > 0 && (
                  <Box component="span" aria-hidden sx={{ color: 'text.secondary', mx: 0.5 }}>
                    ›
                  </Box>
                )}
                {index === line.length - 1 ? (
                  <strong aria-current="true">{node.label || node.type}</strong>
                ) : (
                  <Link
                    component="button"
                    type="button"
                    sx={{ fontSize: 13, verticalAlign: 'baseline' }}
                    onClick={() => choose({ start: node.start, end: node.end })}
                  >
                    {node.label || node.type}
                  </Link>
                )}
              </span>
            ))}
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, mt: 0.5 }}>
            <Typography variant="body2" data-testid="chosen-bytes" className="tabular">
              <code>{nameOf(line)}</code> · {exact === undefined ? '' : `${exact.type} · `}
              {span(chosen, translate)}
            </Typography>
            <Copied text={hexText(bytes, chosen)} label={translate('certificates.bytes.as_hex')} />
            <Copied text={linkTo(chosen)} label={translate('certificates.bytes.as_link')} />
          </Box>
          {exact !== undefined && exact.value !== '' && (
            <Box
              component="pre"
              tabIndex={0}
              aria-label={translate('certificates.bytes.value')}
              sx={{
                m: 0,
                mt: 1,
                p: 1,
                maxHeight: 120,
                overflow: 'auto',
                bgcolor: 'sunken',
                borderRadius: 1,
                fontFamily: MONOSPACE,
                fontSize: 13,
                whiteSpace: 'pre-wrap',
                overflowWrap: 'anywhere',
              }}
            >
              {exact.value}
            </Box>
          )}
          {findings.map((finding) => (
            <Box key={`${finding.code} ${finding.at}`} sx={{ display: 'flex', gap: 1, mt: 1 }}>
              <StateIcon state={SEVERITY_STATES[finding.severity]} />
              <Typography variant="body2" lang="en">
                {finding.message}
              </Typography>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
};

const Copied = ({ text, label }: { text: string; label: string }) => (
  <Box
    component="span"
    sx={{ display: 'inline-flex', alignItems: 'center', fontSize: 13, color: 'text.secondary' }}
  >
    {label}
    <CopyButton text={text} what={label} />
  </Box>
);

const span = (range: ByteRange, translate: ReturnType<typeof useTranslate>): string =>
  translate('certificates.bytes.span', {
    start: hexOffset(range.start),
    end: hexOffset(range.end - 1),
    smart_count: range.end - range.start,
  });

function linkTo(range: ByteRange): string {
  const { origin, pathname, hash } = window.location;
  const [path = '', query = ''] = hash.split('?');
  const params = new URLSearchParams(hash === '' ? window.location.search : query);
  params.set('bytes', formatRange(range));
  return `${origin}${pathname}${hash === '' ? '' : path}?${params.toString()}`;
}
