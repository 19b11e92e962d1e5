import fc from 'fast-check';
import { afterAll } from 'vitest';

// The same inputs in every run, so that a change fails for what it changed. `SEED=7 npm test` looks for rare faults with others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_127) });

// Many files of tests run in one process, one after the other. Each is to find the globals and the environment of a fresh one,
// whatever the last one put there: the search engine, for one, needs a `document` and a `fetch` of its own.

const globals = Object.getOwnPropertyDescriptors(globalThis);
const environment = { ...process.env };

afterAll(() => {
  for (const [name, now] of Object.entries(Object.getOwnPropertyDescriptors(globalThis))) {
    const former = Object.getOwnPropertyDescriptor(globals, name)?.value;
    // Vitest keeps its own state there.
    if (name.startsWith('__')) continue;
    if (former === undefined) Reflect.deleteProperty(globalThis, name);
    else if (now.value !== former.value || now.get !== former.get)
      Object.defineProperty(globalThis, name, former);
  }
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});
