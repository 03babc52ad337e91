/*
 * The flow as a rule: which folder may import which. A stage of the domain imports earlier stages only.
 */
const STAGES = ['shared', 'case', 'conversation', 'reply', 'response', 'score', 'alert', 'assessment', 'summary'];

const forward = STAGES.slice(0, -1).map((stage, i) => ({
  name: `flow-${stage}`,
  severity: 'error',
  comment: 'a stage imports only itself and earlier stages',
  from: { path: `^domain/${stage}/` },
  to: { path: `^domain/(${STAGES.slice(i + 1).join('|')})/` },
}));

const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: [...allowed, from], path: '^(bin|lib|lambdas|domain|workflows|adapters|contracts|local|web|scripts|test)/' },
});

module.exports = {
  forbidden: [
    ...forward,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    only('domain-is-pure', '^domain/', [], 'the domain imports nothing of ours but itself'),
    {
      name: 'domain-without-libraries',
      severity: 'error',
      comment: 'no library in the domain; of Node only hashing, which is a pure function',
      from: { path: '^domain/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'], pathNot: ['^(node:)?crypto$'] },
    },
    only('contracts', '^contracts/', ['^domain/'], 'a contract knows the domain at most'),
    only('workflows', '^workflows/', ['^domain/'], 'workflows know the domain, and the outside by ports only'),
    only('adapters', '^adapters/', ['^domain/', '^workflows/ports(\\.ts$|/)', '^contracts/'], 'adapters implement the ports'),
    only(
      'lambdas',
      '^lambdas/',
      ['^domain/', '^workflows/', '^adapters/', '^contracts/', '^web/(form|print)/'],
      'functions bind',
    ),
    only('web', '^web/(?!print/)', ['^domain/shared/', '^contracts/'], 'pages share codes and contracts only'),
    only('print', '^web/print/', ['^domain/'], 'what is printed is the domain in words'),
    only('lib', '^lib/', ['^adapters/(dynamodb/keys|s3/object-keys)\\.ts$'], 'stacks know names, not code'),
    only('bin', '^bin/', ['^lib/'], 'the CDK entry makes the stacks, nothing else'),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(cdk\\.out|coverage|out)/' },
  },
};
