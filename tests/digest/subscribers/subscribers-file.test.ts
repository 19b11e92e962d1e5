import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvFields } from '../../../src/digest/subscribers/csv-fields.ts';
import { parseSubscribers } from '../../../src/digest/subscribers/subscribers-file.ts';
import { problemLine } from '../../../src/site/config-error.ts';
import { topicOf } from '../content.ts';

const topics = [{ ...topicOf('reasoning'), was: ['logic'] }, topicOf('agents')];

function read(text: string) {
  const { subscribers, problems } = parseSubscribers(text, 's.csv', topics);
  return {
    readers: subscribers.map(({ address, topics: own, frequency, line }) => [
      line,
      address,
      own.map(({ slug }) => slug).join(' '),
      frequency,
    ]),
    problems: problems.map(problemLine),
  };
}

test('a list of subscribers has an address, topics and a frequency on each line', () => {
  const text =
    '\uFEFFemail,topics,frequency\r\n# ours\r\nada@example.org\r\n\r\nbob+x@example.org, reasoning agents , weekly # new\r\n"eve@example.org","logic, agents",day\r\nzoë@bücher.example, *,\r\n';
  expect(read(text)).toEqual({
    readers: [
      [3, 'ada@example.org', '', 'day'],
      [5, 'bob+x@example.org', 'reasoning agents', 'week'],
      [6, 'eve@example.org', 'reasoning agents', 'day'],
      [7, 'zoë@bücher.example', '', 'day'],
    ],
    problems: [],
  });
});

test('a line with a mistake is left out, and named without its address', () => {
  const text = [
    'ada@example.org',
    'Ada <ada@example.org>',
    '  nobody, reasoning',
    'bob@example.org,  reasonin',
    'eve@example.org, agents, monthly',
    'ADA@example.org, agents',
    'tim@example.org, agents, day, more',
    '"joe@example.org',
    'a@b\u0000c.org',
    'x@example.org\u2028Bcc: y@example.org',
    'zoe@example.org, agents, constructor',
  ];
  const { readers, problems } = read(text.join('\n'));
  expect(readers).toEqual([[1, 'ada@example.org', '', 'day']]);
  expect(problems).toEqual([
    's.csv:2:1: This is not a mail address. Write it as ada@example.org, without a name.',
    's.csv:3:3: This is not a mail address. Write it as ada@example.org, without a name.',
    's.csv:4:19: There is no topic reasonin. Did you mean reasoning?',
    's.csv:5:26: This is not a frequency. Write day or week, or leave it out.',
    's.csv:6:1: Line 1 has the same address. Put all topics into one line, and remove the other.',
    's.csv:7:31: There are more than three fields. Put spaces, and no commas, between topics.',
    's.csv:8:1: A quotation mark is not closed. Close it, or remove it.',
    's.csv:9:1: This is not a mail address. Write it as ada@example.org, without a name.',
    's.csv:10:1: This is not a mail address. Write it as ada@example.org, without a name.',
    's.csv:11:26: This is not a frequency. Write day or week, or leave it out.',
  ]);
});

test('any text is read: each line is a reader, a problem, or a comment', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', '@', '.', ',', '"', ' ', '#', '\t', 'é') })),
      (lines) => {
        const { subscribers, problems } = parseSubscribers(lines.join('\n'), 's', topics);
        const named = [...subscribers, ...problems].map(({ line }) => line);
        expect(new Set(named).size).toBe(named.length);
        for (const { address } of subscribers) expect(address).not.toMatch(/[\s,"<>]/u);
      },
    ),
  );
});

test('fields of a line come back, whatever they contain', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string().map((text) => text.trim()),
        { minLength: 1 },
      ),
      (fields) => {
        const line = fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(', ');
        expect(csvFields(line)?.map(({ text }) => text)).toEqual(fields);
      },
    ),
  );
});
