//! What a 7z archive lists: packed streams, folders with the coders that unpack them, and the members' names.
//! No number in it is believed beyond the bytes there are.

use crate::document::ProblemKind;

/// The list itself; the list, packed.
pub(super) const LIST: u8 = 1;
pub(super) const PACKED_LIST: u8 = 0x17;

const END: u8 = 0;
const ATTRIBUTES: u8 = 2;
const STREAMS: u8 = 4;
const FILES: u8 = 5;
const PACKED: u8 = 6;
const FOLDERS: u8 = 7;
const PARTS: u8 = 8;
const SIZES: u8 = 9;
const SUMS: u8 = 10;
const FOLDER: u8 = 11;
const UNPACKED_SIZES: u8 = 12;
const PARTS_OF_FOLDER: u8 = 13;
const WITHOUT_STREAM: u8 = 14;
const NAMES: u8 = 17;

/// More coders than these in a row nobody makes.
const MOST_CODERS: u64 = 8;

#[derive(Default)]
pub(super) struct Header {
    pub(super) streams: Streams,
    pub(super) members: Vec<Member>,
}

/// A member and where its bytes lie; an empty one in no folder.
pub(super) struct Member {
    pub(super) name: String,
    pub(super) folder: Option<usize>,
    pub(super) size: u64,
    pub(super) sum: Option<u32>,
}

#[derive(Default)]
pub(super) struct Streams {
    pub(super) folders: Vec<Folder>,
    /// For each folder its parts.
    parts: Vec<Vec<Part>>,
}

/// The size and the sum of a part.
type Part = (u64, Option<u32>);

/// A stream and what unpacks it, in the order of unpacking.
#[derive(Default)]
pub(super) struct Folder {
    pub(super) at: u64,
    pub(super) packed: u64,
    pub(super) coders: Vec<Coder>,
    pub(super) sum: Option<u32>,
    /// Of coders with several inputs or outputs, which none here unpacks.
    pub(super) is_branched: bool,
    inputs: u64,
    outputs: Vec<usize>,
}

/// One step of unpacking.
#[derive(Clone, Default)]
pub(super) struct Coder {
    pub(super) method: Vec<u8>,
    pub(super) properties: Vec<u8>,
    pub(super) unpacked: u64,
}

/// Bytes being taken from the front.
pub(super) struct Input<'a>(pub(super) &'a [u8]);

