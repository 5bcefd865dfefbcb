//! The register and what is written of it, for people and for other programs.
