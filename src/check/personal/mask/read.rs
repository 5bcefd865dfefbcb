//! Masked numbers as they are written.

use super::Shown;
use crate::check::personal::numbers::X;
use crate::text::classes::is_one_of;

/// Characters that hide a digit each, as they are folded.
const HIDING: &str = "*∗⁎✱●•○◯◎◉■□▪◻⬛▇█▓▒░◆◇△▲★☆?_#某";

/// Signs that hide a digit, unless they are the check character or say how large something is.
const CROSSES: &str = "x×✕✖╳χх";

/// What leaves digits out without saying how many. An ellipsis folds to dots.
const LEAVING_OUT: &str = ".⋯";

const HYPHEN: u16 = b'-' as u16;

/// A masked number as it is written. How long it is must be asked for: `5301****1234` may stand for
/// eighteen digits as well as for twelve.
#[derive(Clone)]
pub(in crate::check::personal) struct Masked {
    /// A digit, a hidden digit or, at the end, the check character X.
    places: Vec<Option<u8>>,
    /// Whether something is left out rather than hidden place by place.
    has_ellipsis: bool,
}

impl Masked {
    /// How many digits the number has if each of its signs stands for one: as many as a mobile number,
    /// a bank card or a resident's number. Nothing if that cannot be: its mask is shorthand.
    pub(in crate::check::personal) fn length(&self) -> Option<usize> {
        let length = self.places.len();
        let fits = match length {
            11 => self.places.first().is_some_and(|first| first.is_none_or(|digit| digit == 1)) && !self.ends_with_x(),
            18 => true,
            16 | 17 | 19 => !self.ends_with_x(),
            _ => false,
        };
        (fits && !self.has_ellipsis).then_some(length)
    }

    /// What is shown if the number has that many digits, as its label may say, which tells better
    /// than its length: place by place if it is written so long, else its beginning and its end.
    /// Nothing if it cannot be that long, or is shorthand with digits in the middle, as nobody knows
    /// where they belong.
    pub(in crate::check::personal) fn as_long_as(&self, length: usize) -> Option<Shown> {
        let mut places = if self.places.len() == length && !self.has_ellipsis {
            self.places.clone()
        } else {
            let first = self.places.iter().position(Option::is_none)?;
            let last = self.places.iter().rposition(Option::is_none)?;
            let (head, gap, tail) =
                (self.places.get(..first)?, self.places.get(first..=last)?, self.places.get(last + 1..)?);
            let hidden = length.checked_sub(head.len() + tail.len()).filter(|&hidden| hidden > 0)?;
            if gap.iter().any(Option::is_some) {
                return None;
            }
            [head, &vec![None; hidden], tail].concat()
        };
        // Only a resident's number has a check character: in any other the cross hides a digit.
        if let Some(last) = places.last_mut().filter(|last| **last == Some(X) && length != 18) {
            *last = None;
        }
        Some(Shown(places))
    }

    fn ends_with_x(&self) -> bool {
        self.places.last() == Some(&Some(X))
    }
}

/// Reads a masked number from its folded text, which must hold nothing else. Hyphens between its
/// groups are passed over, spaces are folded away before. Nothing if no digit is shown or none is
/// hidden, and nothing for a size such as `1200×600×30`.
///
/// A cross hides a digit. At the end, and not after another cross, it is the check character if
/// something else is hidden; if nothing is and it is the eighteenth, the number is whole.
pub(in crate::check::personal) fn read(classes: &[u16]) -> Option<Masked> {
    let mut masked = Masked { places: Vec::with_capacity(classes.len()), has_ellipsis: false };
    let mut rest = classes;
    while let Some((&class, after)) = rest.split_first() {
        let dots = rest.iter().take_while(|&&class| is_one_of(class, LEAVING_OUT)).count();
        if let Some(digit) = digit(class) {
            masked.places.push(Some(digit));
        } else if dots > 1 || is_one_of(class, "⋯") {
            masked.places.push(None);
            masked.has_ellipsis = true;
            rest = rest.get(dots..)?;
            continue;
        } else if is_one_of(class, CROSSES) && after.is_empty() && ends_in_check_character(classes) {
            masked.places.push(Some(X));
        } else if is_one_of(class, HIDING) || is_one_of(class, CROSSES) {
            masked.places.push(None);
        } else if !(class == HYPHEN && joins(classes.get(..classes.len() - rest.len())?, after)) {
            return None;
        }
        rest = after;
    }
    let is_partly_shown = masked.places.contains(&None) && classes.iter().any(|&class| digit(class).is_some());
    (is_partly_shown && !is_size(classes)).then_some(masked)
}

fn digit(class: u16) -> Option<u8> {
    u8::try_from(class).ok().filter(u8::is_ascii_digit).map(|byte| byte - b'0')
}

/// Whether the cross at the end is the check character: not one in a row of them, nor the only thing
/// that hides a digit, unless the number is complete with it.
fn ends_in_check_character(classes: &[u16]) -> bool {
    let Some((_, body)) = classes.split_last() else { return false };
    let signs = body.iter().filter(|&&class| class != HYPHEN);
    let hides = |class: &u16| digit(*class).is_none();
    !body.last().is_some_and(|&before| is_one_of(before, CROSSES)) && (signs.clone().any(hides) || signs.count() == 17)
}

