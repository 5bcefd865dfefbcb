//! Number formats, letters and grounds of binary workbooks.

use super::super::sheet::format::Format;
use super::super::sheet::style::{Colour, Palette, Styles, of_number};
use super::record::{Fields, Records, text};
use crate::document::ProblemKind;
use crate::read::limits::Metered;

/// Reads the part with the styles.
pub(super) fn read(bytes: Metered<'_>, styles: &mut Styles) -> Result<(), ProblemKind> {
    let mut palette = Palette::default();
    let mut in_cells = false;
    Records::each(bytes, |number, body| {
        let mut fields = Fields(body);
        match number {
            44 => {
                if let (Some(id), Some(code)) = (fields.short(), fields.text()) {
                    let code = text(code);
                    styles.format(&code);
                    palette.formats.insert(id, Format::of(&code));
                }
            }
            43 => palette.fonts.push(colour(body.get(12..)).unwrap_or_default()),
            45 => {
                let ground = match fields.long() {
                    None | Some(0) => None,
                    Some(1) => colour(body.get(4..)),
                    // A pattern has two colours, of which one can be read on.
                    Some(_) => Some(Colour::Other(String::new())),
                };
                palette.fills.push(ground);
            }
            617 => in_cells = true,
            618 => in_cells = false,
            47 if in_cells => {
                let [_, format, font, fill] = [(); 4].map(|()| fields.short().unwrap_or_default());
                styles.looks.push(palette.look(format, font, fill));
            }
            _ => {}
        }
        Ok(())
    })
}

fn colour(bytes: Option<&[u8]>) -> Option<Colour> {
    let [kind, index, tint, more, red, green, blue, _] = *bytes?.first_chunk()?;
    let tint = if tint == 0 && more == 0 { String::new() } else { format!("{more:02x}{tint:02x}") };
    Some(match kind >> 1 {
        1 => of_number(None, Some(index.into()), &tint),
        2 => Colour::Rgb(u32::from_be_bytes([0, red, green, blue])),
        3 => of_number(Some(index.into()), None, &tint),
        _ => Colour::Automatic,
    })
}
