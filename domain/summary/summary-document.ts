import type { Language } from '../shared/codes.ts';
import type { OfficeDocument } from '../shared/office-document.ts';
import { PROSE_EN } from './prose-en.ts';
import { PROSE_ZH } from './prose-zh.ts';
import type { Prose } from './prose.ts';
import { SECTIONS } from './prose.ts';
import { tablesOf } from './tables.ts';
import type { WorkSummary } from './work-summary.ts';

const PROSE: Readonly<Record<Language, Prose>> = { zh: PROSE_ZH, en: PROSE_EN };

/** A work summary as an office hands it in. Every number in it is one of the summary. */
export const summaryDocument = (summary: WorkSummary, language: Language): OfficeDocument => {
  const { title, headings, paragraphs, notes, date } = PROSE[language];
  const tables = tablesOf(summary, language);
  return {
    language,
    title: title(summary),
    sections: SECTIONS.map((name) => ({
      heading: headings[name],
      paragraphs: paragraphs[name](summary),
      tables: tables[name] ?? [],
    })),
    notes: notes(summary),
    signedBy: summary.centre.name,
    date: date(summary.madeOn),
  };
};

/** Its words alone, as plain text. */
export const summaryText = (summary: WorkSummary, language: Language): string => {
  const { title, sections, notes, signedBy, date } = summaryDocument(summary, language);
  const body = sections.map(({ heading, paragraphs }) => [heading, ...paragraphs].join('\n'));
  return `${[title, ...body, notes.join('\n'), `${signedBy}\n${date}`].join('\n\n')}\n`;
};
