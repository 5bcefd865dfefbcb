//! A dictionary goes out as a workbook, is edited there, and comes back.
#![allow(clippy::expect_used, missing_docs)]

use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::Workbook;

const OWN: &str = "\
id,term,severity,suggestion,tier,source,example_hit,note,status,updated
org-001,测试旧称,review,测试新称,本单位,本单位规定,测试旧称继续使用。,,,2026-01-01
org-002,某某工程,note,,,,某某工程开工。,\"含,逗号\",,2026-01-01
org-007,=SUM(A1:A2),note,,,,=SUM(A1:A2),,,2026-01-01
";

/// The cells of a sheet, by rows.
type Grid = Vec<Vec<String>>;

struct Office(PathBuf);

impl Office {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("workbooks-{name}"));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        let office = Self(folder);
        office.write("own.csv", OWN);
        office
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.join(name), text).expect("it can be written");
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).expect("it can be read")
    }

    /// Runs a command; gives its status and what it says.
    fn dict(&self, arguments: &[&str]) -> (i32, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_baguan"));
        let output = command.arg("dict").args(arguments).env_remove("BAGUAN_LANG").current_dir(&self.0).output();
        let output = output.expect("the program runs");
        let said = [output.stdout, output.stderr].concat();
        (output.status.code().expect("a status"), String::from_utf8(said).expect("text"))
    }

    fn export(&self) {
        let (status, said) = self.dict(&["export", "own.csv", "-o", "own.xlsx"]);
        assert_eq!(status, 0, "{said}");
    }

    fn import(&self, more: &[&str]) -> (i32, String) {
        let arguments = ["import", "own.xlsx", "--into", "own.csv", "--today", "2026-11-21"];
        self.dict(&[&arguments, more].concat())
    }

    /// Edits the sheet 词条 as a clerk would; the other sheets stay as they are.
    fn edit(&self, change: impl Fn(&mut Grid)) {
        let path = self.0.join("own.xlsx");
        let mut sheets = grids(&path);
        change(&mut sheets[0].1);
        save(&path, &sheets);
    }
}

fn grids(path: &Path) -> Vec<(String, Grid)> {
    let mut workbook: Xlsx<_> = calamine::open_workbook(path).expect("a workbook");
    let names = workbook.sheet_names();
    let text = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        other => panic!("{other:?} is no text"),
    };
    let grid = |name: String| {
        let range = workbook.worksheet_range(&name).expect("a sheet");
        (name, range.rows().map(|row| row.iter().map(text).collect()).collect())
    };
    names.into_iter().map(grid).collect()
}

fn save(path: &Path, sheets: &[(String, Grid)]) {
    let mut workbook = Workbook::new();
    for (name, grid) in sheets {
        let sheet = workbook.add_worksheet().set_name(name).expect("a name");
        for (row, cells) in (0..).zip(grid) {
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(row, column, cell).expect("a cell");
            }
        }
    }
    workbook.save(path).expect("it can be written");
}

/// The column with this head.
fn column(grid: &Grid, head: &str) -> usize {
    grid[0].iter().position(|cell| cell == head).expect(head)
}

fn set(grid: &mut Grid, row: usize, head: &str, value: &str) {
    let column = column(grid, head);
    if grid.len() <= row {
        let width = grid[0].len();
        grid.resize(row + 1, vec![String::new(); width]);
    }
    value.clone_into(&mut grid[row][column]);
}

#[test]
fn what_is_not_edited_comes_back_as_it_was() {
    let office = Office::new("untouched");
    office.export();
    let sheets = grids(&office.0.join("own.xlsx"));
    assert_eq!(sheets.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["词条", "说明", "原始词条"]);
    let rows = &sheets[0].1;
    assert_eq!(rows[0][..3], ["编号", "词", "其他写法"]);
    assert_eq!(rows[1][column(rows, "级别")], "判断");
    assert_eq!(rows[3][column(rows, "词")], "=SUM(A1:A2)");
    let (status, said) = office.import(&[]);
    assert_eq!(status, 0);
    assert!(said.contains("没有不同") && said.contains("没有写入"), "{said}");
    assert_eq!(office.read("own.csv"), OWN);
}

#[test]
fn changes_of_both_sides_are_kept() {
    let office = Office::new("both");
    office.export();
    office.edit(|rows| {
        set(rows, 1, "级别", "拦截");
        set(rows, 1, "例外短语", "测试旧称对照表｜测试旧称索引");
        set(rows, 4, "词", "某某新项目");
        set(rows, 4, "级别", "提示");
        set(rows, 4, "应查出的例句", "某某新项目开工。");
        rows.remove(2);
    });
    office.write(
        "own.csv",
        &OWN.replace("测试新称,", "测试新名称,").replace("2026-01-01\norg-002", "2026-02-02\norg-002"),
    );
    let (status, said) = office.import(&["--dry-run"]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("试运行") && !office.read("own.csv").contains("block"), "{said}");
    let (status, said) = office.import(&[]);
    assert_eq!(status, 0, "{said}");
    for piece in ["新增 1 条，删除 1 条，修改 1 条。", "org-008  某某新项目", "级别：判断 → 拦截", "已写入 own.csv"]
    {
        assert!(said.contains(piece), "{piece}\n{said}");
    }
    let expected = "\
id,term,severity,suggestion,exceptions,tier,source,example_hit,note,status,updated
org-001,测试旧称,block,测试新名称,测试旧称对照表|测试旧称索引,本单位,本单位规定,测试旧称继续使用。,,,2026-11-21
org-007,=SUM(A1:A2),note,,,,,=SUM(A1:A2),,,2026-01-01
org-008,某某新项目,note,,,,,某某新项目开工。,,,2026-11-21
";
    assert_eq!(office.read("own.csv"), expected);
    let (status, said) = office.dict(&["lint", "--strict", "own.csv"]);
    assert_eq!(status, 0, "{said}");
}

