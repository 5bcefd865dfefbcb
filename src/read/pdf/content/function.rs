//! Functions from numbers to numbers, by which inks become colours.

use std::rc::Rc;

use crate::read::pdf::syntax::lexer::{Lexer, Token};
use crate::read::pdf::syntax::{Dict, File, Object};

/// Samples of a function that are kept; larger ones are of printing presses, not of documents.
const MOST_SAMPLES: usize = 1 << 20;
/// Functions in functions.
const DEEP: u32 = 4;
/// Steps of a calculation, and values on its stack.
const MOST_STEPS: usize = 2_000;
const MOST_VALUES: usize = 100;

/// A function of one of the four kinds.
pub(super) enum Function {
    Sampled(Sampled),
    Exponential {
        low: Vec<f32>,
        high: Vec<f32>,
        exponent: f32,
    },
    Stitched {
        parts: Vec<Function>,
        bounds: Vec<f32>,
        encode: Vec<f32>,
        domain: [f32; 2],
    },
    Calculated {
        program: Vec<Step>,
        range: Vec<f32>,
    },
    /// One function for each value.
    Each(Vec<Function>),
}

/// A table of values.
pub(super) struct Sampled {
    domain: Vec<f32>,
    sizes: Vec<u32>,
    encode: Vec<f32>,
    decode: Vec<f32>,
    bits: u32,
    bytes: Vec<u8>,
}

/// A step of a calculation.
pub(super) enum Step {
    Number(f32),
    Word(Box<[u8]>),
    /// Runs the block that follows, so many steps, if what is on the stack is true; else the one after it.
    If(usize),
    Else(usize, usize),
}

fn floats(file: &File<'_>, dict: &Dict, name: &str) -> Option<Vec<f32>> {
    file.numbers_of(dict, name).map(|numbers| numbers.iter().map(|&number| number as f32).collect())
}

impl Function {
    /// The function that an object describes.
    pub(super) fn of(file: &File<'_>, object: &Object) -> Option<Self> {
        Self::deep(file, object, 0)
    }

    fn deep(file: &File<'_>, object: &Object, depth: u32) -> Option<Self> {
        if depth > DEEP {
            return None;
        }
        let object = file.resolve(object);
        if let Some(all) = object.as_array() {
            let each = all.iter().take(32).map(|one| Self::deep(file, one, depth + 1)).collect::<Option<Vec<_>>>()?;
            return Some(Self::Each(each));
        }
        let dict = Rc::clone(object.as_dict()?);
        match file.integer(&dict, "FunctionType")? {
            0 => {
                let stream = object.as_stream()?;
                #[allow(clippy::cast_sign_loss)] // at least 1
                let size = |&size: &f64| size.clamp(1.0, 1e6) as u32;
                let sizes: Vec<u32> = file.numbers_of(&dict, "Size")?.iter().take(32).map(size).collect();
                let range = floats(file, &dict, "Range")?;
                let bits = u32::try_from(file.integer(&dict, "BitsPerSample")?).ok()?;
                let domain = floats(file, &dict, "Domain")?;
                if !matches!(bits, 1 | 2 | 4 | 8 | 12 | 16 | 24 | 32) || domain.len() < sizes.len() * 2 {
                    return None;
                }
                #[allow(clippy::cast_precision_loss)] // small
                let encode = floats(file, &dict, "Encode")
                    .filter(|encode| encode.len() >= sizes.len() * 2)
                    .unwrap_or_else(|| sizes.iter().flat_map(|&size| [0.0, (size - 1) as f32]).collect());
                let decode =
                    floats(file, &dict, "Decode").filter(|decode| decode.len() >= range.len()).unwrap_or(range);
                let bytes = file.decode_most(stream, MOST_SAMPLES as u64 + 1).bytes;
                (bytes.len() <= MOST_SAMPLES).then_some(Self::Sampled(Sampled {
                    domain,
                    sizes,
                    encode,
                    decode,
                    bits,
                    bytes,
                }))
            }
            2 => Some(Self::Exponential {
                low: floats(file, &dict, "C0").unwrap_or_else(|| vec![0.0]),
                high: floats(file, &dict, "C1").unwrap_or_else(|| vec![1.0]),
                exponent: file.number(&dict, "N").unwrap_or(1.0) as f32,
            }),
            3 => {
                let parts = file.array(&dict, "Functions")?;
                let parts =
                    parts.iter().take(64).map(|one| Self::deep(file, one, depth + 1)).collect::<Option<Vec<_>>>()?;
                let domain = floats(file, &dict, "Domain")?;
                let domain = [*domain.first()?, *domain.get(1)?];
                let (bounds, encode) = (floats(file, &dict, "Bounds")?, floats(file, &dict, "Encode")?);
                Some(Self::Stitched { parts, bounds, encode, domain })
            }
            4 => {
                let bytes = file.decode_most(object.as_stream()?, MOST_SAMPLES as u64).bytes;
                let mut lexer = Lexer::new(&bytes, 0);
                while lexer.next()? != Token::Word(b"{") {}
                let mut program = Vec::new();
                block(&mut lexer, &mut program, 0)?;
                Some(Self::Calculated { program, range: floats(file, &dict, "Range")? })
            }
            _ => None,
        }
    }

