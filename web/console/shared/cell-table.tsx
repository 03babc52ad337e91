import type { CellAnswer } from '../../../contracts/console/figures.ts';
import { cellWords } from './cell-words.ts';
import { count, interval, percent } from './numbers.ts';
import { useTerms } from './use-terms.ts';
import { useWords } from '../shell/language.tsx';
import type { terms } from './term-words.ts';

/** Figures by code, each with how much it rests on; where that is too little there is none. */
export const CellTable = ({
  list,
  cells,
  beside,
  few,
}: {
  readonly list: keyof typeof terms.zh;
  readonly cells: Readonly<Record<string, CellAnswer>>;
  /** The whole centre's, to compare with like. */
  readonly beside?: Readonly<Record<string, CellAnswer>> | undefined;
  readonly few: number;
}) => {
  const words = useWords(cellWords);
  const term = useTerms();
  const rate = (cell: CellAnswer | undefined) =>
    cell === undefined || cell.n < few ? (
      words.tooFew
    ) : (
      <>
        <span className="hf-figure">{percent(cell.rateA)}</span>{' '}
        <span className="hf-figure">({interval(cell.low, cell.high)})</span>
      </>
    );
  return (
    <div className="hf-scroll">
      <table className="hf-table">
        <thead>
          <tr>
            <th scope="col">{words.group}</th>
            <th scope="col" className="hf-num">
              {words.closings}
            </th>
            <th scope="col" className="hf-num">
              n
            </th>
            <th scope="col" className="hf-num">
              {words.rate}
            </th>
            {beside !== undefined && (
              <th scope="col" className="hf-num">
                {words.centre}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {Object.entries(cells).map(([code, cell]) => (
            <tr key={code}>
              <th scope="row">{term(list, code)}</th>
              <td className="hf-num">{count(cell.closings)}</td>
              <td className="hf-num">{count(cell.n)}</td>
              <td className="hf-num">{rate(cell)}</td>
              {beside !== undefined && <td className="hf-num">{rate(beside[code])}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
