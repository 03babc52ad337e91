import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Engine, startEngine } from '../../../local/engine/engine.ts';

const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
});

/** Starts an app of one function, whose files are given, with more resources where a test needs them. */
const start = async (
  files: Record<string, string>,
  resources: Record<string, object> = {},
  role: object = {},
): Promise<Engine> => {
  const assembly = mkdtempSync(join(tmpdir(), 'app-'));
  mkdirSync(join(assembly, 'asset.1'));
  // Around the assembly is a project of modules, as ours.
  writeFileSync(join(assembly, 'package.json'), '{"type":"module"}');
  for (const [name, content] of Object.entries(files)) writeFileSync(join(assembly, 'asset.1', name), content);
  const template = {
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: role },
      Fn: {
        Type: 'AWS::Lambda::Function',
        Properties: { Handler: 'index.handler', Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, Code: { S3Key: '1.zip' } },
      },
      ...resources,
    },
  };
  writeFileSync(join(assembly, 'App.template.json'), JSON.stringify(template));
  const engine = await startEngine({ assembly, clock: { kind: 'virtual', at: 0 } });
  engines.push(engine);
  return engine;
};

const fn = { 'Fn::GetAtt': ['Fn', 'Arn'] };

describe('a bundle', () => {
  test.each([
    [
      'CommonJS, by default',
      {
        'index.js': "const other = require('./other.js'); exports.handler = async () => other;",
        'other.js': "module.exports = 'common';",
      },
      'common',
    ],
    [
      'a module by its name',
      { 'index.mjs': "import { basename } from 'node:path'; export const handler = async () => basename('/module');" },
      'module',
    ],
    [
      'a module by its package',
      { 'package.json': '{"type":"module"}', 'index.js': "export const handler = async () => 'package';" },
      'package',
    ],
    ['CommonJS by its name', { 'index.cjs': "module.exports = { handler: async () => 'cjs' };" }, 'cjs'],
  ])('may be %s', async (_, files, expected) => {
    await expect((await start(files)).invoke('Fn', {})).resolves.toBe(expected);
  });

  test('that is broken fails its invocation, not the engine', async () => {
    await expect((await start({ 'index.js': 'exports.other = 1;' })).invoke('Fn', {})).rejects.toThrow(
      /exports no function handler/,
    );
    await expect((await start({ 'index.js': 'syntax error' })).invoke('Fn', {})).rejects.toMatchObject({
      errorType: 'SyntaxError',
    });
    await expect((await start({})).invoke('Fn', {})).rejects.toThrow(/has no index\.js/);
  });

  test('answers with what JSON can carry', async () => {
    await expect((await start({ 'index.js': 'exports.handler = async () => undefined;' })).invoke('Fn', {})).resolves.toBeNull();
    await expect(
      (await start({ 'index.js': "exports.handler = async () => { throw 'text'; };" })).invoke('Fn', {}),
    ).rejects.toMatchObject({ errorType: 'string', message: 'text' });
  });
});

describe('an app is refused', () => {
  const queue = { Queue: { Type: 'AWS::SQS::Queue' } };
  const mapping = {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, FunctionName: { Ref: 'Fn' } },
  };
  const rule = (properties: object) => ({
    Rule: { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: '1', Arn: fn }], ...properties } },
  });
  const policy = (statement: object) => ({ Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: statement } }] });

  test.each<[string, Record<string, object>, object, RegExp]>([
    ['when a function may not read its queue', { ...queue, Mapping: mapping }, {}, /may not read its source: sqs:ReceiveMessage/],
    [
      'when a mapping reads something else',
      { Mapping: { ...mapping, Properties: { ...mapping.Properties, EventSourceArn: 'arn:aws:kinesis:x' } } },
      {},
      /reads arn:aws:kinesis:x/,
    ],
    [
      'when a rule points at something else',
      rule({ ScheduleExpression: 'rate(1 minute)', Targets: [{ Id: '1', Arn: 'arn:aws:states:x' }] }),
      {},
      /cannot deliver events to arn:aws:states:x/,
    ],
    ['when a schedule cannot be read', rule({ ScheduleExpression: 'rate(1 fortnight)' }), {}, /cannot read the schedule/],
    ['when a pattern cannot be read', rule({ EventPattern: { source: [{ wildcard: '*' }] } }), {}, /pattern operator wildcard/],
    [
      'when a role uses a policy from elsewhere',
      {},
      { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      /AdministratorAccess; the local engine cannot tell/,
    ],
    [
      'when a statement is turned round',
      {},
      policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      /NotAction or NotResource/,
    ],
    [
      'when its API uses another payload',
      {
        Integration: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { IntegrationUri: fn, PayloadFormatVersion: '1.0' } },
        Route: { Type: 'AWS::ApiGatewayV2::Route', Properties: { RouteKey: 'GET /', Target: 'integrations/App-Integration' } },
      },
      {},
      /payload format 2\.0/,
    ],
  ])('%s', async (_, resources, role, message) => {
    await expect(start({}, resources, role)).rejects.toThrow(message);
  });
});
