//! What `baguan check` writes into the ledger, and what it says where it cannot. Everything goes through the program itself.
#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stderr, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

mod common;

use common::{mobile, resident_number};

/// A folder of its own with documents and a ledger.
struct Office(PathBuf);

impl Office {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("remember-{name}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join(".git")).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Said {
        self.run_on("", arguments)
    }

    fn run_on(&self, stdin: &str, arguments: &[&str]) -> Said {
        self.write("stdin.tmp", stdin);
        let output = Command::new(env!("CARGO_BIN_EXE_baguan"))
            .args(arguments)
            .env_remove("BAGUAN_LANG")
            .env_remove("BAGUAN_LEDGER")
            .env("HOME", &self.0)
            .env("XDG_DATA_HOME", self.0.join("data"))
            .env("USER", "经办人甲")
            .current_dir(&self.0)
            .stdin(fs::File::open(self.0.join("stdin.tmp")).unwrap())
            .output()
            .unwrap();
        fs::remove_file(self.0.join("stdin.tmp")).unwrap();
        output.into()
    }

    /// Checks with this office's ledger.
    fn check(&self, arguments: &[&str]) -> Said {
        let ledger = ["check", "--ledger", "ledger.db", "--today", "2026-11-21"];
        self.run(&[&ledger, arguments].concat())
    }

    /// The records of the ledger.
    fn list(&self) -> Vec<serde_json::Value> {
        let listed = self.run(&["ledger", "list", "--ledger", "ledger.db", "--all", "--format", "json"]);
        assert_eq!(listed.status, 0, "{listed:?}");
        let listed: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
        listed["incidents"].as_array().expect("incidents").clone()
    }
}

