import { renewProduct } from './module-hooks.ts';
import { SETTINGS } from './topology.ts';

/** A function as the cloud calls it. */
export type Handler = (event: object, context: object) => Promise<unknown>;
export type ProductFunctions = Readonly<Record<string, Handler>>;

const ENTRIES = [
  'on-closing',
  'send-text-aws-eum',
  'on-inbound-sms-aws-eum',
  'on-delivery-report',
  'escalate-alert',
  'on-minute',
  'on-follow-up-scored',
  'on-alert',
  'survey-page',
  'console-api',
  'assess-centre',
] as const;

/** The product's own entry points, set up as the stacks do, as after a cold start. The modules have to be hooked before. */
export const loadProductFunctions = async (): Promise<ProductFunctions> => {
  Object.assign(process.env, SETTINGS);
  renewProduct();
  const loaded: Record<string, Handler> = {};
  for (const name of ENTRIES) {
    const module = (await import(`../../lambdas/${name}.ts`)) as { readonly handler: Handler };
    loaded[name] = module.handler;
  }
  return loaded;
};
