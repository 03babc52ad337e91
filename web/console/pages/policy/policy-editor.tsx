import { Alert, App, Button, Input, Popconfirm, Space, Table, Tabs } from 'antd';
import { useState } from 'react';
import { parsePolicy } from '../../../../contracts/policy.ts';
import { useChange } from '../../api/use-data.ts';
import { useMay } from '../../api/use-may.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useDraft } from '../../shared/use-draft.ts';
import { useLanguage, useWords } from '../../shell/language.tsx';
import { shellWords } from '../../shell/words.ts';
import type { Document } from './document-value.ts';
import { PolicyFields } from './policy-fields.tsx';
import type { PolicyVersion } from './policy-page.tsx';
import { policyWords } from './policy-words.ts';

interface EditorProps {
  readonly path: string;
  readonly current: Document;
  readonly versions: readonly PolicyVersion[];
}

/** Changes the document, field by field or as a whole, checked by its own rules while one types. */
export const PolicyEditor = ({ path, current, versions }: EditorProps) => {
  const words = useWords(policyWords);
  const shell = useWords(shellWords);
  const { language } = useLanguage();
  const { time } = useDates();
  const { message } = App.useApp();
  const may = useMay();
  const mayEdit = may('edit-policy');
  const { draft, keep, drop } = useDraft<{ document: Document }>(`policy ${path}`, { document: current });
  const [text, setText] = useState<string>();
  const save = useChange(() => {
    drop();
    setText(undefined);
    void message.success(words.saved);
  });
  const edit = (document: Document): void => {
    setText(undefined);
    keep({ document });
  };
  const write = (written: string): void => {
    setText(written);
    try {
      keep({ document: JSON.parse(written) as Document });
      setText(undefined);
    } catch {
      // Half-typed JSON stays in the field until it is whole.
    }
  };
  const checked = parsePolicy(draft.document);
  const problems =
    text === undefined
      ? checked.ok
        ? []
        : checked.error.map(({ column, message: told }) => `${column}: ${told[language]}`)
      : [words.notJson];
  return (
    <>
      <Tabs
        items={[
          {
            key: 'fields',
            label: words.tabs.fields,
            children: <PolicyFields document={draft.document} onEdit={edit} isReadOnly={!mayEdit} />,
          },
          {
            key: 'json',
            label: words.tabs.json,
            children: (
              <Input.TextArea
                className="hf-code-text"
                aria-label={words.json}
                rows={24}
                readOnly={!mayEdit}
                spellCheck={false}
                value={text ?? JSON.stringify(draft.document, null, 2)}
                onChange={({ target }) => write(target.value)}
              />
            ),
          },
          {
            key: 'history',
            label: words.tabs.history,
            children: (
              <Table<PolicyVersion>
                rowKey="version"
                size="middle"
                pagination={false}
                dataSource={versions.toReversed()}
                locale={{ emptyText: words.none }}
                columns={[
                  { title: words.version, dataIndex: 'version' },
                  { title: words.at, render: (_, { at }) => time(at) },
                  { title: words.by, dataIndex: 'by' },
                  {
                    title: shell.actions,
                    render: (_, { document }) =>
                      mayEdit && (
                        <Button size="small" onClick={() => edit(document)}>
                          {words.use}
                        </Button>
                      ),
                  },
                ]}
              />
            ),
          },
        ]}
      />
      {mayEdit ? (
        <section className="hf-card" style={{ marginTop: 16 }}>
          <Alert
            type={problems.length === 0 ? 'success' : 'error'}
            showIcon
            title={problems.length === 0 ? words.valid : words.invalid}
            description={problems.length === 0 ? undefined : problems.map((problem) => <div key={problem}>{problem}</div>)}
            style={{ marginBottom: 12 }}
          />
          <Space wrap>
            <label htmlFor="policy-version">{words.version}</label>
            <Input
              id="policy-version"
              style={{ width: 200 }}
              maxLength={50}
              value={typeof draft.document['version'] === 'string' ? draft.document['version'] : ''}
              onChange={({ target }) => edit({ ...draft.document, version: target.value })}
            />
            <Popconfirm
              title={words.confirm}
              okText={words.yes}
              cancelText={words.no}
              onConfirm={() => save.mutate({ method: 'PUT', path: `${path}/policy`, body: draft.document })}
            >
              <Button type="primary" disabled={problems.length > 0} loading={save.isPending}>
                {words.save}
              </Button>
            </Popconfirm>
          </Space>
          <ProblemNote of={save.error} />
        </section>
      ) : (
        <p className="hf-quiet">{words.readOnly}</p>
      )}
    </>
  );
};
