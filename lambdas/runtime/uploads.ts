import { s3Uploads } from '../../adapters/uploads.ts';
import type { Uploads } from '../../workflows/ports.ts';
import { setting } from './settings.ts';

/** The bucket of spreadsheets, as far as this function's role reaches. */
export const uploads = (): Uploads => s3Uploads(setting('UPLOADS_BUCKET'));
