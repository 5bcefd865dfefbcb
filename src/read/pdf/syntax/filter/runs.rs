//! `RunLengthDecode`: bytes that are repeated.

use super::End;

/// The length that means the end.
const DONE: u8 = 128;

pub(super) fn unpack(packed: &[u8], most: usize, into: &mut Vec<u8>) -> End {
    let mut rest = packed;
    while let Some((&length, after)) = rest.split_first() {
        if length == DONE {
            break;
        }
        if length < DONE {
            let count = usize::from(length) + 1;
            let run = after.get(..count).unwrap_or(after);
            into.extend_from_slice(run);
            if run.len() < count {
                return if into.len() > most { full(most, into) } else { End::Truncated };
            }
            rest = after.get(count..).unwrap_or_default();
        } else {
            let Some((&byte, after)) = after.split_first() else { return End::Truncated };
            into.resize(into.len() + 257 - usize::from(length), byte);
            rest = after;
        }
        if into.len() > most {
            return full(most, into);
        }
    }
    End::Whole
}

fn full(most: usize, into: &mut Vec<u8>) -> End {
    into.truncate(most);
    End::Full
}

#[cfg(test)]
mod tests {
    use super::{End, unpack};

    #[test]
    fn runs_and_repeats() {
        let of = |packed: &[u8], most| {
            let mut into = Vec::new();
            (unpack(packed, most, &mut into), into)
        };
        assert_eq!(of(&[2, 1, 2, 3, 254, 9, 128, 7], 100), (End::Whole, vec![1, 2, 3, 9, 9, 9]));
        assert_eq!(of(&[2, 1, 2, 3, 254, 9], 4), (End::Full, vec![1, 2, 3, 9]));
        assert_eq!(of(&[2, 1], 100), (End::Truncated, vec![1]));
        assert_eq!(of(&[200], 100), (End::Truncated, vec![]));
    }
}
