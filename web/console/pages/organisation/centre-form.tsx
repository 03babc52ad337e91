import { App, Button, Form, Input, Select, Space } from 'antd';
import type { MeAnswer } from '../../../../contracts/console/me.ts';
import { CENTRE_LEVELS } from '../../../../domain/shared/codes.ts';
import { useChange } from '../../api/use-data.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { organisationWords } from './organisation-words.ts';

/** A row of the spreadsheet of centres. */
export interface CentreDraft {
  readonly centre_id?: string;
  readonly name?: string;
  readonly level: string;
  readonly parent_id?: string;
  readonly zone: string;
  readonly sign?: string;
}

interface CentreFormProps {
  readonly draft: CentreDraft;
  readonly centres: MeAnswer['centres'];
  readonly onDone: () => void;
}

/** Enters a centre, or changes one. */
export const CentreForm = ({ draft, centres, onDone }: CentreFormProps) => {
  const words = useWords(organisationWords);
  const term = useTerms();
  const { message } = App.useApp();
  const enter = useChange(() => {
    void message.success(words.saved);
    onDone();
  });
  const needed = [{ required: true, message: words.required }];
  const send = (values: CentreDraft): void => {
    const given = Object.entries({ ...draft, ...values }).filter(([, value]) => value !== '');
    enter.mutate({ method: 'PUT', path: '/v1/centres', body: { centres: [Object.fromEntries(given)] } });
  };
  return (
    <Form<CentreDraft> layout="vertical" initialValues={draft} onFinish={send} style={{ maxWidth: 560, marginBottom: 16 }}>
      <Form.Item name="centre_id" label={words.id} rules={needed}>
        <Input maxLength={32} disabled={draft.centre_id !== undefined} />
      </Form.Item>
      <Form.Item name="name" label={words.name} rules={needed}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="level" label={words.level} rules={needed}>
        <Select options={CENTRE_LEVELS.map((value) => ({ value, label: term('centreLevel', value) }))} />
      </Form.Item>
      {draft.parent_id !== undefined && (
        <Form.Item name="parent_id" label={words.parent} rules={needed}>
          <Select options={centres.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      <Form.Item name="zone" label={words.zone} rules={needed}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name="sign" label={words.sign} extra={words.signHelp}>
        <Input maxLength={10} />
      </Form.Item>
      <ProblemNote of={enter.error} />
      <Space>
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {words.save}
        </Button>
        <Button onClick={onDone}>{words.cancel}</Button>
      </Space>
    </Form>
  );
};
