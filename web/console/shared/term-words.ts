import { catalogue } from '../shell/catalogue.ts';
import { alertTerms } from './terms/alert-terms.ts';
import { caseTerms } from './terms/case-terms.ts';
import { judgingTerms } from './terms/judging-terms.ts';
import { officeTerms } from './terms/office-terms.ts';

/** What the codes of the field are called. One that is missing here is shown as it is. */
export const terms = catalogue<Readonly<Record<string, Readonly<Record<string, string>>>>>({
  zh: { ...alertTerms.zh, ...caseTerms.zh, ...judgingTerms.zh, ...officeTerms.zh },
  en: { ...alertTerms.en, ...caseTerms.en, ...judgingTerms.en, ...officeTerms.en },
});
