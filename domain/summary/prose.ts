import type { WorkSummary } from './work-summary.ts';

/** The sections of a summary, in their order. */
export const SECTIONS = [
  'cases',
  'follow-up',
  'satisfaction',
  'alerts',
  'consultations',
  'targets',
  'entered',
  'change',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** What a language says of each section: short paragraphs, every number of which stands in the summary. */
export type Paragraphs = Readonly<Record<SectionName, (summary: WorkSummary) => readonly string[]>>;

export interface Prose {
  readonly title: (summary: WorkSummary) => string;
  readonly headings: Readonly<Record<SectionName, string>>;
  readonly paragraphs: Paragraphs;
  readonly notes: (summary: WorkSummary) => readonly string[];
  readonly date: (madeOn: string) => string;
}

/** Codes of a table with their figures, in the order of the table; codes without a figure are left out. */
export const inOrder = <Code extends string, Figure, Term>(
  terms: Readonly<Record<Code, Term>>,
  figures: Readonly<Partial<Record<Code, Figure>>>,
): readonly { readonly term: Term; readonly figure: Figure }[] =>
  (Object.keys(terms) as Code[]).flatMap((code) => {
    const figure = figures[code];
    return figure === undefined ? [] : [{ term: terms[code], figure }];
  });
