import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../commands/program.ts';
import type { SourceSettings } from '../site/source-settings.ts';
import type { Answers } from './answers.ts';

/** The text of a `site.yaml`: the shipped one, which explains every setting, with these answers in it. */
export function siteFile({ name, site, sources }: Answers): string {
  const shipped = readFileSync(join(projectRoot, 'content', 'site.yaml'), 'utf8');
  let text = replaced(shipped, /^name: .*$/mu, `name: ${quoted(name)}`);
  if (site !== undefined) text = replaced(text, /^# url: .*$/mu, `url: ${quoted(site)}`);
  if (sources.length === 0) return text;
  const list = sources.map((source) => `  - ${inFlow(source)}`).join('\n');
  return replaced(text, /^# sources:\n(?:# {3}- .*\n)+/mu, `sources:\n${list}\n`);
}

/** A text in double quotes: JSON's are YAML's, so no name is read as something else (https://yaml.org/spec/1.2.2/#13-terminology). */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

function inFlow(source: SourceSettings): string {
  const fields = Object.entries(source).map(([key, value]) => `${key}: ${written(value)}`);
  return `{ ${fields.join(', ')} }`;
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.join(', ')}]`;
  return typeof value === 'string' && !/^[a-z]+$/u.test(value) ? quoted(value) : String(value);
}

function replaced(text: string, pattern: RegExp, by: string): string {
  if (!pattern.test(text))
    throw new Error(`content/site.yaml of Broadsheet has no line ${pattern.source}. Restore it from git.`);
  return text.replace(pattern, () => by);
}
