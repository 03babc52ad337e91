import type { VaultKeys } from '../../adapters/kms-vault.ts';

/**
 * Reads `2=<arn>,1=<arn>`: versions of the phone hash key, the newest first. A function that finds no phones has none.
 */
export const hashKeys = (setting: string): VaultKeys['phoneHashKeys'] => {
  const [newest = { version: '', arn: '' }, ...older] = setting.split(',').map((named) => {
    const [version = '', arn = ''] = named.split('=');
    return { version, arn };
  });
  return [newest, ...older];
};
