import type { WasmInstruction } from '../../operations/types.ts';

/** The binary opcodes of the instructions that the operation table uses. */
export const opcodes: Readonly<Record<WasmInstruction, number>> = {
  'f64.eq': 0x61,
  'f64.lt': 0x63,
  'f64.le': 0x65,
  'f64.ge': 0x66,
  'f64.abs': 0x99,
  'f64.neg': 0x9a,
  'f64.ceil': 0x9b,
  'f64.floor': 0x9c,
  'f64.trunc': 0x9d,
  'f64.sqrt': 0x9f,
  'f64.add': 0xa0,
  'f64.sub': 0xa1,
  'f64.mul': 0xa2,
  'f64.div': 0xa3,
  'f64.min': 0xa4,
  'f64.max': 0xa5,
  'f32.demote_f64': 0xb6,
  'f64.convert_i32_u': 0xb8,
  'f64.promote_f32': 0xbb,
};

/** And of those around them. */
export const call = 0x10;
export const localGet = 0x20;
export const localSet = 0x21;
export const localTee = 0x22;
export const load = 0x2b;
export const store = 0x39;
export const int32 = 0x41;
export const double = 0x44;
export const end = 0x0b;
export const float64Type = 0x7c;