    /// The values for some numbers; nothing if it cannot be calculated.
    pub(super) fn values(&self, input: &[f32]) -> Option<Vec<f32>> {
        match self {
            Self::Sampled(sampled) => sampled.values(input),
            Self::Exponential { low, high, exponent } => {
                let x = input.first()?.clamp(0.0, 1.0).powf(*exponent);
                Some(low.iter().zip(high).take(32).map(|(low, high)| low + x * (high - low)).collect())
            }
            Self::Stitched { parts, bounds, encode, domain } => {
                let [from, to] = *domain;
                let x = input.first()?.max(from).min(to);
                let at = bounds.iter().take_while(|&&bound| x >= bound).count().min(parts.len().checked_sub(1)?);
                let begin = if at == 0 { from } else { *bounds.get(at - 1)? };
                let end = bounds.get(at).copied().unwrap_or(to);
                let (low, high) = (*encode.get(at * 2)?, *encode.get(at * 2 + 1)?);
                let share = if end > begin { (x - begin) / (end - begin) } else { 0.0 };
                parts.get(at)?.values(&[low + share * (high - low)])
            }
            Self::Calculated { program, range } => {
                let mut stack = input.to_vec();
                run(program, &mut stack)?;
                let count = range.len() / 2;
                let values = stack.get(stack.len().checked_sub(count)?..)?;
                Some(values.iter().zip(range.chunks_exact(2)).map(|(value, range)| within(*value, range)).collect())
            }
            Self::Each(each) => each.iter().map(|one| one.values(input)?.first().copied()).collect(),
        }
    }
}

/// A value kept inside of a range.
fn within(value: f32, range: &[f32]) -> f32 {
    match *range {
        [low, high] => value.min(high).max(low),
        _ => value,
    }
}

impl Sampled {
    /// The nearest sample: what colour it is matters, not the shade.
    fn values(&self, input: &[f32]) -> Option<Vec<f32>> {
        let mut index = 0_usize;
        let mut step = 1_usize;
        for (at, &size) in self.sizes.iter().enumerate() {
            let domain = self.domain.get(at * 2..at * 2 + 2)?;
            let (&[from, to], &[low, high]) = (domain, self.encode.get(at * 2..at * 2 + 2)?) else { return None };
            let share = if to > from { (within(*input.get(at)?, domain) - from) / (to - from) } else { 0.0 };
            #[allow(clippy::cast_sign_loss)] // a negative one becomes zero
            let place = (low + share * (high - low)).round() as usize;
            index = index.checked_add(place.min(size as usize - 1).checked_mul(step)?)?;
            step = step.checked_mul(size as usize)?;
        }
        let count = self.decode.len() / 2;
        #[allow(clippy::cast_precision_loss)] // of samples
        let most = ((1_u64 << self.bits) - 1) as f32;
        let mut values = Vec::with_capacity(count.min(32));
        for (at, decode) in self.decode.chunks_exact(2).take(32).enumerate() {
            let bit = index.checked_mul(count)?.checked_add(at)?.checked_mul(self.bits as usize)?;
            let sample = bits(&self.bytes, bit, self.bits)?;
            let &[low, high] = decode else { return None };
            #[allow(clippy::cast_precision_loss)] // of samples
            values.push(low + sample as f32 / most * (high - low));
        }
        Some(values)
    }
}

/// Some bits of a row of bytes.
fn bits(bytes: &[u8], from: usize, count: u32) -> Option<u64> {
    let mut value = 0;
    for bit in from..from + count as usize {
        let byte = bytes.get(bit / 8)?;
        value = value << 1 | u64::from(byte >> (7 - bit % 8) & 1);
    }
    Some(value)
}

