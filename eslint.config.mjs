import tseslint from 'typescript-eslint';

const noClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes with the event.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Time comes with the event.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Randomness comes through a port.' },
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Settings come through lambdas/runtime.' },
];

export default tseslint.config(
  { ignores: ['cdk.out', 'coverage', 'out', '.huifang', '**/*.cjs', '**/*.mjs', '**/*.js'] },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
  {
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['domain/**', 'workflows/**', 'contracts/**'], rules: { 'no-restricted-syntax': ['error', ...noClock] } },
  { files: ['test/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
