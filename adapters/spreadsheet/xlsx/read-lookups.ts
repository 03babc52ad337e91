import { LIMITS, UnreadableFile } from '../table.ts';
import { isDateFormat, unescapeText } from './cell-value.ts';
import { readXml } from './read-xml.ts';
import { textRuns } from './text-runs.ts';

/** The texts that cells refer to by number. @throws UnreadableFile */
export const readStrings = async (pieces: AsyncIterable<string>): Promise<readonly string[]> => {
  const strings: string[] = [];
  const runs = textRuns();
  await readXml(pieces, {
    open: runs.open,
    text: runs.add,
    close: (name) => {
      runs.close(name);
      if (name === 'si') strings.push(unescapeText(runs.take() ?? ''));
      if (strings.length > LIMITS.texts) throw tooManyTexts();
    },
  });
  return strings;
};

const tooManyTexts = (): UnreadableFile =>
  new UnreadableFile(
    `不同的文字超过 ${LIMITS.texts} 个,请拆成几个文件`,
    `more than ${LIMITS.texts} different texts; split the file`,
  );

/** Numbers of the cell styles that show a number as a date. @throws UnreadableFile */
export const readDateStyles = async (pieces: AsyncIterable<string>): Promise<ReadonlySet<number>> => {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isCellStyle = false;
  await readXml(pieces, {
    open: (name, attributes) => {
      const id = Number(attributes['numFmtId'] ?? '0');
      if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '');
      if (name === 'cellXfs') isCellStyle = true;
      if (name === 'xf' && isCellStyle) formats.push(id);
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return new Set(formats.flatMap((id, style) => (isDateFormat(id, codes.get(id)) ? [style] : [])));
};
