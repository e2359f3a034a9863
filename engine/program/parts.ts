import { at } from '../invariant.ts';
import type { Expression, Item, Member, Property, Read } from './expressions.ts';

/** The expressions directly inside an expression that are evaluated with it, in that order. */
export function partsOf(expression: Expression): readonly Expression[] {
  const parts: Expression[] = [];
  mapParts(expression, (part) => {
    parts.push(part);
    return part;
  });
  return parts;
}

/** The same expression with other parts: as many as it has. */
export function withParts(expression: Expression, parts: readonly Expression[]): Expression {
  let index = 0;
  return mapParts(expression, () => at(parts, index++));
}

type Change = (part: Expression) => Expression;

function mapParts(expression: Expression, change: Change): Expression {
  switch (expression.kind) {
    case 'operation':
      return { ...expression, operands: expression.operands.map(change) };
    case 'compare':
    case 'bitwise':
    case 'logic':
      return { ...expression, left: change(expression.left), right: change(expression.right) };
    case 'unary':
      // What is deleted is not read.
      return { ...expression, operand: expression.sign === 'delete' ? mapParts(expression.operand, change) : change(expression.operand) };
    case 'conditional': {
      const { condition, whenTrue, whenFalse } = expression;
      return { ...expression, condition: change(condition), whenTrue: change(whenTrue), whenFalse: change(whenFalse) };
    }
    case 'assign': {
      const { target } = expression;
      const place = target.kind === 'read' || target.kind === 'member' ? mapPlace(target, change) : target;
      return { ...expression, target: place, value: change(expression.value) };
    }
    case 'update':
      return { ...expression, target: mapPlace(expression.target, change) };
    case 'sequence':
    case 'template':
      return { ...expression, expressions: expression.expressions.map(change) };
    case 'array':
      return { ...expression, items: mapItems(expression.items, change) };
    case 'object':
      return { ...expression, properties: expression.properties.map((property) => mapProperty(property, change)) };
    case 'member':
      return mapPlace(expression, change);
    case 'chain':
      return { ...expression, expression: change(expression.expression) };
    case 'call': {
      const { callee } = expression;
      // What a method is called on is evaluated with the call.
      const called = callee.kind === 'member' ? mapPlace(callee, change) : callee.kind === 'super' ? callee : change(callee);
      return { ...expression, callee: called, items: mapItems(expression.items, change) };
    }
    case 'new':
      return { ...expression, callee: change(expression.callee), items: mapItems(expression.items, change) };
    case 'yield':
      return { ...expression, value: expression.value && change(expression.value) };
    default:
      return expression;
  }
}

function mapPlace<P extends Read | Member>(place: P, change: Change): P {
  if (place.kind === 'read') return place;
  const object = place.object.kind === 'super' ? place.object : change(place.object);
  return { ...place, object, property: change(place.property) };
}

function mapItems(items: readonly Item[], change: Change): readonly Item[] {
  return items.map((item) => ({ ...item, value: change(item.value) }));
}

function mapProperty(property: Property, change: Change): Property {
  if (property.kind === 'accessor') return { ...property, key: change(property.key) };
  if (property.kind === 'value') return { ...property, key: change(property.key), value: change(property.value) };
  return { ...property, value: change(property.value) };
}
