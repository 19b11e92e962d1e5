import { lookUp } from '../../tables/lookup.ts';
import { scriptText } from '../math/super-subscript.ts';
import { characterOf } from './characters.ts';
import { tableOf } from './table.ts';

const PREFIXES = tableOf(
  'yocto y zepto z atto a femto f pico p nano n micro µ milli m centi c deci d deca da deka da hecto h kilo k mega M ' +
    'giga G tera T peta P exa E zetta Z yotta Y kibi Ki mebi Mi gibi Gi tebi Ti',
);
const UNITS = tableOf(
  'metre m meter m gram g second s ampere A kelvin K mole mol candela cd hertz Hz newton N pascal Pa joule J watt W ' +
    'coulomb C volt V farad F ohm Ω siemens S weber Wb tesla T henry H lumen lm lux lx becquerel Bq gray Gy sievert Sv ' +
    'katal kat radian rad steradian sr degreeCelsius °C celsius °C degree ° arcminute ′ arcsecond ″ percent % litre L ' +
    'liter L minute min hour h day d hectare ha tonne t electronvolt eV dalton Da astronomicalunit au angstrom Å bar bar ' +
    'barn b decibel dB neper Np bel B bit bit byte B parsec pc year yr inch in mmHg mmHg knot kn nauticalmile M ' +
    'kilogram kg atomicmassunit u clight c kg kg km km cm cm mm mm um µm nm nm pm pm fm fm ms ms us µs ns ns ps ps fs ' +
    'fs Hz Hz kHz kHz MHz MHz GHz GHz THz THz eV eV keV keV MeV MeV GeV GeV TeV TeV meV meV mV mV kV kV mA mA kW kW MW ' +
    'MW GW GW mW mW kPa kPa MPa MPa GPa GPa mg mg mol mol mL mL dB dB kWh kWh Pa Pa kN kN kJ kJ',
);

const TOKEN = /\\([A-Za-z]+)\s*(?:\{([^{}]*)\})?|\^(?:\{([^{}]*)\}|(.))|\\?([^\\{}^]+)/gu;

/** A unit of siunitx as text: `\kilo\metre\per\second` is km s⁻¹. A unit without commands stays as it is written. */
export function unitToText(tex: string): string {
  if (!tex.includes('\\')) return literal(tex);
  const unit = new Unit();
  for (const [, name, argument, raised, one, words] of tex.matchAll(TOKEN)) {
    if (name !== undefined) unit.command(name, argument ?? '');
    else if (words !== undefined) unit.symbol(literal(words));
    else unit.raise(raised ?? one ?? '');
  }
  return unit.toString();
}

function literal(tex: string): string {
  return tex
    .replace(/\^(?:\{([^{}]*)\}|(.))/gu, (_, group?: string, one?: string) =>
      scriptText(group ?? one ?? '', true),
    )
    .replace(/(?<=[\p{L}\p{N}])\.(?=\p{L})|~/gu, ' ')
    .replace(/[{}$]+/gu, '')
    .trim();
}

const POWERS: Readonly<Record<string, number>> = { square: 2, cubic: 3, squared: 2, cubed: 3 };

class Unit {
  readonly #parts: { symbol: string; power: string }[] = [];
  #prefix = '';
  #sign = '';
  #power = '';

  command(name: string, argument: string): void {
    const power = lookUp(POWERS, name);
    if (name === 'per') this.#sign = '-';
    else if (power !== undefined && /d$/u.test(name)) this.raise(String(power));
    else if (power !== undefined) this.#power = String(power);
    else if (name === 'raiseto') this.#power = argument;
    else if (name === 'tothe') this.raise(argument);
    else if (PREFIXES.has(name)) this.#prefix = PREFIXES.get(name) ?? '';
    else this.symbol(UNITS.get(name) ?? characterOf(name) ?? name, argument);
  }

  symbol(symbol: string, qualifier = ''): void {
    const power = this.#sign + (this.#power || (this.#sign && '1'));
    this.#parts.push({ symbol: this.#prefix + symbol + (qualifier && ` ${qualifier}`), power });
    [this.#prefix, this.#sign, this.#power] = ['', '', ''];
  }

  raise(power: string): void {
    const last = this.#parts.at(-1);
    if (last !== undefined) last.power = last.power.startsWith('-') ? `-${power}` : power;
  }

  toString(): string {
    return this.#parts
      .map(({ symbol, power }) => symbol + scriptText(power, true))
      .join(' ')
      .trim();
  }
}
