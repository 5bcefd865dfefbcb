//! What lies under the text of a slide. White letters are hidden only where nothing but white can lie under
//! them; as soon as there is a picture, a coloured shape or a ground of any other kind, nobody can say here.

use std::collections::HashMap;

use super::super::package::Package;
use super::super::relation::{Relation, resolve};
use super::super::xml::{Event, Start};

/// What is known of the parts under the slides, by their entries.
#[derive(Default)]
pub(super) struct Grounds {
    bare: HashMap<usize, bool>,
}

impl Grounds {
    /// Whether a slide is white and has nothing that could lie under its text.
    pub(super) fn is_bare(
        &mut self,
        package: &mut Package<'_, '_, '_, '_>,
        slide: usize,
        name: &str,
        relations: &[Relation],
    ) -> bool {
        if !self.part(package, slide) {
            return false;
        }
        let Some(layout) = package.related(name, relations, "slideLayout") else { return false };
        if !self.part(package, layout) {
            return false;
        }
        let layout = package.name(layout);
        let relations = package.relations(&layout);
        let Some(master) = package.related(&layout, &relations, "slideMaster") else { return false };
        if !self.part(package, master) {
            return false;
        }
        let master = package.name(master);
        let theme = package
            .relations(&master)
            .iter()
            .find(|relation| relation.is("theme"))
            .and_then(|relation| package.find(&resolve(&master, &relation.target)));
        theme.is_some_and(|theme| self.theme(package, theme))
    }

    /// Whether a part lays nothing under the text.
    fn part(&mut self, package: &mut Package<'_, '_, '_, '_>, index: usize) -> bool {
        if let Some(&bare) = self.bare.get(&index) {
            return bare;
        }
        let mut bare = false;
        package.peek(index, |xml, root| {
            let mut open = Vec::new();
            loop {
                match xml.next()? {
                    Event::Start(start) => {
                        if covers(&root.name, &start, &open) {
                            return Ok(());
                        }
                        open.push(start.name() == "bg" || start.name() == "bgPr" || start.name() == "spPr");
                    }
                    Event::End => {
                        open.pop();
                    }
                    Event::Done => break,
                    _ => {}
                }
            }
            bare = true;
            Ok(())
        });
        self.bare.insert(index, bare);
        bare
    }

    /// Whether the first light colour of a theme is white.
    fn theme(&mut self, package: &mut Package<'_, '_, '_, '_>, index: usize) -> bool {
        if let Some(&white) = self.bare.get(&index) {
            return white;
        }
        let mut white = false;
        package.peek(index, |xml, _| {
            let mut in_light = false;
            loop {
                match xml.next()? {
                    Event::Start(start) if in_light => {
                        let colour = start.attribute("lastClr").or_else(|| start.attribute("val"));
                        white = colour.is_some_and(|colour| colour.eq_ignore_ascii_case("FFFFFF"));
                        return Ok(());
                    }
                    Event::Start(start) => in_light = start.name() == "lt1",
                    Event::Done => return Ok(()),
                    _ => {}
                }
            }
        });
        self.bare.insert(index, white);
        white
    }
}

/// Whether an element may put something else than white under the text. `open` = of those around it,
/// which are about a ground or the form of a shape.
fn covers(root: &str, start: &Start<'_>, open: &[bool]) -> bool {
    let white = |colour: &str| colour == "bg1" || colour.eq_ignore_ascii_case("FFFFFF");
    match start.name() {
        "pic" | "blipFill" | "blip" | "gradFill" | "pattFill" | "bgPr" | "style" | "tblPr" | "overrideClrMapping" => {
            true
        }
        "solidFill" => open.last() == Some(&true),
        "bgRef" => root != "sldMaster" || start.attribute("idx").is_none_or(|idx| idx != "1001"),
        // The colour of that ground.
        "schemeClr" | "srgbClr" if root == "sldMaster" && open.iter().rev().nth(1) == Some(&true) => {
            start.attribute("val").is_none_or(|colour| !white(&colour))
        }
        "clrMap" => start.attribute("bg1").is_none_or(|colour| colour != "lt1"),
        _ => false,
    }
}
