import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readAssembly } from '../../../local/engine/assembly.ts';
import { placeIn } from '../../../local/engine/identifiers.ts';
import { buildModel } from '../../../local/engine/model.ts';
import { FIXTURE } from './fixture-engine.ts';

const urls = { wireUrl: 'http://127.0.0.1:1', httpUrl: 'http://127.0.0.1:2' };
const place = placeIn('us-east-1', '000000000000', urls);
const modelOf = (directory: string, parameters: Record<string, string> = {}) =>
  buildModel(readAssembly(directory), { directory, place, parameters });

/** Writes a cloud assembly of one template, with or without what the command line adds to it. */
const assembly = (template: object, extra: Record<string, object> = {}): string => {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  for (const [file, content] of Object.entries({ 'One.template.json': template, ...extra })) {
    writeFileSync(join(directory, file), JSON.stringify(content));
  }
  return directory;
};

describe('the model of an app', () => {
  test('merges the stacks and follows references between them', () => {
    const model = modelOf(FIXTURE);

    expect(model.find('AWS::DynamoDB::GlobalTable', 'Table').name).toBe('fixture-table');
    const { properties, assetDirectory } = model.find('AWS::Lambda::Function', 'Probe');
    expect(properties.Environment?.Variables).toMatchObject({
      TABLE_NAME: 'fixture-table',
      KEY_ARN: model.find('AWS::KMS::Key', 'FixtureData/Key').arn,
      QUEUE_URL: 'http://127.0.0.1:1/000000000000/Fixture-JobsQueue',
      TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:Fixture-AlertsTopic',
      API_URL: 'http://127.0.0.1:2',
    });
    expect(assetDirectory).toBe(join(FIXTURE, 'asset.probe'));
  });

  test('applies conditions, with parameters by their defaults or as given', () => {
    const names = (parameters: Record<string, string>) =>
      modelOf(FIXTURE, parameters)
        .ofType('AWS::SQS::Queue')
        .map(({ path }) => path);

    expect(names({})).not.toContain('Fixture/OnlyOnAws');
    expect(names({ Stage: 'cloud' })).toContain('Fixture/OnlyOnAws');
  });

  test('takes paths and code from beside the template when the template has no metadata', () => {
    const template = {
      Resources: {
        IntakeFunction1A6D: {
          Type: 'AWS::Lambda::Function',
          Properties: { Code: { S3Key: 'abc.zip' }, Handler: 'index.handler' },
        },
      },
    };
    const directory = assembly(template, {
      'One.metadata.json': { '/One/Intake/Function/Resource': [{ type: 'aws:cdk:logicalId', data: 'IntakeFunction1A6D' }] },
      'manifest.json': {
        artifacts: {
          Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
          One: {
            type: 'aws:cloudformation:stack',
            environment: 'aws://123456789012/cn-north-1',
            properties: { templateFile: 'One.template.json' },
            additionalMetadataFile: 'One.metadata.json',
          },
        },
      },
    });

    const fn = modelOf(directory).find('AWS::Lambda::Function', 'Intake');
    expect(fn).toMatchObject({ path: 'One/Intake/Function', assetDirectory: join(directory, 'asset.abc') });
    expect(readAssembly(directory)[0]).toMatchObject({ account: '123456789012', region: 'cn-north-1' });
  });

  test('reads templates without a manifest', () => {
    const directory = assembly({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } });

    expect(modelOf(directory).find('AWS::SQS::Queue', 'Queue').name).toBe('One-Queue');
  });

  test('names things as the region does', () => {
    expect(placeIn('cn-north-1', '1', urls)).toMatchObject({ partition: 'aws-cn', urlSuffix: 'amazonaws.com.cn' });
  });

  test.each([
    [{ Parameters: { Issuer: { Type: 'String' } } }, { Ref: 'Issuer' }, /Parameter Issuer of stack One has no default/],
    [{}, { Ref: 'Gone' }, /refers to Gone, which it does not have/],
    [{}, { 'Fn::GetAtt': ['Gone', 'Arn'] }, /refers to Gone/],
    [{}, { 'Fn::ImportValue': 'Data:Arn' }, /No stack exports Data:Arn/],
    [{}, { 'Fn::GetStackOutput': { StackName: 'Data', OutputName: 'Arn' } }, /Stack Data has no output Arn/],
    [{ Mappings: { Map: {} } }, { 'Fn::FindInMap': ['Map', 'a', 'b'] }, /Mapping Map of stack One has no a\.b/],
  ])('says what a template lacks (%j)', (template, value, message) => {
    const directory = assembly({
      ...template,
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: value } } },
    });

    expect(() => modelOf(directory).find('AWS::SQS::Queue', 'Queue').properties).toThrow(message);
  });

  test('splits list parameters', () => {
    const directory = assembly({
      Parameters: { Names: { Type: 'CommaDelimitedList', Default: 'a,b' } },
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: { 'Fn::Select': ['1', { Ref: 'Names' }] } } },
      },
    });

    expect(modelOf(directory).find('AWS::SQS::Queue', 'Queue').properties.VisibilityTimeout).toBe('b');
  });

  test('cannot be read from a directory without templates', () => {
    const directory = mkdtempSync(join(tmpdir(), 'empty-'));
    mkdirSync(join(directory, 'nested'));

    expect(() => readAssembly(directory)).toThrow(/synthesise the app first/);
  });
});
