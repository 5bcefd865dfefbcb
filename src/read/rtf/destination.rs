//! What a group holds that begins with a control word of this name.

/// A group's purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// Nothing that says anything: measures, styles of lists, theme.
    Nothing,
    /// Text goes on as round it.
    Through,
    Fonts,
    Colors,
    Styles,
    /// Text in a part of its own, or beside the paragraph.
    Story(Tale),
    /// A property with this name.
    Property(&'static str),
    /// A day as a property.
    Day(&'static str),
    /// The name and the value of a property that an office has added.
    OwnName,
    OwnValue,
    /// A variable: its name and its value are groups.
    Variable,
    /// People who have changed the text, a group each.
    People,
    Person,
    /// The code of a field.
    Instruction,
    Bookmark,
    /// Text that is no text of the page.
    Attribute,
    /// The same, if there is anything in it that is no measure.
    Notable,
    /// The name and the value of a shape's property.
    ShapeName,
    ShapeValue,
    Picture,
    /// A file, written in hexadecimal digits.
    Object,
    /// The same twice: for readers that know no Unicode, and for those that do.
    Twice,
}

/// Text that is not part of the running text round it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tale {
    Main,
    Header,
    Footer,
    Notes,
    Comment,
    Box,
    /// A text box once more, for programs that know none.
    BoxAgain,
}

/// What the group holds; `None` if the word is not the name of a destination.
#[allow(clippy::too_many_lines)] // a list
pub(super) fn of(name: &[u8]) -> Option<Destination> {
    use Destination::{
        Attribute, Bookmark, Colors, Day, Fonts, Instruction, Notable, Nothing, Object, OwnName, OwnValue, People,
        Person, Picture, Property, ShapeName, ShapeValue, Story, Styles, Through, Twice, Variable,
    };
    Some(match name {
        b"fonttbl" => Fonts,
        b"colortbl" => Colors,
        b"stylesheet" => Styles,
        b"header" | b"headerl" | b"headerr" | b"headerf" => Story(Tale::Header),
        b"footer" | b"footerl" | b"footerr" | b"footerf" => Story(Tale::Footer),
        b"footnote" => Story(Tale::Notes),
        b"annotation" => Story(Tale::Comment),
        b"shptxt" | b"dptxbxtext" => Story(Tale::Box),
        b"shprslt" => Story(Tale::BoxAgain),
        b"title" => Property("title"),
        b"subject" => Property("subject"),
        b"author" => Property("author"),
        b"manager" => Property("manager"),
        b"company" => Property("company"),
        b"operator" => Property("operator"),
        b"category" => Property("category"),
        b"keywords" => Property("keywords"),
        b"comment" => Property("comment"),
        b"doccomm" => Property("doccomm"),
        b"hlinkbase" => Property("hlinkbase"),
        b"creatim" => Day("creatim"),
        b"revtim" => Day("revtim"),
        b"printim" => Day("printim"),
        b"propname" => OwnName,
        b"staticval" => OwnValue,
        b"docvar" => Variable,
        b"revtbl" | b"protusertbl" => People,
        b"atnauthor" | b"atnid" => Person,
        b"fldinst" => Instruction,
        b"bkmkstart" => Bookmark,
        b"template" | b"hlloc" | b"hlsrc" | b"hlfr" | b"linkval" | b"subdocument" | b"nextfile" => Attribute,
        b"sn" => ShapeName,
        b"sv" => ShapeValue,
        b"pict" => Picture,
        b"objdata" => Object,
        b"upr" => Twice,
        b"info" | b"userprops" | b"field" | b"fldrslt" | b"object" | b"result" | b"shp" | b"shpinst" | b"shpgrp"
        | b"shppict" | b"listtext" | b"pntext" | b"nesttableprops" | b"do" | b"ud" | b"picprop" | b"sp"
        | b"background" | b"rtf" => Through,
        b"ffdeftext" | b"ffentrymcr" | b"htmltag" | b"formfield" | b"objname" | b"objclass" | b"ffl" | b"ffname"
        | b"ffhelptext" | b"ffstattext" | b"xe" | b"tc" | b"rxe" | b"txe" | b"wzdescription" => Notable,
        b"filetbl"
        | b"listtable"
        | b"listoverridetable"
        | b"rsidtbl"
        | b"generator"
        | b"themedata"
        | b"colorschememapping"
        | b"latentstyles"
        | b"datastore"
        | b"xmlnstbl"
        | b"pgptbl"
        | b"mmathPr"
        | b"mathPr"
        | b"passwordhash"
        | b"panose"
        | b"falt"
        | b"fontemb"
        | b"levelnumbers"
        | b"leveltext"
        | b"listname"
        | b"liststylename"
        | b"pntxta"
        | b"pntxtb"
        | b"pnseclvl"
        | b"pn"
        | b"bliptag"
        | b"blipuid"
        | b"datafield"
        | b"nonshppict"
        | b"nonesttables"
        | b"ftnsep"
        | b"ftnsepc"
        | b"ftncn"
        | b"aftnsep"
        | b"aftnsepc"
        | b"aftncn"
        | b"atndate"
        | b"atntime"
        | b"atnref"
        | b"atnicn"
        | b"atnparent"
        | b"atrfstart"
        | b"atrfend"
        | b"bkmkend"
        | b"wgrffmtfilter"
        | b"fchars"
        | b"lchars"
        | b"fname"
        | b"private"
        | b"picttext"
        | b"objsect"
        | b"mhtmltag"
        | b"buptim"
        | b"propstyle"
        | b"defchp"
        | b"defpap"
        | b"ebcstart"
        | b"ebcend" => Nothing,
        _ => return None,
    })
}
