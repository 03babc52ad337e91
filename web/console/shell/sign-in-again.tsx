import { useEffect, useRef, useState } from 'react';
import { useWords } from './language.tsx';
import type { Session } from './session.ts';
import { shellWords } from './words.ts';

/** Lets requests wait until somebody whose sign-in has expired is back. */
export interface Waiting {
  readonly ask: () => Promise<boolean>;
  readonly listen: (show: (isShown: boolean) => void) => void;
  readonly settle: (isBack: boolean) => void;
}

export const waiting = (): Waiting => {
  let settleAll: ((isBack: boolean) => void) | undefined;
  let asked: Promise<boolean> | undefined;
  let show: (isShown: boolean) => void = () => undefined;
  return {
    ask: () => {
      asked ??= new Promise<boolean>((resolve) => {
        settleAll = resolve;
        show(true);
      });
      return asked;
    },
    listen: (listener) => {
      show = listener;
    },
    settle: (isBack) => {
      show(false);
      settleAll?.(isBack);
      asked = undefined;
    },
  };
};

/** Asks to sign in again, over the page with everything typed on it. */
export const SignInAgain = ({ session, gate }: { readonly session: Session; readonly gate: Waiting }) => {
  const words = useWords(shellWords).expired;
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOther, setOther] = useState(false);
  useEffect(() => {
    gate.listen((isShown) => {
      if (isShown) dialog.current?.showModal();
      else dialog.current?.close();
    });
  }, [gate]);
  const again = async (): Promise<void> => {
    const isBack = await session.renewInWindow();
    setOther(!isBack);
    if (isBack) gate.settle(true);
  };
  return (
    <dialog ref={dialog} className="hf-dialog" aria-labelledby="hf-expired" onCancel={(event) => event.preventDefault()}>
      <h2 id="hf-expired">{words.title}</h2>
      <p>{words.text}</p>
      {isOther && <p role="alert">{words.other}</p>}
      <button type="button" className="hf-button hf-primary" onClick={() => void again()}>
        {words.again}
      </button>
      <button type="button" className="hf-button" onClick={() => gate.settle(false)}>
        {words.leave}
      </button>
    </dialog>
  );
};