/// The steps of a block whose `{` has been read. A block in a block is kept with its length before it.
fn block(lexer: &mut Lexer<'_>, program: &mut Vec<Step>, depth: u32) -> Option<()> {
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    loop {
        if program.len() > MOST_STEPS {
            return None;
        }
        #[allow(clippy::cast_precision_loss)] // as everywhere
        match lexer.next()? {
            Token::Integer(number) => program.push(Step::Number(number as f32)),
            Token::Real(number) => program.push(Step::Number(number as f32)),
            Token::Word(b"{") if depth < DEEP => {
                let begin = program.len();
                program.push(Step::If(0));
                block(lexer, program, depth + 1)?;
                blocks.push((begin, program.len() - begin - 1));
            }
            Token::Word(b"}") => return Some(()),
            Token::Word(b"if") => {
                let (begin, length) = blocks.pop()?;
                *program.get_mut(begin)? = Step::If(length);
            }
            Token::Word(b"ifelse") => {
                let (_, second) = blocks.pop()?;
                let (begin, first) = blocks.pop()?;
                *program.get_mut(begin)? = Step::Else(first, second);
            }
            Token::Word(word) => program.push(Step::Word(word.into())),
            _ => return None,
        }
    }
}

fn run(program: &[Step], stack: &mut Vec<f32>) -> Option<()> {
    let mut at = 0;
    while let Some(step) = program.get(at) {
        at += 1;
        match step {
            Step::Number(number) => stack.push(*number),
            Step::If(length) => {
                let block = program.get(at..at + length)?;
                if stack.pop()? != 0.0 {
                    run(block, stack)?;
                }
                at += length;
            }
            Step::Else(first, second) => {
                // Between both stands the step that began the second one.
                let after = at + first + 1;
                let block = if stack.pop()? == 0.0 {
                    program.get(after..after + second)?
                } else {
                    program.get(at..at + first)?
                };
                run(block, stack)?;
                at = after + second;
            }
            Step::Word(word) => calculate(word, stack)?,
        }
        if stack.len() > MOST_VALUES {
            return None;
        }
    }
    Some(())
}

fn truth(is: bool) -> f32 {
    f32::from(u8::from(is))
}

#[allow(clippy::float_cmp)] // as the language says
fn calculate(word: &[u8], stack: &mut Vec<f32>) -> Option<()> {
    let a = match word {
        b"true" | b"false" => {
            stack.push(truth(word == b"true"));
            return Some(());
        }
        _ => stack.pop()?,
    };
    let single = match word {
        b"abs" => a.abs(),
        b"neg" => -a,
        b"ceiling" => a.ceil(),
        b"floor" => a.floor(),
        b"round" => a.round(),
        b"truncate" | b"cvi" => a.trunc(),
        b"cvr" => a,
        b"sqrt" => a.max(0.0).sqrt(),
        b"sin" => a.to_radians().sin(),
        b"cos" => a.to_radians().cos(),
        b"ln" => a.ln(),
        b"log" => a.log10(),
        b"not" => truth(a == 0.0),
        b"pop" => return Some(()),
        b"dup" => {
            stack.push(a);
            a
        }
        b"index" => *stack.get(stack.len().checked_sub(1 + whole(a)?)?)?,
        b"copy" => {
            let from = stack.len().checked_sub(whole(a)?)?;
            stack.extend_from_within(from..);
            return Some(());
        }
        _ => return pair(word, stack.pop()?, a, stack),
    };
    stack.push(single);
    Some(())
}

/// A small number without fraction.
fn whole(value: f32) -> Option<usize> {
    #[allow(clippy::cast_sign_loss, clippy::cast_precision_loss)] // tested
    (0.0..=MOST_VALUES as f32).contains(&value).then_some(value as usize)
}

#[allow(clippy::float_cmp)] // as the language says
fn pair(word: &[u8], a: f32, b: f32, stack: &mut Vec<f32>) -> Option<()> {
    let value = match word {
        b"add" => a + b,
        b"sub" => a - b,
        b"mul" => a * b,
        b"div" => a / b,
        b"idiv" => (a / b).trunc(),
        b"mod" => a % b,
        b"exp" => a.powf(b),
        b"atan" => a.atan2(b).to_degrees().rem_euclid(360.0),
        b"eq" => truth(a == b),
        b"ne" => truth(a != b),
        b"gt" => truth(a > b),
        b"ge" => truth(a >= b),
        b"lt" => truth(a < b),
        b"le" => truth(a <= b),
        b"and" => truth(a != 0.0 && b != 0.0),
        b"or" => truth(a != 0.0 || b != 0.0),
        b"xor" => truth((a != 0.0) != (b != 0.0)),
        b"exch" => {
            stack.push(b);
            a
        }
        b"roll" => {
            let from = stack.len().checked_sub(whole(a)?)?;
            let rolled = stack.get_mut(from..)?;
            if !rolled.is_empty() {
                #[allow(clippy::cast_possible_wrap, clippy::cast_sign_loss)] // small
                rolled.rotate_right((b as i64).rem_euclid(rolled.len() as i64) as usize);
            }
            return Some(());
        }
        _ => return None,
    };
    stack.push(value);
    Some(())
}