#[test]
fn contradictions_are_listed_and_nothing_is_written() {
    let office = Office::new("conflict");
    office.export();
    office.edit(|rows| {
        set(rows, 1, "级别", "拦截");
        rows.remove(2);
    });
    let now = OWN.replace("测试旧称,review", "测试旧称,note").replace("某某工程,note", "某某工程,review");
    office.write("own.csv", &now);
    let (status, said) = office.import(&[]);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("org-001“级别”列两边改得不同：原为“判断”，词库已改为“提示”，表格改为“拦截”"), "{said}");
    assert!(said.contains("org-002 在表格中删去了，词库中却有人改过"), "{said}");
    assert_eq!(office.read("own.csv"), now);
    let (_, said) = office.import(&["--lang", "en"]);
    assert!(said.contains("org-001, column 级别 (severity): both changed it: it was “review”"), "{said}");
}

#[test]
fn protected_fields_and_used_ids_are_refused() {
    let office = Office::new("protected");
    office.export();
    office.edit(|rows| {
        set(rows, 1, "依据", "别处听说");
        set(rows, 2, "编号", "org-099");
        set(rows, 4, "编号", "org-001");
        set(rows, 4, "词", "某某新项目");
    });
    let (status, said) = office.import(&[]);
    assert_eq!(status, 1, "{said}");
    for piece in [
        "表格第 2 行（org-001）“依据”列受保护，不能由“本单位规定”改为“别处听说”：请改回",
        "表格第 3 行（org-002）“编号”列受保护，不能由“org-002”改为“org-099”：请改回",
        "表格第 5 行：编号“org-001”在第 2 行已经有了；新增的请把编号空着",
    ] {
        assert!(said.contains(piece), "{piece}\n{said}");
    }
    assert_eq!(office.read("own.csv"), OWN);
}

#[test]
fn a_wrong_row_is_named_by_its_row_in_the_sheet() {
    let office = Office::new("wrong");
    office.export();
    office.edit(|rows| {
        set(rows, 1, "级别", "严重");
        set(rows, 2, "例外短语", "某某工程");
    });
    let (status, said) = office.import(&[]);
    assert_eq!(status, 1, "{said}");
    assert!(
        said.contains("表格第 2 行（org-001）“级别”列：只能是 block（拦截） review（判断） note（提示） 之一"),
        "{said}"
    );
    assert!(said.contains("表格第 3 行（org-002）“例外短语”列：例外短语就是词本身"), "{said}");
    assert_eq!(office.read("own.csv"), OWN);
}

#[test]
fn a_sheet_made_by_hand_adds_and_changes_and_can_begin_a_dictionary() {
    let office = Office::new("by-hand");
    let grid = |cells: &[&[&str]]| cells.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let rows: Grid = grid(&[
        &["编号", "词", "级别", "应查出的例句"],
        &["org-002", "某某工程", "判断", "某某工程开工。"],
        &["", "又一个词", "", "又一个词在此。"],
    ]);
    save(&office.0.join("own.xlsx"), &[("词条".to_owned(), rows.clone())]);
    let (status, said) = office.import(&[]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("新增 1 条，删除 0 条，修改 1 条。") && said.contains("不是 dict export 导出的"), "{said}");
    let own = office.read("own.csv");
    assert!(
        own.contains("org-001,") && own.contains("org-002,某某工程,review,") && own.contains("org-008,又一个词,"),
        "{own}"
    );

    let (status, said) = office.dict(&["import", "own.xlsx", "--into", "words/new.csv", "--today", "2026-11-21"]);
    assert_eq!(status, 0, "{said}");
    assert_eq!(
        office.read("words/new.csv"),
        "id,term,severity,example_hit,updated\n\
         org-002,某某工程,review,某某工程开工。,2026-11-21\n\
         org-003,又一个词,,又一个词在此。,2026-11-21\n"
    );
}

#[test]
fn a_workbook_that_cannot_be_understood_is_told_of() {
    let office = Office::new("not-understood");
    let said = |sheet: &str, heads: &[&str], into: &str| {
        let grid = vec![heads.iter().map(ToString::to_string).collect(), vec!["org-1".to_owned(); heads.len()]];
        save(&office.0.join("own.xlsx"), &[(sheet.to_owned(), grid)]);
        let (status, said) = office.dict(&["import", "own.xlsx", "--into", into]);
        assert_eq!(status, 2, "{said}");
        said
    };
    assert!(said("词条", &["编号", "词语", "级别"], "own.csv").contains("“词语”不认识"));
    assert!(said("词条", &["编号", "例外短"], "own.csv").contains("是否指“例外短语”？"));
    assert!(said("词条", &["编号", "编号"], "own.csv").contains("“编号”出现了两次"));
    assert!(said("词条", &["编号", ""], "own.csv").contains("表头“”不认识"));
    assert!(said("Sheet1", &["编号", "词"], "own.csv").contains("没有名为“词条”的工作表"));
    office.export();
    let (status, said) = office.dict(&["import", "own.xlsx", "--into", "nowhere.csv"]);
    assert!(status == 2 && said.contains("词库 nowhere.csv 不存在"), "{said}");
    office.write("other.csv", "id,term\norg-500,别的\n");
    let (status, said) = office.dict(&["import", "own.xlsx", "--into", "other.csv"]);
    assert!(status == 2 && said.contains("不是从 other.csv 导出的"), "{said}");
}
