/** A rule of a file `_headers`: a pattern and its headers. */
export interface HeadersRule {
  readonly pattern: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Reads a file `_headers`: a pattern a line, and below it its headers, which are indented. */
export function parseHeadersFile(text: string): HeadersRule[] {
  const rules: { pattern: string; headers: [string, string][] }[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (/^\s/u.test(line)) {
      const [name = '', ...value] = line.trim().split(':');
      rules.at(-1)?.headers.push([name, value.join(':').trim()]);
    } else rules.push({ pattern: line, headers: [] });
  }
  return rules;
}

/**
 * The headers that hosts send for a path: those of all rules that fit. Values of the same header are joined by a comma.
 * https://developers.cloudflare.com/pages/configuration/headers/
 */
export function headersFor(rules: readonly HeadersRule[], path: string): Map<string, string> {
  const sent = new Map<string, string>();
  for (const { pattern, headers } of rules) {
    const parts = pattern.split(/(\*|:[A-Za-z]\w*)/u);
    const source = parts.map((part) =>
      part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.+?^$()|[\]{}\\]/gu, '\\$&'),
    );
    if (!new RegExp(`^${source.join('')}$`, 'u').test(path)) continue;
    for (const [name, value] of headers) {
      const former = sent.get(name);
      sent.set(name, former === undefined ? value : `${former}, ${value}`);
    }
  }
  return sent;
}
