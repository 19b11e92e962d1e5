import { readRegularFile } from '../../commands/regular-file.ts';
import { decodeModel, WORD_VECTORS_FILE } from '../../vectors/model/model-file.ts';
import { settingsFile } from '../configuration.ts';

/** The word vectors for the semantic index, or the reason why there are none. */
export interface FoundVectors {
  /** The path of the file; it has been read without errors. */
  readonly file?: string;
  /** A warning for the owner of the site. */
  readonly warning?: string;
}

/**
 * Finds the word vectors of a content folder, else the shipped ones. A missing or damaged file only costs the search by
 * meaning.
 */
export async function findWordVectors(contentDir: string): Promise<FoundVectors> {
  const file = settingsFile(contentDir, WORD_VECTORS_FILE);
  const consequence = 'Search does not find papers by description';
  if (file === undefined)
    return {
      warning: `${consequence}: there is no content/${WORD_VECTORS_FILE}. Take it from the repository again: git checkout content/${WORD_VECTORS_FILE}`,
    };
  try {
    decodeModel(readRegularFile(file));
    return { file };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      warning: `${consequence}: ${file} cannot be used. ${reason} Remove it to use the shipped file, or train it again: npm run train`,
    };
  }
}
