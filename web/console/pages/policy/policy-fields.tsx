import { Input, InputNumber } from 'antd';
import { useWords } from '../../shell/language.tsx';
import { valueAt, withValue } from './document-value.ts';
import type { Document } from './document-value.ts';
import { policyWords } from './policy-words.ts';

interface FieldsProps {
  readonly document: Document;
  readonly onEdit: (document: Document) => void;
  readonly isReadOnly: boolean;
}

/** The numbers that are changed most, by section. */
export const PolicyFields = ({ document, onEdit, isReadOnly }: FieldsProps) => {
  const words = useWords(policyWords);
  return (
    <div className="hf-grid">
      {Object.entries(words.sections).map(([section, title]) => (
        <section key={section} className="hf-card">
          <h2>{title}</h2>
          {Object.entries(words.fields)
            .filter(([path]) => path.startsWith(`${section}.`))
            .map(([path, label]) => (
              <label key={path} className="hf-field">
                <span>{label}</span>
                <Field
                  value={valueAt(document, path)}
                  isReadOnly={isReadOnly}
                  onChange={(value) => onEdit(withValue(document, path, value))}
                />
              </label>
            ))}
        </section>
      ))}
    </div>
  );
};

interface FieldProps {
  readonly value: unknown;
  readonly isReadOnly: boolean;
  readonly onChange: (value: unknown) => void;
}

const Field = ({ value, isReadOnly, onChange }: FieldProps) =>
  typeof value === 'string' ? (
    <Input value={value} readOnly={isReadOnly} style={{ width: 110 }} onChange={({ target }) => onChange(target.value)} />
  ) : (
    <InputNumber<number>
      value={typeof value === 'number' ? value : null}
      readOnly={isReadOnly}
      style={{ width: 110 }}
      onChange={(number) => {
        if (number !== null) onChange(number);
      }}
    />
  );