#[derive(Debug)]
struct Said {
    status: i32,
    out: String,
    err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

fn notice(value: &str) -> String {
    format!("# 2026年临时救助公示\n\n村民王某，身份证号{value}，救助金额300元。\n")
}

fn states(records: &[serde_json::Value]) -> Vec<&str> {
    records.iter().map(|record| record["state"].as_str().unwrap()).collect()
}

#[test]
fn a_blocked_draft_is_prevented_once() {
    let office = Office::new("draft");
    office.write("公示.md", &notice(&resident_number(0, 9000, 12)));
    let first = office.check(&["公示.md"]);
    assert_eq!(first.status, 1, "{first:?}");
    assert!(first.out.contains("新记 #1"), "{}", first.out);
    let again = office.check(&["公示.md"]);
    assert!(again.out.contains("没有新的事项"), "{}", again.out);
    // By another way of writing the path, too.
    let again = office.check(&["./公示.md"]);
    assert!(again.out.contains("没有新的事项"), "{}", again.out);
    assert_eq!(states(&office.list()), ["prevented"]);
    // What is new in it makes no second record.
    office.write("公示.md", &(notice(&resident_number(0, 9000, 12)) + &notice(&resident_number(1, 8000, 13))));
    let more = office.check(&["公示.md"]);
    assert!(more.out.contains("又有发现或重新发现 #1"), "{}", more.out);
    let records = office.list();
    assert_eq!((records.len(), records[0]["count"].as_u64()), (1, Some(2)), "{records:?}");
    assert_eq!(office.run(&["ledger", "verify", "--ledger", "ledger.db"]).status, 0);
}

#[test]
fn what_comes_on_standard_input_is_known_by_its_bytes() {
    let office = Office::new("stdin");
    let check = |text: &str| office.run_on(text, &["check", "--ledger", "ledger.db", "-"]);
    let (one, other) = (notice(&resident_number(0, 9100, 1)), notice(&resident_number(1, 9200, 2)));
    for (text, says) in [(&one, "新记 #1"), (&other, "新记 #3"), (&one, "没有新的事项")] {
        let said = check(text);
        assert!(said.status == 1 && said.out.contains(says), "{said:?}");
    }
}

#[test]
fn what_is_posted_goes_from_found_to_closed_and_comes_back() {
    let office = Office::new("posted");
    let value = resident_number(2, 7000, 21);
    office.write("公示.md", &notice(&value));
    let posted = ["--stage", "posted", "--unit", "甲镇", "公示.md"];
    let found = office.check(&posted);
    assert!(found.status == 1 && found.out.contains("新记 #1"), "{found:?}");
    let records = office.list();
    assert_eq!(states(&records), ["found"]);
    assert_eq!(records[0]["unit"], "甲镇");
    assert_eq!(records[0]["due"], "2026-11-25"); // three working days after a Saturday
    office.write("公示.md", &notice("5301**********1234"));
    let gone = office.check(&posted);
    assert!(gone.status == 0 && gone.out.contains("可以复核销号 #1"), "{gone:?}");
    let twice = office.check(&posted);
    assert!(twice.out.contains("可以复核销号 #1"), "{twice:?}");
    for step in ["contained", "corrected", "re-checked", "closed"] {
        let step = office.run(&["ledger", "advance", "1", "--to", step, "--ledger", "ledger.db", "--by", "李某"]);
        assert_eq!(step.status, 0, "{step:?}");
    }
    assert_eq!(states(&office.list()), ["closed"]);
    assert!(office.check(&posted).out.contains("没有新的事项"));
    office.write("公示.md", &notice(&value));
    let back = office.check(&posted);
    assert!(back.out.contains("又有发现或重新发现 #1"), "{back:?}");
    assert_eq!(states(&office.list()), ["found"]);
    // The draft of the same document is another matter.
    let draft = office.check(&["公示.md"]);
    assert!(draft.out.contains("新记 #"), "{draft:?}");
}

#[test]
fn a_document_that_was_not_read_whole_closes_nothing() {
    let office = Office::new("part");
    office.write("公示.md", &notice(&resident_number(3, 6000, 31)));
    let posted = ["--stage", "posted", "公示.md"];
    office.check(&posted);
    office.write("公示.md", "");
    let empty = office.check(&posted);
    assert!(!empty.out.contains("可以复核销号"), "{empty:?}");
    assert_eq!(states(&office.list()), ["found"]);
}

#[test]
fn a_dry_run_writes_nothing_and_a_clean_one_makes_no_ledger() {
    let office = Office::new("dry");
    office.write("公示.md", &notice(&resident_number(0, 5000, 41)));
    office.write("通知.md", "# 关于做好防火工作的说明\n\n请各单位做好防火工作。\n");
    let dry = office.check(&["--no-ledger", "公示.md"]);
    assert!(dry.status == 1 && !dry.out.contains("台账"), "{dry:?}");
    assert!(!office.0.join("ledger.db").exists());
    // Nobody asked for a ledger, and there is nothing to write into it.
    let clean = office.run(&["check", "通知.md"]);
    assert!(clean.status == 0 && !office.0.join("data").exists(), "{clean:?}");
    let blocked = office.run(&["check", "公示.md"]);
    assert!(blocked.status == 1 && office.0.join("data/baguan/ledger.db").exists(), "{blocked:?}");
}

#[test]
fn the_json_report_names_the_head_of_the_chain() {
    let office = Office::new("head");
    office.write("公示.md", &notice(&resident_number(0, 5000, 51)));
    let checked = office.check(&["--format", "json", "公示.md"]);
    let report: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    let head = report["ledger"]["head"].as_str().unwrap();
    assert_eq!(report["ledger"]["new"], serde_json::json!([1]));
    let verify = |head: &str| office.run(&["ledger", "verify", "--ledger", "ledger.db", "--head", head]).status;
    assert_eq!(verify(head), 0);
    assert_eq!(verify(&format!("9{head}")), 1);
}

#[test]
fn no_value_reaches_the_ledger_and_equal_ones_are_known_under_the_key() {
    let office = Office::new("key");
    let (id, phone) = (resident_number(1, 4000, 61), mobile(512_345_678));
    let text = format!("户主张某，身份证号{id}，联系电话{phone}。\n");
    office.write(&format!("名单{id}.md"), &format!("# 救助名单{phone}\n\n{text}"));
    office.write("另一份.md", &format!("# 补贴公示\n\n村民王某，身份证号：{} 。\n", grouped(&id)));
    office.write("baguan.toml", "[ledger]\nfile = \"ledger.db\"\nkey-file = \"office.key\"\n");
    let refused = office.run(&["check", "."]);
    assert!(refused.status == 2 && refused.err.contains("密钥"), "{refused:?}");
    let made = office.run(&["ledger", "key", "office.key"]);
    assert_eq!(made.status, 0, "{made:?}");
    assert_eq!(office.run(&["ledger", "key", "office.key"]).status, 2, "a key is not overwritten");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(office.0.join("office.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let checked = office.run(&["check", "--format", "json", "--no-ignore", "."]);
    assert_eq!(checked.status, 1, "{checked:?}");
    let report: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    let findings = report["documents"].as_array().unwrap().iter().flat_map(|d| d["findings"].as_array().unwrap());
    let keyed: Vec<&str> = findings
        .filter(|finding| finding["rule"] == "personal/resident-id")
        .map(|finding| finding["keyed"].as_str().expect("a key is in force"))
        .collect();
    assert!(keyed.len() >= 2 && keyed.windows(2).all(|pair| pair[0] == pair[1]), "{keyed:?}");
    let exported = office.run(&["ledger", "export", "--what", "events", "--format", "jsonl"]);
    assert!(exported.out.contains(keyed[0]), "{exported:?}");
    let key = fs::read_to_string(office.0.join("office.key")).unwrap();
    let hex = key.lines().nth(1).unwrap();
    for file in ["ledger.db", "ledger.db-wal"] {
        let Ok(bytes) = fs::read(office.0.join(file)) else { continue };
        let text = String::from_utf8_lossy(&bytes);
        for secret in [&id[..], &id[4..], &phone, hex] {
            assert!(!text.contains(secret), "{file} holds what it must not");
        }
    }
    for secret in [&id[..], &phone] {
        assert!(!exported.out.contains(secret) && !checked.out.contains(secret));
    }
}

fn grouped(id: &str) -> String {
    format!("{} {} {}", &id[..6], &id[6..14], &id[14..])
}

/// The verdict stands; that it could not be written down is said, and a draft that would have passed does not.
#[track_caller]
fn says_that_it_could_not(office: &Office, ledger: &str) {
    for (file, language, status, says) in [
        ("通知.md", "zh", 2, "没有能记入台账"),
        ("公示.md", "zh", 1, "没有能记入台账"),
        ("通知.md", "en", 2, "could not be recorded in the ledger"),
    ] {
        let said = office.run(&["check", "--lang", language, "--ledger", ledger, file]);
        assert_eq!(said.status, status, "{said:?}");
        assert!(said.err.contains(says), "{said:?}");
        let verdict = match (file, language) {
            ("通知.md", "zh") => "结论：可以发布",
            ("通知.md", _) => "Verdict: may go out",
            _ => "结论：不得发布",
        };
        assert!(said.out.contains(verdict), "{said:?}");
    }
}

fn office_in_trouble(name: &str) -> Office {
    let office = Office::new(name);
    office.write("公示.md", &notice(&resident_number(0, 3000, 71)));
    office.write("通知.md", "# 关于做好防火工作的说明\n\n请各单位做好防火工作。\n");
    office
}

#[test]
fn where_there_can_be_no_ledger_the_check_says_so() {
    let office = office_in_trouble("no-place");
    office.write("文件", "这里不能有文件夹");
    says_that_it_could_not(&office, "文件/ledger.db");
    office.write("另一种.db", "这不是台账");
    says_that_it_could_not(&office, "另一种.db");
    assert_eq!(fs::read_to_string(office.0.join("另一种.db")).unwrap(), "这不是台账");
}

#[test]
fn where_somebody_else_keeps_the_ledger_the_check_says_so() {
    let office = office_in_trouble("locked");
    assert_eq!(office.check(&["通知.md"]).status, 0);
    let holder = rusqlite::Connection::open(office.0.join("ledger.db")).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let started = std::time::Instant::now();
    says_that_it_could_not(&office, "ledger.db");
    assert!(started.elapsed().as_secs() < 40, "it is not waited for for ever");
    holder.execute_batch("ROLLBACK").unwrap();
    assert_eq!(office.check(&["通知.md"]).status, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_and_where_only_reading_is_allowed_the_check_says_so() {
    let office = office_in_trouble("disk");
    let disk = office.0.join("disk");
    fs::create_dir(&disk).unwrap();
    let mount = |arguments: &[&str]| Command::new("mount").args(arguments).arg(&disk).output();
    if !mount(&["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).is_ok_and(|run| run.status.success()) {
        eprintln!("not tried: a disk of its own can be mounted by root only");
        return;
    }
    let ledger = "disk/ledger.db";
    let tried = std::panic::catch_unwind(|| {
        assert_eq!(office.run(&["check", "--ledger", ledger, "通知.md"]).status, 0);
        // The disk is filled to its last byte.
        let mut filler = fs::File::create(disk.join("filler")).unwrap();
        while std::io::Write::write(&mut filler, &[0; 512]).is_ok_and(|written| written > 0) {}
        drop(filler);
        says_that_it_could_not(&office, ledger);
        fs::remove_file(disk.join("filler")).unwrap();
        assert_eq!(office.run(&["check", "--ledger", ledger, "通知.md"]).status, 0);
        assert!(mount(&["-o", "remount,ro"]).unwrap().status.success());
        says_that_it_could_not(&office, ledger);
    });
    let _ = Command::new("umount").arg(&disk).status();
    tried.unwrap();
}
