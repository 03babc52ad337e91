import type { StoredObject } from './bucket-files.ts';
import type { NamedPart } from './multipart-uploads.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

type Fields = readonly (readonly [name: string, value: string | number])[];

/** An element of fields, the values escaped. */
export const xmlOf = (element: string, fields: Fields, inner = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${element} xmlns="${NAMESPACE}">${fieldsOf(fields)}${inner}</${element}>`;

const fieldsOf = (fields: Fields): string =>
  fields.map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`).join('');

export const contentsOf = ({ key, at, etag, size }: StoredObject): string =>
  `<Contents>${fieldsOf([
    ['Key', key],
    ['LastModified', new Date(at).toISOString()],
    ['ETag', `"${etag}"`],
    ['Size', size],
    ['StorageClass', 'STANDARD'],
  ])}</Contents>`;

/** The parts that `CompleteMultipartUpload` names. */
export const partsOf = (xml: string): readonly NamedPart[] =>
  [...xml.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
    number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
    etag: (/<ETag>(.*?)</.exec(part)?.[1] ?? '').replace(/&quot;|"/g, ''),
  }));
