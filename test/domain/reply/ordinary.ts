import { readFileSync } from 'node:fs';

/*
 * Messages of daily life, as they reach any number: to friends, to family, from couriers and banks. None of them answers us.
 */

/** Written one by one. */
export const written = (): string[] =>
  readFileSync(new URL('ordinary.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

const SLOTS: Readonly<Record<string, readonly string[]>> = {
  day: ['今天', '明天', '后天', '周六', '下周一', '5月3日', '8号', '12月25号', '晚上', '早上'],
  clock: ['3点', '5点半', '8点', '下午4点', '9点10分', '19:30', '2点左右', '一点', '五点', '8:00'],
  who: ['你', '妈', '爸', '老王', '小李', '张姐', '老师', '师傅', '老板', '同学'],
  place: ['3号楼', '5栋2单元', '地铁2号线', '8楼', '4号门', '学校', '医院', '公司', '超市', 'B1停车场'],
  n: ['1', '2', '3', '4', '5', '8', '9', '两', '三', '五'],
  unit: ['个', '斤', '瓶', '张票', '份', '天', '次', '块钱', '盒', '分钟'],
  thing: ['苹果', '牛奶', '快递', '作业', '身份证', '药', '钥匙', '外卖', '发票', '衣服'],
  view: ['还行', '不错', '一般', '很好', '太差了', '挺好', '很满意', '不满意', '还可以', '不怎么样'],
  topic: ['这家店', '今天的饭', '新手机', '天气', '孩子成绩', '电影', '酒店', '新工作', '房子', '面试'],
  ask: ['吗', '没', '了吗', '没有', '了没'],
};

const TEMPLATES = [
  '{day}{clock}见',
  '{day}{clock}在{place}等你',
  '{who},我{clock}到{place}',
  '{clock}开会,{n}分钟后到',
  '{n}{unit}',
  '买{n}{unit}{thing}',
  '帮我拿{n}{unit}{thing},谢谢',
  '还要{n}{unit}',
  '{thing}在{place}',
  '{who}到{place}{ask}',
  '{topic}{view}',
  '{topic}{view},{day}再去',
  '我觉得{topic}{view}',
  '{view},{day}{clock}继续',
  '{who}对{topic}{view}',
  '{thing}收到{ask}',
  '{who}{day}有空吗',
  '好的,{clock}',
  '{n} {unit}后出发',
  '{day}给你{n}{unit}',
  '我在{place},{who}呢',
  '{n}{unit}{thing}多少钱',
  '{who}没有{thing}',
  '没有{thing}了,{day}买',
  '有{n}{unit}{thing},要吗',
];

/** Every message of a template: its first slot varies slowest. */
const fill = (template: string): string[] => {
  const slot = /\{(\w+)\}/.exec(template);
  if (slot === null) return [template];
  return (SLOTS[slot[1]!] ?? []).flatMap((word) => fill(template.replace(slot[0], word)));
};

/** Made from templates: at most `limit` of each, spread evenly. */
export const generated = (limit = 100): string[] =>
  TEMPLATES.flatMap((template) => {
    const all = fill(template);
    const step = Math.max(1, all.length / limit);
    return Array.from({ length: Math.min(limit, all.length) }, (_, i) => all[Math.floor(i * step)]!);
  });
