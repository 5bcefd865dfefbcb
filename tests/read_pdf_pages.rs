//! Pages of PDF files: their text in the order in which it is read, tables, and what of a page can be read.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use reading::pdf::{Pdf, area, gbk, hex, lines, shown, stored, table, text};
use reading::told;

#[test]
fn scratch() {
    let mut pdf = Pdf::default();
    let a = pdf.with_meaning((72, 700, 14), "身份证号530102199003071233");
    let x = pdf.without_meaning((72, 600, 14), "身份证号530102199003071233");
    let pdf = pdf.page(&lines(&["关于做好工作的通知", "各县（市、区）人民政府：电话13900000001"])).page(&a).page(&x)
       .page(&table(72, 700, &[60, 80, 200], &[&["序号", "姓名", "身份证号"], &["1", "张三", "530102199003071233"]]))
       .page(&(text((72,700,16), "身份证号530102199003071233") + &area(130, 695, 200, 20, "0 g")));
    for line in told(&pdf.build()) { println!("{line}"); }
    assert_eq!(told(&pdf.build()), told(&pdf.build_compressed()));
    std::fs::write("/tmp/scratch-c.pdf", pdf.build()).unwrap();
    std::fs::write("/tmp/scratch-c2.pdf", pdf.build_compressed()).unwrap();
    let _ = (hex(b""), gbk(""), shown("F", (0,0,0), b""));
    if false { stored(""); }
}
