//! The header and the footer of a sheet, without the codes between their texts.

/// The texts at the left, in the middle and at the right.
pub(crate) fn texts(raw: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(last) = texts.last_mut() else { break };
        if c != '&' {
            last.push(c);
            continue;
        }
        match chars.next() {
            Some('L' | 'C' | 'R') => texts.push(String::new()),
            Some('&') => last.push('&'),
            // The name of a typeface.
            Some('"') => {
                chars.by_ref().find(|&c| c == '"');
            }
            // A colour of six signs, or of the theme.
            Some('K') => {
                for _ in 0..6 {
                    if chars.next_if(|c| c.is_ascii_hexdigit() || matches!(c, '+' | '-')).is_none() {
                        break;
                    }
                }
            }
            // The size of the letters; it has no more than three digits.
            Some('0'..='9') => {
                for _ in 0..2 {
                    if chars.next_if(char::is_ascii_digit).is_none() {
                        break;
                    }
                }
            }
            // A page number, the day, the file's name; bold and the like.
            Some(_) | None => {}
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[test]
    fn codes_are_taken_out() {
        assert_eq!(texts("&L&\"宋体,常规\"&12某县&Y统计局&C第&P页&R&KFF0000内部"), ["某县统计局", "第页", "内部"]);
        assert_eq!(texts("甲&&乙&14 13912345678"), ["甲&乙 13912345678"]);
        assert!(texts("&P/&N").len() == 1 && texts("&C&P").is_empty() && texts("&").is_empty());
    }
}
