import { readFileSync } from 'node:fs';
import type { Settings } from './settings.ts';

/** The way texts take, with what it needs. */
export type SmsChannel = { readonly provider: 'sns' } | EndUserMessagingChannel | PushingChannel;

/** AWS End User Messaging: what texts are sent from, what reports them, and the list of those who opted out. */
export interface EndUserMessagingChannel {
  readonly provider: 'aws-eum';
  readonly origin: string;
  readonly configurationSet: string;
  readonly optOutList: string;
}

/** A provider outside AWS: an account in a secret, approved templates, and replies that it pushes. */
export interface PushingChannel {
  readonly provider: 'alibaba' | 'tencent';
  readonly accountSecret: string;
  /** Ids of the approved templates, as JSON. */
  readonly templates: string;
  /** Networks the provider pushes from; empty: any. */
  readonly sources: string;
}

/** The way the settings choose. @throws Error naming every setting that its provider needs and that is missing */
export const smsChannel = (settings: Settings): SmsChannel => {
  const { smsProvider: provider, smsOrigin, smsConfigurationSet, smsAccountSecret, smsTemplates } = settings;
  switch (provider) {
    case 'sns':
      return { provider };
    case 'aws-eum': {
      const [origin, configurationSet] = needed(provider, { smsOrigin, smsConfigurationSet });
      return { provider, origin, configurationSet, optOutList: settings.smsOptOutList ?? 'Default' };
    }
    case 'alibaba':
    case 'tencent': {
      const [accountSecret, file] = needed(provider, { smsAccountSecret, smsTemplates });
      const templates = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
      return { provider, accountSecret, templates, sources: settings.smsWebhookSources ?? '' };
    }
  }
};

/** The two values, if both are set. */
const needed = (provider: string, settings: Readonly<Record<string, string | undefined>>): [string, string] => {
  const missing = Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length > 0) throw new Error(`smsProvider ${provider} needs ${missing.join(' and ')}`);
  return Object.values(settings) as [string, string];
};
