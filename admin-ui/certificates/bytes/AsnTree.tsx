import ChevronRight from '@mui/icons-material/ChevronRight';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { MONOSPACE } from '../../theme/theme.js';
import { type AsnNode, rowAfterKey, type TreeRow } from './asn-tree.js';
import { useWindowedRows } from './useWindowedRows.js';

const ROW_HEIGHT = 28;
const INDENT = 14;

interface AsnTreeProps {
  readonly label: string;
  readonly rows: readonly TreeRow[];
  readonly chosen: AsnNode | undefined;
  readonly pointed: AsnNode | undefined;
  readonly worstOf: (node: AsnNode) => string;
  readonly onToggle: (node: AsnNode) => void;
  readonly onPoint: (node: AsnNode | undefined) => void;
  readonly onChoose: (node: AsnNode) => void;
}

/** The elements of the certificate. One stop of the Tab key; choosing follows the arrows. */
export const AsnTree = ({ label, rows, chosen, pointed, worstOf, ...on }: AsnTreeProps) => {
  const { onToggle, onPoint, onChoose } = on;
  const translate = useTranslate();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { first, last, reveal } = useWindowedRows(scroller, rows.length, ROW_HEIGHT);
  const chosenRow = rows.findIndex(({ node }) => node === chosen);
  const active = Math.max(0, chosenRow);

  useEffect(() => reveal(chosenRow, 'center'), [chosenRow, reveal]);

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active];
    if (row === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(row.node);
      return;
    }
    if (
      (event.key === 'ArrowRight' && row.expanded === false) ||
      (event.key === 'ArrowLeft' && row.expanded === true)
    ) {
      event.preventDefault();
      onToggle(row.node);
      return;
    }
    const next = rowAfterKey(rows, active, event.key);
    const node = next === undefined ? undefined : rows[next]?.node;
    if (next === undefined || node === undefined) return;
    event.preventDefault();
    onChoose(node);
    reveal(next);
  };

  return (
    <Scroller
      ref={scroller}
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={rows[active] && `${id}-${rows[active].node.id}`}
      onKeyDown={onKeyDown}
      onPointerLeave={() => onPoint(undefined)}
    >
      <div role="presentation" style={{ height: rows.length * ROW_HEIGHT, position: 'relative' }}>
        {rows.slice(first, last).map(({ node, level, position, siblings, expanded }, index) => {
          const worst = worstOf(node);
          return (
            <div
              key={node.id}
              id={`${id}-${node.id}`}
              role="treeitem"
              aria-level={level}
              aria-posinset={position}
              aria-setsize={siblings}
              aria-expanded={expanded}
              aria-selected={node === chosen}
              className={['row', node === chosen && 'chosen', node === pointed && 'pointed']
                .filter(Boolean)
                .join(' ')}
              style={{ top: (first + index) * ROW_HEIGHT, paddingLeft: 6 + (level - 1) * INDENT }}
              onPointerMove={(event) => event.pointerType === 'mouse' && onPoint(node)}
              onClick={() => onChoose(node)}
            >
              <span
                className="toggle"
                aria-hidden="true"
                onClick={(event) => {
                  if (expanded === undefined) return;
                  event.stopPropagation();
                  onToggle(node);
                }}
              >
                {expanded === true && <ExpandMore fontSize="inherit" />}
                {expanded === false && <ChevronRight fontSize="inherit" />}
              </span>
              <span className="label">{node.label || node.type}</span>
              {node.label !== '' && <span className="type">{node.type}</span>}
              {node.value !== '' && <span className="value">{node.value}</span>}
              {worst !== '' && (
                <span className={`mark ${worst}`}>
                  <span className="said">{translate(`certificates.severity.${worst}`)}</span>
                </span>
              )}
            </div>
          );
        })}
      </div>
    </Scroller>
  );
};

const Scroller = styled('div')(({ theme }) => {
  const { states, primary, mode, text } = theme.palette;
  return {
    height: '100%',
    overflowY: 'auto',
    overflowX: 'hidden',
    overscrollBehavior: 'contain',
    fontSize: 13,
    '&:focus-visible': { outlineOffset: -2 },
    '& .row': {
      position: 'absolute',
      left: 0,
      right: 0,
      height: ROW_HEIGHT,
      display: 'flex',
      alignItems: 'center',
      gap: 6,
      paddingRight: 10,
      whiteSpace: 'nowrap',
      cursor: 'default',
    },
    '& .row.pointed': { backgroundColor: theme.alpha(primary.main, mode === 'light' ? 0.1 : 0.18) },
    '& .row.chosen': { backgroundColor: primary.main, color: primary.contrastText },
    '& .row.chosen .type, & .row.chosen .value, & .row.chosen .toggle': { color: 'inherit' },
    '& .toggle': { width: 18, height: 18, flex: 'none', fontSize: 18, lineHeight: 0, color: text.secondary },
    '& .label': {
      flex: 'none',
      maxWidth: '60%',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      fontWeight: 550,
    },
    '& .type': { flex: 'none', color: text.secondary, fontSize: 12 },
    '& .value': {
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      color: text.secondary,
      fontFamily: MONOSPACE,
      fontSize: 12,
    },
    '& .mark': { flex: 'none', marginLeft: 'auto', width: 9, height: 9, borderRadius: '50%' },
    '& .mark.info': { backgroundColor: states.notice.line },
    '& .mark.warning': { backgroundColor: states.warning.line, borderRadius: 2 },
    '& .mark.error': { backgroundColor: states.critical.line, borderRadius: 0, rotate: '45deg' },
    '& .chosen .mark': { outline: `2px solid ${primary.contrastText}` },
    '& .said': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
    '@media (forced-colors: active)': {
      '& .row.chosen': { backgroundColor: 'Highlight', color: 'HighlightText', forcedColorAdjust: 'none' },
    },
  };
});
