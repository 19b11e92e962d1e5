/** A picture of an installed site. https://www.w3.org/TR/appmanifest/#icons-member */
export interface AppIcon {
  readonly file: string;
  /** The width and the height, in pixels. */
  readonly size: number;
  /** Whether systems may cut it to their own shape. */
  readonly purpose: 'any' | 'maskable';
}

/** The folder of the icons, from the site's root. */
export const APP_ICONS_FOLDER = 'icons';

export const APP_ICONS: readonly AppIcon[] = [
  { file: '192.png', size: 192, purpose: 'any' },
  { file: '512.png', size: 512, purpose: 'any' },
  { file: 'maskable-512.png', size: 512, purpose: 'maskable' },
];
