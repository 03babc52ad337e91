import type * as z from 'zod/mini';
import { secretText } from '../../adapters/secret-text.ts';
import { checked, parsedJson } from '../../contracts/checked.ts';
import { setting } from './settings.ts';

/** The account texts are sent by, from the secret the function may read. @throws ContractError naming what it lacks */
export const smsAccount = async <T>(schema: z.ZodMiniType<T>): Promise<T> => {
  const json = await secretText()(setting('SMS_ACCOUNT_SECRET'));
  return checked('SMS account', schema, parsedJson('SMS account', json));
};
