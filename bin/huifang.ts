import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { consoleSite } from '../lib/console-site.ts';
import { ConsoleStack } from '../lib/console-stack.ts';
import { DataStack } from '../lib/data-stack.ts';
import { ServiceStack } from '../lib/service-stack.ts';
import { readSettings } from '../lib/settings.ts';
import { SignInStack } from '../lib/sign-in-stack.ts';

const app = new App({
  outdir: process.env['CDK_OUTDIR'] ?? 'cdk.out',
  // No usage report to AWS: it would also make the templates depend on who synthesises.
  analyticsReporting: false,
  // The data stack must not lose what the service stack uses.
  context: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' },
});
const given = readSettings((name): unknown => app.node.tryGetContext(name));
const prefix = given.stage === undefined ? '' : `${given.stage}-`;
const users = given.signIn === undefined ? undefined : new SignInStack(app, `${prefix}Huifang-SignIn`, given);
const settings = { ...given, ...users?.believed };

const stores = new DataStack(app, `${prefix}Huifang-Data`, settings);
const site = settings.console === undefined ? undefined : consoleSite(settings);
const { apiEndpoint } = new ServiceStack(app, `${prefix}Huifang-Service`, { settings, stores, site });
if (settings.console === 'cloudfront' && site !== undefined)
  new ConsoleStack(app, `${prefix}Huifang-Console`, { site, apiEndpoint });

Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
