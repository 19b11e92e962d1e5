import { loadForYou } from './for-you/loader.ts';

loadForYou();
