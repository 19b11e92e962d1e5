import { text } from 'node:stream/consumers';
import { makeShard, shardOrderSchema } from './shard-builder.ts';

// A process of its own for each shard, since an index takes much memory until its process ends.
await makeShard(shardOrderSchema.parse(JSON.parse(await text(process.stdin))));
