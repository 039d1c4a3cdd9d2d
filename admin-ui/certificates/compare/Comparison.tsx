import AddOutlined from '@mui/icons-material/AddOutlined';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import SyncAltOutlined from '@mui/icons-material/SyncAltOutlined';
import { Link } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type {
  Certificate,
  CertificateComparison,
} from '../../../server/certificates/certificates.contract.js';
import { visuallyHidden } from '../../components/visuallyHidden.js';
import { useFormats } from '../../components/time.js';
import { OID_NAMES } from '../oid-names.js';
import { pathOf, titleOf } from '../title.js';

type Field = CertificateComparison['fields'][number];
type Difference = 'same' | 'changed' | 'only_left' | 'only_right';

const ICONS = {
  same: CheckOutlined,
  changed: SyncAltOutlined,
  only_left: RemoveOutlined,
  only_right: AddOutlined,
} as const;

export function differenceOf({ left, right, same }: Field): Difference {
  if (same) return 'same';
  if (left.length === 0) return 'only_right';
  return right.length === 0 ? 'only_left' : 'changed';
}

/** Field by field, each difference with a sign and a word; in lists the members that the other side lacks are marked. */
export const Comparison = ({
  comparison: { fields, left, right },
  onlyDifferences,
}: {
  comparison: CertificateComparison;
  onlyDifferences: boolean;
}) => {
  const translate = useTranslate();
  const shown = onlyDifferences ? fields.filter(({ same }) => !same) : fields;
  return (
    <Scroll tabIndex={0} role="region" aria-label={translate('certificates.compare.title')}>
      <table role="table">
        <caption style={visuallyHidden}>{translate('certificates.compare.title')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {translate('certificates.compare.field')}
            </th>
            <th role="columnheader" scope="col">
              {translate('certificates.compare.difference')}
            </th>
            <Head certificate={left} />
            <Head certificate={right} />
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((field) => {
            const difference = differenceOf(field);
            const Icon = ICONS[difference];
            return (
              <tr role="row" key={field.field} className={difference} data-field={field.field}>
                <th role="rowheader" scope="row">
                  {translate(`certificates.compare.names.${field.field.replace('.', '_')}`)}
                </th>
                <td role="cell" className="difference">
                  <Icon aria-hidden sx={{ fontSize: 16 }} /> {translate(`certificates.compare.${difference}`)}
                </td>
                <Texts field={field.field} texts={field.left} other={field.right} mark={!field.same} />
                <Texts field={field.field} texts={field.right} other={field.left} mark={!field.same} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
};

const Head = ({ certificate }: { certificate: Certificate }) => (
  <th role="columnheader" scope="col">
    <Link component={RouterLink} to={pathOf(certificate.id)} color="inherit">
      {titleOf(certificate)}
    </Link>
  </th>
);

interface TextsProps {
  readonly field: string;
  readonly texts: readonly string[];
  readonly other: readonly string[];
  readonly mark: boolean;
}

const Texts = ({ field, texts, other, mark }: TextsProps) => {
  const translate = useTranslate();
  const formats = useFormats();
  const worded = (text: string): string => {
    if (field === 'notBefore' || field === 'notAfter') return formats.exact(new Date(text));
    if (field === 'kind') return translate(`certificates.kinds.${text}`);
    if (text === 'true' || text === 'false') return translate(`certificates.compare.${text}`);
    return OID_NAMES[text] === undefined ? text : `${OID_NAMES[text]} (${text})`;
  };
  return (
    <td role="cell">
      {texts.length === 0 && <span className="absent">{translate('certificates.compare.absent')}</span>}
      {texts.map((text, index) => {
        const lacking = mark && !other.includes(text);
        return (
          <div key={`${text} ${index}`}>
            {lacking ? <mark>{worded(text)}</mark> : <span>{worded(text)}</span>}
          </div>
        );
      })}
    </td>
  );
};

const Scroll = styled('div')(({ theme }) => {
  const { warning } = theme.palette.states;
  return {
    overflowX: 'auto',
    '& table': {
      width: '100%',
      borderCollapse: 'collapse',
      tableLayout: 'fixed',
      fontSize: '0.875rem',
    },
    '& th, & td': {
      padding: '8px 12px',
      textAlign: 'left',
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    '& tr > :first-of-type': { paddingLeft: 20 },
    '& tbody tr:last-of-type > *': { borderBottom: 0 },
    '& th:nth-of-type(1)': { width: 180 },
    '& thead th:nth-of-type(2)': { width: 130 },
    '& thead th': { fontWeight: 600 },
    '& tbody th': { fontWeight: 450, color: theme.palette.text.secondary },
    '& .difference': {
      whiteSpace: 'nowrap',
      color: theme.palette.text.secondary,
      '& svg': { verticalAlign: '-3px' },
    },
    '& tr:not(.same) .difference': { color: warning.text, fontWeight: 560 },
    '& tr:not(.same) th': { color: theme.palette.text.primary, fontWeight: 560 },
    '& mark': {
      backgroundColor: warning.soft,
      color: theme.palette.text.primary,
      borderRadius: 3,
      padding: '1px 3px',
    },
    // Two columns on a phone: what differs above, both sides below.
    [theme.breakpoints.down('md')]: {
      '& table, & thead, & tbody': { display: 'block' },
      '& tr': {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
      '& tr > th, & tr > td, & tr > :first-of-type': {
        width: 'auto !important',
        border: 0,
        padding: '4px 12px',
      },
      '& thead th:nth-of-type(1), & thead th:nth-of-type(2)': { display: 'none' },
      '& .difference': { textAlign: 'right !important' },
    },
    '& .absent': { color: theme.palette.text.secondary, fontStyle: 'italic' },
  };
});
