//! What stands before an operator: numbers, and where everything else lies.

/// Operands of one operator; colours of many inks have 32. Of more the last ones count.
const MOST: usize = 40;
/// Items in the lists of one operator.
pub(super) const MOST_ITEMS: usize = 1 << 18;

/// What stands before an operator.
#[derive(Clone, Copy)]
pub(super) enum Operand {
    Number(f32),
    String(Span),
    Name(Span),
    /// A list: from which item on, and how many.
    Array(u32, u32),
    /// A dictionary as it is written, with `<<` and `>>`.
    Dict(Span),
    Bool(bool),
    /// Anything else.
    Other,
}

/// Where bytes lie.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) begin: u32,
    pub(super) end: u32,
    /// In the buffer of what was decoded, not in the content.
    pub(super) decoded: bool,
}

/// The operands of an operator. The buffers serve for one after the other.
pub(super) struct Operands {
    list: [Operand; MOST],
    count: usize,
    pub(super) items: Vec<Operand>,
    pub(super) decoded: Vec<u8>,
    /// A list was cut off.
    pub(super) cut: bool,
}

impl Default for Operands {
    fn default() -> Self {
        Self { list: [Operand::Other; MOST], count: 0, items: Vec::new(), decoded: Vec::new(), cut: false }
    }
}

impl Operands {
    pub(super) fn clear(&mut self) {
        self.count = 0;
        self.items.clear();
        self.decoded.clear();
    }

    pub(super) fn push(&mut self, operand: Operand) {
        if self.count == MOST {
            self.list.copy_within(1.., 0);
            self.count -= 1;
        }
        if let Some(free) = self.list.get_mut(self.count) {
            *free = operand;
            self.count += 1;
        }
    }

    pub(super) fn all(&self) -> &[Operand] {
        self.list.get(..self.count).unwrap_or_default()
    }

    pub(super) fn last(&self) -> Option<Operand> {
        self.all().last().copied()
    }

    /// The last so many operands as numbers; nothing if one of them is none.
    #[inline]
    pub(super) fn numbers<const N: usize>(&self) -> Option<[f32; N]> {
        let mut numbers = [0.0; N];
        let from = self.count.checked_sub(N)?;
        for (number, operand) in numbers.iter_mut().zip(self.list.get(from..self.count)?) {
            let Operand::Number(value) = *operand else { return None };
            *number = value;
        }
        Some(numbers)
    }

    /// The last operand as a number.
    #[inline]
    pub(super) fn number(&self) -> Option<f32> {
        self.numbers::<1>().map(|[number]| number)
    }

    /// All operands that are numbers, in a buffer of as many as a colour may have.
    pub(super) fn components(&self) -> ([f32; 32], usize) {
        let mut values = [0.0; 32];
        let mut count = 0;
        for operand in self.all() {
            if let (Operand::Number(number), Some(free)) = (operand, values.get_mut(count)) {
                *free = *number;
                count += 1;
            }
        }
        (values, count)
    }

    /// The items of a list.
    pub(super) fn items(&self, begin: u32, count: u32) -> &[Operand] {
        let begin = begin as usize;
        self.items.get(begin..begin.saturating_add(count as usize)).unwrap_or_default()
    }

    /// The bytes that lie somewhere.
    #[inline]
    pub(super) fn bytes<'b>(&'b self, content: &'b [u8], span: Span) -> &'b [u8] {
        let from = if span.decoded { &self.decoded } else { content };
        from.get(span.begin as usize..span.end as usize).unwrap_or_default()
    }

    /// The last operand that is a name.
    pub(super) fn name<'b>(&'b self, content: &'b [u8]) -> Option<&'b [u8]> {
        match self.last()? {
            Operand::Name(span) => Some(self.bytes(content, span)),
            _ => None,
        }
    }

    /// The last operand that is a string.
    pub(super) fn string<'b>(&'b self, content: &'b [u8]) -> Option<&'b [u8]> {
        match self.last()? {
            Operand::String(span) => Some(self.bytes(content, span)),
            _ => None,
        }
    }
}
