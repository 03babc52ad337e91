import { App, Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import type { AlertAnswer } from '../../../../contracts/console/alerts.ts';
import { ALERT_OUTCOMES, CODED_QUESTIONS, QUESTION_CODES } from '../../../../domain/shared/codes.ts';
import type { AlertOutcome } from '../../../../domain/shared/codes.ts';
import { useChange } from '../../api/use-data.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { useDraft } from '../../shared/use-draft.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { alertWords } from './alert-words.ts';

interface Draft {
  readonly outcome?: AlertOutcome;
  readonly note?: string;
  readonly clientTold?: boolean;
  readonly whyNotTold?: string;
  readonly correctTo?: number;
  readonly complaint?: boolean;
}

export interface ResolveFormProps {
  readonly path: string;
  readonly alert: AlertAnswer;
  readonly etag: string | undefined;
  /** Somebody else was faster. */
  readonly onChanged: () => void;
}

/** How an alert ended: what was found, what was done, and whether the client has heard of it. */
export const ResolveForm = ({ path, alert, etag, onChanged }: ResolveFormProps) => {
  const words = useWords(alertWords);
  const term = useTerms();
  const { message } = App.useApp();
  const [form] = Form.useForm<Draft>();
  const { draft, keep, drop } = useDraft<Draft>(`resolve ${path}`, {});
  const resolve = useChange(() => {
    drop();
    void message.success(words.resolved);
  }, onChanged);
  const question = CODED_QUESTIONS.find((code) => code === alert.cause);
  const needsTelling = draft.outcome !== 'withdrawn' && alert.cause !== 'trend' && alert.cause !== 'pattern';
  const send = ({ outcome, note, clientTold, whyNotTold, correctTo, complaint }: Draft): void => {
    const body = {
      action: 'resolve',
      outcome,
      note,
      ...(needsTelling && clientTold === true ? { clientTold } : {}),
      ...(needsTelling && clientTold !== true && whyNotTold ? { whyNotTold } : {}),
      ...(outcome === 'misrated' && correctTo !== undefined ? { correctTo } : {}),
      ...(outcome === 'confirmed' && complaint === true ? { complaint } : {}),
    };
    resolve.mutate({ path, body, ifMatch: etag });
  };
  const codes = question === undefined ? [] : QUESTION_CODES[question];
  const list = question === 'overall' ? 'scale' : question === 'communication' ? 'good' : 'yesNo';
  return (
    <section className="hf-card hf-no-print">
      <h2>{words.resolve}</h2>
      <Form
        form={form}
        layout="vertical"
        initialValues={draft}
        onValuesChange={(_, values) => keep(values)}
        onFinish={send}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === 'Enter' && (ctrlKey || metaKey)) form.submit();
        }}
        style={{ maxWidth: 720 }}
      >
        <Form.Item name="outcome" label={words.outcome} rules={[{ required: true, message: words.required }]}>
          <Radio.Group options={ALERT_OUTCOMES.map((value) => ({ value, label: term('outcome', value) }))} />
        </Form.Item>
        {draft.outcome === 'misrated' && codes.length > 0 && (
          <Form.Item name="correctTo" label={words.correctTo}>
            <Select allowClear options={codes.map((value) => ({ value, label: `${value} ${term(list, value)}` }))} />
          </Form.Item>
        )}
        {draft.outcome === 'confirmed' && (
          <Form.Item name="complaint" valuePropName="checked">
            <Checkbox>{words.complaint}</Checkbox>
          </Form.Item>
        )}
        <Form.Item
          name="note"
          label={words.note}
          extra={words.noteHelp}
          rules={[{ required: true, whitespace: true, message: words.required }]}
        >
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
        {needsTelling && (
          <>
            <Form.Item name="clientTold" valuePropName="checked">
              <Checkbox>{words.clientTold}</Checkbox>
            </Form.Item>
            {draft.clientTold !== true && (
              <Form.Item name="whyNotTold" label={words.whyNotTold}>
                <Input maxLength={1000} />
              </Form.Item>
            )}
          </>
        )}
        {resolve.error !== null && !resolve.error.isChanged && <ProblemNote of={resolve.error} />}
        <Button type="primary" htmlType="submit" loading={resolve.isPending}>
          {words.save}
        </Button>{' '}
        <kbd>Ctrl</kbd> <kbd>Enter</kbd>
      </Form>
    </section>
  );
};
