const POLICY = ["base-uri 'none'", "object-src 'none'"] as const;

/**
 * The headers of every response, also of errors.
 *
 * The content security policy of a page is in the page itself, because it has the digests of the page's inline scripts. This
 * header adds only directives that a `meta` element cannot set, or that also protect files that are not pages. A browser applies
 * both. https://www.w3.org/TR/CSP3/#meta-element
 */
export const SECURITY_HEADERS = headersWith(["frame-ancestors 'none'", ...POLICY]);

/** The same headers without the ban on frames: a browser that has no narrow windows is tested with pages in narrow frames. */
export const HEADERS_WITH_FRAMES = headersWith(POLICY);

type Headers = readonly (readonly [name: string, value: string])[];

function headersWith(policy: readonly string[]): Headers {
  return [
    ['Content-Security-Policy', policy.join('; ')],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    // Browsers report features that they do not know as errors, so these are features that Chromium and Firefox know.
    [
      'Permissions-Policy',
      'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    ],
  ];
}
