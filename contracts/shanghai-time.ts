import * as z from 'zod/mini';
import { instantOf } from '../domain/shared/zone.ts';

const isTime = (text: string): boolean => !Number.isNaN(Date.parse(`${text.replace(' ', 'T')}Z`));

/** `2017-09-01 00:00:00` as a clock in China showed it, read as the moment it was. */
export const ShanghaiTime = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, { abort: true }), z.refine(isTime)),
  z.transform((text) => {
    const [date = '', clock = ''] = text.split(' ');
    return instantOf(date, clock, 'Asia/Shanghai');
  }),
);
