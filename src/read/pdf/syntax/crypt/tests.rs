//! What qpdf wrote with an empty password, and one file that its owner's empty password opens.

#![allow(clippy::unwrap_used)] // a test that fails
use super::{Crypt, Method};
use crate::document::ProblemKind;
use crate::read::limits::{Budget, Limits};
use crate::read::pdf::syntax::lexer::bytes_of;
use crate::read::pdf::syntax::{Dict, File, Id, Object, parse};

const ID: &[u8] = b"7150b52880cd1d40f86fc8f3ac103bda";

/// Dictionary, method, and what `XMP title` became in object 2.
const FILES: [(&str, Method, &str); 8] = [
    (
        "<< /Filter /Standard /Length 40 /O \
         <c92422687facee686e373f10b5c7d04738053152f7e2ee30e11c69ec442576ab> /P -4 /R 2 /U \
         <85e53a7a306e07333cbb4de1242f198e2d8b62ef5c9b1e4fae7f4aea33d4ad95> /V 1 >>",
        Method::Rc4,
        "2fefc0b09641392dda",
    ),
    (
        "<< /Filter /Standard /Length 128 /O \
         <566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5> /P -4 /R 3 /U \
         <570177fef4a56dfafc89e6865d6232390122456a91bae5134273a6db134c87c4> /V 2 >>",
        Method::Rc4,
        "ea0a7109eab7283841",
    ),
    (
        "<< /CF << /StdCF << /CFM /V2 /Length 16 >> >> /Filter /Standard /Length 128 /O \
         <566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5> /P -4 /R 4 /StmF /StdCF /StrF \
         /StdCF /U <570177fef4a56dfafc89e6865d6232390122456a91bae5134273a6db134c87c4> /V 4 >>",
        Method::Rc4,
        "ea0a7109eab7283841",
    ),
    (
        "<< /CF << /StdCF << /CFM /AESV2 /Length 16 >> >> /Filter /Standard /Length 128 /O \
         <566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5> /P -4 /R 4 /StmF /StdCF /StrF \
         /StdCF /U <570177fef4a56dfafc89e6865d6232390122456a91bae5134273a6db134c87c4> /V 4 >>",
        Method::Aes,
        "f24d3dc72488585bb9a360aabdb62b1107e0ecc4f697390e1488d7850947c773",
    ),
    (
        "<< /CF << /StdCF << /CFM /AESV2 /Length 16 >> >> /EncryptMetadata false /Filter /Standard /Length \
         128 /O <566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5> /P -4 /R 4 /StmF /StdCF \
         /StrF /StdCF /U <313c0ad897ad0c83bbd6ba759712d1f50122456a91bae5134273a6db134c87c4> /V 4 >>",
        Method::Aes,
        "0b1f18f12bd3e0458239522b279e4c9d2f94cea8a316bc3971ebfbe66b619cdc",
    ),
    (
        "<< /CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /Filter /Standard /Length 256 /O \
         <500eb4ce85f4e0f2d15378d385ed979579d940f0fda90e8df983ca472befd7a10049578a704116bdd00e7f3dcf7e5b94> \
         /OE <d48be7144e5254649dbb3865d76d73415bf07cde9fdcb75cd5ffa7d4fff1069d> /P -4 /Perms \
         <d74dea4bd83796cf9b7beb51d4bcfe1a> /R 5 /StmF /StdCF /StrF /StdCF /U \
         <9a50351e1de14906ad350c0a731925589eb5745c0d4b68477edddc73ff3c1419a406d93bc35f15a5711086d759d25c9f> \
         /UE <3b951c49686a5a3d26de5ed42c8a2d72f2bdf4fd0734aeb21ee1bd20273f62bf> /V 5 >>",
        Method::LongAes,
        "5247ba1639cbf7a178bdbf35cf4b41fca9a12a50ce0f9112af886a138bd7fc5b",
    ),
    (
        "<< /CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /Filter /Standard /Length 256 /O \
         <f6b15ed55030033e5475443c9817d0827d92d2614769c75a0fd47f72f2662982c4792e836501906187a6a292a1627e08> \
         /OE <fbbd8cc651f6e0641ba1bec77ff27a6bc6d9d97a97ad2c6eab251da4381ddada> /P -4 /Perms \
         <a6d5aeff2633e0dd092286529f3f6334> /R 6 /StmF /StdCF /StrF /StdCF /U \
         <a365a18ba19cc3d7b8019993815a59142d54b6792531d3ff890391ec40ede63cc2d35c6b12acb663fbf0b415eab83ea5> \
         /UE <5e12dc964aa57fb915655e77957e80ed1ce5f11e20597fe415b5a67b907daef8> /V 5 >>",
        Method::LongAes,
        "5dbb1b409dc9444fd3e9b68855060bbbd1cc7763a78dfe280be5f6757c12754d",
    ),
    (
        "<< /Filter /Standard /Length 128 /O \
         <6b8930fffbbfff633765563bb31c2904752734814e72b56597f774cf9003971f> /P 4294967292 /R 3 /U \
         <fec1059b99541fff683a79a04425d19300000000000000000000000000000000> /V 2 >>",
        Method::Rc4,
        "d01a98d15bd371199f",
    ),
];

