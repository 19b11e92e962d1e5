const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** In milliseconds. A driver that has not answered by then hangs. */
const PATIENCE = 60_000;
/** The code points by which keys without a character are sent: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const CODES: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

/** A session of a classic WebDriver, whose commands are requests with JSON: https://www.w3.org/TR/webdriver2/ */
export class WebDriverSession {
  readonly #address: string;
  /** What the browser said about itself. */
  readonly capabilities: Readonly<Record<string, unknown>>;

  private constructor(address: string, capabilities: Record<string, unknown>) {
    this.#address = address;
    this.capabilities = capabilities;
  }

  /** Starts a browser. @param driver the address of the driver, `http://127.0.0.1:9515`. */
  static async start(driver: string, capabilities: Record<string, unknown>): Promise<WebDriverSession> {
    const value = await request('POST', `${driver}/session`, { capabilities: { alwaysMatch: capabilities } });
    const { sessionId, capabilities: given } = value as {
      sessionId: string;
      capabilities: Record<string, unknown>;
    };
    return new WebDriverSession(`${driver}/session/${sessionId}`, given);
  }

  /** Sends a command. @throws with the driver's message if it fails. */
  post(command: string, body: unknown = {}): Promise<unknown> {
    return request('POST', `${this.#address}/${command}`, body);
  }

  /** @returns the value of an expression, or what its promise resolves to. @throws with the page's message if it throws. */
  async run(expression: string): Promise<unknown> {
    const script = `const answer = arguments[arguments.length - 1];
Promise.resolve().then(() => (${expression})).then((value) => answer({ value }), (error) => answer({ error: String(error) }));`;
    const { value, error } = (await this.post('execute/async', { script, args: [] })) as {
      value?: unknown;
      error?: string;
    };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Clicks the first element that fits the selector. */
  async click(selector: string): Promise<void> {
    const found = await this.post('element', { using: 'css selector', value: selector });
    // The standard names the one property of a reference to an element.
    const id = (found as Record<string, string>)[ELEMENT] ?? '';
    await this.post(`element/${id}/click`);
  }

  /** Presses keys one after the other. */
  async press(keys: readonly string[]): Promise<void> {
    const actions = keys
      .map((key) => CODES[key] ?? key)
      .flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
    await this.post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** @returns a picture of the viewport, as PNG. */
  async screenshot(): Promise<Buffer> {
    return Buffer.from(String(await request('GET', `${this.#address}/screenshot`)), 'base64');
  }

  /** Ends the browser. */
  async end(): Promise<void> {
    await request('DELETE', this.#address);
  }
}

async function request(method: string, address: string, body?: unknown): Promise<unknown> {
  const response = await fetch(address, {
    method,
    signal: AbortSignal.timeout(PATIENCE),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error = '', message = '' } = (value ?? {}) as { error?: string; message?: string };
  throw new Error(`${error}: ${message}`);
}
