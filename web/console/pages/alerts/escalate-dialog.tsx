import { App, Form, Input, Modal } from 'antd';
import { useChange } from '../../api/use-data.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { useDraft } from '../../shared/use-draft.ts';
import { useWords } from '../../shell/language.tsx';
import { alertWords } from './alert-words.ts';

export interface EscalateDialogProps {
  readonly path: string;
  readonly etag: string | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Somebody else was faster. */
  readonly onChanged: () => void;
}

/** Hands an alert to the level above: with a reason, and told before that nothing takes it back. */
export const EscalateDialog = ({ path, etag, isOpen, onClose, onChanged }: EscalateDialogProps) => {
  const words = useWords(alertWords);
  const { message } = App.useApp();
  const { draft, keep, drop } = useDraft(`escalate ${path}`, { note: '' });
  const escalate = useChange(() => {
    drop();
    onClose();
    void message.success(words.escalateDone);
  }, onChanged);
  const isReady = draft.note.trim() !== '';
  const send = (): void => {
    if (!isReady) return;
    escalate.mutate({ path, body: { action: 'escalate', note: draft.note }, ifMatch: etag });
  };
  return (
    <Modal
      open={isOpen}
      title={words.escalate}
      okText={words.escalate}
      okButtonProps={{ disabled: !isReady, loading: escalate.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <p>{words.escalateWarning}</p>
      <Form layout="vertical">
        <Form.Item label={words.escalateWhy} htmlFor="escalate-why" required>
          <Input.TextArea
            id="escalate-why"
            autoFocus
            rows={3}
            maxLength={1000}
            showCount
            value={draft.note}
            onChange={({ target }) => keep({ note: target.value })}
            onKeyDown={({ key, ctrlKey, metaKey }) => {
              if (key === 'Enter' && (ctrlKey || metaKey)) send();
            }}
          />
        </Form.Item>
      </Form>
      {escalate.error !== null && <ProblemNote of={escalate.error} />}
    </Modal>
  );
};
