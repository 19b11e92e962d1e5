import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSiteConfig, SiteConfigError } from '../../src/site/config.ts';

function problemsOf(yaml: string): readonly string[] {
  try {
    parseSiteConfig(yaml, 'site.yaml');
  } catch (error) {
    if (error instanceof SiteConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the site configuration', () => {
  it('has a default for everything', () => {
    expect(parseSiteConfig('', 'site.yaml')).toEqual({
      name: 'Broadsheet',
      description: 'Research papers, day by day.',
      language: 'en-GB',
      links: [],
    });
  });

  it('is shipped as a file that says just the defaults', () => {
    const shipped = readFileSync(join(import.meta.dirname, '../../content/site.yaml'), 'utf8');
    expect(parseSiteConfig(shipped, 'content/site.yaml')).toEqual(parseSiteConfig('', 'site.yaml'));
  });

  it('shows examples that work when their marks are taken away', () => {
    const shipped = readFileSync(join(import.meta.dirname, '../../content/site.yaml'), 'utf8');
    const examples = shipped.replaceAll(/^# (?=(?:url|footer|links):|\s)/gm, '');
    expect(parseSiteConfig(examples, 'content/site.yaml').links).toHaveLength(1);
  });

  it('names the place of a key that it does not know, and the keys that it knows', () => {
    const [problem = ''] = problemsOf('name: Ours\ntitel: Ours\n');
    expect(problem).toMatch(/^site\.yaml:2:1: There is no setting `titel`\.\n {2}hint: .*description/);
    expect(problemsOf('links:\n  - label: A\n    url: https://example.org/\n    colour: red\n')[0]).toMatch(
      /^site\.yaml:4:5: There is no setting `links\.0\.colour`\.\n {2}hint: The settings here are label, url\./,
    );
  });

  it('collects every problem', () => {
    const problems = problemsOf('name: ""\nurl: ftp://example.org\nlanguage: englisch!\n');
    expect(problems.map((problem) => problem.slice(0, 13))).toEqual([
      'site.yaml:1:1',
      'site.yaml:2:1',
      'site.yaml:3:1',
    ]);
    expect(problems[1]).toContain('must be an http or https address');
  });

  it('names the place of what is no YAML', () => {
    expect(problemsOf('name: "Ours\n')[0]).toMatch(/^site\.yaml:\d+:\d+: .+\n {2}hint: /);
  });

  it('says so where the file is no list of settings at all', () => {
    expect(problemsOf('- name\n')[0]).toMatch(/^site\.yaml:1:1: The file does not fit/);
  });
});
