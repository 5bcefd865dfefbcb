//! The texts that cells share.

use super::record::Record;

/// From this length on a text is told at its first cell only; else a small file can ask for gigabytes.
pub(super) const LONG: usize = 256;

/// All of them in one piece, and which of them any cell has shown.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
    told: Vec<bool>,
    /// How some of them are pronounced.
    pub(super) spoken: Vec<(u32, String)>,
}

impl Strings {
    /// Reads the table, as far as it goes.
    pub(super) fn read(record: &Record<'_>) -> Self {
        let mut strings = Self::default();
        let mut text = record.text(4);
        let count = text.u32().unwrap_or(0);
        let mut spoken = String::new();
        for number in 0..count {
            let Some(length) = text.u16() else { break };
            let whole = text.rich(usize::from(length), &mut strings.text, &mut spoken);
            if !spoken.trim().is_empty() {
                strings.spoken.push((number, std::mem::take(&mut spoken)));
            }
            spoken.clear();
            strings.ends.push(strings.text.len() as u32);
            if whole != Some(true) {
                break;
            }
        }
        strings.told = vec![false; strings.ends.len()];
        strings
    }

    fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        self.text.get(start..end)
    }

    /// The text that a cell shows; nothing if it is long and was told. `None` if there is no such text.
    pub(super) fn show(&mut self, index: usize) -> Option<&str> {
        let told = std::mem::replace(self.told.get_mut(index)?, true);
        let text = self.get(index)?;
        Some(if told && text.len() >= LONG { "" } else { text })
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).filter_map(|index| self.get(index))
    }

    /// What no cell shows.
    pub(super) fn orphans(&self) -> impl Iterator<Item = &str> {
        let orphans = self.told.iter().enumerate().filter(|(_, told)| !**told);
        orphans.filter_map(|(index, _)| self.get(index))
    }
}
