//! `PowerPoint` presentations: the slides in the order in which they are shown, with their notes and comments,
//! and whatever else lies in the file. What a part is, its first element tells, not its name.

mod frame;
mod ground;
mod list;
mod tag;
mod tell;
mod walker;

use std::collections::{HashMap, HashSet};

use self::ground::Grounds;
use self::list::Presentation;
use self::walker::{Kind, Walker};
use super::archive::Archive;
use super::package::Package;
use super::relation::{Relation, resolve};
use crate::document::{Concealment, ProblemKind};
use crate::read::within::Within;

/// Parts that a slide shows, by the kind of their relationship.
const DRAWN: [&str; 4] = ["chart", "chartEx", "diagramData", "diagramDrawing"];

/// Reads a presentation whose main part is known.
pub(super) fn read(archive: &mut Archive<'_>, main: usize, to: &mut Within<'_, '_>) {
    let mut package = Package::new(archive, to);
    package.properties();
    package.to.begin_main();
    let name = package.name(main);
    let relations = package.relations(&name);
    let mut show = Presentation::default();
    package.part(main, |xml, _, out| list::presentation(xml, out, &mut show));
    let by_id: HashMap<&str, &Relation> = relations.iter().map(|relation| (relation.id.as_str(), relation)).collect();
    let mut grounds = Grounds::default();
    for (number, id) in (1..).zip(&show.slides) {
        let slide = by_id.get(id.as_str()).and_then(|relation| package.find(&resolve(&name, &relation.target)));
        match slide {
            Some(slide) => read_slide(&mut package, slide, number, show.size, &mut grounds),
            None => package.to.out.problem(ProblemKind::Damaged),
        }
    }
    let mut told = HashSet::new();
    package.rest(&name, &mut |root, xml, out| {
        let kind = match &*root.name {
            // The presentation does not list it any more.
            "sld" => Kind::Slide,
            "notes" => Kind::Notes,
            "sldLayout" | "sldMaster" | "notesMaster" | "handoutMaster" => Kind::Master,
            "cmLst" => Kind::Comments,
            "cmAuthorLst" | "authorLst" => return Some(list::authors(xml, out)),
            "tagLst" => return Some(list::tags(xml, out)),
            "theme" | "themeOverride" | "tblStyleLst" | "presentationPr" | "viewPr" => {
                return Some(list::settings(xml, out));
            }
            _ => return None,
        };
        let around = out.concealment();
        let why = match kind {
            Kind::Slide => Some(Concealment::Residue),
            Kind::Notes => Some(Concealment::Notes),
            Kind::Master | Kind::Comments => None,
        };
        out.conceal(around.or(why));
        let result = Walker::new(out, kind, show.size, false).telling_once(&mut told).read(xml);
        out.conceal(around);
        Some(result)
    });
}

/// Reads a slide and what belongs to it.
fn read_slide(
    package: &mut Package<'_, '_, '_, '_>,
    index: usize,
    number: u32,
    size: Option<(i64, i64)>,
    grounds: &mut Grounds,
) {
    if package.is_done(index) {
        // A slide that is listed twice is told once.
        return;
    }
    let name = package.name(index);
    let relations = package.relations(&name);
    let mut hidden = false;
    package.peek(index, |_, root| {
        hidden = root.attribute("show").is_some_and(|show| matches!(show, "0" | "false"));
        Ok(())
    });
    let is_bare = grounds.is_bare(package, index, &name, &relations);
    let around = package.to.out.concealment();
    package.to.out.conceal(around.or(hidden.then_some(Concealment::HiddenSlide)));
    package.to.out.begin_page(number);
    package.part(index, |xml, _, out| Walker::new(out, Kind::Slide, size, is_bare).read(xml));
    let mut told = HashSet::new();
    for relation in relations.iter().filter(|relation| !relation.external) {
        let Some(target) = package.find(&resolve(&name, &relation.target)) else { continue };
        if DRAWN.iter().any(|kind| relation.is(kind)) {
            package.drawn(target, &mut told);
        }
    }
    package.links(&name);
    for relation in relations.iter().filter(|relation| !relation.external) {
        let Some(target) = package.find(&resolve(&name, &relation.target)) else { continue };
        if relation.is("notesSlide") {
            let on_slide = package.to.out.conceal(around.or(Some(Concealment::Notes)));
            package.part(target, |xml, _, out| Walker::new(out, Kind::Notes, None, false).read(xml));
            let notes = package.name(target);
            package.links(&notes);
            package.to.out.conceal(on_slide);
        } else if relation.is("comments") {
            package.part(target, |xml, _, out| Walker::new(out, Kind::Comments, None, false).read(xml));
        }
    }
    package.to.out.conceal(around);
}
