import { parseReply } from '../../../domain/reply/parse-reply.ts';
import type { Labelled } from './gold.ts';
import { labelOf, VIEWS } from './gold.ts';

/** How one class was read: `found` of those that are `expected` were read so; `taken` were read so, rightly or not. */
export interface ClassMeasure {
  readonly name: string;
  readonly expected: number;
  readonly taken: number;
  readonly found: number;
}

export const precision = ({ found, taken }: ClassMeasure): number => (taken === 0 ? 1 : found / taken);
export const recall = ({ found, expected }: ClassMeasure): number => (expected === 0 ? 1 : found / expected);

export interface Reading extends Labelled {
  readonly got: string;
  readonly gotRedFlags: string;
}

export const isAnswer = (label: string): boolean => label.includes('=');

export const readAll = (rows: readonly Labelled[]): Reading[] =>
  rows.map((row) => {
    const parsed = parseReply(row.text, VIEWS[row.open]!);
    return { ...row, got: labelOf(parsed), gotRedFlags: parsed.redFlags.join(',') };
  });

const classOf = (label: string): string => {
  const answers = label.split(';');
  if (!isAnswer(label)) return label;
  if (answers.length > 1) return 'several answers';
  return /(?:overall|communication)/.test(label) ? `scale ${label.slice(-1)}` : `yes-no ${label.slice(-1)}`;
};

/** Measures by class of understanding, then by red flag. An answer to the wrong question is not found. */
export const measure = (readings: readonly Reading[]): ClassMeasure[] => {
  const names = [...new Set(readings.flatMap(({ label, got }) => [classOf(label), classOf(got)]))].sort();
  const classes = names.map((name) => ({
    name,
    expected: readings.filter(({ label }) => classOf(label) === name).length,
    taken: readings.filter(({ got }) => classOf(got) === name).length,
    found: readings.filter(({ label, got }) => label === got && classOf(got) === name).length,
  }));
  const flags = ['charged', 'absent'].map((cause) => ({
    name: `red flag ${cause}`,
    expected: readings.filter(({ redFlags }) => redFlags.includes(cause)).length,
    taken: readings.filter(({ gotRedFlags }) => gotRedFlags.includes(cause)).length,
    found: readings.filter(({ redFlags, gotRedFlags }) => redFlags.includes(cause) && gotRedFlags.includes(cause)).length,
  }));
  return [...classes, ...flags];
};
