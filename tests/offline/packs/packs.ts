import type { PackInfo } from '../../../src/offline/packs/pack-manifest.ts';

let count = 0;

/** A pack with a name of its own. */
export function packOf(
  kind: PackInfo['kind'],
  days?: readonly [first: string, last: string],
  more: Partial<PackInfo> = {},
): PackInfo {
  count += 1;
  return {
    kind,
    file: `${kind}-${count}.pack`,
    bytes: 1000,
    sha256: 'x',
    ...(days !== undefined && { days }),
    ...more,
  };
}
