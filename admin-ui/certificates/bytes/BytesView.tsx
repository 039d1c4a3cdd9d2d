import { Box, Tab, Tabs, useMediaQuery } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CertificateBytes } from '../../../server/certificates/certificates.contract.js';
import { AsnTree } from './AsnTree.js';
import {
  type AsnNode,
  choiceAt,
  countNodes,
  deeperThan,
  lineageAt,
  lineageOf,
  nameOf,
  treeOf,
  visibleRows,
} from './asn-tree.js';
import { type ByteRange, bytesOfBase64, hexByte, hexOffset } from './byte-range.js';
import { useBytesSelection } from './BytesSelection.js';
import { ChosenBytes } from './ChosenBytes.js';
import { HexGrid, MARKS } from './HexGrid.js';

/** A usual certificate has 150 elements; beyond this the deeper levels start folded. */
const UNFOLDED_ELEMENTS = 600;
const FOLDED_FROM_LEVEL = 4;
/** A finding about more bytes than this says nothing by underlining them. */
const MARKED_BYTES = 256;

/** The ASN.1 tree beside the bytes: choosing or pointing in one marks the same in the other. */
export const BytesView = ({ data }: { data: CertificateBytes }) => {
  const translate = useTranslate();
  const theme = useTheme();
  const sideBySide = useMediaQuery(theme.breakpoints.up('lg'));
  const wide = useMediaQuery(theme.breakpoints.up('sm'));
  const { chosen: inAddress, choose, shown } = useBytesSelection();
  // An address may have been written for another certificate.
  const chosen = inAddress !== undefined && inAddress.end <= data.size ? inAddress : undefined;

  const bytes = useMemo(() => bytesOfBase64(data.base64), [data.base64]);
  const root = useMemo(() => treeOf(data.elements), [data.elements]);
  const marks = useMemo(() => marksOf(data), [data]);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(() =>
    root !== undefined && countNodes(root) > UNFOLDED_ELEMENTS
      ? deeperThan(root, FOLDED_FROM_LEVEL)
      : new Set(),
  );
  const [pointed, setPointed] = useState<AsnNode>();
  const [cursor, setCursor] = useState(chosen?.start ?? 0);
  const [tab, setTab] = useState<'tree' | 'hex'>('tree');
  const frame = useRef<HTMLDivElement>(null);
  /** The byte by which the last choice was made; choosing it again widens the choice. */
  const chosenAt = useRef<number>(undefined);

  const chosenLine = useMemo(
    () => (root === undefined || chosen === undefined ? [] : lineageOf(root, chosen)),
    [root, chosen],
  );
  const chosenNode = chosenLine.at(-1);
  const exact =
    chosenNode?.start === chosen?.start && chosenNode?.end === chosen?.end ? chosenNode : undefined;

  // What is chosen must be visible in the tree, and the cursor of the hex view stands on its first byte.
  useEffect(() => {
    if (chosen === undefined) return;
    setCursor((at) => (at >= chosen.start && at < chosen.end ? at : chosen.start));
    setCollapsed((before) => {
      const after = new Set(before);
      for (const node of chosenLine.slice(0, -1)) after.delete(node.id);
      return after.size === before.size ? before : after;
    });
  }, [chosen, chosenLine]);

  useEffect(() => {
    if (shown === 0) return;
    setTab('hex');
    frame.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [shown]);

  const rows = useMemo(() => (root === undefined ? [] : visibleRows(root, collapsed)), [root, collapsed]);

  const describe = useCallback(
    (offset: number) =>
      translate('certificates.bytes.byte', {
        value: hexByte(bytes[offset] ?? 0),
        offset,
        hex: hexOffset(offset),
        name: root === undefined ? '' : nameOf(lineageAt(root, offset)),
      }),
    [bytes, root, translate],
  );
  const worstOf = useCallback(
    (node: AsnNode) => {
      // Only the element a finding is about carries its mark, not everything around it.
      const at = data.findings.filter(({ range }) => range?.start === node.start && range.end === node.end);
      return MARKS[Math.max(0, ...at.map(({ severity }) => MARKS.indexOf(severity)))] ?? '';
    },
    [data.findings],
  );
  const toggle = useCallback(
    ({ id }: AsnNode) =>
      setCollapsed((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  const chooseNode = useCallback(
    ({ start, end }: AsnNode) => {
      chosenAt.current = undefined;
      choose({ start, end });
    },
    [choose],
  );
  const pointAt = useCallback(
    (offset: number | undefined) =>
      setPointed(root === undefined || offset === undefined ? undefined : lineageAt(root, offset).at(-1)),
    [root],
  );

  const pointedLine = root !== undefined && pointed !== undefined ? lineageOf(root, pointed) : [];
  const tree = (
    <AsnTree
      label={translate('certificates.bytes.tree')}
      rows={rows}
      chosen={chosenNode}
      pointed={pointed}
      worstOf={worstOf}
      onToggle={toggle}
      onPoint={setPointed}
      onChoose={chooseNode}
    />
  );
  const hex = (
    <HexGrid
      bytes={bytes}
      perRow={wide ? 16 : 8}
      label={translate('certificates.bytes.hex')}
      marks={marks}
      chosen={chosen}
      chosenContent={exact?.content}
      pointed={pointed}
      cursor={Math.min(cursor, bytes.length - 1)}
      describe={describe}
      onCursor={(offset) => {
        setCursor(offset);
        pointAt(offset);
      }}
      onPoint={pointAt}
      onChoose={(offset) => {
        const again = chosenAt.current === offset;
        setCursor(offset);
        const node = root && choiceAt(root, offset, again ? chosen : undefined);
        if (node === undefined) return;
        chooseNode(node);
        chosenAt.current = offset;
      }}
    />
  );

  const height = { xs: 420, lg: 560 };
  const border = { border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' };
  return (
    <Box ref={frame} sx={{ scrollMarginTop: 72, scrollMarginBottom: 16 }}>
      {sideBySide ? (
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: 2 }}>
          <Box sx={{ height, ...border }}>{tree}</Box>
          <Box sx={{ height, width: '77ch', fontSize: 13, fontFamily: 'monospace', ...border }}>{hex}</Box>
        </Box>
      ) : (
        <>
          <Tabs value={tab} onChange={(_, next: 'tree' | 'hex') => setTab(next)} sx={{ mb: 1 }}>
            <Tab value="tree" label={translate('certificates.bytes.tree_tab')} />
            <Tab value="hex" label={translate('certificates.bytes.hex_tab')} />
          </Tabs>
          <Box role="tabpanel" sx={{ height, ...border }}>
            {tab === 'tree' ? tree : hex}
          </Box>
        </>
      )}
      <ChosenBytes
        bytes={bytes}
        chosen={chosen}
        line={chosenLine}
        exact={exact}
        pointed={pointed === undefined ? undefined : { name: nameOf(pointedLine), range: pointed }}
        findings={data.findings.filter(({ range }) => overlap(range, chosen))}
      />
    </Box>
  );
};

const overlap = (a: ByteRange | null, b: ByteRange | undefined): boolean =>
  a !== null && b !== undefined && a.start < b.end && b.start < a.end && a.end - a.start <= MARKED_BYTES;

function marksOf({ size, findings }: CertificateBytes): Uint8Array {
  const marks = new Uint8Array(size);
  for (const { range, severity } of findings) {
    if (range === null || range.end - range.start > MARKED_BYTES) continue;
    const mark = MARKS.indexOf(severity);
    for (let at = range.start; at < range.end; at++) marks[at] = Math.max(marks[at] ?? 0, mark);
  }
  return marks;
}
