/** The namespace of Atom (https://www.rfc-editor.org/rfc/rfc4287). */
export const ATOM = 'http://www.w3.org/2005/Atom';

/** The namespace of arXiv’s own elements in its feeds. */
export const ARXIV = 'http://arxiv.org/schemas/atom';
