/** Made-up records in the shape of a daily listing, so that the tests have an archive whatever stands in the inbox. */

const METHODS = [
  'Contrastive Pretraining',
  'Sparse Attention',
  'Diffusion Sampling',
  'Reward Modeling',
  'Graph Networks',
  'Low-Rank Adapters',
  'Bayesian Search',
  'Curriculum Learning',
];
const TASKS = [
  'Protein Design',
  'Robot Grasping',
  'Speech Recognition',
  'Theorem Proving',
  'Weather Forecasting',
  'Code Repair',
  'Video Editing',
  'Machine Translation',
];
const NAMES = [
  'Ada Example',
  'Bela Muster',
  'Chloé Exemple',
  'Dmitri Primer',
  'Eun-ji Yebi',
  'Farah Mithal',
  'Ōta Rei',
  'Sam Sample',
];
const DAYS = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-31', '2026-04-01', '2026-05-20'];

/** Authors of one paper each, the latest first; to a stemmer of English the first twelve have one name. */
const NAMESAKES = [...new Array<string>(11).fill('Ada James'), 'Bela Jaming', '张伟明', '张 伟', '김민수'];

/** 79 papers, by the name of the file that each day's belong in. */
export function dailyFiles(): ReadonlyMap<string, string> {
  const records = [
    ...METHODS.flatMap((method, at) => TASKS.map((task, of) => record(method, task, at, of))),
    ...NAMESAKES.map(namesake),
  ];
  const byDay = Map.groupBy(records, ({ paper }) => paper.submittedOnDailyAt.slice(0, 10));
  return new Map([...byDay].map(([day, papers]) => [`${day}.json`, JSON.stringify(papers)]));
}

function record(method: string, task: string, at: number, of: number) {
  const number = at * TASKS.length + of;
  const day = DAYS[number % DAYS.length] ?? '';
  const title = `${method} for ${task}`;
  const year = 2022 + (number % 5);
  return {
    paper: {
      id: `26${day.slice(5, 7)}.8${String(number).padStart(4, '0')}`,
      title,
      summary: `A model for ${task.toLowerCase()} is trained by ${method.toLowerCase()}. It is compared with ${METHODS[(at + 1) % 8]?.toLowerCase() ?? ''} and with a model for ${TASKS[(of + 3) % 8]?.toLowerCase() ?? ''}, and costs less than either.`,
      publishedAt: `${year}-02-0${1 + (number % 9)}T00:00:00.000Z`,
      submittedOnDailyAt: `${day}T00:00:00.000Z`,
      authors: NAMES.slice(number % 4, 1 + (number % 8)).map((name) => ({ name, hidden: false })),
      upvotes: (number * 7) % 40,
    },
    title,
    publishedAt: `${year}-02-01T00:00:00.000Z`,
    numComments: number % 3,
  };
}

function namesake(name: string, number: number) {
  const title = `Looms of the ${number + 1}th Kind by α-Tension and 织布机学${name === '김민수' ? ' after 张伟' : ''}`;
  return {
    paper: {
      id: `2605.9${String(number).padStart(4, '0')}`,
      title,
      summary: 'Looms are kept from jamming.',
      publishedAt: `2022-01-${30 - number}T00:00:00.000Z`,
      submittedOnDailyAt: '2026-05-20T00:00:00.000Z',
      authors: [{ name, hidden: false }],
      upvotes: 1,
    },
    title,
    publishedAt: '2022-01-01T00:00:00.000Z',
    numComments: 0,
  };
}
