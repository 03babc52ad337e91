/** What a printed page says: its headings with what stands below each. */
export interface Page {
  readonly title: string;
  readonly sections: Readonly<Record<string, PageSection>>;
}

export interface PageSection {
  readonly text: string;
  /** By caption; the first row is the head. */
  readonly tables: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** Reads an office page by its tags alone. */
export const readPage = (html: string): Page => {
  const title = texts(html, 'h1')[0] ?? '';
  const sections = html
    .split('<h2>')
    .slice(1)
    .map((part) => [texts(`<h2>${part}`, 'h2')[0] ?? '', sectionOf(part)] as const);
  return { title, sections: Object.fromEntries(sections) };
};

const sectionOf = (html: string): PageSection => ({
  text: texts(html.split('<div')[0] ?? '', 'p').join('\n'),
  tables: Object.fromEntries(
    html
      .split('<table')
      .slice(1)
      .map((table) => {
        const rows = table
          .split('<tr>')
          .slice(1)
          .map((row) => texts(row, 't[hd]'));
        return [texts(table, 'caption')[0] ?? '', rows];
      }),
  ),
});

const texts = (html: string, tag: string): string[] =>
  [...html.matchAll(new RegExp(`<(${tag})[^>]*>(.*?)</\\1>`, 'gs'))].map(([, , text = '']) =>
    text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))),
  );
