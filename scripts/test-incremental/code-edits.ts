import type { CodeEdit } from './code-edit.ts';
import { EDITS_OF_DERIVED_DATA } from './edits-of-derived-data.ts';
import { EDITS_OF_READING } from './edits-of-reading.ts';

/** Edits after which a build gives other files, as those of a new version: at least one for each cache of a build. */
export const CODE_EDITS: readonly CodeEdit[] = [...EDITS_OF_READING, ...EDITS_OF_DERIVED_DATA];
