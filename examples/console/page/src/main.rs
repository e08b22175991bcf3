//! A console's page that starts jobs and watches them.

use std::rc::Rc;

use console_api::{CreateImage, Started};
use gloo_net::http::Request;
use jobwatch::view::{Appearance, JobWatch};
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

const PROJECT: &str = "ac234de2";

/// An image that was asked for.
#[derive(Clone, PartialEq)]
struct Image {
    name: AttrValue,
    job_id: AttrValue,
}

async fn create(name: String) -> Result<Image, gloo_net::Error> {
    let request = Request::post(&format!("/v1/{PROJECT}/cloudimages"))
        .json(&CreateImage { name: name.clone() })?;
    let started: Started = request.send().await?.json().await?;
    Ok(Image {
        name: name.into(),
        job_id: started.job_id.into(),
    })
}

/// What the page shows.
#[derive(Default)]
struct Shown {
    images: Vec<Image>,
    ended: usize,
    failure: Option<String>,
}

enum News {
    Started(Image),
    Refused(String),
    Ended,
}

impl Reducible for Shown {
    type Action = News;

    fn reduce(self: Rc<Self>, news: News) -> Rc<Self> {
        let mut shown = Self {
            images: self.images.clone(),
            ended: self.ended,
            failure: None,
        };
        match news {
            News::Started(image) => shown.images.push(image),
            News::Refused(reason) => shown.failure = Some(reason),
            News::Ended => shown.ended += 1,
        }
        shown.into()
    }
}

#[component]
fn Console() -> Html {
    let shown = use_reducer(Shown::default);
    let name = use_node_ref();

    let on_submit = {
        let (news, name) = (shown.dispatcher(), name.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let name = name.cast::<HtmlInputElement>();
            let name = name.map(|name| name.value()).unwrap_or_default();
            let news = news.clone();
            spawn_local(async move {
                news.dispatch(match create(name).await {
                    Ok(image) => News::Started(image),
                    Err(error) => News::Refused(error.to_string()),
                });
            });
        }
    };
    let on_settled = {
        let news = shown.dispatcher();
        Callback::from(move |_| news.dispatch(News::Ended))
    };

    html! {
        <main>
            <h1>{ "Images" }</h1>
            <form onsubmit={on_submit}>
                <label>{ "Name " }<input ref={name} required=true /></label>
                <button>{ "Create" }</button>
            </form>
            if let Some(failure) = &shown.failure {
                <p role="alert">{ "The image was not asked for: " }{ failure }</p>
            }
            <table>
                { for shown.images.iter().map(|image| html! {
                    <tr key={image.job_id.as_str()}>
                        <th scope="row">{ &image.name }</th>
                        <td>
                            <JobWatch
                                project_id={PROJECT}
                                job_id={image.job_id.clone()}
                                label={image.name.clone()}
                                appearance={Appearance::Inline}
                                on_settled={on_settled.clone()}
                            />
                        </td>
                    </tr>
                }) }
            </table>
            <p>{ shown.ended }{ " ended" }</p>
        </main>
    }
}

fn main() {
    yew::Renderer::<Console>::new().render();
}
