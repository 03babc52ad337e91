import type { Permissions } from '../permissions.ts';
import { demand, json, parseJson, type Service, ServiceError, unsupported } from './call.ts';
import type { StoredSecrets } from './stored-secrets.ts';

export interface SecretsManagerOptions {
  readonly permissions: Permissions;
  readonly secrets: StoredSecrets;
}

/** Secrets Manager `GetSecretValue`. */
export const serveSecretsManager =
  ({ permissions, secrets }: SecretsManagerOptions): Service =>
  ({ caller, operation, body }) => {
    if (operation !== 'GetSecretValue') throw unsupported('Secrets Manager', operation);
    const { SecretId = '' } = parseJson(body) as { readonly SecretId?: string };
    const secret = secrets.find(SecretId);
    if (secret === undefined) {
      throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    }
    demand(permissions, caller, { action: 'secretsmanager:GetSecretValue', resource: secret.arn });
    return json('1.1', { ARN: secret.arn, Name: secret.name, SecretString: secret.text, VersionStages: ['AWSCURRENT'] });
  };
