import type { z } from 'zod';
import { lookUp } from '../tables/lookup.ts';
import { siteConfigSchema } from './config.ts';
import { dkimSettings, isSecret, smtpSettings } from './digest-settings.ts';
import { nearest } from './nearest.ts';
import { SOURCE_KEYS } from './source-settings.ts';

/** A mistake in the settings: its key, and what to do about it. */
export interface ConfigIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint: string;
}

const SHIPPED = 'The shipped content/site.yaml has an example.';

/** The keys of each group of settings; the empty name stands for the top level. */
const INNER: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(siteConfigSchema.shape),
  links: ['label', 'url'],
  logo: ['file', 'dark', 'alone'],
  sources: SOURCE_KEYS,
  'fonts.text': ['regular', 'bold', 'italic'],
  'fonts.interface': ['regular', 'bold', 'italic'],
  ...Object.fromEntries(
    (['fonts', 'show', 'limits', 'search', 'authors', 'digest', 'subscribers'] as const).map((key) => [
      key,
      Object.keys(siteConfigSchema.shape[key].unwrap().shape),
    ]),
  ),
  'digest.smtp': Object.keys(smtpSettings.shape),
  'digest.dkim': Object.keys(dkimSettings.shape),
};

/** The groups of settings, which may be empty. */
export const GROUPS: ReadonlySet<string> = new Set([
  'fonts',
  'links',
  'show',
  'limits',
  'search',
  'authors',
  'sources',
  'digest',
  'subscribers',
]);

/** The mistakes that an issue of the schema stands for, in words for the owner of the file. */
export function configIssuesOf(issue: z.core.$ZodIssue, content: unknown): ConfigIssue[] {
  const inner = innerIssues(issue, valueAt(content, issue.path));
  if (inner !== undefined) return inner.flatMap((each) => configIssuesOf(each, content));
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue.path, key));
  const isMissing = where !== '' && valueAt(content, issue.path) === undefined;
  const subject = where === '' ? 'The file' : `\`${where}\``;
  const message = isMissing ? `${subject} is missing.` : `${subject} does not fit: ${issue.message}.`;
  return [{ path: issue.path, message, hint: SHIPPED }];
}

/**
 * The issues inside a value that may be a scalar or a group of settings; `undefined` if it is not a group.
 */
function innerIssues(issue: z.core.$ZodIssue, value: unknown): z.core.$ZodIssue[] | undefined {
  if (issue.code !== 'invalid_union' || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const branch = issue.errors.find((issues) =>
    issues.every(({ code, path }) => code !== 'invalid_type' || path.length > 0),
  );
  return branch?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function unknownKey(path: readonly PropertyKey[], key: string): ConfigIssue {
  const where = path.filter((part) => typeof part !== 'number').map(String);
  if ((where[0] === 'digest' || where[0] === 'subscribers') && isSecret(key))
    return {
      path: [...path, key],
      message: `\`${[...where, key].join('.')}\` is a secret, and this file is for everybody to read.`,
      hint: `Remove the line, change the secret if others have seen it, and set the environment variable ${where[0] === 'digest' ? 'BROADSHEET_SMTP_PASSWORD' : 'BROADSHEET_UNSUBSCRIBE_KEY'}.`,
    };
  const group = where.join('.');
  const known = lookUp(INNER, group) ?? [];
  const meant = nearest(key, known);
  const home = Object.keys(INNER).find(
    (group) => group !== '' && lookUp(INNER, group)?.includes(key) === true,
  );
  const hint =
    meant !== undefined
      ? `Did you mean \`${meant}\`?`
      : home !== undefined && where.length === 0
        ? `\`${key}\` belongs below \`${home.replace('.', '` and `')}\`, indented.`
        : `The settings here are ${known.join(', ')}.`;
  return {
    path: [...path, key],
    message: `There is no setting \`${[...path.map(String), key].join('.')}\`.`,
    hint,
  };
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  let value = content;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}
