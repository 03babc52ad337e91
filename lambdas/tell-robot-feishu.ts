import { feishuRobot } from '../adapters/robots/feishu.ts';
import { SigningAccount } from '../contracts/robot-account.ts';
import { tellsRobot } from './runtime/tell-robot.ts';

/** Alerts to a group of Feishu. */
export const handler = tellsRobot(SigningAccount, (account) => feishuRobot(account));
