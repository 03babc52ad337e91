import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DataStack } from '../lib/data-stack.ts';
import { ServiceStack } from '../lib/service-stack.ts';
import { readSettings } from '../lib/settings.ts';

const app = new App({
  outdir: process.env['CDK_OUTDIR'] ?? 'cdk.out',
  // No usage report to AWS: it would also make the templates depend on who synthesises.
  analyticsReporting: false,
  // The data stack must not lose what the service stack uses.
  context: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' },
});
const settings = readSettings((name): unknown => app.node.tryGetContext(name));
const prefix = settings.stage === undefined ? '' : `${settings.stage}-`;

const stores = new DataStack(app, `${prefix}Huifang-Data`, settings);
new ServiceStack(app, `${prefix}Huifang-Service`, { settings, stores });

Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
