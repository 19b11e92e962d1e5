import { offerFollowing } from './for-you/follow-button.ts';

offerFollowing();
