import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { addAlertChannels } from './constructs/alert-channels.ts';
import { Assess } from './constructs/assess.ts';
import { AuditErasure } from './constructs/audit-erasure.ts';
import { ClosingsApi } from './constructs/closings-api.ts';
import { ConsoleApi } from './constructs/console-api.ts';
import { ConsolePages } from './constructs/console-pages.ts';
import type { ConsoleSite } from './console-site.ts';
import { Dispatch } from './constructs/dispatch.ts';
import { Escalate } from './constructs/escalate.ts';
import type { Stores } from './constructs/grants.ts';
import { Exports } from './constructs/exports.ts';
import { Intake } from './constructs/intake.ts';
import { Notify } from './constructs/notify.ts';
import { Operations } from './constructs/operations.ts';
import { PrivacyApi } from './constructs/privacy-api.ts';
import { PublicApi } from './constructs/public-api.ts';
import { Receive } from './constructs/receive.ts';
import { Score } from './constructs/score.ts';
import { Send } from './constructs/send.ts';
import { SmsWebhook } from './constructs/sms-webhook.ts';
import { Spreadsheets } from './constructs/spreadsheets.ts';
import { StageTopic } from './constructs/stage-topic.ts';
import { Summaries } from './constructs/summaries.ts';
import { SURVEY_PATH, SurveyPage } from './constructs/survey-page.ts';
import { TrackDelivery } from './constructs/track-delivery.ts';
import type { Settings } from './settings.ts';
import { smsChannel } from './sms-channel.ts';

export interface ServiceStackProps {
  readonly settings: Settings;
  readonly stores: Stores;
  /** The console's files, where it is served at all. */
  readonly site?: ConsoleSite | undefined;
}

/** What works: the stages in the order of the flow, and where alarms and alerts go. */
export class ServiceStack extends Stack {
  readonly apiEndpoint: string;

  constructor(scope: Construct, id: string, { settings, stores, site }: ServiceStackProps) {
    super(scope, id, { description: 'Huifang: the stages from closing to assessment' });

    const topicKey = new Key(this, 'TopicKey', {
      description: 'Encrypts what waits in topics, and the archive of the case bus',
      enableKeyRotation: true,
      // Nothing rests under it for long: messages pass in seconds, events of the archive are of use to this stack's bus alone.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { runbookUrl, alarmEmail, smsPublisher, smsPerSecond, smsMonthlySegments } = settings;
    const operations = new Operations(this, 'Operations', { topicKey, runbookUrl, alarmEmail });
    const alertTopic = new StageTopic(this, 'Alerts', { key: topicKey, displayName: 'Huifang alerts' });
    const api = new PublicApi(this, 'Api', settings);
    this.apiEndpoint = api.endpoint;
    const stage = { stores, operations };

    const sms = smsChannel(settings);
    const surveyBaseUrl = settings.surveyBaseUrl ?? `${api.endpoint}${SURVEY_PATH}`;
    const send = new Send(this, 'Send', { ...stage, surveyBaseUrl, sms, smsPerSecond, smsMonthlySegments });
    const sendQueue = send.queue;
    const intake = new Intake(this, 'Intake', { ...stage, sendQueue, archiveKey: topicKey });
    const escalate = new Escalate(this, 'Escalate', stage);
    const assess = new Assess(this, 'Assess', stage);
    const carrier = { ...stage, topicKey, smsPublisher, sendQueue };

    new Dispatch(this, 'Dispatch', { ...stage, sendQueue, escalateQueue: escalate.queue, smsPerSecond });
    const receive = new Receive(this, 'Receive', { ...carrier, sms });
    const trackDelivery = new TrackDelivery(this, 'TrackDelivery', carrier);
    const webhookQueues = { inboundQueue: receive.queue, deliveryQueue: trackDelivery.queue };
    const webhook =
      'accountSecret' in sms ? new SmsWebhook(this, 'SmsWebhook', { operations, api, sms, ...webhookQueues }) : undefined;
    new SurveyPage(this, 'SurveyPage', { ...stage, api, sendQueue });
    const { uploads } = new Spreadsheets(this, 'Spreadsheets', { ...stage, intakeQueue: intake.queue });
    new ClosingsApi(this, 'ClosingsApi', { ...stage, api, intakeQueue: intake.queue });
    const exports = new Exports(this, 'Exports', stage);
    const consoleQueues = { sendQueue, assessQueue: assess.queue, exportQueue: exports.queue };
    new ConsoleApi(this, 'ConsoleApi', { ...stage, api, ...consoleQueues, uploads, smsMonthlySegments });
    if (settings.console === 'api' && site !== undefined) new ConsolePages(this, 'ConsolePages', { operations, api, site });
    new PrivacyApi(this, 'PrivacyApi', { ...stage, api });
    new AuditErasure(this, 'AuditErasure', stage);
    new Score(this, 'Score', stage);
    new Summaries(this, 'Summaries', stage);
    new Notify(this, 'Notify', { ...stage, alertTopic });
    const alertsQueue = addAlertChannels(this, { operations, alertTopic, settings });

    const outputs = {
      ApiUrl: api.endpoint,
      CaseBusName: intake.bus.eventBusName,
      CaseBusArn: intake.bus.eventBusArn,
      CaseArchiveArn: intake.archive.archiveArn,
      UploadsBucketName: uploads.bucketName,
      InboundSmsTopicArn: receive.topic.topicArn,
      DeliveryReportsTopicArn: trackDelivery.topic.topicArn,
      AlertsTopicArn: alertTopic.topicArn,
      OperationsTopicArn: operations.topic.topicArn,
      ...(alertsQueue && { AlertsQueueUrl: alertsQueue.queueUrl, AlertsQueueArn: alertsQueue.queueArn }),
      ...(webhook && { SmsWebhookAddress: webhook.address, SmsWebhookSecretArn: webhook.secretArn }),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