/// Whether a hyphen stands alone between two other signs.
fn joins(before: &[u16], after: &[u16]) -> bool {
    let is_sign = |class: Option<&u16>| class.is_some_and(|&class| class != HYPHEN);
    is_sign(before.last()) && is_sign(after.first())
}

/// Whether numbers are multiplied: several signs, each a single one between digits.
fn is_size(classes: &[u16]) -> bool {
    let is_times = |class: u16| class == u16::from(b'*') || is_one_of(class, CROSSES);
    let is_digit = |class: u16| digit(class).is_some();
    let signs = classes.iter().filter(|&&class| !is_digit(class)).count();
    let times = classes.windows(3).filter(|around| match **around {
        [before, times, after] => is_digit(before) && is_times(times) && is_digit(after),
        _ => false,
    });
    signs > 1 && times.count() == signs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold_str;

    fn written(text: &str) -> Option<Masked> {
        read(&fold_str(text))
    }

    /// Places as text, `*` for the hidden ones.
    fn shape(shown: &Shown) -> String {
        let sign = |place: &Option<u8>| match place {
            Some(X) => 'X',
            Some(digit) => char::from(b'0' + digit),
            None => '*',
        };
        shown.0.iter().map(sign).collect()
    }

    fn as_long_as(text: &str, length: usize) -> Option<String> {
        written(text)?.as_long_as(length).as_ref().map(shape)
    }

    #[test]
    fn every_sign_of_a_mask_hides() {
        for sign in "*＊﹡∗×xXＸ✕●■□?？_＿#＃•○◎◆△▲某█".chars() {
            let text = format!("530102{}1238", sign.to_string().repeat(8));
            assert_eq!(written(&text).and_then(|masked| masked.length()), Some(18), "{text}");
            assert_eq!(as_long_as(&text, 18).as_deref(), Some("530102********1238"), "{text}");
        }
    }

    #[test]
    fn lengths_that_are_written_out_are_told_from_shorthand() {
        let exact = [
            ("530102********1238", 18, "530102********1238"),
            ("5301**********123X", 18, "5301**********123X"),
            ("５３０１＊＊＊＊＊＊＊＊＊＊１２３ｘ", 18, "5301**********123X"),
            ("530102199003071***", 18, "530102199003071***"),
            ("53010219900307xxxX", 18, "53010219900307****"),
            ("53010219900307***X", 18, "53010219900307***X"),
            ("5301xxxxxxxxxx123x", 18, "5301xxxxxxxxxx123X"),
            ("1****************8", 18, "1****************8"),
            ("138****5678", 11, "138****5678"),
            ("138-****-5678", 11, "138****5678"),
            ("138 **** 5678", 11, "138****5678"),
            ("1381234567*", 11, "1381234567*"),
            ("1381234567x", 11, "1381234567*"),
            ("6217 **** **** 1234", 16, "6217********1234"),
            ("6217-****-****-***-1234", 19, "6217***********1234"),
            ("62170012345678901××", 19, "62170012345678901**"),
        ];
        for (text, length, shown) in exact {
            assert_eq!(written(text).and_then(|masked| masked.length()), Some(length), "{text}");
            assert_eq!(as_long_as(text, length), Some(shown.replace('x', "*")), "{text}");
        }
        let shorthand = [
            ("5301****1234", 18, "5301**********1234"),
            ("5301****123X", 18, "5301**********123X"),
            ("5301…1234", 18, "5301**********1234"),
            ("5301……123x", 18, "5301**********123X"),
            ("5301⋯1234", 18, "5301**********1234"),
            ("5301...1234", 18, "5301**********1234"),
            ("53010219900307*", 18, "53010219900307****"),
            ("5301***1234", 18, "5301**********1234"),
            ("5301**********1*", 18, ""),
            ("6217****1234", 16, "6217********1234"),
            ("6217****1234", 19, "6217***********1234"),
            ("138**1234", 11, "138****1234"),
            ("138******5678", 11, "138****5678"),
            ("138*567x", 11, "138****567*"),
        ];
        for (text, length, shown) in shorthand {
            assert!(written(text).is_some_and(|masked| text.ends_with("1*") || masked.length().is_none()), "{text}");
            assert_eq!(as_long_as(text, length).unwrap_or_default(), shown, "{text}");
        }
        assert_eq!(as_long_as("530102******1238", 18).as_deref(), Some("530102********1238"), "as its label says");
        assert_eq!(as_long_as("530102******1238", 10), None, "more is shown than that");
        assert_eq!(as_long_as("530102******1238", 11).as_deref(), Some("530102*1238"));
    }

    #[test]
    fn what_is_no_mask_is_not_read() {
        let no_masks = [
            "",
            "****",
            "________",
            "□□□□□□X",
            "530102199003071238",
            "53010219900307123X",
            "1200×600×30",
            "10*20*30",
            "3.14",
            "12.5*8",
            "138****5678a",
            "张某某",
            "-138****5678",
            "138****5678-",
            "138--****5678",
            "138----5678",
            "某",
            "x",
            "-x",
        ];
        for text in no_masks {
            assert!(written(text).is_none(), "{text}");
        }
    }
}
