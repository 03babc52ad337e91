import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';

/** What exceljs does not declare of its streaming writer. */
interface Undeclared {
  readonly created: Date;
  readonly zip: { append: (source: unknown, entry: { readonly name: string; readonly date?: Date }) => unknown };
  addThemes: () => Promise<void>;
}

type Streaming = ExcelJS.stream.xlsx.WorkbookWriter;
type StreamingOptions = Partial<ExcelJS.stream.xlsx.WorkbookStreamWriterOptions> & { readonly created: Date };

const Streaming = ExcelJS.stream.xlsx.WorkbookWriter as unknown as new (options: StreamingOptions) => Streaming & Undeclared;

/**
 * The streaming writer, but with one date for everything in the file: exceljs stamps each zip entry with the machine's clock,
 * so that the same table would give other bytes each time. The first entries are made inside exceljs' constructor, which
 * calls `addThemes` before them; that is where the date is put in.
 */
class DatedWorkbook extends Streaming {
  override addThemes(): Promise<void> {
    const { zip, created: date } = this;
    const append = zip.append.bind(zip);
    zip.append = (source, entry) => append(source, { ...entry, date });
    return super.addThemes();
  }
}

/** A workbook that is written to `stream` while it is filled; equal content and date give equal bytes. */
export const datedWorkbook = (stream: Writable, created: Date): Streaming =>
  new DatedWorkbook({ stream, created, useStyles: true });