fn dict(text: &str) -> Object {
    parse::object(&mut crate::read::pdf::syntax::lexer::Lexer::new(text.as_bytes(), 0))
}

fn opened(encrypt: &str, id: &[u8]) -> Result<Option<Crypt>, ProblemKind> {
    let budget = Budget::new(Limits::default());
    let bytes = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n";
    let file = File::of(bytes, &budget)?;
    Crypt::open(&file, dict(encrypt).as_dict().unwrap(), &bytes_of(id))
}

const TWO: Id = Id { number: 2, generation: 0 };

#[test]
fn empty_passwords_open() {
    for (encrypt, method, title) in FILES {
        let crypt = opened(encrypt, ID).unwrap().unwrap();
        assert_eq!((crypt.strings, crypt.streams), (method, method), "{encrypt}");
        let title = bytes_of(title.as_bytes());
        assert_eq!(crypt.string(TWO, title.clone()), b"XMP title", "{encrypt}");
        assert_eq!(&*crypt.stream(TWO, &Dict::default(), &title), b"XMP title");
        let other = crypt.string(Id { number: 3, generation: 0 }, title);
        assert_eq!(other == b"XMP title", method == Method::LongAes);
    }
}

#[test]
fn some_streams_are_plain() {
    let stream = |crypt: &Crypt, text: &str| crypt.stream(TWO, dict(text).as_dict().unwrap(), b"plain").into_owned();
    for (encrypt, ..) in FILES {
        let crypt = opened(encrypt, ID).unwrap().unwrap();
        let clear = encrypt.contains("EncryptMetadata");
        assert_eq!(stream(&crypt, "<</Type/Metadata>>") == b"plain", clear);
        assert_eq!(stream(&crypt, "<</Filter[/Crypt/FlateDecode]>>"), b"plain");
        assert_eq!(stream(&crypt, "<</Filter/Crypt/DecodeParms<</Name/Identity>>>>"), b"plain");
        assert_ne!(stream(&crypt, "<</Type/EmbeddedFile>>"), b"plain");
    }
}

#[test]
fn only_what_is_attached_may_be_locked() {
    let (encrypt, ..) = FILES[3];
    let locked = encrypt.replace("/StmF /StdCF /StrF /StdCF", "/EFF /StdCF");
    let crypt = opened(&locked, b"00").unwrap().unwrap();
    assert!(crypt.is_locked(dict("<</Type/EmbeddedFile>>").as_dict().unwrap()));
    assert!(!crypt.is_locked(&Dict::default()));
    assert_eq!(crypt.string(TWO, b"plain".to_vec()), b"plain");
}

#[test]
fn what_needs_a_password_says_so() {
    let (encrypt, ..) = FILES[3];
    let changes = [
        ("/P -4", "/P -8"),
        ("/Standard", "/Adobe.PubSec"),
        ("/AESV2", "/AESV4"),
        ("/V 4", "/V 3"),
        ("/U <", "/U <00"),
    ];
    for (from, to) in changes {
        assert!(matches!(opened(&encrypt.replace(from, to), ID), Err(ProblemKind::Encrypted)), "{to}");
    }
    assert!(matches!(opened(encrypt, b"00"), Err(ProblemKind::Encrypted)));
    let (long, ..) = FILES[6];
    assert!(matches!(opened(&long.replace("/U <a3", "/U <a4"), ID), Err(ProblemKind::Encrypted)));
    assert!(matches!(opened("<<>>", ID), Err(ProblemKind::Encrypted)));
}

#[test]
fn a_wrong_length_of_the_key_does_no_harm() {
    let (encrypt, ..) = FILES[3];
    for length in ["/Length 40", "/Length 16", "/Length 999999999999", "/Length -1", ""] {
        assert!(opened(&encrypt.replace("/Length 128", length), ID).is_ok(), "{length}");
    }
}
