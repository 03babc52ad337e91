import { isUtf8 } from 'node:buffer';
import { UnreadableFile } from './table.ts';

const REPLACEMENT = '\uFFFD';

/**
 * Text of a file in UTF-8 or GB18030, with or without byte order mark. What is not UTF-8 throughout counts as GB18030 if it
 * is that throughout; but not UTF-8 with a few damaged bytes, because nearly any bytes pass for GB18030 and names would come
 * out as other names.
 *
 * @throws UnreadableFile when it is neither, or holds NUL
 */
export const decodeText = (bytes: Buffer): string => {
  if (['fffe', 'feff'].includes(bytes.toString('hex', 0, 2))) {
    throw new UnreadableFile(`文件是 UTF-16 编码,${SAVE_AS.zh}`, `the file is in UTF-16; ${SAVE_AS.en}`);
  }
  const text = new TextDecoder().decode(bytes);
  const decoded = isUtf8(bytes) ? text : gb18030(bytes, text);
  const nul = decoded.indexOf('\0');
  if (nul >= 0) {
    const line = lineAt(decoded, nul);
    throw new UnreadableFile(`第 ${line} 行含有空字符(NUL),不是文本文件`, `NUL in line ${line}: this is no text file`);
  }
  return decoded;
};

const SAVE_AS = { zh: '请另存为 UTF-8 或 GB18030(GBK)', en: 'save it as UTF-8 or GB18030 (GBK)' };

const gb18030 = (bytes: Buffer, asUtf8: string): string => {
  const damaged = asUtf8.indexOf(REPLACEMENT);
  if (isMostlyUtf8(asUtf8)) throw unknownBytes(lineAt(asUtf8, damaged));
  const text = new TextDecoder('gb18030').decode(bytes);
  const unknown = text.indexOf(REPLACEMENT);
  if (unknown >= 0) throw unknownBytes(lineAt(text, unknown));
  return text;
};

const unknownBytes = (line: number): UnreadableFile =>
  new UnreadableFile(
    `第 ${line} 行有不属于 UTF-8 或 GB18030 的字节,${SAVE_AS.zh}`,
    `line ${line} has bytes that are neither UTF-8 nor GB18030; ${SAVE_AS.en}`,
  );

/** In GB18030 read as UTF-8 hardly a character survives; in damaged UTF-8 hardly one is lost. */
const isMostlyUtf8 = (text: string): boolean => {
  let lost = 0;
  let kept = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === REPLACEMENT) lost += 1;
    else if (text.charCodeAt(at) > 0x7f) kept += 1;
  }
  return kept > 2 * lost;
};

/** Line, from 1, in which the character at `index` stands. */
const lineAt = (text: string, index: number): number => text.slice(0, index).split(/\r\n|\r|\n/).length;
