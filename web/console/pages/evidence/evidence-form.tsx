import { App, Button, Form, Input, InputNumber, Select } from 'antd';
import { EVIDENCE_KINDS, GRADES, VETO_CAUSES } from '../../../../domain/shared/codes.ts';
import type { EvidenceKind, Grade, VetoCause } from '../../../../domain/shared/codes.ts';
import { useChange } from '../../api/use-data.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { useDraft } from '../../shared/use-draft.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { evidenceWords } from './evidence-words.ts';

interface Draft {
  readonly kind?: EvidenceKind;
  readonly lawyerId?: string;
  readonly score?: number | null;
  readonly grade?: Grade;
  readonly cause?: VetoCause;
  readonly fact?: string;
  readonly raisedBy?: string;
  readonly heardOn?: string;
  readonly statement?: string;
  readonly note?: string;
}
const MARKED: readonly (EvidenceKind | undefined)[] = ['file-review', 'opinion', 'hearing'];
const FACTS: readonly (EvidenceKind | undefined)[] = ['complaint', 'not-informed'];

/** Records one piece of evidence; what its kind needs is asked for, and nothing else. */
export const EvidenceForm = () => {
  const words = useWords(evidenceWords);
  const term = useTerms();
  const { message } = App.useApp();
  const { centre, year } = usePlace();
  const [form] = Form.useForm<Draft>();
  const { draft, keep, drop } = useDraft<Draft>('evidence', {});
  const record = useChange(() => {
    drop();
    form.setFieldsValue({ lawyerId: '', note: '', fact: '', raisedBy: '', heardOn: '', statement: '' });
    form.resetFields(['score', 'grade', 'cause']);
    void message.success(words.added);
  });
  const { kind } = draft;
  const send = (values: Draft): void => {
    const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
    const id = `${year}-${centre}-${crypto.randomUUID().slice(0, 8)}`;
    record.mutate({
      method: 'PUT',
      path: `/v1/evidence/${encodeURIComponent(id)}`,
      body: { ...Object.fromEntries(given), centreId: centre, year },
    });
  };
  const needed = [{ required: true, message: words.required }];
  return (
    <section className="hf-card">
      <Form
        form={form}
        layout="vertical"
        initialValues={draft}
        onValuesChange={(_, values) => keep(values)}
        onFinish={send}
        style={{ maxWidth: 640 }}
      >
        <Form.Item name="kind" label={words.kind} rules={needed}>
          <Select options={EVIDENCE_KINDS.map((value) => ({ value, label: term('evidenceKind', value) }))} />
        </Form.Item>
        <Form.Item name="lawyerId" label={words.lawyer} rules={needed}>
          <Input maxLength={32} />
        </Form.Item>
        {MARKED.includes(kind) && (
          <Form.Item name="score" label={words.score} rules={kind === 'file-review' ? [] : needed}>
            <InputNumber min={0} max={100} style={{ width: 160 }} />
          </Form.Item>
        )}
        {kind === 'file-review' && (
          <Form.Item name="grade" label={words.grade}>
            <Select allowClear options={GRADES.toReversed().map((value) => ({ value, label: term('grade', value) }))} />
          </Form.Item>
        )}
        {kind === 'veto' && (
          <>
            <p className="hf-warn">{words.vetoHelp}</p>
            <Form.Item name="cause" label={words.cause} rules={needed}>
              <Select options={VETO_CAUSES.map((value) => ({ value, label: term('vetoCause', value) }))} />
            </Form.Item>
            <Form.Item name="raisedBy" label={words.raisedBy} rules={needed}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="heardOn" label={words.heardOn} rules={needed}>
              <Input type="date" style={{ width: 180 }} />
            </Form.Item>
            <Form.Item name="statement" label={words.statement} rules={needed}>
              <Input.TextArea rows={3} maxLength={1000} showCount />
            </Form.Item>
          </>
        )}
        {FACTS.includes(kind) && (
          <Form.Item name="fact" label={words.fact}>
            <Input maxLength={200} />
          </Form.Item>
        )}
        <Form.Item name="note" label={words.note}>
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Form.Item>
        <ProblemNote of={record.error} />
        <Button type="primary" htmlType="submit" loading={record.isPending}>
          {words.add}
        </Button>
      </Form>
    </section>
  );
};
