import { text } from 'node:stream/consumers';
import { buildShard, shardJobSchema } from './shard-builder.ts';

// Each shard is built in a process of its own, because Node frees the memory of an index only when the process ends.
await buildShard(shardJobSchema.parse(JSON.parse(await text(process.stdin))));
