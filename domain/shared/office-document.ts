import type { Language } from './codes.ts';

/** A table of a document: a heading line and rows as wide as it. */
export interface OfficeTable {
  readonly caption: string;
  /** The first column names its row. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface OfficeSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly OfficeTable[];
}

/** A document as an office hands it in: words and tables, without a look. */
export interface OfficeDocument {
  readonly language: Language;
  readonly title: string;
  readonly sections: readonly OfficeSection[];
  /** How its figures are meant. */
  readonly notes: readonly string[];
  readonly signedBy: string;
  readonly date: string;
}
