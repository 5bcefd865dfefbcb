//! The figures, as tables that a person reads.

use crate::score::{Class, Figures, Tally, ratio};

pub fn print(tally: &Tally, lines: usize) {
    println!("{lines} lines, {} values to be found\n", tally.all.values);
    kinds(tally);
    evasions(tally);
    alarms(tally);
    summary(tally);
}

fn kinds(tally: &Tally) {
    heading("kind", ["values", "found", "recall", "as itself", "right", "alarms", "precision", "F2"]);
    let all = [("all".to_owned(), tally.all)];
    for (kind, figures) in all.iter().map(|(kind, figures)| (kind, figures)).chain(&tally.kinds) {
        let Figures { values, found, found_as_itself, right, alarms } = *figures;
        row(
            kind,
            [
                count(values),
                count(found),
                share(figures.recall()),
                share(ratio(found_as_itself, values)),
                count(right),
                count(alarms),
                share(figures.precision()),
                share(figures.f2()),
            ],
        );
    }
    println!();
}

fn evasions(tally: &Tally) {
    heading("evasion", ["values", "found", "recall"]);
    for (evasion, figures) in &tally.evasions {
        row(evasion, [count(figures.values), count(figures.found), share(figures.recall())]);
    }
    println!();
}

fn alarms(tally: &Tally) {
    heading("false alarms in", ["lines", "alarms", "alarmed", "blocked"]);
    let of = |name: &str, class: &Class| {
        row(name, [class.lines, class.alarms, class.alarmed, class.blocked].map(count));
    };
    of("all", &tally.family(""));
    for family in ["structural/", "contact/", "mask/", "clean/"] {
        of(family, &tally.family(family));
    }
    for (name, class) in tally.classes.iter().filter(|(_, class)| class.alarms > 0) {
        of(&format!("  {name}"), class);
    }
    println!();
}

fn summary(tally: &Tally) {
    let contacts = tally.family("contact/");
    println!("enquiry contacts wrongly blocked: {} of {} lines", contacts.blocked, contacts.lines);
    let weak = tally.family("mask/weak");
    println!("weak masks found: {} of {} ({})", weak.found, weak.values, share(ratio(weak.found, weak.values)));
    let customary = tally.family("mask/customary");
    println!("correct masks flagged: {} of {} lines", customary.alarmed, customary.lines);
}

/// Names are ASCII, so their width is their length.
const NAME: usize = 44;

fn heading<const N: usize>(name: &str, columns: [&str; N]) {
    row(name, columns.map(str::to_owned));
    println!("{}", "-".repeat(NAME + 10 * N));
}

fn row<const N: usize>(name: &str, columns: [String; N]) {
    print!("{name:<NAME$}");
    for column in columns {
        print!("{column:>10}");
    }
    println!();
}

fn count(number: usize) -> String {
    number.to_string()
}

fn share(ratio: Option<f64>) -> String {
    ratio.map_or("-".to_owned(), |ratio| format!("{:.1} %", ratio * 100.0))
}
