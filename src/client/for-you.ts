import { showForYou } from './for-you/page.ts';

void showForYou();
