import { deferredRead } from '../reading/deferred-read.ts';
import type { Input } from '../reading/input.ts';
import type { Reader } from '../reading/reader.ts';

/** RIS, the export format of EndNote, Zotero, Mendeley and publishers. */
export const ris: Reader = {
  name: 'ris',
  label: 'RIS',

  detect({ head }: Input): number {
    if (/^\s*TY {1,2}- ?\S*/.test(head)) return 0.95;
    return /^TY {1,2}- [A-Z]+\s*$[\s\S]*^(?:T1|TI|AU|A1) {1,2}- /m.test(head) ? 0.6 : 0;
  },

  read: deferredRead(async () => (await import('./references.ts')).readReferences),
};
