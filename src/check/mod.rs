//! Level 3: rules. A rule is one file: what it finds and why in its doc comment, which is also its
//! help, and examples that are run. Rules see a document and its outline; they return hits, which
//! become findings here, where everything personal is masked.

mod basis;
mod concealed;
mod file;
mod found;
mod label;
mod page;
mod pair;
mod personal;
mod practice;
mod rule;
mod structure;
mod term;

use crate::document::Date;
use crate::finding::{Language, Masked};

pub use found::{Conversion, Found, Hit, Keyed};
pub use page::{Page, Whole};
pub use pair::{Pair, Party};
pub use practice::Practice;
pub use rule::{About, Example, Expected, Rule};

/// Every rule there is. A rule is added here, in one line.
pub const RULES: [&dyn Rule; 62] = [
    &label::missing::Missing,
    &label::not_public::NotPublic,
    &label::no_reason::NoReason,
    &label::contradictory::Contradictory,
    &label::misplaced::Misplaced,
    &label::nonstandard::Nonstandard,
    &label::doubtful_glyph::DoubtfulGlyph,
    &personal::resident_id::ResidentId,
    &personal::resident_id_doubtful::ResidentIdDoubtful,
    &personal::permit::Permit,
    &personal::passport::Passport,
    &personal::mobile::Mobile,
    &personal::landline::Landline,
    &personal::bank_card::BankCard,
    &personal::address::Address,
    &personal::email::Email,
    &personal::messaging_account::MessagingAccount,
    &personal::vehicle_plate::VehiclePlate,
    &personal::disability_certificate::DisabilityCertificate,
    &personal::certificate_number::CertificateNumber,
    &personal::birth_date::BirthDate,
    &personal::health_condition::HealthCondition,
    &personal::minor::Minor,
    &personal::name_list::NameList,
    &personal::weak_mask::WeakMask,
    &term::secrecy::Secrecy,
    &term::discriminatory::Discriminatory,
    &term::ethnic_religious::EthnicReligious,
    &term::territory::Territory,
    &term::institution::Institution,
    &term::law::Law,
    &term::name_and_post::NameAndPost,
    &term::place_name::PlaceName,
    &term::set_phrase::SetPhrase,
    &term::misspelling::Misspelling,
    &term::advertising::Advertising,
    &term::vulgar::Vulgar,
    &term::custom::Custom,
    &structure::document_number::DocumentNumber,
    &structure::guide_element::GuideElement,
    &structure::reply_element::ReplyElement,
    &structure::proposal_element::ProposalElement,
    &structure::interpretation_late::InterpretationLate,
    &structure::interpretation_unlinked::InterpretationUnlinked,
    &structure::interpretation_copied::InterpretationCopied,
    &structure::interpretation_aspect::InterpretationAspect,
    &structure::drafting_note_missing::DraftingNoteMissing,
    &concealed::tracked_change::TrackedChange,
    &concealed::comment::Comment,
    &concealed::covered_text::CoveredText,
    &concealed::hidden_text::HiddenText,
    &concealed::hidden_sheet::HiddenSheet,
    &concealed::earlier_revision::EarlierRevision,
    &concealed::attachment::Attachment,
    &concealed::metadata::Metadata,
    &file::unreadable::Unreadable,
    &file::encrypted::Encrypted,
    &file::truncated::Truncated,
    &file::too_large::TooLarge,
    &file::no_text_layer::NoTextLayer,
    &file::wrong_extension::WrongExtension,
    &file::empty::Empty,
];

/// Runs every rule over one stretch of a document.
pub fn page(page: &Page) -> Found {
    let mut found = Found::default();
    for rule in RULES {
        rule.page(page, &mut found);
    }
    found.settle(page.document);
    found.hide(page.verdicts().values());
    found
}

/// Only what the rules of a family do with one stretch, what they share included: for measuring.
#[doc(hidden)]
pub fn family_alone(family: &str, page: &Page) -> Found {
    let mut found = Found::default();
    for rule in RULES.iter().filter(|rule| rule.about().id.starts_with(family)) {
        rule.page(page, &mut found);
    }
    found.settle(page.document);
    found
}

/// Runs every rule over what is known once the whole file was read.
pub fn whole(whole: &Whole) -> Found {
    let mut found = Found::default();
    for rule in RULES {
        rule.whole(whole, &mut found);
    }
    found
}

/// Runs every rule over a document and what goes with it.
pub fn pair(pair: &Pair) -> Found {
    let mut found = Found::default();
    for rule in RULES {
        rule.pair(pair, &mut found);
    }
    found
}

/// The ids of all rules.
pub fn ids() -> [&'static str; RULES.len()] {
    RULES.map(|rule| rule.about().id)
}

/// What is known of a rule, by its id.
pub fn about(id: &str) -> Option<&'static About> {
    RULES.iter().map(|rule| rule.about()).find(|about| about.id == id)
}

/// A rule's help in one language, as Markdown, with what it rests on that day.
pub fn explain(id: &str, language: Language, today: Date) -> Option<String> {
    about(id).map(|about| about.help(language, Some(today)))
}

/// A text that is no document, such as a path, with its personal values masked.
pub fn mask(text: &str, today: Date) -> Masked {
    // A path mostly has no number in it, and none reaches over a `/`: then there is nothing to look for.
    let digits = |part: &str| part.chars().filter(|c| c.is_numeric() || !c.is_ascii()).count();
    if text.split('/').all(|part| digits(part) < personal::SHORTEST) && !personal::has_words(text) {
        return Masked::known(text);
    }
    Masked::only(text, &personal::values(text, today))
}
