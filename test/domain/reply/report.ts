import { gold } from './gold.ts';
import type { Reading } from './measure.ts';
import { isAnswer, measure, precision, readAll, recall } from './measure.ts';
import { generated, written } from './ordinary.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The tables of docs/reply-parsing.md: how well the labelled replies and the messages of daily life are read. */
export const report = (): string => `${reportLabelled(readAll(gold()))}\n${reportOrdinary()}`;

export const reportLabelled = (readings: readonly Reading[]): string => {
  const answers = readings.filter(({ label }) => isAnswer(label));
  const wrong = readings.filter(({ label, got }) => isAnswer(got) && got !== label);
  const askedAgain = answers.filter(({ label, got }) => got !== label);
  return [
    '| class | labelled | precision | recall |',
    '|---|---|---|---|',
    ...measure(readings).map((of) => `| ${of.name} | ${of.expected} | ${percent(precision(of))} | ${percent(recall(of))} |`),
    '',
    '| | of | |',
    '|---|---|---|',
    `| wrong answers | ${readings.length} labelled replies | ${wrong.length} |`,
    `| answers asked again | ${answers.length} answers | ${askedAgain.length} (${percent(askedAgain.length / answers.length)}) |`,
  ].join('\n');
};

export const reportOrdinary = (): string => {
  const ordinary = [...written(), ...generated()].map((text) => ({ text, open: 'overall', label: 'unclear', redFlags: '' }));
  const rated = readAll(ordinary).filter(({ got }) => isAnswer(got));
  return `| ratings read into messages of daily life | ${ordinary.length} messages | ${rated.length} |`;
};
