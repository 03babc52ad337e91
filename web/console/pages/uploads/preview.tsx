import { useWords } from '../../shell/language.tsx';
import { uploadWords } from './upload-words.ts';

/** The first rows of a file, as they stand in it. */
export const Preview = ({ rows: [header = [], ...rows] }: { readonly rows: readonly (readonly string[])[] }) => {
  const words = useWords(uploadWords);
  return (
    <div className="hf-scroll" style={{ marginBottom: 16 }} tabIndex={0} role="region" aria-label={words.preview}>
      <table className="hf-table">
        <caption className="hf-quiet" style={{ textAlign: 'left' }}>
          {words.preview}
        </caption>
        <thead>
          <tr>
            {header.map((cell, i) => (
              <th key={i} scope="col" style={{ whiteSpace: 'nowrap' }}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, i) => (
            <tr key={i}>
              {header.map((_, column) => (
                <td key={column} style={{ whiteSpace: 'nowrap' }}>
                  {cells[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
