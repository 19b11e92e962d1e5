import { endOfOperand, takesArgument } from './tokens.ts';

const isScript = (token: string | undefined): token is '^' | '_' => token === '^' || token === '_';

/** Puts braces around commands in scripts with their arguments: `n^\sqrt{k}` means `n^{\sqrt{k}}`. */
export function braceScripts(tokens: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    out.push(token);
    if (!isScript(token)) continue;
    let from = at + 1;
    while (tokens[from] === ' ') from++;
    const command = tokens[from] ?? '';
    const end = /^\\[A-Za-z]/u.test(command) ? endOfCommand(tokens, from) : undefined;
    if (end === undefined) continue;
    out.push('{', ...tokens.slice(from, end), '}');
    at = end - 1;
  }
  return out;
}

/** The index after a command and its argument, which may have no braces: `\sqrt k`. */
function endOfCommand(tokens: readonly string[], at: number): number | undefined {
  if (tokens[at] === '\\left') return endOfFence(tokens, at);
  const end = endOfOperand(tokens, at);
  if (end !== at + 1 || !takesArgument(tokens[at] ?? '')) return end;
  const argument = tokens.findIndex((token, index) => index > at && token !== ' ');
  return argument < 0 || !/^[A-Za-z\d]$/u.test(tokens[argument] ?? '') ? end : argument + 1;
}

/** The index after the bracket of the `\right` that matches the `\left` at `at`. */
function endOfFence(tokens: readonly string[], at: number): number | undefined {
  let depth = 0;
  for (let index = at; index < tokens.length; index++) {
    if (tokens[index] === '\\left') depth++;
    else if (tokens[index] === '\\right' && --depth === 0) return index + 2;
  }
  return undefined;
}

// Marks in a superscript that are not exponents.
const MARK = /^(?:'|[*+†]|\\(?:prime|ast|star|dagger|dag|top|circ|perp|intercal))$/u;

/** The scripts of a base so far: whether it has a subscript, and its superscript. */
interface AttachedScripts {
  below: boolean;
  above: string | undefined;
}

/**
 * Puts `{}` before a second subscript or superscript of a base, as TeX does
 * (https://ctan.org/pkg/texbytopic, chapter 23): `x_a_b` shows two subscripts. `undefined` if there are two exponents, which
 * would look like their product.
 */
export function separateScripts(tokens: readonly string[]): string[] | undefined {
  const out: string[] = [];
  const levels: AttachedScripts[] = [{ below: false, above: undefined }];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    const attached = levels.at(-1) ?? { below: false, above: undefined };
    const behindScript = isScript(tokens.slice(0, at).findLast((before) => before !== ' '));
    if (isScript(token) || token === "'") {
      const operand = token === "'" ? token : operandOf(tokens, at + 1);
      if (!attach(attached, token, operand, out)) return undefined;
    } else if (token === '}') {
      if (levels.length > 1) levels.pop();
    } else if (!behindScript && token !== ' ') Object.assign(attached, { below: false, above: undefined });
    if (token === '{') levels.push({ below: false, above: undefined });
    out.push(token);
  }
  return out;
}

function operandOf(tokens: readonly string[], from: number): string {
  const at = tokens.findIndex((token, index) => index >= from && token !== ' ');
  const end = at < 0 ? undefined : endOfOperand(tokens, at);
  const operand = tokens.slice(at, end).join('');
  return operand.replace(/^\{(.*)\}$/u, '$1');
}

/** Attaches a script to its base; false if that changes the meaning of earlier scripts. */
function attach(hanging: AttachedScripts, sign: string, operand: string, out: string[]): boolean {
  if (sign === '_') {
    if (hanging.below) out.push('{}');
    hanging.below = true;
    return true;
  }
  const { above } = hanging;
  hanging.above = operand;
  if (above === undefined || (sign === "'" && above === "'")) return true;
  // TeX allows an exponent after primes.
  if (above === "'") return true;
  out.push('{}');
  return MARK.test(operand) || MARK.test(above);
}
