import { offerCitations } from './citation/citation-tools.ts';

offerCitations();
