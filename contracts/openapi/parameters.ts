import * as z from 'zod/mini';
import { Moment } from '../console/parts.ts';
import type { Parameter } from './operation.ts';

export const year: Parameter = { name: 'year', schema: z.int(), isRequired: true };
const after: Parameter = { name: 'after', schema: z.string() };
const limitTo = (most: number): Parameter => ({ name: 'limit', schema: z.int().check(z.gte(1), z.lte(most)) });

/** A page of a list: 50 entries where no limit is named. */
export const paging: readonly Parameter[] = [limitTo(200), after];
/** A page of a table of lawyers. */
export const pagingLawyers: readonly Parameter[] = [limitTo(3000), after];
/** A page of the annual table, 500 rows. */
export const pagingRows: readonly Parameter[] = [after];

export const named = (name: string, schema: z.ZodMiniType = z.string()): Parameter => ({ name, schema });
export const required = (name: string, schema: z.ZodMiniType = z.string()): Parameter => ({ name, schema, isRequired: true });
export const moment = (name: string): Parameter => ({ name, schema: Moment });
