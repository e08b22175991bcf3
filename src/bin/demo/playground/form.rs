//! Where body and mapping are entered.

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::draft::{Draft, Reader};
use super::reading::is_json;
use crate::texts::{Texts, use_texts};

#[derive(Properties, PartialEq)]
pub(super) struct FormProps {
    pub(super) draft: Draft,
    pub(super) on_change: Callback<Draft>,
}

#[component]
pub(super) fn Form(props: &FormProps) -> Html {
    let (texts, draft) = (use_texts(), &props.draft);
    let is_bad = !is_json(&draft.body) && !draft.body.trim().is_empty();
    html! {
        <form class="draft" onsubmit={|event: SubmitEvent| event.prevent_default()}>
            { readers(props, texts) }
            { line("src", texts.address, &draft.src, props, |draft, src| draft.src = src) }
            { line("job-id", texts.job_id, &draft.job_id, props, |draft, id| draft.job_id = id) }
            { http_status(props, texts) }
            <label for="body">{ texts.body }</label>
            <textarea
                id="body"
                dir="ltr"
                rows="16"
                spellcheck="false"
                aria-describedby="body-note"
                value={draft.body.clone()}
                oninput={changed(props, |draft, body| Draft { body, ..draft })}
            />
            <p id="body-note" class="note">{ is_bad.then_some(texts.body_no_json) }</p>
            <label for="mapping">{ texts.mapping }</label>
            <textarea
                id="mapping"
                dir="ltr"
                rows="12"
                spellcheck="false"
                placeholder={texts.mapping_built_in}
                value={draft.mapping.clone()}
                oninput={changed(props, Draft::with_mapping)}
            />
        </form>
    }
}

/// Which reader: a choice of it brings its sample.
fn readers(props: &FormProps, texts: &'static Texts) -> Html {
    let (draft, on_change) = (props.draft.clone(), props.on_change.clone());
    let onchange = move |event: Event| {
        let select = event.target_unchecked_into::<HtmlSelectElement>();
        if let Some(reader) = Reader::from_value(&select.value()) {
            on_change.emit(draft.read_by(reader));
        }
    };
    let sample = {
        let (reader, on_change) = (props.draft.reader, props.on_change.clone());
        move |_| on_change.emit(Draft::of(reader))
    };
    let option = |reader: Reader| {
        let name = match reader {
            Reader::BuiltIn => texts.reader_built_in,
            Reader::Preset(name) => name,
            Reader::Own => texts.reader_own,
        };
        let selected = reader == props.draft.reader;
        html! { <option value={reader.value()} {selected}>{ name }</option> }
    };
    html! {
        <>
            <label for="reader">{ texts.reader }</label>
            <div class="draft-reader">
                <select id="reader" {onchange}>{ for Reader::all().map(option) }</select>
                if !props.draft.is_sample {
                    <button type="button" class="plain-button" onclick={sample}>
                        { texts.show_sample }
                    </button>
                }
            </div>
        </>
    }
}

fn line(
    id: &'static str,
    label: &'static str,
    value: &str,
    props: &FormProps,
    set: fn(&mut Draft, String),
) -> Html {
    let (draft, on_change) = (props.draft.clone(), props.on_change.clone());
    let oninput = move |event: InputEvent| {
        let mut draft = draft.clone();
        let input = event.target_unchecked_into::<HtmlInputElement>();
        set(&mut draft, input.value());
        draft.is_sample = false;
        on_change.emit(draft);
    };
    html! {
        <>
            <label for={id}>{ label }</label>
            <input {id} dir="ltr" spellcheck="false" autocomplete="off" value={value.to_owned()} {oninput} />
        </>
    }
}

fn http_status(props: &FormProps, texts: &'static Texts) -> Html {
    let (draft, on_change) = (props.draft.clone(), props.on_change.clone());
    let oninput = move |event: InputEvent| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        if let Ok(http_status) = input.value().parse() {
            on_change.emit(Draft {
                http_status,
                is_sample: false,
                ..draft.clone()
            });
        }
    };
    html! {
        <>
            <label for="http-status">{ texts.http_status }</label>
            <input
                id="http-status"
                type="number"
                min="100"
                max="599"
                value={props.draft.http_status.to_string()}
                {oninput}
            />
        </>
    }
}

/// What a text area makes of the draft.
fn changed(props: &FormProps, change: fn(Draft, String) -> Draft) -> Callback<InputEvent> {
    let (draft, on_change) = (props.draft.clone(), props.on_change.clone());
    Callback::from(move |event: InputEvent| {
        let area = event.target_unchecked_into::<HtmlTextAreaElement>();
        let draft = change(draft.clone(), area.value());
        on_change.emit(Draft {
            is_sample: false,
            ..draft
        });
    })
}
