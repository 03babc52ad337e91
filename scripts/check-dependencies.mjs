/*
 * Runs the dependency rules, and fails when suspiciously little was looked at: a parser that does not understand the
 * sources would pass with nothing cruised.
 */
import { cruise } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const FEWEST_MODULES = 80;
const config = await extractDepcruiseConfig('./.dependency-cruiser.cjs');
const { output } = await cruise(
  ['bin', 'lib', 'lambdas', 'domain', 'workflows', 'adapters', 'contracts', 'web', 'local'],
  { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
  undefined,
  { tsConfig: extractTSConfig('./tsconfig.json') },
);
const { violations, totalCruised } = output.summary;
const dependencies = output.modules.reduce((sum, module) => sum + module.dependencies.length, 0);
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} -> ${to}`);
if (totalCruised < FEWEST_MODULES || dependencies < FEWEST_MODULES)
  console.error(`only ${totalCruised} modules and ${dependencies} dependencies seen`);
console.log(`${totalCruised} modules, ${dependencies} dependencies, ${violations.length} violations`);
process.exitCode = violations.length > 0 || totalCruised < FEWEST_MODULES || dependencies < FEWEST_MODULES ? 1 : 0;
