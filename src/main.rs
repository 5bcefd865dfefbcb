//! The program: everything it does is in `command`.

fn main() -> std::process::ExitCode {
    baguan::command::main()
}
