//! What an office has laid down for its own documents, as far as rules depend on it.

use crate::dictionary::Attribute;
use crate::finding::Masked;
use crate::text::fold_str;

/// An office's practice; what it has not laid down is judged as circulars have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Practice {
    /// The wordings of labels that it allows; every known one if it lists none.
    pub wordings: Vec<String>,
}

impl Practice {
    /// Whether a label, as its line stands there, is in allowed words.
    pub(super) fn allows(&self, line: &[u16]) -> bool {
        let has = |wording: &String| {
            let wording = fold_str(wording);
            line.windows(wording.len().max(1)).any(|part| part == wording)
        };
        self.wordings.is_empty() || self.wordings.iter().any(has)
    }

    /// How to write an attribute.
    pub(super) fn right_wording(&self, attribute: Attribute) -> Masked {
        let usual = match attribute {
            Attribute::Public => "此件公开发布",
            Attribute::AfterDeletion => "此件删减后公开",
            Attribute::AfterDeclassification => "此件脱密后公开",
            Attribute::OnRequest => "此件依申请公开",
            Attribute::NotPublic => "此件不公开",
        };
        let public = self.wordings.first().filter(|_| attribute == Attribute::Public);
        public.map_or_else(|| Masked::known(usual), |wording| Masked::text(wording, &[]))
    }
}
