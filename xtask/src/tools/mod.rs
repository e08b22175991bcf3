//! The tools that cargo does not bring: found where they are, else installed.

pub(crate) mod apt;
mod browser;
mod cargo_tool;
mod component;
pub(crate) mod cpp;
mod debian_package;
mod driver;
mod installation;
mod node;
mod npm;
mod npm_package;
mod privilege;
mod progress;
mod tool;
mod toolbox;
mod wasm_target;

pub(crate) use self::browser::Browser;
pub(crate) use self::component::Component;
pub(crate) use self::driver::Driver;
pub(crate) use self::installation::Installation;
pub(crate) use self::tool::Tool;
pub(crate) use self::toolbox::Toolbox;
pub(crate) use self::wasm_target::WASM;
