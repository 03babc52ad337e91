const MOST_BYTES = 64 * 1024;

/**
 * The first rows of a CSV file, to look at before it is sent: in UTF-8, else in GB18030. A glance only; the server reads the
 * file by its own rules.
 */
export const previewRows = async (file: File, most = 11): Promise<readonly (readonly string[])[]> => {
  const bytes = await file.slice(0, MOST_BYTES).arrayBuffer();
  const isWhole = file.size <= MOST_BYTES;
  return rowsOf(decoded(bytes, isWhole)).slice(0, most);
};

const decoded = (bytes: ArrayBuffer, isWhole: boolean): string => {
  try {
    // A cut in the middle of a character is no mistake.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};

const rowsOf = (text: string): string[][] => {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.filter((cells) => cells.some((cell) => cell !== ''));
};
