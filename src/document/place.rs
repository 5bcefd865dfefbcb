//! Where something stands, in the words a person uses: page, paragraph, line, cell.

use super::Area;

/// A place in a file; it has the keys that its format has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The part inside the file: a comment, a property's name, a member of an archive.
    pub part: Option<String>,
    /// Page, from 1.
    pub page: Option<u32>,
    /// The last page, where several in a row are meant.
    pub last_page: Option<u32>,
    /// The box on the page.
    pub area: Option<Area>,
    /// Paragraph, from 1.
    pub paragraph: Option<u32>,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column in characters, from 1.
    pub column: Option<u32>,
    /// The sheet's name.
    pub sheet: Option<String>,
    /// The cell's name, such as `B7`.
    pub cell: Option<String>,
    /// UTF-16 units within the block's text, from and to.
    pub span: Option<(u32, u32)>,
}

impl Place {
    /// A line as a whole.
    pub fn line(line: u32) -> Self {
        Self { line: Some(line), ..Self::default() }
    }
}

/// `B7` for row 7 and column 2.
pub fn cell_name(row: u32, column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column);
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

#[cfg(test)]
mod tests {
    use super::cell_name;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let names = [(1, 1), (7, 2), (3, 26), (3, 27), (9, 52), (9, 703)].map(|(r, c)| cell_name(r, c));
        assert_eq!(names, ["A1", "B7", "Z3", "AA3", "AZ9", "AAA9"]);
    }
}
