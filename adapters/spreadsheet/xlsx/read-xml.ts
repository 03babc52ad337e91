import { SaxesParser } from 'saxes';
import { damaged } from './package-parts.ts';

/** What happens in an XML part. Names come without their prefix: writers differ in it. */
export interface XmlEvents {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Parts of a spreadsheet stay far below; what goes beyond is meant to use up memory. */
const DEEPEST = 64;
const MOST_ATTRIBUTES = 256;

/** Reads an XML part as it comes. A document type, with which entities could be multiplied, is refused. @throws UnreadableFile */
export const readXml = async (pieces: AsyncIterable<string>, events: XmlEvents): Promise<void> => {
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  let attributes = 0;
  parser.on('error', (error) => {
    throw damaged(error);
  });
  parser.on('doctype', () => {
    throw damaged('a document type');
  });
  parser.on('opentagstart', () => {
    depth += 1;
    attributes = 0;
    if (depth > DEEPEST) throw damaged('elements too deep');
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > MOST_ATTRIBUTES) throw damaged('too many attributes');
  });
  parser.on('opentag', (tag) => events.open?.(localName(tag.name), tag.attributes));
  parser.on('text', (text) => events.text?.(text));
  parser.on('cdata', (text) => events.text?.(text));
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    events.close?.(localName(name));
  });
  for await (const piece of pieces) parser.write(piece);
  parser.close();
};

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
