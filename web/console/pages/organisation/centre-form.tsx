import { App, Button, Form, Input, Select, Space } from 'antd';
import { useEffect, useState } from 'react';
import type { CentreStateAnswer } from '../../../../contracts/console/centres.ts';
import type { MeAnswer } from '../../../../contracts/console/me.ts';
import { CENTRE_LEVELS } from '../../../../domain/shared/codes.ts';
import { useAnswer, useChange } from '../../api/use-data.ts';
import { ChangedNote } from '../../shared/changed-note.tsx';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Shown } from '../../shared/states.tsx';
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
  /** Of the centre that is changed. */
  readonly etag?: string | undefined;
  readonly refetch?: () => unknown;
}

/** Changes a centre as it is now, also in what the list does not show. */
export const CentreChange = ({ id, ...rest }: Omit<CentreFormProps, 'draft'> & { readonly id: string }) => {
  const asked = useAnswer<CentreStateAnswer>(`/v1/centres/${encodeURIComponent(id)}`);
  return (
    <Shown of={asked}>
      {({ centre }) => <CentreForm {...rest} draft={draftOf(centre)} etag={asked.data?.etag} refetch={asked.refetch} />}
    </Shown>
  );
};

const draftOf = ({ id, name, level, parentId, zone, sign }: CentreStateAnswer['centre']): CentreDraft => ({
  centre_id: id,
  name,
  level,
  zone,
  ...(parentId === undefined ? {} : { parent_id: parentId }),
  ...(sign === undefined ? {} : { sign }),
});

/** What of a centre may be changed. */
const FIELDS = ['name', 'level', 'parent_id', 'zone', 'sign'] as const;

/** Enters a centre, or changes the one that the draft names. */
export const CentreForm = ({ draft, centres, onDone, etag, refetch }: CentreFormProps) => {
  const words = useWords(organisationWords);
  const term = useTerms();
  const { message } = App.useApp();
  const [form] = Form.useForm<CentreDraft>();
  const [typed, type] = useState<Partial<CentreDraft>>({});
  /** As it was shown when somebody else was faster. */
  const [before, setBefore] = useState<CentreDraft>();
  const showChange = (): void => {
    setBefore(draft);
    refetch?.();
  };
  const enter = useChange(() => {
    void message.success(words.saved);
    onDone();
  }, showChange);
  const needed = [{ required: true, message: words.required }];
  // What nobody typed into follows what somebody else has written meanwhile.
  useEffect(() => {
    if (before !== undefined) form.setFieldsValue({ ...draft, ...typed });
  }, [before, draft, typed, form]);
  const labels = { name: words.name, level: words.level, parent_id: words.parent, zone: words.zone, sign: words.sign };
  const said = (field: (typeof FIELDS)[number], value: string | undefined): string =>
    field === 'level' ? term('centreLevel', value) : (value ?? '–');
  const changes = FIELDS.filter((field) => before !== undefined && before[field] !== draft[field]).map(
    (field) => `${labels[field]}: ${said(field, before?.[field])} → ${said(field, draft[field])}`,
  );
  const send = (): void => {
    const given = Object.entries({ ...draft, ...typed }).filter(([, value]) => value !== '');
    const body = { centres: [Object.fromEntries(given)] };
    enter.mutate({ method: 'PUT', path: '/v1/centres', body, ifMatch: etag });
  };
  return (
    <Form<CentreDraft>
      form={form}
      layout="vertical"
      initialValues={draft}
      onValuesChange={(change: Partial<CentreDraft>) => type({ ...typed, ...change })}
      onFinish={send}
      style={{ maxWidth: 560, marginBottom: 16 }}
    >
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
      {enter.error?.isChanged ? <ChangedNote of={enter.error} lines={changes} /> : <ProblemNote of={enter.error} />}
      <Space>
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {words.save}
        </Button>
        <Button onClick={onDone}>{words.cancel}</Button>
      </Space>
    </Form>
  );
};
