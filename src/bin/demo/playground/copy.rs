//! The button that copies the code.

use wasm_bindgen_futures::JsFuture;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::texts::use_texts;

/// Whether the text is in the clipboard.
async fn copy(text: &str) -> bool {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    // A page that came without encryption has none.
    match clipboard.filter(|clipboard| !clipboard.is_undefined()) {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct CopyProps {
    pub(super) text: AttrValue,
}

/// Says that it is done until the text is another one.
#[component]
pub(super) fn Copy(props: &CopyProps) -> Html {
    let texts = use_texts();
    let copied = use_state(|| None);
    let onclick = {
        let (text, copied) = (props.text.clone(), copied.setter());
        move |_| {
            let (text, copied) = (text.clone(), copied.clone());
            spawn_local(async move {
                let is_copied = copy(&text).await;
                copied.set(is_copied.then_some(text));
            });
        }
    };
    let is_copied = copied.as_ref() == Some(&props.text);
    html! {
        <>
            <button type="button" class="plain-button" {onclick}>{ texts.copy }</button>
            <span role="status" class="note">{ is_copied.then_some(texts.copied) }</span>
        </>
    }
}
