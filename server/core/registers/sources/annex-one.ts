import { POINT_FIVE } from '../payment-services.js';

/**
 * Services as national registers number them, by the points of Annex I of PSD2. Points 3 and 4 without a letter are all
 * of their services, which lead to the same role; point 5 without one is left undecided.
 */
const BY_POINT: Readonly<Record<string, readonly string[]>> = {
  '1': ['PS_010'],
  '2': ['PS_020'],
  '3': ['PS_03A', 'PS_03B', 'PS_03C'],
  '3A': ['PS_03A'],
  '3B': ['PS_03B'],
  '3C': ['PS_03C'],
  '4': ['PS_04A', 'PS_04B', 'PS_04C'],
  '4A': ['PS_04A'],
  '4B': ['PS_04B'],
  '4C': ['PS_04C'],
  '5': [POINT_FIVE],
  '5A': ['PS_05A'],
  '5B': ['PS_05B'],
  '6': ['PS_060'],
  '7': ['PS_070'],
  '8': ['PS_080'],
};

/** `3`, `3a`, `03A`, `3.a)`, `PS_070`; undefined for what is no point. */
export function servicesOfPoint(text: string): readonly string[] | undefined {
  const point = text
    .trim()
    .toUpperCase()
    .replace(/^PS[_ ]?0?/, '')
    .replace(/[^0-9A-C]/g, '')
    .replace(/^0+(?=.)/, '');
  return Object.hasOwn(BY_POINT, point)
    ? BY_POINT[point]
    : point.length === 2 && point[1] === '0'
      ? servicesOfPoint(point[0]!)
      : undefined;
}

/** All points of a list in one cell, and what is none. */
export function servicesOfPoints(cell: string): {
  readonly services: readonly string[];
  readonly unknown: readonly string[];
} {
  const services = new Set<string>();
  const unknown: string[] = [];
  for (const part of cell.split(/[,;|/+\n\s]+/)) {
    if (part === '') continue;
    const some = servicesOfPoint(part);
    if (some === undefined) unknown.push(part.slice(0, 60));
    else for (const code of some) services.add(code);
  }
  return { services: [...services], unknown };
}
