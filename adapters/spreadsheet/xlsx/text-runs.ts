/** Gathers the text of a cell or a shared string while it is read. */
export interface TextRuns {
  readonly open: (name: string) => void;
  readonly add: (part: string) => void;
  readonly close: (name: string) => void;
  /** The text since the last time; `undefined` when there was no element for one. */
  readonly take: () => string | undefined;
}

/** Text stands in `v` or in one `t` a font; a `t` inside `rPh` tells only how the text is pronounced. */
export const textRuns = (): TextRuns => {
  let text: string | undefined;
  let isOpen = false;
  let isPhonetic = false;
  return {
    open: (name) => {
      if (name === 'rPh') isPhonetic = true;
      isOpen = (name === 't' || name === 'v') && !isPhonetic;
      if (isOpen) text ??= '';
    },
    add: (part) => {
      if (isOpen && text !== undefined) text += part;
    },
    close: (name) => {
      if (name === 'rPh') isPhonetic = false;
      isOpen = false;
    },
    take: () => {
      const taken = text;
      text = undefined;
      return taken;
    },
  };
};
