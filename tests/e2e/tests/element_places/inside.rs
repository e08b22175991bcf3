//! Inside what is not the page's own: another element's shadow tree, another yew app.

use jobwatch_e2e::Outcome;
use serde_json::json;

use super::{at_home, two_beats, until_shown};

#[test]
fn element_in_another_elements_shadow_tree_is_shown_and_heard_outside() -> Outcome {
    at_home(async |stage, _| {
        let page = &stage.page;
        page.run("inShadowTree()").await?;
        until_shown(page, "it").await?;
        assert_eq!(page.value("looks(it)").await?, json!("solid"));
        assert_eq!(page.value("outside[0]").await?, json!(["job-change", true]));
        page.run("outer.remove()").await?;
        page.until_true(
            "it is taken away",
            "!roots.get(it).querySelector('.job-watch')",
        )
        .await
    })
}

/// The demo page is an app of yew, and the element brings another one, from another module. Both
/// listen for clicks, and neither may take those of the other for its own.
#[test]
fn click_in_an_element_inside_a_yew_app_is_one_click() -> Outcome {
    at_home(async |stage, home| {
        let page = &stage.page;
        page.visit_url(&home.url("?view=gallery&lang=en")).await?;
        page.until_true("the app is there", "!!document.querySelector('.skip-link')")
            .await?;
        page.run(
            "for (const name of ['harness', 'places']) {
                 const script = document.createElement('script');
                 script.src = `/pages/${name}.js`;
                 script.async = false;
                 document.head.append(script);
             }",
        )
        .await?;
        page.until_true("the harness is there", "!!window.loadPackage")
            .await?;
        page.run("loadPackage()").await?;
        page.until_true("the package is there", "!!window.jobwatch")
            .await?;
        page.run("inYewApp()").await?;
        until_shown(page, "it").await?;
        page.run("press(it, 'Pause updates')").await?;
        page.until_true("it is paused", "it.snapshot.connection.state === 'paused'")
            .await?;
        assert_eq!(
            page.value("skips").await?,
            json!(1),
            "the outer app's listener"
        );
        assert_eq!(page.value("clicks").await?, json!(["job-watch"]));
        page.run("press(it, 'Resume updates')").await?;
        page.until_true("it goes on", "it.snapshot.connection.state === 'live'")
            .await?;
        assert_eq!(page.value("skips").await?, json!(2));

        // The outer app renders anew, and the inner one stays as it is.
        page.run("window.card = roots.get(it).querySelector('.job-watch'); document.querySelector('[name=language][value=ar], [lang=ar]')?.click()")
            .await?;
        two_beats(home, "inner").await?;
        assert_eq!(page.value("card.isConnected").await?, json!(true));
        page.run("it.remove()").await?;
        page.until_true(
            "it is taken away",
            "!roots.get(it).querySelector('.job-watch')",
        )
        .await
    })
}
