//! Texts by their keys, for whoever knows them only when the page runs.

/// Another text for a key, where there is one.
pub(super) type Own<'a> = &'a dyn Fn(&str) -> Option<&'static str>;

/// What has texts, each with a key: the path to its field, as in `job_types.copy_image`.
pub(super) trait Texts {
    /// Puts other texts in the place of those that have one.
    fn replace(&mut self, key: &str, own: Own<'_>);

    /// Adds each key with its text.
    fn list(&self, key: &str, list: &mut Vec<(String, &'static str)>);
}

impl Texts for &'static str {
    fn replace(&mut self, key: &str, own: Own<'_>) {
        if let Some(text) = own(key) {
            *self = text;
        }
    }

    fn list(&self, key: &str, list: &mut Vec<(String, &'static str)>) {
        list.push((key.to_owned(), self));
    }
}

/// The key of a field of what has itself the key `group`; a language has a blank one.
pub(super) fn key(group: &str, field: &str) -> String {
    match group {
        "" => field.to_owned(),
        group => format!("{group}.{field}"),
    }
}

/// Makes a struct of texts one that [has keys](Texts).
macro_rules! texts {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            $($(#[$meaning:meta])* pub $field:ident: $texts:ty,)*
        }
    ) => {
        $(#[$about])*
        pub struct $name {
            $($(#[$meaning])* pub $field: $texts,)*
        }

        impl $crate::view::messages::texts::Texts for $name {
            fn replace(&mut self, group: &str, own: $crate::view::messages::texts::Own<'_>) {
                use $crate::view::messages::texts::{Texts, key};
                $(Texts::replace(&mut self.$field, &key(group, stringify!($field)), own);)*
            }

            fn list(&self, group: &str, list: &mut Vec<(String, &'static str)>) {
                use $crate::view::messages::texts::{Texts, key};
                $(Texts::list(&self.$field, &key(group, stringify!($field)), list);)*
            }
        }
    };
}

pub(super) use texts;
