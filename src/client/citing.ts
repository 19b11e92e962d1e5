import { offerCitations } from './citing/citation.ts';

offerCitations();
