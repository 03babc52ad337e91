/*
 * The virtual handset's page: shows what the engine's state says and sends what the person does. No framework: a page for
 * one machine, rebuilt from the state each time something changes.
 */
const $ = (id) => document.getElementById(id);
const CAUSES = {
  overall: '总体满意度',
  charged: '收钱收礼吃请',
  communication: '沟通',
  absent: '出庭与拖延',
  trend: '趋势',
  pattern: '异常模式',
};
const LEVELS = { critical: '特急', high: '高', medium: '中', low: '低' };
const STATES = {
  waiting: '待发',
  asking: '询问中',
  completed: '已完成',
  partial: '部分完成',
  refused: '已拒绝',
  'to-call': '待电话',
  excluded: '不回访',
  cancelled: '已撤销',
};
const GRADES = { excellent: '优秀', good: '良好', competent: '合格', failing: '不合格' };
const STATUSES = { graded: '已评定', 'insufficient-data': '数据不足', 'not-graded': '不评定等次', deferred: '暂缓考核' };

let state;
let picked;

const moment = (at) => new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
const cell = (text, className) =>
  Object.assign(document.createElement('td'), { textContent: text ?? '', className: className ?? '' });
const percent = (share) => (share === undefined ? '–' : `${(share * 100).toFixed(1)}%`);

const post = async (path, body) => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const result = await answer.json();
  if (!answer.ok) throw new Error(result.message ?? String(answer.status));
  return result;
};

const fill = (id, rows) => {
  const body = $(id).tBodies[0];
  body.replaceChildren(
    ...rows.map((cells) => {
      const row = document.createElement('tr');
      row.append(...cells);
      return row;
    }),
  );
  if (rows.length === 0) {
    const row = document.createElement('tr');
    row.append(Object.assign(cell('还没有 nothing yet'), { colSpan: 9 }));
    body.append(row);
  }
};

const showClients = () => {
  const wanted = $('find').value.trim();
  const clients = state.clients.filter(({ name, caseNo, phone }) => [name, caseNo, phone].some((text) => text.includes(wanted)));
  $('clients').replaceChildren(
    ...clients.map((client) => {
      const button = Object.assign(document.createElement('button'), { type: 'button' });
      button.setAttribute('aria-pressed', String(client.caseNo === picked));
      button.append(`${client.name} ${client.phone}`, document.createElement('br'));
      const small = document.createElement('small');
      small.textContent = `${client.caseNo} · ${STATES[client.state]} ${client.state}${client.reason ? ` (${client.reason})` : ''}`;
      button.append(small);
      button.addEventListener('click', () => {
        picked = client.caseNo;
        show();
        $('body').focus();
      });
      const item = document.createElement('li');
      item.append(button);
      return item;
    }),
  );
};

const showPhone = () => {
  const client = state.clients.find(({ caseNo }) => caseNo === picked);
  $('body').disabled = $('reply').querySelector('button').disabled = client === undefined;
  if (client === undefined) return;
  $('who').textContent = `${client.name} ${client.phone}`;
  const texts = state.texts.filter(({ phone }) => phone === client.phone);
  const list = $('texts');
  const stays = list.childElementCount === texts.length && list.dataset.phone === client.phone;
  if (stays) return;
  list.dataset.phone = client.phone;
  list.replaceChildren(
    ...texts.map(({ body, at, isMine }) => {
      const item = document.createElement('li');
      if (isMine) item.className = 'mine';
      const link = /https?:\/\/\S+/.exec(body)?.[0];
      if (link === undefined) item.append(body);
      else {
        const anchor = Object.assign(document.createElement('a'), {
          href: link,
          textContent: link,
          target: '_blank',
          rel: 'noreferrer',
        });
        const [before, after] = body.split(link);
        item.append(before, anchor, after);
      }
      item.append(Object.assign(document.createElement('time'), { textContent: moment(at) }));
      return item;
    }),
  );
  list.scrollTop = list.scrollHeight;
};

const show = () => {
  $('now').textContent = moment(state.now);
  if (document.activeElement !== $('speed')) $('speed').value = String(state.speed);
  if ($('centres').childElementCount === 0)
    $('centres').replaceChildren(...state.centres.map(({ id, name }) => new Option(`${name} ${id}`, id)));
  showClients();
  showPhone();
  fill(
    'alerts',
    state.alerts.map((a) => [
      cell(a.caseNo),
      cell(`${CAUSES[a.cause]} ${a.cause}`),
      cell(`${LEVELS[a.level]} ${a.level}`, a.level),
      cell(moment(a.raisedAt)),
      cell(a.outcome ?? (a.contactedAt ? '已联系 contacted' : '未处理 open')),
    ]),
  );
  fill(
    'scores',
    state.scores.map(({ centreId, lawyerId, score: s }) => [
      cell(centreId),
      cell(lawyerId),
      cell(s.closings),
      cell(s.n),
      cell(percent(s.rateA)),
      cell(s.low === undefined ? '–' : `${percent(s.low)}–${percent(s.high)}`),
      cell(s.n < 5 ? `样本不足 too few` : s.serviceScore.toFixed(1)),
    ]),
  );
  fill(
    'assessment',
    state.assessment.map((r) => [
      cell(r.centreId),
      cell(`${r.lawyerName ?? ''} ${r.lawyerId}`),
      cell(r.closings),
      cell(r.total?.toFixed(1) ?? '–'),
      cell(STATUSES[r.status]),
      cell(GRADES[r.grade] ?? '–'),
      cell(r.flags.join(' ')),
    ]),
  );
  $('health').textContent = `死信 dead letters: ${state.deadLetters} · 权限拒绝 refused calls: ${state.refusals}`;
};

$('find').addEventListener('input', showClients);
$('speed').addEventListener('change', (event) => post('/handset/speed', { speed: Number(event.target.value) }));
$('skip').addEventListener('click', () => post('/handset/skip', {}));
$('assess').addEventListener('click', () => post('/handset/assess', {}));
$('reply').addEventListener('submit', async (event) => {
  event.preventDefault();
  const client = state.clients.find(({ caseNo }) => caseNo === picked);
  const body = $('body').value;
  if (client === undefined || body === '') return;
  $('body').value = '';
  await post('/handset/reply', { phone: client.phone, body });
});
$('closing').addEventListener('submit', async (event) => {
  event.preventDefault();
  const row = Object.fromEntries(new FormData(event.target));
  try {
    await post('/handset/closing', row);
    $('closing-result').textContent = `已收到 taken in: ${row.case_no}`;
    picked = row.case_no;
  } catch (error) {
    $('closing-result').textContent = error.message;
  }
});

new EventSource('/handset/state').addEventListener('message', ({ data }) => {
  state = JSON.parse(data);
  show();
});
