/** What the console is told at its address: `config.json` beside its files. */
export interface ConsoleConfig {
  /** OIDC issuer. */
  readonly authority: string;
  readonly clientId: string;
  /** Which token the API is shown: where the issuer puts role and centre, and the audience the API expects. */
  readonly token: 'access' | 'id';
  /** Where the API stands; `''` where it answers under the console's own host. */
  readonly api: string;
}

export const readConfig = async (): Promise<ConsoleConfig> => {
  const response = await fetch('config.json');
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  return (await response.json()) as ConsoleConfig;
};
