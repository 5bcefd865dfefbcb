//! A dictionary as a workbook: the rows to edit, a page that explains, and, hidden, the rows as they were,
//! so that what others changed meanwhile can be told from what was changed here.

use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatAlign, FormatBorder, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::dictionary::{Field, List, canonical};

/// The sheet that is edited.
pub(super) const ROWS: &str = "词条";
/// The sheet that explains.
const HELP: &str = "说明";
/// The hidden sheet with the rows as they were.
pub(super) const BASE: &str = "原始词条";
/// Stands in its first cell; the number goes up if its form changes.
pub(super) const MARK: &str = "baguan-dictionary-1";

/// What stands there and is not to be changed in the workbook: how a row is called, and who asks for it.
pub(super) const PROTECTED: [Field; 5] = [Field::Id, Field::Tier, Field::Source, Field::SourceUrl, Field::Updated];

/// Rows below the last one that are ready to be filled in.
const SPARE: u32 = 500;

/// The workbook's bytes.
pub(super) fn workbook(list: &List) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    rows(workbook.add_worksheet().set_name(ROWS)?, list)?;
    help(workbook.add_worksheet().set_name(HELP)?, list)?;
    base(workbook.add_worksheet().set_name(BASE)?, list)?;
    workbook.save_to_buffer()
}

/// A cell holds text, whatever it looks like: nothing typed or stored there becomes a formula, a number or a day.
fn cell() -> Format {
    Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top)
}

fn head() -> Format {
    let grey = Color::RGB(0x00D9_E1F2);
    cell().set_bold().set_background_color(grey).set_border(FormatBorder::Thin)
}

fn rows(sheet: &mut Worksheet, list: &List) -> Result<(), XlsxError> {
    let (open, locked) = (cell().set_unlocked(), cell().set_background_color(Color::RGB(0x00F2_F2F2)));
    let last = u32::try_from(list.records.len()).unwrap_or(u32::MAX).saturating_add(SPARE);
    for (column, field) in (0..).zip(Field::ALL) {
        sheet.set_column_width(column, width(field))?;
        sheet.set_column_format(column, &open)?;
        sheet.write_string_with_format(0, column, field.chinese(), &head())?;
        if !field.choices().is_empty() {
            let words: Vec<&str> = field.choices().iter().map(|choice| choice.chinese).collect();
            let validation = DataValidation::new()
                .allow_list_strings(&words)?
                .set_error_title("只能从下拉列表中选")?
                .set_error_message(format!("“{}”只能是：{}", field.chinese(), words.join("、")))?;
            sheet.add_data_validation(1, column, last, column, &validation)?;
        }
    }
    for (row, record) in (1..).zip(&list.records) {
        let record = canonical(record);
        for (column, field) in (0..).zip(Field::ALL) {
            let value = record.get(field);
            let is_locked = PROTECTED.contains(&field) && !value.is_empty();
            let format = if is_locked { &locked } else { &open };
            sheet.write_string_with_format(row, column, field.in_chinese(value), format)?;
        }
    }
    sheet.set_freeze_panes(1, 2)?;
    let width = u16::try_from(Field::ALL.len()).unwrap_or(1);
    sheet.autofilter(0, 0, last.saturating_sub(SPARE), width - 1)?;
    sheet.protect_with_options(&ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// In characters; a Chinese one is two wide.
fn width(field: Field) -> f64 {
    match field {
        Field::Match | Field::Severity | Field::Boundary | Field::Gap | Field::Tier | Field::Status => 10.0,
        Field::Id | Field::ValidFrom | Field::ValidTo | Field::Updated => 14.0,
        Field::Suggestion | Field::Exceptions | Field::Source | Field::ExampleHit | Field::ExampleOk | Field::Note => {
            32.0
        }
        _ => 20.0,
    }
}

const STEPS: [&str; 8] = [
    "怎么用这张表",
    "一、在“词条”表中修改。有下拉列表的列请从列表中选；一格里写几项的，用竖线 | 隔开。",
    "二、新增：写在最后一行之后，编号可以空着，导入时自动编号；请写明依据和应查出的例句。",
    "三、停用：在“状态”列选“停用”，并在“备注”中写明理由。不要删除别人还在用的行。",
    "四、删除：先撤消工作表保护（“审阅”菜单，没有密码），再删除整行。",
    "五、灰色的格子（编号、依据等）不能改；改了会在导入时被退回。要换依据，请停用原来的一条，另写一条。",
    "六、另存时保持 .xlsx 格式。不要改动表头，不要删除本文件中的其他工作表。",
    "七、导回：在命令行运行下面这一行；先加 --dry-run 可以只看改动、不写入。其间别人改过的内容会一并保留，互相矛盾的会列出来。",
];

fn help(sheet: &mut Worksheet, list: &List) -> Result<(), XlsxError> {
    let plain = cell();
    sheet.set_column_width(0, 16)?.set_column_width(1, 90)?.set_column_width(2, 16)?;
    let mut row = 0;
    for (number, step) in STEPS.iter().enumerate() {
        let format = if number == 0 { head() } else { plain.clone() };
        sheet.merge_range(row, 0, row, 2, step, &format)?;
        sheet.set_row_height(row, if step.chars().count() > 55 { 32 } else { 16 })?;
        row += 1;
    }
    let command = format!("baguan dict import 本文件.xlsx --into {}", list.file);
    sheet.merge_range(row, 0, row, 2, &command, &plain.clone().set_bold())?;
    let edition = format!("词库：{}　版本：{}　共 {} 条", list.header.name, list.version, list.records.len());
    sheet.merge_range(row + 1, 0, row + 1, 2, &edition, &plain)?;
    row += 3;
    for (column, title) in (0..).zip(["列", "填什么", "CSV 列名"]) {
        sheet.write_string_with_format(row, column, title, &head())?;
    }
    for field in Field::ALL {
        row += 1;
        sheet.write_string_with_format(row, 0, field.chinese(), &plain)?;
        sheet.write_string_with_format(row, 1, field.about().zh, &plain)?;
        sheet.write_string_with_format(row, 2, field.name(), &plain)?;
    }
    Ok(())
}

fn base(sheet: &mut Worksheet, list: &List) -> Result<(), XlsxError> {
    for (column, text) in (0..).zip([MARK, &list.file, &list.version]) {
        sheet.write_string(0, column, text)?;
    }
    for (column, field) in (0..).zip(Field::ALL) {
        sheet.write_string(1, column, field.name())?;
    }
    for (row, record) in (2..).zip(&list.records) {
        let record = canonical(record);
        for (column, field) in (0..).zip(Field::ALL) {
            sheet.write_string(row, column, record.get(field))?;
        }
    }
    sheet.set_very_hidden(true);
    Ok(())
}
