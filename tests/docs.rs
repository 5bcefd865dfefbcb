//! What the documentation shows works.
#![allow(clippy::expect_used, missing_docs)]

use baguan::check;
use baguan::dictionary::Field;
use baguan::policy::Configuration;

#[test]
fn the_examples_of_the_configuration_are_understood() {
    let page = include_str!("../docs/configuration.md");
    let examples: Vec<&str> =
        page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().expect("a block ends")).collect();
    assert!(!examples.is_empty());
    for example in examples {
        let understood = Configuration::parse(example, "baguan.toml", &check::ids());
        assert!(understood.is_ok(), "{:?}\n{example}", understood.err());
    }
}

#[test]
fn the_two_readmes_show_the_same_commands() {
    let commands = |page: &str| -> Vec<String> {
        page.lines().filter(|line| line.starts_with("cargo ")).map(str::to_owned).collect()
    };
    let (chinese, english) = (commands(include_str!("../README.zh-CN.md")), commands(include_str!("../README.md")));
    assert_eq!(chinese, english);
    assert_eq!(chinese[0], "cargo run --release -- check --no-ledger fixtures/demo");
    assert_eq!(chinese[1], "cargo test");
}

/// Every line of output that a readme shows is one that the program prints, in that order.
#[test]
fn the_readmes_show_what_the_program_says() {
    for (page, language) in [(include_str!("../README.zh-CN.md"), "zh"), (include_str!("../README.md"), "en")] {
        let shown = page.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an output");
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_baguan"))
            .env("BAGUAN_LEDGER", "none")
            .args(["check", "--lang", language, "fixtures/demo"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("the program runs");
        let output = String::from_utf8(output.stdout).expect("text");
        let mut said = output.lines();
        for line in shown.lines().filter(|line| *line != "……") {
            assert!(said.any(|other| other == line), "this is not what the program says now: {line}\n\n{output}");
        }
    }
}

#[test]
fn every_column_of_dictionaries_is_explained() {
    let page = include_str!("../dictionaries/README.md");
    for field in Field::ALL {
        let cell = |text: &str| text.replace('|', "\\|");
        let about = field.about();
        let row = format!("| `{}` {} | {} | {} |\n", field.name(), field.chinese(), cell(about.zh), cell(about.en));
        assert!(page.contains(&row), "dictionaries/README.md lacks\n{row}");
    }
}

#[test]
fn the_clerk_s_guide_shows_a_configuration_that_is_understood() {
    for example in include_str!("../docs/dictionaries.md").split("```toml\n").skip(1) {
        let example: String = example.lines().take_while(|line| !line.contains("```")).collect::<Vec<_>>().join("\n");
        let understood = Configuration::parse(&example, "baguan.toml", &check::ids());
        assert!(understood.is_ok(), "{:?}\n{example}", understood.err());
    }
}