impl<'a> Input<'a> {
    pub(super) fn take(&mut self, length: u64) -> Result<&'a [u8], ProblemKind> {
        let length = usize::try_from(length).map_err(|_| ProblemKind::Damaged)?;
        let (taken, rest) = self.0.split_at_checked(length).ok_or(ProblemKind::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ProblemKind> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(ProblemKind::Damaged)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, ProblemKind> {
        self.array().map(|[byte]| byte)
    }

    pub(super) fn word(&mut self) -> Result<u32, ProblemKind> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn whole(&mut self) -> Result<u64, ProblemKind> {
        self.array().map(u64::from_le_bytes)
    }

    /// A number: as many bytes follow the first as it has ones at its top.
    fn number(&mut self) -> Result<u64, ProblemKind> {
        let first = self.byte()?;
        let more = first.leading_ones();
        let mut value = [0; 8];
        for byte in value.iter_mut().take(more as usize) {
            *byte = self.byte()?;
        }
        let top = if more < 7 { u64::from(first & (0x7F >> more)) } else { 0 };
        Ok(u64::from_le_bytes(value) | top << (8 * more.min(7)))
    }

    /// A number of things each of which takes at least some of the rest.
    fn count(&mut self) -> Result<usize, ProblemKind> {
        let count = self.number()?;
        let most = self.0.len() as u64 + 1;
        if count > most { Err(ProblemKind::Damaged) } else { Ok(count as usize) }
    }

    fn bits(&mut self, count: usize) -> Result<Vec<bool>, ProblemKind> {
        let bytes = self.take(count.div_ceil(8) as u64)?;
        Ok((0..count).map(|at| bytes[at / 8] & 0x80 >> (at % 8) != 0).collect())
    }

    fn sums(&mut self, count: usize) -> Result<Vec<Option<u32>>, ProblemKind> {
        let given = if self.byte()? == 0 { self.bits(count)? } else { vec![true; count] };
        given.into_iter().map(|given| given.then(|| self.word()).transpose()).collect()
    }

    fn expect(&mut self, sign: u8) -> Result<(), ProblemKind> {
        if self.byte()? == sign { Ok(()) } else { Err(ProblemKind::Damaged) }
    }
}

/// The list of all members.
pub(super) fn list(mut input: Input<'_>) -> Result<Header, ProblemKind> {
    let mut header = Header::default();
    loop {
        match input.byte()? {
            END => return Ok(header),
            ATTRIBUTES => {
                while input.number()? != 0 {
                    let length = input.number()?;
                    input.take(length)?;
                }
            }
            STREAMS => header.streams = streams(&mut input)?,
            FILES => header.members = members(&mut input, &header.streams)?,
            _ => return Err(ProblemKind::Damaged),
        }
    }
}

/// The packed streams and how they are unpacked.
pub(super) fn streams(input: &mut Input<'_>) -> Result<Streams, ProblemKind> {
    let mut streams = Streams::default();
    let (mut at, mut sizes) = (0, Vec::new());
    loop {
        match input.byte()? {
            END => break,
            PACKED => (at, sizes) = packed(input)?,
            FOLDERS => streams.folders = folders(input)?,
            PARTS => streams.parts = parts(input, &streams.folders)?,
            _ => return Err(ProblemKind::Damaged),
        }
    }
    if streams.parts.is_empty() {
        let whole = |folder: &Folder| vec![(folder.coders.last().map_or(0, |coder| coder.unpacked), folder.sum)];
        streams.parts = streams.folders.iter().map(whole).collect();
    }
    let mut sizes = sizes.into_iter();
    for folder in &mut streams.folders {
        folder.at = at;
        for _ in 0..folder.inputs {
            folder.packed = folder.packed.saturating_add(sizes.next().unwrap_or_default());
        }
        at = at.saturating_add(folder.packed);
    }
    Ok(streams)
}

fn packed(input: &mut Input<'_>) -> Result<(u64, Vec<u64>), ProblemKind> {
    let (at, count) = (input.number()?, input.count()?);
    let mut sizes = Vec::new();
    loop {
        match input.byte()? {
            END => return Ok((at, sizes)),
            SIZES => sizes = (0..count).map(|_| input.number()).collect::<Result<_, _>>()?,
            SUMS => drop(input.sums(count)?),
            _ => return Err(ProblemKind::Damaged),
        }
    }
}

fn folders(input: &mut Input<'_>) -> Result<Vec<Folder>, ProblemKind> {
    input.expect(FOLDER)?;
    let count = input.count()?;
    // Elsewhere than here nobody writes them.
    input.expect(0)?;
    let mut folders = (0..count).map(|_| folder(input)).collect::<Result<Vec<_>, _>>()?;
    input.expect(UNPACKED_SIZES)?;
    for folder in &mut folders {
        let sizes = folder.outputs.iter().map(|_| input.number()).collect::<Result<Vec<_>, _>>()?;
        for (coder, &output) in folder.coders.iter_mut().zip(&folder.outputs) {
            coder.unpacked = sizes.get(output).copied().unwrap_or_default();
        }
    }
    loop {
        match input.byte()? {
            END => return Ok(folders),
            SUMS => {
                let sums = input.sums(count)?;
                folders.iter_mut().zip(sums).for_each(|(folder, sum)| folder.sum = sum);
            }
            _ => return Err(ProblemKind::Damaged),
        }
    }
}

fn folder(input: &mut Input<'_>) -> Result<Folder, ProblemKind> {
    let count = input.number()?;
    if count == 0 || count > MOST_CODERS {
        return Err(ProblemKind::Damaged);
    }
    let (mut listed, mut ins, mut outs) = (Vec::new(), 0, 0);
    for _ in 0..count {
        let flags = input.byte()?;
        let method = input.take(u64::from(flags & 15))?.to_vec();
        let (inputs, outputs) = if flags & 0x10 == 0 { (1, 1) } else { (input.number()?, input.number()?) };
        if inputs > MOST_CODERS || outputs > MOST_CODERS {
            return Err(ProblemKind::Damaged);
        }
        (ins, outs) = (ins + inputs, outs + outputs);
        let length = if flags & 0x20 == 0 { 0 } else { input.number()? };
        let properties = input.take(length)?.to_vec();
        listed.push(Coder { method, properties, unpacked: 0 });
    }
    let bonds = outs.checked_sub(1).ok_or(ProblemKind::Damaged)?;
    let bonds = (0..bonds).map(|_| Ok((input.number()?, input.number()?))).collect::<Result<Vec<_>, ProblemKind>>()?;
    let packed = ins.checked_sub(bonds.len() as u64).ok_or(ProblemKind::Damaged)?;
    if packed > 1 {
        for _ in 0..packed {
            input.number()?;
        }
    }
    let mut folder = Folder { inputs: packed, ..Folder::default() };
    if ins != count || outs != count {
        folder.is_branched = true;
        folder.outputs = (0..outs as usize).collect();
        folder.coders = listed;
        return Ok(folder);
    }
    // The first is the one whose input is no other's output; then each that takes the output of the last.
    let mut next = (0..count).find(|own| bonds.iter().all(|(input, _)| input != own));
    while let Some(at) = next.filter(|_| folder.coders.len() < listed.len()) {
        folder.coders.extend(listed.get(at as usize).cloned());
        folder.outputs.push(at as usize);
        next = bonds.iter().find(|(_, output)| *output == at).map(|(input, _)| *input);
    }
    if folder.coders.len() < listed.len() { Err(ProblemKind::Damaged) } else { Ok(folder) }
}

/// The parts of each folder.
fn parts(input: &mut Input<'_>, folders: &[Folder]) -> Result<Vec<Vec<Part>>, ProblemKind> {
    let mut sign = input.byte()?;
    let mut counts = vec![1; folders.len()];
    if sign == PARTS_OF_FOLDER {
        counts = folders.iter().map(|_| input.count()).collect::<Result<_, _>>()?;
        sign = input.byte()?;
    }
    let has_sizes = sign == SIZES;
    let mut parts = Vec::new();
    for (folder, &count) in folders.iter().zip(&counts) {
        let mut rest = folder.coders.last().map_or(0, |coder| coder.unpacked);
        let mut own = Vec::new();
        // The last one is what is left.
        for _ in 1..count {
            let size = if has_sizes { input.number()? } else { return Err(ProblemKind::Damaged) };
            rest = rest.checked_sub(size).ok_or(ProblemKind::Damaged)?;
            own.push((size, None));
        }
        if count > 0 {
            own.push((rest, if count == 1 { folder.sum } else { None }));
        }
        parts.push(own);
    }
    if has_sizes {
        sign = input.byte()?;
    }
    loop {
        match sign {
            END => return Ok(parts),
            SUMS => {
                // What is the whole folder has its sum already.
                let mut without: Vec<_> = parts.iter_mut().flatten().filter(|(_, sum)| sum.is_none()).collect();
                let sums = input.sums(without.len())?;
                without.iter_mut().zip(sums).for_each(|(part, sum)| part.1 = sum);
            }
            _ => return Err(ProblemKind::Damaged),
        }
        sign = input.byte()?;
    }
}

fn members(input: &mut Input<'_>, streams: &Streams) -> Result<Vec<Member>, ProblemKind> {
    let count = input.count()?;
    let (mut empty, mut names) = (vec![false; count], Vec::new());
    loop {
        let property = input.byte()?;
        if property == END {
            break;
        }
        let length = input.number()?;
        let mut inside = Input(input.take(length)?);
        match property {
            WITHOUT_STREAM => empty = inside.bits(count)?,
            NAMES => {
                inside.expect(0)?;
                names = inside.0.to_vec();
            }
            _ => {}
        }
    }
    let units: Vec<u16> = names.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    let mut names = units.split(|&unit| unit == 0).map(String::from_utf16_lossy);
    let all = streams.parts.iter().enumerate();
    let mut parts = all.flat_map(|(folder, parts)| parts.iter().map(move |part| (folder, part)));
    let member = |is_empty: bool| {
        let (folder, &(size, sum)) = match if is_empty { None } else { parts.next() } {
            Some((folder, part)) => (Some(folder), part),
            None => (None, &(0, None)),
        };
        Member { name: names.next().unwrap_or_default(), folder, size, sum }
    };
    Ok(empty.into_iter().map(member).collect())
}
