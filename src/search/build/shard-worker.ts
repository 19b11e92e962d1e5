import { text } from 'node:stream/consumers';
import { buildShard, shardJobSchema } from './shard-builder.ts';

// A process of its own for each shard, since an index takes much memory until its process ends.
await buildShard(shardJobSchema.parse(JSON.parse(await text(process.stdin))));
