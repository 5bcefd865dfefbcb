//! Numbers with check digits. Written from the standards' tables, not from the program's code, so that the two
//! cannot be wrong in the same way.

use super::random::Random;

/// Counties, some of them abolished or renamed since: the numbers given out there live on.
const COUNTIES: &str = "530102 530103 530302 530602 532522 510104 420106 110101 110102 310101 440103 330106 320102 \
    370102 610102 450102 522101 532128 511101 350102 430102 360102 410102 130102 140105 210102 340102 620102 630102 \
    640104 650102 460105 500103";

/// A day, as eight digits.
pub fn day(random: &mut Random, from: usize, to: usize) -> String {
    format!("{}{:02}{:02}", random.between(from, to), random.between(1, 12), random.between(1, 28))
}

/// GB 11643 with the table of weights and check characters that ISO 7064 MOD 11-2 gives for 18 places.
pub fn resident_check(body: &str) -> char {
    const WEIGHTS: [usize; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize = values(body).zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    b"10X98765432"[sum % 11].into()
}

/// A resident number of someone born on that day.
pub fn resident(random: &mut Random, born: &str) -> String {
    let county = random.word(COUNTIES);
    with_resident_check(format!("{county}{born}{:03}", random.between(1, 998)))
}

/// The same with a county of one's own: permits for Hong Kong, Macao and Taiwan have `810000` and so on.
pub fn resident_of(random: &mut Random, county: &str, born: &str) -> String {
    with_resident_check(format!("{county}{born}{:03}", random.between(1, 998)))
}

/// Nine, the country, the province, the day: the foreigner's card since 2023, checked the same way.
pub fn foreigner(random: &mut Random, born: &str) -> String {
    let province = random.word("11 31 44 53 33");
    let country = random.word("840 392 410 826 704");
    with_resident_check(format!("9{province}{country}{born}{:02}0", random.between(1, 99)))
}

fn with_resident_check(body: String) -> String {
    let check = resident_check(&body);
    body + &check.to_string()
}

/// The same number with another check character.
pub fn mistyped(random: &mut Random, number: &str) -> String {
    let right = number.chars().last().and_then(|c| c.to_digit(10)).unwrap_or(10);
    let wrong = (right as usize + random.between(1, 8)) % 10;
    number.chars().take(17).chain(char::from_digit(wrong as u32, 10)).collect()
}

pub fn is_resident(number: &str) -> bool {
    number.len() == 18 && number.is_ascii() && number.ends_with(resident_check(number))
}

/// The last digit of a bank card: Luhn.
pub fn luhn_check(body: &str) -> char {
    let sum: usize = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = usize::from(digit - b'0');
            let doubled = if place % 2 == 0 { digit * 2 } else { digit };
            doubled / 10 + doubled % 10
        })
        .sum();
    char::from(b'0' + ((10 - sum % 10) % 10) as u8)
}

/// A card of so many digits.
pub fn card(random: &mut Random, length: usize) -> String {
    let issuer = random.word("621700 622848 621483 622202 621661 623190 622700 621799 622262 621098");
    let body = format!("{issuer}{}", random.digits(length - 7));
    let check = luhn_check(&body);
    body + &check.to_string()
}

/// Letters and digits of company codes, in the order of their values.
const CODE: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// GB 32100: weights are the powers of 3 modulo 31.
pub fn company_check(body: &str) -> char {
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let value = |c: u8| CODE.iter().position(|&code| code == c).unwrap_or(0);
    let sum: usize = body.bytes().map(value).zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    CODE[(31 - sum % 31) % 31].into()
}

/// GB 11714: the ninth character of an organisation's code.
fn organisation_check(body: &str) -> char {
    let sum: usize = values(body).zip([3, 7, 9, 10, 5, 8, 4, 2]).map(|(digit, weight)| digit * weight).sum();
    b"0123456789X0"[(11 - sum % 11) % 11].into()
}

/// A company code, of digits only or with its letters.
pub fn company(random: &mut Random, digits_only: bool) -> String {
    loop {
        let organisation = if digits_only { random.digits(8) } else { format!("MA{}", random.digits(6)) };
        let check = if digits_only {
            organisation_check(&organisation)
        } else {
            random.pick(&["K", "X", "8", "3"]).chars().next().unwrap_or('8')
        };
        let body = format!("91{}{organisation}{check}", random.word("530102 530302 530600 510104 310115 440300"));
        let code = format!("{body}{}", company_check(&body));
        if !digits_only || code.bytes().all(|c| c.is_ascii_digit()) {
            return code;
        }
    }
}

/// A company code in which a county, a day of birth and the check digit of a resident number hold as well.
/// Societies have codes that begin with 51 as the numbers of Sichuan do; that is how it can happen.
pub fn company_like_a_resident(random: &mut Random) -> String {
    loop {
        let organisation = format!(
            "{}{:02}{:02}{:02}",
            random.between(60, 99),
            random.between(1, 12),
            random.between(1, 28),
            random.below(100)
        );
        let check = organisation_check(&organisation);
        let body = format!("51110119{organisation}{check}");
        let code = format!("{body}{}", company_check(&body));
        if check != 'X' && is_resident(&code) {
            return code;
        }
    }
}

/// The last digit of the barcodes on goods and of ISBN.
pub fn barcode(random: &mut Random, prefix: &str) -> String {
    let body = format!("{prefix}{}", random.digits(12 - prefix.len()));
    let sum: usize = values(&body).enumerate().map(|(place, digit)| digit * [1, 3][place % 2]).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

fn values(digits: &str) -> impl Iterator<Item = usize> {
    digits.bytes().map(|digit| usize::from(digit.wrapping_sub(b'0')))
}

#[cfg(test)]
mod tests {
    use super::super::random::Random;
    use super::{company, company_check, company_like_a_resident, is_resident, luhn_check, resident_check};

    fn is_company(code: &str) -> bool {
        code.len() == 18 && code.is_ascii() && code.ends_with(company_check(code))
    }

    // Examples of the standards themselves, and of their common descriptions.
    #[test]
    fn checks_are_as_the_standards_say() {
        assert_eq!(resident_check("11010519491231002"), 'X');
        assert_eq!(resident_check("44052418800101001"), '4');
        assert_eq!(luhn_check("7992739871"), '3');
        assert_eq!(company_check("91350100M000100Y4"), '3');
    }

    #[test]
    fn made_up_codes_hold() {
        let mut random = Random::new(3);
        for _ in 0..20 {
            let both = company_like_a_resident(&mut random);
            assert!(is_company(&both) && is_resident(&both), "{both}");
            assert!(is_company(&company(&mut random, true)) && is_company(&company(&mut random, false)));
        }
    }
}
