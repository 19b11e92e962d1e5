import { deferredRead } from '../reading/deferred-read.ts';
import type { Input } from '../reading/input.ts';
import type { Reader } from '../reading/reader.ts';

const NAMES = /"author"\s*:\s*\[\s*\{[^{}]*"(?:family|literal|name)"\s*:/;
const OWN = /"(?:date-parts|container-title|citation-key|citation-label)"\s*:/;
const TYPE =
  /"type"\s*:\s*"(?:article(?:-journal|-magazine|-newspaper)?|paper-conference|chapter|book|report|thesis|manuscript|webpage|software|dataset|document|journal-article|proceedings-article|posted-content)"/;

/** CSL-JSON, as Zotero and citation processors exchange references. */
export const cslJson: Reader = {
  name: 'csl-json',
  label: 'CSL-JSON',

  detect({ head }: Input): number {
    if (!/^\s*(?:\[\s*)?\{\s*"/.test(head)) return 0;
    const signs = [TYPE, OWN, NAMES].filter((sign) => sign.test(head)).length;
    return signs >= 2 ? 0.85 : signs === 1 && /"title"\s*:/.test(head) ? 0.5 : 0;
  },

  read: deferredRead(async () => (await import('./items.ts')).readItems),
};
