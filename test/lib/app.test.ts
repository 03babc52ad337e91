import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { makeStacks, synthesise } from './stacks.ts';

describe('the app as it is synthesised', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'huifang-app-'));
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  /** Runs the entry as the CDK does. */
  const synthesiseApp = (context: Readonly<Record<string, string>>, out: string) =>
    spawnSync(process.execPath, ['bin/huifang.ts'], {
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        CDK_OUTDIR: out,
        CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:bundling-stacks': [], ...context }),
      },
    });

  test('two stacks come out, named after their stage, with nothing left to explain', () => {
    const out = join(directory, 'trial');
    expect(synthesiseApp({ stage: 'trial' }, out)).toMatchObject({ status: 0, stderr: '' });
    const templates = readdirSync(out).filter((file) => file.endsWith('.template.json'));
    expect(templates.sort()).toEqual(['trial-Huifang-Data.template.json', 'trial-Huifang-Service.template.json']);
    const report = JSON.parse(readFileSync(join(out, 'validation-report.json'), 'utf8')) as { readonly pluginReports: unknown[] };
    expect(report.pluginReports).toEqual([]);
  });

  test('a setting that cannot be used stops it with its name', () => {
    const { status, stderr } = synthesiseApp({ issuer: 'sso.example.org' }, join(directory, 'wrong'));
    expect(status).toBe(1);
    expect(stderr).toContain('issuer is "sso.example.org", allowed is an https address');
  });

  test('neither template knows a partition, an account or a region', () => {
    const { data, service } = synthesise();
    expect(JSON.stringify([data.toJSON(), service.toJSON()])).not.toMatch(/arn:aws[^"]*:|\b\d{12}\b|(us|eu|ap|cn)-[a-z]+-\d/);
  });
});

describe('findings of the security rules', () => {
  const ruleOf = (key: string) => key.replace(/^annotation::/i, '');
  const named = (rule: string) =>
    rule
      .replace(/[0-9A-F]{8}\.Arn>/, '>')
      .replace(/Huifang-Data:ExportsOutputFnGetAttExports\w+/, '<Exports between the stacks>');

  test('each is put right or explained where it arises', () => {
    const { app } = makeStacks();
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
  });

  test('those explained are these, each with a reason', () => {
    const { app } = makeStacks();
    const explained = app.node.findAll().flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.entries(data as Record<string, string>))
        .map(([key, reason]) => ({ what: `${node.path} ${named(ruleOf(key))}`, reason })),
    );
    expect(explained.map(({ what }) => what).sort()).toEqual([
      'Huifang-Data/Exports AwsSolutions-S1',
      'Huifang-Service/Api/Http/GET--health AwsSolutions-APIG4',
      'Huifang-Service/Api/Http/GET--s--{token} AwsSolutions-APIG4',
      'Huifang-Service/Api/Http/HEAD--s--{token} AwsSolutions-APIG4',
      'Huifang-Service/Api/Http/POST--s--{token} AwsSolutions-APIG4',
      // Rights on exports and their manifests, each by the bucket's own name and by the one it has between the stacks.
      'Huifang-Service/ConsoleApi/FunctionRole AwsSolutions-IAM5[Resource::<Exports between the stacks>/assessments/*]',
      'Huifang-Service/ConsoleApi/FunctionRole AwsSolutions-IAM5[Resource::<Exports between the stacks>/manifests/*]',
      'Huifang-Service/ConsoleApi/FunctionRole AwsSolutions-IAM5[Resource::<Exports>/assessments/*]',
      'Huifang-Service/ConsoleApi/FunctionRole AwsSolutions-IAM5[Resource::<Exports>/manifests/*]',
      'Huifang-Service/ConsoleApi/FunctionRole AwsSolutions-IAM5[Resource::<SpreadsheetsUploads>/results/*]',
      'Huifang-Service/ConsoleApi/FunctionRole AwsSolutions-IAM5[Resource::<SpreadsheetsUploads>/uploads/*]',
      'Huifang-Service/Exports/FunctionRole AwsSolutions-IAM5[Resource::<Exports between the stacks>/assessments/*]',
      'Huifang-Service/Exports/FunctionRole AwsSolutions-IAM5[Resource::<Exports between the stacks>/manifests/*]',
      'Huifang-Service/Exports/FunctionRole AwsSolutions-IAM5[Resource::<Exports>/assessments/*]',
      'Huifang-Service/Exports/FunctionRole AwsSolutions-IAM5[Resource::<Exports>/manifests/*]',
      'Huifang-Service/Notify/DeadLetters AwsSolutions-SQS3',
      'Huifang-Service/Receive/FunctionRole AwsSolutions-IAM5[Resource::*]',
      'Huifang-Service/Score/DeadLetters AwsSolutions-SQS3',
      'Huifang-Service/Send/FunctionRole AwsSolutions-IAM5[Resource::*]',
      'Huifang-Service/Spreadsheets/FunctionRole AwsSolutions-IAM5[Resource::<SpreadsheetsUploads>/results/*]',
      'Huifang-Service/Spreadsheets/FunctionRole AwsSolutions-IAM5[Resource::<SpreadsheetsUploads>/uploads/*]',
      'Huifang-Service/Spreadsheets/Uploads AwsSolutions-S1',
    ]);
    for (const { reason } of explained) expect(reason.length).toBeGreaterThan(30);
  });

  test('a finding nobody explained is seen', () => {
    const { app, data } = makeStacks();
    new Bucket(data, 'Open');
    const { violations } = new AwsSolutionsChecks(app).validateScope(app);
    expect(violations.map(({ ruleName }) => ruleName)).toContain('AwsSolutions-S10');
  });
});
