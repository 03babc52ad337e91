import { gunzipSync, gzipSync } from 'node:zlib';

/*
 * Large values as gzipped JSON: tallies repeat their names over and over, and a tenth of the size is a tenth of the units.
 */

export const pack = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value));

export const unpack = (packed: Uint8Array): unknown => JSON.parse(gunzipSync(packed).toString());
