import { text } from 'node:stream/consumers';
import { buildShard, shardJobSchema } from './shard-builder.ts';
import { DAMAGED_TERMS } from './shard-process.ts';

// Each shard is built in a process of its own, because Node frees the memory of an index only when the process ends.
// It prints a line if the known terms of the shard are damaged.
const job = shardJobSchema.parse(JSON.parse(await text(process.stdin)));
await buildShard(job, () => console.log(DAMAGED_TERMS));
