import { s3Exports } from '../../adapters/exports.ts';
import type { Exports } from '../../workflows/ports.ts';
import { setting } from './settings.ts';

/** The bucket of exports, as far as this function's role reaches. */
export const annualExports = (): Exports => s3Exports(setting('EXPORTS_BUCKET'));
