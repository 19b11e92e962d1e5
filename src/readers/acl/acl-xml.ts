import { deferredRead } from '../reading/deferred-read.ts';
import type { Input } from '../reading/input.ts';
import type { Reader } from '../reading/reader.ts';

/** The ACL Anthology's own files (https://github.com/acl-org/acl-anthology, data/xml): a collection of volumes. */
export const aclXml: Reader = {
  name: 'acl-xml',
  label: 'ACL Anthology (XML)',

  detect({ head }: Input): number {
    return /<collection\s[^>]*\bid\s*=/.test(head) && /<volume[\s>]/.test(head) ? 0.9 : 0;
  },

  read: deferredRead(async () => (await import('./collection.ts')).readCollection),
};
