import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/**
 * Reads secrets, each once: a changed one is known to functions that start afterwards. A reading that failed is not kept.
 *
 * @returns the text of the secret with this name or ARN; rejects when there is none, or it may not be read
 */
export const secretText = (secretsManager = new SecretsManagerClient()): ((id: string) => Promise<string>) => {
  const known = new Map<string, Promise<string>>();
  const read = async (SecretId: string): Promise<string> => {
    const { SecretString } = await secretsManager.send(new GetSecretValueCommand({ SecretId }));
    if (SecretString === undefined) throw new Error(`secret ${SecretId} holds no text`);
    return SecretString;
  };
  return async (id) => {
    const reading = known.get(id) ?? read(id);
    known.set(id, reading);
    try {
      return await reading;
    } catch (error) {
      known.delete(id);
      throw error;
    }
  };
};
